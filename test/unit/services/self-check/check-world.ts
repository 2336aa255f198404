import { expect } from 'vitest';
import type { CheckId, CheckResult, SelfCheckView } from '../../../../src/messages/self-check';
import type { FirmAnswer, FirmRequest } from '../../../firm/service';
import type { FirmState } from '../../../firm/state';
import { createDirectFirm, type DirectFirm } from '../../../office/direct-firm';
import { connectOffice, type Office, type OfficeOptions, openOffice } from '../../../office/office';
import { pageOf } from '../../../office/pages';
import { databaseName } from '../service-bench';
import { type Turned, turn } from '../switches/world';

/** A firm in which as much as possible can be told apart, connected, and what a check of it finds. */
export interface CheckWorld {
  readonly firm: DirectFirm;
  readonly office: Office;
  /** What stands between the extension and the services; may be set and taken away. */
  readonly wire: {
    ask?: (request: FirmRequest) => FirmRequest;
    answer?: (request: FirmRequest, answer: FirmAnswer) => FirmAnswer;
  };
  /** Runs the check to its end. */
  check(): Promise<SelfCheckView>;
}

export type Results = ReadonlyMap<CheckId, CheckResult>;

export function resultsOf({ results }: SelfCheckView): Results {
  return new Map(results.map((result) => [result.id, result]));
}

export function differentIn({ results }: SelfCheckView): readonly CheckId[] {
  return results.filter(({ outcome }) => outcome === 'different').map(({ id }) => id);
}

const dayMs = 86_400_000;
/** What has to come at all may take this long on a busy machine. */
export const patience = { interval: 5, timeout: 30_000 };

interface WorldChoices {
  /** Of whom QuickBooks Time is connected as; the administrator unless told. */
  readonly token?: (firm: DirectFirm) => string;
  /** A state to begin with; the seeded firm unless told. */
  readonly from?: FirmState;
  /** Turned before time is changed. */
  readonly switches?: Turned;
}

export async function openCheckWorld(
  options: Partial<OfficeOptions> = {},
  { token, switches = {}, from }: WorldChoices = {},
): Promise<CheckWorld> {
  const wire: CheckWorld['wire'] = {};
  const firm = createDirectFirm(from, async (request, answer) => {
    const asked = wire.ask?.(request) ?? request;
    const answered = await answer(asked);
    return wire.answer?.(asked, answered) ?? answered;
  });
  prepare(firm);
  turn(firm, switches);
  const office = await openOffice(firm, { database: databaseName(), ...options });
  await connectOffice(firm, office, token ? { token: token(firm) } : {});
  await office.services.pageApi.tieOutInput(true);
  // Whom a group has as its members is known once its page was open.
  const desk = office.open(pageOf(firm.state, firm.state.showcases.clientGroup));
  await desk.until(({ phase, isRefreshing }) => phase === 'ready' && !isRefreshing);
  desk.end();
  await changeTime(firm);
  const { selfCheck } = office.services.pageApi;
  return {
    firm,
    office,
    wire,
    async check() {
      // Out of the windows of whatever was asked before.
      firm.clock.advance(3_600_000);
      const { runId } = await selfCheck.run();
      expect(runId).not.toBe(null);
      await expect.poll(async () => (await selfCheck.read()).isRunning, patience).toBe(false);
      return selfCheck.read();
    },
  };
}

/** What the seeded firm lacks for some of the guesses to show. */
function prepare({ state, clock }: DirectFirm): void {
  const { karbon, quickbooksTime: time, quickbooksOnline: books } = state;
  const jobcodes = [...time.jobcodes.values()];
  for (const [index, jobcode] of jobcodes.slice(0, 3).entries()) jobcode.projectId = 900 + index;
  const top = jobcodes.find(({ parentId, active }) => parentId === 0 && active);
  if (!top) throw new Error('no job to give an asterisk');
  time.jobcodes.set(1, { ...top, id: 1, name: 'Audit*Special', projectId: 0 });
  const latest = [...time.timesheets.values()].findLast(({ endMs }) => endMs !== null);
  // The lowest id on the last day.
  if (latest) time.timesheets.set(1, { ...latest, id: 1 });
  const customer = [...books.names.values()].find(({ kind, parentId }) => kind === 'Customer' && !parentId);
  const inactive = [...books.names.values()].find(({ kind, active }) => kind === 'Customer' && !active);
  if (!customer || !inactive) throw new Error('no such customers');
  for (const id of ['7', '12']) books.names.set(id, { ...customer, id, displayName: `Short id ${id}` });
  inactive.lastUpdatedMs = clock.now() - dayMs;
  const [person] = karbon.contacts.values();
  const group = karbon.clientGroups.get(state.showcases.clientGroup.key);
  const [member] = group?.members ?? [];
  const hidden =
    karbon.contacts.get(member?.contactKey ?? '') ?? karbon.organizations.get(member?.organizationKey ?? '');
  if (!person || !hidden) throw new Error('no such clients');
  hidden.restriction = 'Hidden';
  for (let count = 0; count < 120; count += 1) {
    const key = `Zz${count}filler`;
    karbon.contacts.set(key, { ...person, key, lastName: `Zz${count}` });
  }
}

/** An entry of an employee is deleted, and then somebody else comes on the clock. */
async function changeTime(firm: DirectFirm): Promise<void> {
  const { timesheets, users } = firm.state.quickbooksTime;
  const entries = [...timesheets.values()];
  const deleted = entries.findLast(({ id, endMs, locked }) => id > 1 && endMs !== null && !locked);
  const busy = new Set(
    entries.filter(({ type, endMs }) => type === 'regular' && !endMs).map(({ userId }) => userId),
  );
  const free = [...users.values()].find(
    ({ id, active, permissions }) =>
      active && permissions.time_tracking && permissions.admin && !busy.has(id),
  );
  const someone =
    free ??
    [...users.values()].find(
      ({ id, active, permissions }) => active && permissions.time_tracking && !busy.has(id),
    );
  if (!deleted || !someone) throw new Error('no such time');
  firm.clock.advance(60_000);
  await write(firm, 'DELETE', String(deleted.id));
  firm.clock.advance(60_000);
  const job = [...firm.state.quickbooksTime.jobcodes.values()].find(
    ({ active, type }) => active && type === 'regular',
  );
  if (job) job.assignedToAll = true;
  const item = { user_id: someone.id, jobcode_id: job?.id, type: 'regular', end: '' };
  await write(firm, 'POST', {
    ...item,
    start: new Date(firm.clock.now()).toISOString().replace(/\.\d+Z$/, '+00:00'),
  });
}

async function write(firm: DirectFirm, method: 'POST' | 'DELETE', what: object | string): Promise<void> {
  const answer = await firm.ask({
    method,
    host: 'rest.tsheets.com',
    path: '/api/v1/timesheets',
    query: new URLSearchParams(typeof what === 'string' ? { ids: what } : {}),
    headers: {
      authorization: `Bearer ${firm.state.credentials.quickbooksTime.adminToken}`,
      'content-type': 'application/json',
    },
    body: typeof what === 'string' ? '' : JSON.stringify({ data: [what] }),
  });
  if (answer.status !== 200 || !/"_status_code":2/.test(JSON.stringify(answer.body))) {
    throw new Error(`not written: ${JSON.stringify(answer)}`);
  }
}
