import { m } from '../../i18n/compiled/messages';
import { mountPage } from '../mount-page';
import { DemoPage } from './demo-page';

document.title = m.demo_page_title();
mountPage('demo', DemoPage);
