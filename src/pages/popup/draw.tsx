import { m } from '../../i18n/compiled/messages';
import { mountPage } from '../mount-page';
import { PopupPage } from './popup-page';

document.title = m.pages_title_popup();
mountPage('popup', PopupPage);
