import './spoken';
import { demoStates } from './demo-states';
import { openPageState } from './page-state';

await openPageState(demoStates, () => import('../../src/pages/demo/main'));
