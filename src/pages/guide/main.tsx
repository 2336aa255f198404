import { mountPage } from '../mount-page';
import { GuidePage } from './guide-page';

mountPage('guide', GuidePage);
