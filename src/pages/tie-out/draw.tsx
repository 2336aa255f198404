import { m } from '../../i18n/compiled/messages';
import { mountPage } from '../mount-page';
import { TieOutPage } from './tie-out-page';

document.title = m.pages_title_tie_out();
mountPage('tieout', TieOutPage);
