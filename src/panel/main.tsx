import { mountPanel } from './mount-panel';
import { type PanelGlobal, panelKey } from './panel-handle';

const world: PanelGlobal = globalThis;
world[panelKey] = mountPanel;
