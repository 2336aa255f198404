import { createFirmClock, type FirmClock } from '../../firm/clock';
import { createQuickbooksTimeService } from '../../firm/quickbooks-time/service';
import type {
  QbtJobcode,
  QbtTimesheet,
  QbtUser,
  QuickbooksTimeState,
} from '../../firm/quickbooks-time/state';
import { createRandom } from '../../firm/random';
import type { FirmAnswer } from '../../firm/service';
import { defaultSwitches, type Switches } from '../../firm/switches';

/** The people of the small account by their ids. */
export const people = { admin: 1, manager: 2, employee: 3, stranger: 4, watcher: 5 } as const;

/** The jobcodes of the small account: Acme → Tax return → Draft, and single ones. */
export const jobs = {
  acme: 100,
  taxReturn: 101,
  draft: 102,
  birch: 110,
  cedar: 120,
  vacation: 130,
  lunch: 140,
} as const;

export const redirectUri = 'https://localhost/callback';
export const application = { client_id: 'client-1', client_secret: 'secret-1' };

const createdMs = Date.UTC(2026, 0, 5, 12);
/** When everything of the small account was last changed, unless a test says otherwise. */
const oldMs = Date.UTC(2026, 10, 1, 12);

export interface AskOptions {
  readonly token?: keyof typeof people | null;
  readonly data?: unknown;
  readonly body?: string;
  readonly headers?: Record<string, string>;
}

/** What a test reads of an answer's body. */
export interface AnswerBody {
  readonly results: Record<string, Record<string, Record<string, unknown>>>;
  readonly more: boolean;
  readonly supplemental_data?: Record<string, Record<string, Record<string, unknown>>>;
  readonly error: { readonly code: number; readonly message: string } | string;
}

/** A small account in Denver at a match status clock: Friday 20 November 2026, 10:00 there. */
export interface SmallAccount {
  readonly state: QuickbooksTimeState;
  readonly clock: FirmClock;
  readonly switches: Switches['quickbooksTime'];
  /** `address` is the path below `/api/v1` with its query. The token is the admin's unless said. */
  answer(method: string, address: string, options?: AskOptions): Promise<FirmAnswer>;
  /** The same; gives the status and the body. */
  ask(method: string, address: string, options?: AskOptions): Promise<{ status: number; body: AnswerBody }>;
  addTimesheet(fields: Partial<QbtTimesheet> & { readonly id: number }): QbtTimesheet;
  addJobcode(id: number, fields?: Partial<QbtJobcode>): QbtJobcode;
}

export function openSmallAccount(): SmallAccount {
  const clock = createFirmClock();
  clock.freeze();
  const switches = defaultSwitches();
  const state = emptyState();
  const addJobcode = (id: number, fields: Partial<QbtJobcode> = {}) => {
    const jobcode = { ...plainJobcode(id), ...fields };
    state.jobcodes.set(id, jobcode);
    return jobcode;
  };
  addJobcode(jobs.acme, { name: 'Acme Co', assignedToAll: true });
  addJobcode(jobs.taxReturn, { name: '2025 Tax return', parentId: jobs.acme });
  addJobcode(jobs.draft, { name: 'Draft', parentId: jobs.taxReturn });
  addJobcode(jobs.birch, { name: 'Birch & Sons' });
  addJobcode(jobs.cedar, { name: 'Cedar', active: false });
  addJobcode(jobs.vacation, { name: 'Vacation', type: 'pto', assignedToAll: true });
  addJobcode(jobs.lunch, { name: 'Lunch', type: 'unpaid_break', assignedToAll: true });
  const service = createQuickbooksTimeService(state, { clock, switches, random: createRandom(7) });

  async function answer(method: string, address: string, options: AskOptions = {}): Promise<FirmAnswer> {
    const { token = 'admin', data, body, headers = {} } = options;
    const url = new URL(`https://rest.tsheets.com/api/v1${address}`);
    return service.handle({
      method,
      host: url.host,
      path: url.pathname,
      query: url.searchParams,
      headers: {
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(data !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body ?? (data === undefined ? '' : JSON.stringify({ data })),
    });
  }

  return {
    state,
    clock,
    switches: switches.quickbooksTime,
    answer,
    async ask(method, address, options) {
      const { status, body } = await answer(method, address, options);
      return { status, body: body as AnswerBody };
    },
    addTimesheet(fields) {
      const timesheet = { ...plainTimesheet(fields.id), ...fields };
      state.timesheets.set(timesheet.id, timesheet);
      return timesheet;
    },
    addJobcode,
  };
}

/** The keys of one collection of an answer, as numbers. */
export function idsIn(body: AnswerBody, collection: string): number[] {
  return Object.keys(body.results[collection] ?? {}).map(Number);
}

/** One row of an answer. */
export function rowIn(body: AnswerBody, collection: string, id: number | string): Record<string, unknown> {
  const row = body.results[collection]?.[id];
  if (row === undefined) throw new Error(`no ${collection} ${id} in ${JSON.stringify(body)}`);
  return row;
}

/** The message of a refused request. */
export function messageOf(body: AnswerBody): string {
  return typeof body.error === 'string' ? body.error : body.error.message;
}

function emptyState(): QuickbooksTimeState {
  const users = [
    user(people.admin, 'Ada', { admin: true, time_tracking: true }, { groupId: 0 }),
    user(people.manager, 'Mo', { time_tracking: true }, { groupId: 10, managerOfGroupIds: [11] }),
    user(people.employee, 'Eve', { time_tracking: true }, { groupId: 11 }),
    user(people.stranger, 'Tim', { time_tracking: true, manage_my_timesheets: true }, { groupId: 12 }),
    user(people.watcher, 'Wes', { reports: true }, { groupId: 12 }),
  ];
  const tokens = Object.entries(people).map(([name, userId]) => {
    return [name, { userId, clientId: null, expiresMs: Date.UTC(2027, 0, 1), isRevoked: false }] as const;
  });
  return {
    account: {
      companyId: 4321,
      companyName: 'Harbor & Pine',
      clientUrl: 'harborpine',
      timeZone: 'America/Denver',
      weekStart: 0,
      createdMs,
      linkedTo: 'online',
      dontExportBefore: null,
    },
    users: new Map(users.map((one) => [one.id, one])),
    groups: new Map([10, 11, 12].map((id) => [id, group(id)])),
    jobcodes: new Map(),
    assignments: new Map(),
    timesheets: new Map(),
    deleted: new Map(),
    exportedAs: new Map(),
    customFields: new Map([[50, serviceItemField]]),
    customFieldItems: new Map([
      [51, { id: 51, customFieldId: 50, name: 'Review', active: true, lastModifiedMs: oldMs }],
    ]),
    customFieldItemFilters: new Map(),
    applications: [{ clientId: 'client-1', clientSecret: 'secret-1', redirectUris: [redirectUri] }],
    codes: new Map(),
    accessTokens: new Map(tokens),
    refreshTokens: new Map(),
    stamps: new Map([['jobcodes', oldMs]]),
    nextId: 9000,
  };
}

const serviceItemField = {
  id: 50,
  name: 'Service Item',
  required: false,
  active: true,
  appliesTo: 'timesheet',
  type: 'managed-list',
  lastModifiedMs: oldMs,
} as const;

function group(id: number) {
  return { id, name: `Group ${id}`, active: true, lastModifiedMs: oldMs, createdMs };
}

function user(
  id: number,
  firstName: string,
  permissions: Record<string, boolean>,
  fields: Partial<QbtUser>,
): QbtUser {
  const username = firstName.toLowerCase();
  return {
    id,
    firstName,
    lastName: 'Field',
    email: `${username}@harborpine.example`,
    username,
    active: true,
    groupId: 0,
    managerOfGroupIds: [],
    permissions,
    submittedTo: '2000-01-01',
    approvedTo: '2000-01-01',
    lastModifiedMs: oldMs,
    createdMs,
    ...fields,
  };
}

function plainJobcode(id: number): QbtJobcode {
  return {
    id,
    parentId: 0,
    name: `Jobcode ${id}`,
    shortCode: '',
    type: 'regular',
    billable: true,
    billableRate: 0,
    assignedToAll: false,
    active: true,
    projectId: 0,
    connectWithQuickbooks: false,
    lastModifiedMs: oldMs,
    createdMs,
  };
}

/** One hour from 10:00 in Denver on Monday 16 November 2026. */
function plainTimesheet(id: number): QbtTimesheet {
  return {
    id,
    userId: people.employee,
    jobcodeId: jobs.acme,
    type: 'regular',
    startMs: Date.UTC(2026, 10, 16, 17),
    endMs: Date.UTC(2026, 10, 16, 18),
    date: '2026-11-16',
    duration: 3600,
    locked: 0,
    notes: '',
    customFields: {},
    createdByUserId: people.employee,
    lastModifiedMs: oldMs,
  };
}
