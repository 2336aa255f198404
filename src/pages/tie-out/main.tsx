import { mountPage } from '../mount-page';
import { TieOutPage } from './tie-out-page';

mountPage('tieout', TieOutPage);
