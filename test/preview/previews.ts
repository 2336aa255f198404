import { demoStates } from './demo-states';
import { guideStates } from './guide-states';
import { helpStates } from './help-states';
import { optionsStates } from './options-states';
import { panelStates } from './panel-states';
import { popupStates } from './popup-states';
import { tieOutStates } from './tie-out-states';

/** The pages of the preview with their states, and where each state is. */
export const previews = [
  { page: 'panel', names: Object.keys(panelStates) },
  { page: 'demo', names: Object.keys(demoStates) },
  { page: 'guide', names: Object.keys(guideStates) },
  { page: 'help', names: Object.keys(helpStates) },
  { page: 'help-fr', names: Object.keys(helpStates) },
  { page: 'options', names: Object.keys(optionsStates) },
  { page: 'popup', names: Object.keys(popupStates) },
  { page: 'tie-out', names: Object.keys(tieOutStates) },
].map(({ page, names }) => ({
  page,
  states: names.map((name) => ({
    name,
    address: `/test/preview/${page}.html?state=${encodeURIComponent(name)}`,
  })),
}));
