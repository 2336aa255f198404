import { helpStates } from './help-states';
import { openPageState } from './page-state';

// It has no script of its own.
await openPageState(helpStates, async () => undefined);
