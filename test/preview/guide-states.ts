import type { PresetView } from '../../src/messages/setup';
import { sampleNow } from '../unit/panel/sample-view';
import type { Answers } from './fake-browser';
import { allConnected, connected, connections, open, type PageState, refused } from './options-states';

const presets: PresetView = {
  preset: [],
  locked: [],
  canSignIn: { quickbooksTime: false, quickbooks: false, karbon: false },
  company: { quickbooksTime: '', quickbooks: '', karbon: '' },
  canHandOver: [],
  askWhom: '',
  listFileName: '',
  oddNames: [],
  isManaged: false,
};

const handedOver: PresetView = {
  ...presets,
  canSignIn: { ...presets.canSignIn, quickbooksTime: true },
  company: { ...presets.company, quickbooksTime: 'Alder & Finch CPAs' },
};

const none = [open('quickbooksTime'), open('quickbooks'), open('karbon')];

function answersOf(views: typeof none, setup: PresetView = presets): Answers {
  return { 'connections.list': connections(views), 'setup.view': setup };
}

const administrator = { guide: { role: 'administrator', ticked: [] } };
const tenant = 'Alder & Finch CPAs';
const [time = refused, ...others] = allConnected;
const linked = { ...time, linkedTo: 'online' as const };

/** Every state of the guide that has a look of its own, by name. */
export const guideStates = {
  loading: { answers: {} },
  'who is it for': { answers: answersOf(none) },
  'nothing done': {
    answers: answersOf(none),
    stored: administrator,
    press: ['[data-step=time] .troubles > summary'],
  },
  "Intuit's questions": {
    answers: answersOf([connected('quickbooksTime'), open('quickbooks'), open('karbon')]),
    stored: administrator,
    press: ['[data-step=quickbooks] .answers > summary', '[data-step=quickbooks] .troubles > summary'],
    at: '[data-step=quickbooks]',
  },
  'not linked': {
    answers: answersOf([{ ...time, linkedTo: 'none' }, connected('quickbooks'), open('karbon')]),
    stored: administrator,
    at: '[data-step=pairing]',
  },
  'some need attention': {
    answers: answersOf([linked, ...others]),
    stored: { ...administrator, 'tie-out': { at: sampleNow, all: 480, open: 12, tenant } },
    at: '[data-step=tieOut]',
  },
  'sign in again': { answers: answersOf([refused, ...others]), stored: administrator },
  'all done': {
    answers: answersOf([linked, ...others]),
    stored: {
      guide: { role: 'administrator', ticked: ['karbonLink', 'handOver'] },
      'tie-out': { at: sampleNow, all: 480, open: 0, tenant },
    },
  },
  'staff, handed over': { answers: answersOf(none, handedOver) },
  'staff, nothing handed over': {
    answers: answersOf(none),
    stored: { guide: { role: 'staff', ticked: [] } },
  },
  'tie out next, dark': {
    answers: answersOf([linked, ...others]),
    stored: administrator,
    isDark: true,
  },
} as const satisfies Readonly<Record<string, PageState>>;
