import { Component, Fragment } from 'preact';
import { jsx, jsxs } from 'preact/jsx-runtime';
import { type FixingGlobal, preactKey } from './fixing-script';
import { mountPanel } from './mount-panel';
import { type PanelGlobal, panelKey } from './panel-handle';

const world: PanelGlobal & FixingGlobal = globalThis;
world[preactKey] = { Component, Fragment, jsx, jsxs };
world[panelKey] = mountPanel;
