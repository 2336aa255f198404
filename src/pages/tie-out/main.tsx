import { render } from 'preact';
import { TieOutPage } from './tie-out-page';

const root = document.getElementById('tieout');
if (root) render(<TieOutPage />, root);
