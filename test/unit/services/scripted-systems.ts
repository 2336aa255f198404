import type {
  BudgetLine,
  Customer,
  Jobcode,
  KarbonClient,
  KarbonUser,
  NameHolder,
  TimeEntry,
  TimeUser,
  WorkItem,
} from '../../../src/domain/records/records';
import type { Gateways, Readers } from '../../../src/services/connections/gateways';
import type { SignInServices } from '../../../src/services/connections/sign-in-services';
import { SystemError } from '../../../src/systems/http/system-error';

import { acme, customer, doe, entry, group, jobcode, startMs, workItem } from './sample-records';

/** A firm small enough to read, behind sources that count what they are asked. */
export interface ScriptedFirm {
  nowMs: number;
  /** The address of the company in QuickBooks Time. */
  timeCompany: string;
  jobcodes: Jobcode[];
  users: TimeUser[];
  entries: TimeEntry[];
  changed: TimeEntry[];
  /** Entries that come in a form that cannot be read. */
  readonly oddIds: Set<string>;
  deletedIds: string[];
  stamps: { timesheets: string; timesheetsDeleted: string; jobcodes: string; users: string };
  changedJobcodes: Jobcode[];
  customers: Customer[];
  holders: NameHolder[];
  clients: KarbonClient[];
  work: WorkItem[];
  budget: BudgetLine[];
  karbonUsers: KarbonUser[];
  canManageJobcodes: boolean;
  scope: 'everybody' | 'ownGroups' | 'own';
  /** A system that is in here fails so at every request. */
  readonly failing: Map<string, SystemError>;
  /** QuickBooks Time says what has moved only when this is settled. */
  answersAfter: Promise<void>;
  /** What was asked, oldest first, such as `quickbooksTime stamps`; but not the windows of the whole account's entries. */
  readonly asked: string[];
  /** The windows of the whole account's entries that were asked for, oldest first. */
  readonly windows: { from: string; to: string; page: number; isBare: boolean }[];
  /** Entries on a page of a window. */
  pageSize: number;
  /** What happens after the service has taken the rows of a window together and before its answer is there. */
  whileWindowIsRead: () => void | Promise<void>;
  /** What happens before the service takes the entries of jobcodes together. */
  beforeEntriesAreRead: () => void;
  /** How many more organizations Karbon counts than it shows. */
  hiddenClients: number;
  /** What happens after Karbon has taken the organizations together and before it counts them. */
  whileClientsAreRead: () => void;
  /** What happens while QuickBooks takes together what has changed. */
  onChanges: () => void | Promise<void>;
  /** Ids that QuickBooks reports as deleted and does not give by themselves. */
  reportedDeleted: readonly string[];
  /** What has moved is told only after this: the network is slower than the store. */
  stampsAfter: Promise<void>;
  countOf(start: string): number;
}

/** Acme Co stands in all lists, with work `2025 Tax return`; Doe, Jane and the group have jobcodes of their own. */
export function scriptedFirm(): ScriptedFirm {
  const asked: string[] = [];
  return {
    nowMs: startMs,
    jobcodes: [
      jobcode('10', 'Acme Co'),
      jobcode('11', '2025 Tax return', '10'),
      jobcode('12', '2026 Bookkeeping', '10'),
      jobcode('20', 'Doe, Jane'),
      jobcode('30', 'Acme family'),
    ],
    users: [
      {
        id: '1',
        name: 'Dana Hill',
        email: 'dana@firm.test',
        isActive: true,
        submittedTo: null,
        approvedTo: null,
        isAdministrator: false,
      },
      {
        id: '2',
        name: 'Lee Park',
        email: 'lee@firm.test',
        isActive: true,
        submittedTo: null,
        approvedTo: null,
        isAdministrator: false,
      },
    ],
    entries: [
      entry('100', '11', '2026-11-16', 2, { isLocked: true }),
      entry('101', '11', '2026-11-17', 1.5, { userId: '2', notes: 'Draft review' }),
      entry('102', '12', '2026-10-01', 3),
      entry('103', '10', '2026-09-01', 1),
      entry('104', '20', '2026-11-02', 4),
      entry('105', '30', '2026-11-03', 0.5),
    ],
    changed: [],
    oddIds: new Set(),
    deletedIds: [],
    stampsAfter: Promise.resolve(),
    stamps: {
      timesheets: '2026-11-18T10:00:00+00:00',
      timesheetsDeleted: '2026-11-10T10:00:00+00:00',
      jobcodes: '2026-11-01T10:00:00+00:00',
      users: '2026-11-01T10:00:00+00:00',
    },
    changedJobcodes: [],
    customers: [
      customer('c10', 'Acme Co'),
      customer('c11', '2025 Tax return', 'c10'),
      customer('c12', '2026 Bookkeeping', 'c10'),
      customer('c20', 'Doe, Jane'),
      customer('c30', 'Acme family'),
    ],
    holders: [],
    clients: [acme, doe, { ...group, members: null }],
    work: [
      workItem('WorkKey123', '2025 Tax return', acme, { relatedGroupKey: group.key }),
      workItem('WorkKey456', '2026 Bookkeeping', acme),
    ],
    budget: [
      { userKey: 'u1', roleName: 'Manager', taskTypeName: 'Review', estimateMinutes: 600, actualMinutes: 0 },
    ],
    timeCompany: 'harbor',
    karbonUsers: [{ key: 'u1', name: 'Dana Hill', email: 'Dana@firm.test' }],
    canManageJobcodes: true,
    scope: 'everybody',
    failing: new Map(),
    answersAfter: Promise.resolve(),
    asked,
    windows: [],
    pageSize: 200,
    whileWindowIsRead: () => undefined,
    beforeEntriesAreRead: () => undefined,
    reportedDeleted: [],
    hiddenClients: 0,
    whileClientsAreRead: () => undefined,
    onChanges: () => undefined,
    countOf: (start) => asked.filter((what) => what.startsWith(start)).length,
  };
}

export function scriptedGateways(firm: ScriptedFirm): Gateways {
  const ask = askerOf(firm);
  async function* page<RecordType>(what: string, records: () => readonly RecordType[]) {
    ask(what);
    const time = '2026-11-18T09:00:00-08:00';
    yield { records: records(), leftOut: 0, serverNowMs: firm.nowMs, time, next: null };
  }
  async function* entryPage(what: string, entries: () => readonly TimeEntry[]) {
    ask(what);
    const records = entries().filter(({ id }) => !firm.oddIds.has(id));
    yield {
      records,
      leftOut: entries().length - records.length,
      serverNowMs: firm.nowMs,
      users: firm.users,
      jobcodes: firm.jobcodes,
    };
  }
  function isBelow(id: string, ancestors: readonly string[]): boolean {
    const parentId = firm.jobcodes.find((each) => each.id === id)?.parentId;
    return ancestors.includes(id) || (parentId != null && isBelow(parentId, ancestors));
  }

  const readers: Readers = {
    quickbooksTime: {
      source: {
        async currentUser() {
          ask('quickbooksTime currentUser');
          const { scope, canManageJobcodes } = firm;
          const rights = { userId: '1', userName: 'Dana Hill', scope, canManageJobcodes };
          return { companyName: 'Harbor CPAs', clientUrl: firm.timeCompany, rights };
        },
        async account() {
          ask('quickbooksTime account');
          return {
            companyName: 'Harbor CPAs',
            timeZone: 'America/Denver',
            weekStartsOn: 0,
            quickbooks: 'online',
            hasTwoWaySync: false,
          };
        },
        async stamps() {
          ask('quickbooksTime stamps');
          await firm.answersAfter;
          return { ...firm.stamps, serverNowMs: firm.nowMs };
        },
        jobcodes: ({ modifiedSince }) =>
          page(`quickbooksTime jobcodes ${modifiedSince ?? 'all'}`, () =>
            modifiedSince ? firm.changedJobcodes : firm.jobcodes,
          ),
        users: ({ modifiedSince }) =>
          page(`quickbooksTime users ${modifiedSince ?? 'all'}`, () => firm.users),
        entriesOf: ({ jobcodeIds, days }) =>
          entryPage(`quickbooksTime entriesOf ${jobcodeIds.join()} ${days.from}`, () => {
            firm.beforeEntriesAreRead();
            return firm.entries.filter(
              (each) =>
                isBelow(each.jobcodeId, jobcodeIds) && each.date >= (days.from ?? '') && each.date <= days.to,
            );
          }),
        async entriesDated({ days, page, isBare }) {
          firm.windows.push({ ...days, page, isBare });
          const error = firm.failing.get('quickbooksTime');
          if (error) throw error;
          const dated = firm.entries.filter(({ date }) => date >= days.from && date <= days.to);
          const records = dated.slice((page - 1) * firm.pageSize, page * firm.pageSize);
          await firm.whileWindowIsRead();
          return {
            records,
            leftOut: 0,
            serverNowMs: firm.nowMs,
            users: [],
            jobcodes: [],
            hasMore: dated.length > page * firm.pageSize,
          };
        },
        entriesChangedSince: (stamp) => entryPage(`quickbooksTime changed ${stamp}`, () => firm.changed),
        entriesDeletedSince: (stamp) =>
          page(`quickbooksTime deleted ${stamp}`, () =>
            firm.deletedIds.map((id) => ({ id, lastModified: stamp })),
          ),
        deletedEntriesDated: ({ from }) => page(`quickbooksTime deleted of ${from}`, () => []),
        async requiredFields() {
          ask('quickbooksTime requiredFields');
          return { serviceItem: false, class: false };
        },
      },
    },
    quickbooks: {
      source: () => ({
        async company() {
          ask('quickbooks company');
          return { companyName: 'Harbor CPAs LLC' };
        },
        customers: () => page('quickbooks customers', () => firm.customers),
        async customerDetails(id) {
          ask(`quickbooks customer ${id}`);
          const customer = firm.customers.find((each) => each.id === id);
          if (!customer) throw new SystemError('notFound', 'quickbooks');
          return {
            customer,
            companyName: '',
            person: { first: '', middle: '', last: '' },
            emails: [],
            phones: [],
            terms: '',
            balanceWithJobs: customer.balance,
            currency: 'USD',
            createdOn: '2024-03-02',
          };
        },
        nameHolders: () => page('quickbooks nameHolders', () => firm.holders),
        async changesSince(cursor) {
          ask(`quickbooks changes ${cursor}`);
          await firm.onChanges();
          const nothing = { customers: [], nameHolders: [], unreadIds: firm.reportedDeleted, leftOut: 0 };
          return { ...nothing, cursor: '2026-11-18T09:30:00-08:00', isComplete: true };
        },
        async hasTimeTracking() {
          ask('quickbooks hasTimeTracking');
          return true;
        },
        timeActivities: ({ days }) => page(`quickbooks timeActivities ${days.from}`, () => []),
        async countTimeActivities({ from }) {
          ask(`quickbooks countTimeActivities ${from}`);
          return 0;
        },
      }),
    },
    karbon: {
      source: {
        async tenant() {
          ask('karbon tenant');
          return { tenantKey: 'TenantKey1' };
        },
        async *clients(kind) {
          const all = () => firm.clients.filter((each) => each.kind === kind);
          const hidden = kind === 'organization' ? firm.hiddenClients : 0;
          for await (const one of page(`karbon clients ${kind}`, all)) {
            if (kind === 'organization') firm.whileClientsAreRead();
            yield { ...one, total: all().length + hidden };
          }
        },
        async client({ key }) {
          ask(`karbon client ${key}`);
          const found = [acme, doe, group, ...firm.clients].find((each) => each.key === key);
          if (!found) throw new SystemError('notFound', 'karbon');
          return found;
        },
        async clientDetails({ key }) {
          ask(`karbon details ${key}`);
          const client = [acme, doe, group, ...firm.clients].find((each) => each.key === key);
          if (!client) throw new SystemError('notFound', 'karbon');
          return { client, isHidden: false, emails: [], phones: [], contacts: [], organizationKeys: [] };
        },
        async workItem(key) {
          ask(`karbon workItem ${key}`);
          const found = firm.work.find((each) => each.key === key);
          if (!found) throw new SystemError('notFound', 'karbon');
          return found;
        },
        async *work() {
          for await (const one of page('karbon work', () => firm.work))
            yield { ...one, total: firm.work.length };
        },
        workOfClient: (key) =>
          page(`karbon work ${key}`, () => firm.work.filter((each) => each.client.key === key)),
        async budget(key) {
          ask(`karbon budget ${key}`);
          return firm.budget;
        },
        users: () => page('karbon users', () => firm.karbonUsers),
        timeEntries: ({ days }) => page(`karbon timeEntries ${days.from}`, () => []),
      },
    },
  };
  return { ...readers, outsideVault: (_, credentials) => ({ readers, current: () => credentials }) };
}

export function scriptedSignIns(firm: ScriptedFirm): SignInServices {
  const ask = askerOf(firm);
  return {
    quickbooksTime: {
      authorizeAddress: ({ state }) => `https://sign-in.test/?state=${state}`,
      async exchangeCode({ clientId, clientSecret, redirectAddress, code }) {
        ask('quickbooksTime grant');
        const endsAt = firm.nowMs + 864_000_000;
        const tokens = { accessToken: `access ${code}`, refreshToken: `refresh ${code}` };
        return { method: 'oauth', clientId, clientSecret, redirectAddress, endsAt, ...tokens };
      },
    },
    quickbooks: {
      authorizeAddress: ({ state }) => `https://sign-in.test/?state=${state}`,
      async exchangeCode({ clientId, clientSecret, environment, realmId, code }) {
        ask('quickbooks grant');
        const tokens = { accessToken: `access ${code}`, refreshToken: `refresh ${code}` };
        const ends = { accessEndsAt: firm.nowMs + 3_600_000, refreshEndsAt: firm.nowMs + 8_726_400_000 };
        return { clientId, clientSecret, environment, realmId, ...tokens, ...ends };
      },
      async revoke() {
        ask('quickbooks revoke');
      },
    },
  };
}

/** Notes what is asked for; throws where the firm is told to fail in it. */
function askerOf(firm: ScriptedFirm): (what: string) => void {
  return (what) => {
    firm.asked.push(what);
    const error = firm.failing.get(what.split(' ')[0] ?? '');
    if (error) throw error;
  };
}
