import './spoken';
import { guideStates } from './guide-states';
import { openPageState } from './page-state';

await openPageState(guideStates, () => import('../../src/pages/guide/draw'));
