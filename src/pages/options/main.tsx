import { mountPage } from '../mount-page';
import { OptionsPage } from './options-page';

mountPage('options', OptionsPage);
