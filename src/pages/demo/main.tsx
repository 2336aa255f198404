import { mountPage } from '../mount-page';
import { DemoPage } from './demo-page';

mountPage('demo', DemoPage);
