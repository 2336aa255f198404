import { m } from '../../i18n/compiled/messages';
import { mountPage } from '../mount-page';
import { GuidePage } from './guide-page';

document.title = m.pages_title_guide();
mountPage('guide', GuidePage);
