import './spoken';
import { openPageState } from './page-state';
import { tieOutStates } from './tie-out-states';

await openPageState(tieOutStates, () => import('../../src/pages/tie-out/draw'));
