import type { FirmAnswer } from '../service';
import type { ApiCall } from './call';
import { localDay } from './mutations';
import { fits, readChoice, readFlag, readIds, readPage, takePage, yesNoBoth } from './query';
import { timeVisibility } from './rights';
import { createShapes } from './shapes';
import type { QbtTimesheet, QbtUser } from './state';
import { createSupplement } from './supplement';
import { isRunning } from './timesheet-rules';

const totalOrders = [
  'username',
  'first_name',
  'last_name',
  'group_name',
  'group_id',
  'shift_seconds',
  'day_seconds',
] as const;

interface CurrentTotal {
  readonly user: QbtUser;
  readonly running: QbtTimesheet | null;
  readonly shiftSeconds: number;
  readonly daySeconds: number;
}

/** `POST /reports/current_totals`: who works on what now (quickbooks-time.md 7.11). There is no jobcode filter. */
export function reportCurrentTotals(call: ApiCall): FirmAnswer {
  const { filters } = call;
  const userIds = readIds(filters, 'user_ids');
  const groupIds = readIds(filters, 'group_ids');
  const onTheClock = readChoice(filters, 'on_the_clock', yesNoBoth, 'no');
  const order = readChoice(filters, 'order_by', totalOrders, 'username');
  const isDescending = readFlag(filters, 'order_desc', false);
  const isVisible = timeVisibility(call, 'status_box');
  const totals = currentTotals(call).filter(
    ({ user, running }) =>
      isVisible(user.id) &&
      (userIds === null || userIds.has(user.id)) &&
      (groupIds === null || groupIds.has(user.groupId)) &&
      fits(onTheClock, running !== null),
  );
  totals.sort((left, right) => compareTotals(call, order, left, right));
  if (isDescending) totals.reverse();

  const shapes = createShapes(call);
  const supplement = createSupplement(call, shapes);
  const page = takePage(totals, readPage(call));
  for (const { user, running } of page.rows) {
    supplement.user(user.id);
    supplement.group(user.groupId);
    if (running === null) continue;
    supplement.timesheet(running.id);
    supplement.jobcode(running.jobcodeId);
  }
  const { wire } = shapes;
  const rows = page.rows.map(
    ({ user, running, shiftSeconds, daySeconds }) =>
      [
        user.id,
        {
          user_id: wire.id(user.id),
          on_the_clock: running !== null,
          timesheet_id: running === null ? null : wire.id(running.id),
          jobcode_id: running === null ? null : wire.id(running.jobcodeId),
          group_id: wire.id(user.groupId),
          shift_geolocations_available: false,
          shift_seconds: shiftSeconds,
          day_seconds: daySeconds,
        },
      ] as const,
  );
  return {
    status: 200,
    body: {
      results: { current_totals: wire.collection(rows) },
      more: page.more,
      ...supplement.part(),
    },
  };
}

function currentTotals(call: ApiCall): CurrentTotal[] {
  const { state, nowMs } = call;
  const today = localDay(nowMs, state.account.timeZone);
  const runningOf = new Map<number, QbtTimesheet>();
  const closedSecondsOf = new Map<number, number>();
  for (const entry of state.timesheets.values()) {
    if (isRunning(entry)) runningOf.set(entry.userId, entry);
    else if (entry.date === today) {
      closedSecondsOf.set(entry.userId, (closedSecondsOf.get(entry.userId) ?? 0) + entry.duration);
    }
  }
  return [...state.users.values()]
    .filter((user) => user.active)
    .map((user) => {
      const running = runningOf.get(user.id) ?? null;
      const shiftSeconds = running?.startMs == null ? 0 : Math.floor((nowMs - running.startMs) / 1000);
      return { user, running, shiftSeconds, daySeconds: (closedSecondsOf.get(user.id) ?? 0) + shiftSeconds };
    });
}

function compareTotals(
  call: ApiCall,
  order: (typeof totalOrders)[number],
  left: CurrentTotal,
  right: CurrentTotal,
): number {
  const groupName = ({ user }: CurrentTotal) => call.state.groups.get(user.groupId)?.name ?? '-';
  switch (order) {
    case 'username':
      return left.user.username.localeCompare(right.user.username);
    case 'first_name':
      return left.user.firstName.localeCompare(right.user.firstName);
    case 'last_name':
      return left.user.lastName.localeCompare(right.user.lastName);
    case 'group_name':
      return groupName(left).localeCompare(groupName(right));
    case 'group_id':
      return left.user.groupId - right.user.groupId;
    case 'shift_seconds':
      return left.shiftSeconds - right.shiftSeconds;
    case 'day_seconds':
      return left.daySeconds - right.daySeconds;
  }
}
