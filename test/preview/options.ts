import './spoken';
import { optionsStates } from './options-states';
import { openPageState } from './page-state';

await openPageState(optionsStates, () => import('../../src/pages/options/draw'));
