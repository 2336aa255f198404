import { m } from '../../i18n/compiled/messages';
import { mountPage } from '../mount-page';
import { OptionsPage } from './options-page';

document.title = m.pages_title_options();
mountPage('options', OptionsPage);
