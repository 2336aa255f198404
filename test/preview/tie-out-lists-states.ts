import type { StakedRecord } from '../../src/domain/matching/record-stakes';
import type { NamedWork } from '../../src/domain/matching/work-of-one-name';
import { defaultNamingRule } from '../../src/domain/naming/naming-rule';
import type { KarbonClient, ListId } from '../../src/domain/records/records';
import { type ListsSnapshot, type PeopleSnapshot, recordIdMark } from '../../src/messages/tie-out-lists';
import { recordsOf } from '../unit/domain/sample-lists';
import { sampleNow } from '../unit/panel/sample-view';
import { client } from '../unit/services/sample-records';
import type { Answers } from './fake-browser';
import type { PageState } from './options-states';

/** What a tie-out of the firm of these states starts from. */
export interface FirmForLists {
  readonly clients: readonly KarbonClient[];
  readonly records: Readonly<Record<ListId, readonly StakedRecord[]>>;
}

function staked(paths: readonly string[], balances: Readonly<Record<string, number>> = {}): StakedRecord[] {
  return recordsOf(paths).map((record) => ({ ...record, balance: balances[record.id] ?? null }));
}

const firm: FirmForLists = {
  clients: [
    client('k1', 'Fernhill Dental'),
    client('k2', 'Orrin Group LLC'),
    client('k3', 'Cedar Homes'),
    client('k4', 'Kelso Partners'),
    client('k5', 'Kelso Partners LLC'),
  ],
  records: {
    quickbooksTime: staked([
      'Fernhill Dental',
      'FERNHILL  Dental',
      'FERNHILL  Dental:2025 Tax return',
      'Fernhill Dental (old)',
      'Orrin Group LLC',
      'Orrin Group LLC dba Pinetop Bikes',
      '-Orrin Group LLC (deleted)',
      'Harbor Marine Supply',
      'Cedar Hmes',
      'Juniper Health',
      'Juniper Health:Payroll',
      'Juniper Health:PAYROLL',
    ]),
    quickbooks: staked(
      [
        'Fernhill Dental',
        'Copy of Fernhill Dental',
        'Copy of Fernhill Dental:Cleaning',
        'Kelso Partners',
        'Kelso Partners LLC',
        'Calder, Ines',
        'Ines Calder',
        'Cedar Homes',
        '-Cedar Homes (deleted)',
        'Delta Outfitters',
      ],
      { 1: 1_250, 2: 90.5, 10: 320 },
    ),
  },
};

const item = (key: string, title: string, primaryStatus: string): NamedWork => ({
  key,
  title,
  client: { kind: 'organization', key: 'k1' },
  clientName: 'Fernhill Dental',
  primaryStatus,
});

const lists: ListsSnapshot = {
  records: firm.records,
  links: { quickbooksTime: [], quickbooks: [] },
  time: {
    tracked: [
      { id: '1', seconds: 149_400, lastDay: '2026-11-20' },
      { id: '3', seconds: 9_000, lastDay: '2025-03-14' },
      { id: '8', seconds: 3_600, lastDay: '2026-10-02' },
    ],
    from: '2024-01-01',
    scope: 'everybody',
  },
  work: [
    item('w1', 'Monthly bookkeeping', 'In Progress'),
    item('w2', 'Monthly Bookkeeping', 'Completed'),
    item('w3', 'Payroll', 'Planned'),
  ],
  rule: defaultNamingRule,
  addresses: {
    quickbooksTime: 'https://tsheets.intuit.com/',
    quickbooks: `https://qbo.intuit.com/app/customerdetail?nameId=${recordIdMark}`,
  },
  isTimeFed: false,
};

const people: PeopleSnapshot = {
  karbon: {
    isConnected: true,
    readAt: sampleNow,
    users: [
      { key: 'u1', name: 'Joanna Kay', email: 'joanna@firm.example' },
      { key: 'u2', name: 'Dana Ruiz', email: 'dana@firm.example' },
      { key: 'u3', name: 'Lee Park', email: 'lee@firm.example' },
      { key: 'u4', name: 'Mia Torres', email: 'mia@firm.example' },
      { key: 'u5', name: 'Sam Ortiz', email: 'sam@firm.example' },
    ],
  },
  quickbooksTime: {
    isConnected: true,
    readAt: sampleNow,
    users: [
      { id: '1', name: 'Jo Kay', email: 'jo@firm.example', isActive: true },
      { id: '2', name: 'Dana Ruiz', email: 'Dana@firm.example', isActive: true },
      { id: '3', name: 'Lee Park', email: '', isActive: true },
      { id: '4', name: 'Pat Quinn', email: 'pat@firm.example', isActive: true },
      { id: '5', name: 'Sam Ortiz', email: 'sam@firm.example', isActive: false },
      { id: '6', name: 'D. Ruiz', email: 'd.ruiz@firm.example', isActive: false },
      { id: '7', name: 'Dana Ruiz', email: 'dana.r@firm.example', isActive: true },
    ],
  },
  links: [
    ['1', 'u1'],
    ['6', 'u2'],
  ],
};

const openLists = '#tab-lists';
const openPeople = '#tab-people';
const filter = (place: number) => `.tab-panel .filters button:nth-of-type(${place})`;
const nobody = { isConnected: false, users: null, readAt: null };

/** Every look of what is inside each list, and of the people. @param tieOut the answers from which the firm is tied out */
export function listsStates(tieOut: (firm: FirmForLists) => Answers) {
  const answers: Answers = { ...tieOut(firm), 'lists.input': lists, 'people.read': people };
  const lonely: FirmForLists = {
    clients: [client('k1', 'Fernhill Dental')],
    records: { quickbooksTime: staked(['Fernhill Dental']), quickbooks: staked(['Fernhill Dental']) },
  };
  const refused = { refused: { code: 'internal', system: null, retryAt: null, detail: '' } } as const;
  const steps = '.group:nth-of-type(1) summary';
  return {
    'lists, duplicates in QuickBooks Time': { answers, press: [openLists, steps], at: '.lists' },
    'lists, duplicates in QuickBooks': { answers, press: [openLists, filter(2), steps], at: '.lists' },
    'lists, duplicates, dark': { answers, press: [openLists, filter(2)], at: '.lists', isDark: true },
    'lists, inactive copies': { answers, press: [openLists, filter(3), steps], at: '.lists' },
    'lists, customers without a client': { answers, press: [openLists, filter(4)], at: '.lists' },
    'lists, customers in QuickBooks without a client': {
      answers,
      press: [openLists, filter(5)],
      at: '.lists',
    },
    'lists, work of one name': { answers, press: [openLists, filter(6)], at: '.lists' },
    'lists, from QuickBooks, time not loaded': {
      answers: { ...answers, 'lists.input': { ...lists, time: null, isTimeFed: true } },
      press: [openLists, steps],
      at: '.lists',
    },
    'lists, nothing to find': {
      answers: { ...answers, ...tieOut(lonely), 'lists.input': { ...lists, ...lonely, work: [] } },
      press: [openLists],
      at: '.lists',
    },
    'lists, refused': { answers: { ...answers, 'lists.input': refused }, press: [openLists] },
    'people, emails differ': { answers, press: [openPeople], at: '.lists' },
    'people, all': { answers, press: [openPeople, filter(7)], at: '.lists' },
    'people, dark': { answers, press: [openPeople, filter(7)], at: '.lists', isDark: true },
    'people, loading': {
      answers: { ...answers, 'people.read': { ...people, karbon: { ...people.karbon, users: null } } },
      press: [openPeople],
    },
    'people, not connected': {
      answers: { ...answers, 'people.read': { ...people, quickbooksTime: nobody } },
      press: [openPeople],
    },
    'people, refused': { answers: { ...answers, 'people.read': refused }, press: [openPeople] },
  } as const satisfies Readonly<Record<string, PageState>>;
}
