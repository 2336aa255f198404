import type { NameListFacts } from '../../src/messages/name-list';
import type { TieOutSnapshot } from '../../src/messages/tie-out-input';
import { sampleNow } from '../unit/panel/sample-view';
import type { Answers } from './fake-browser';
import { backfillWith, notConnected, type PageState } from './options-states';

const day = 86_400_000;

const clientsFile: NameListFacts = {
  id: 'karbon-organization-person',
  system: 'karbon',
  holds: ['organization', 'person'],
  fileName: 'Karbon clients 2026-11-26.csv',
  savedAt: sampleNow - 2 * day,
  readAt: sampleNow - day,
  size: 40_000,
  isKept: true,
  isWorkbook: false,
  sheet: null,
  count: 11,
  oddRowCount: 2,
  oddRows: [
    { line: 4, reason: 'noName', name: '' },
    { line: 19, reason: 'twice', name: 'Finch & Sons' },
  ],
  isPartial: false,
  tellsInactive: true,
  layout: { headerRow: 0, columns: { name: 1, key: 0 }, kind: 'organization', personOrder: 'lastFirst' },
  header: ['karbon key', 'name'],
};

const jobsFile: NameListFacts = {
  ...clientsFile,
  id: 'quickbooksTime-job',
  system: 'quickbooksTime',
  holds: ['job'],
  fileName: 'Existing Jobs.csv',
  savedAt: sampleNow - 3 * day,
  isKept: false,
  count: 11,
  oddRowCount: 0,
  oddRows: [],
  tellsInactive: false,
};

const nothingConnected = backfillWith({
  jobcodes: notConnected,
  timeUsers: notConnected,
  customers: notConnected,
  nameHolders: notConnected,
  karbonClients: notConnected,
  karbonUsers: notConnected,
  entries: notConnected,
});

/** The tie-out before anything is connected. @param usual what a tie-out of all three answers */
export function nameListStates(
  usual: Answers & { readonly 'tieOut.input': TieOutSnapshot },
): Readonly<Record<string, PageState>> {
  const files = [clientsFile, jobsFile];
  const input = usual['tieOut.input'];
  const answers: Answers = {
    ...usual,
    'connections.list': { redirectAddress: '', connections: [] },
    'backfill.readForLists': nothingConnected,
    'nameLists.read': files,
    'since.baseline': null,
    'since.begin': null,
    'tieOut.input': {
      ...input,
      names: {
        ...input.names,
        records: { ...input.names.records, quickbooks: null },
        blocks: { quickbooksTime: null, quickbooks: { code: 'notConnected' } },
      },
      readAt: { karbon: null, quickbooksTime: null, quickbooks: null },
      files,
      karbonTenant: null,
    },
  };
  const before: Answers = { ...answers, 'nameLists.read': [] };
  return {
    'nothing connected': { answers: before },
    'nothing connected, dark': { answers: before, isDark: true },
    'names from files': { answers },
    'names from files, a row opened': {
      answers,
      press: ['tr[data-key="k7"] .unfold button'],
    },
    'names from files, their lists': { answers, press: ['.in-use summary'], isDark: true },
  };
}
