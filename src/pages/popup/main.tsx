import { mountPage } from '../mount-page';
import { PopupPage } from './popup-page';

mountPage('popup', PopupPage);
