import { render } from 'preact';
import { OptionsPage } from './options-page';

const root = document.getElementById('options');
if (root) render(<OptionsPage />, root);
