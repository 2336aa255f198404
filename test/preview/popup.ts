import './spoken';
import { openPageState } from './page-state';
import { popupStates } from './popup-states';

await openPageState(popupStates, () => import('../../src/pages/popup/draw'));
