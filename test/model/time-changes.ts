import { addTimesheet, clockIn, clockOut, deleteTimesheet, editTimesheet } from '../firm/edits';
import {
  createJobcode,
  localDay,
  moveStamp,
  stampNow,
  updateJobcode,
} from '../firm/quickbooks-time/mutations';
import type { QbtJobcode, QbtTimesheet } from '../firm/quickbooks-time/state';
import type { FirmRandom } from '../firm/service';
import type { DirectFirm } from '../office/direct-firm';
import { type Deck, isLucky, pickOne } from './deck';

/** What somebody does in one of the three systems; returns what was done, `null` where there was nothing to do it to. */
export type Change = (firm: DirectFirm, dice: FirmRandom) => string | null;

const dayMs = 86_400_000;
const hourMs = 3_600_000;
/** The user whose token reads, by the order of the seed. */
const readerAt = 0;

export const timeChanges: Deck<Change> = [
  [6, addEntry],
  [4, addSeveralAtOnce],
  [5, editEntry],
  [5, moveEntry],
  [5, removeEntry],
  [4, goOnTheClock],
  [3, goOffTheClock],
  [2, changeRunning],
  [2, removeRunning],
  [4, addJobcode],
  [4, renameJobcode],
  [5, moveJobcode],
  [3, archiveOrRestore],
  [2, changeUser],
  [2, setStampsBack],
];

function addEntry(firm: DirectFirm, dice: FirmRandom): string | null {
  const jobcode = pickJobcode(firm, dice);
  const userId = pickUser(firm, dice);
  if (!jobcode) return null;
  const dayMsAgo = isLucky(dice, 0.4) ? 0 : dice.integer(isLucky(dice, 0.2) ? 500 : 40) * dayMs;
  const atMs = stampNow(firm) - dayMsAgo;
  const notes = isLucky(dice, 0.5) ? `note ${dice.integer(1000)}` : '';
  const customFields = someFields(firm, dice);
  const entry = isLucky(dice, 0.5)
    ? addTimesheet(firm, {
        userId,
        jobcodeId: jobcode.id,
        type: 'manual',
        // Now and then ahead of its day.
        date: day(firm, isLucky(dice, 0.1) ? atMs + dice.integer(30) * dayMs : atMs),
        duration: (1 + dice.integer(600)) * 60,
        notes,
        customFields,
      })
    : addTimesheet(firm, {
        userId,
        jobcodeId: jobcode.id,
        type: 'regular',
        startMs: atMs - (1 + dice.integer(20)) * hourMs,
        endMs: atMs - dice.integer(hourMs / 1000) * 1000,
        notes,
        customFields,
      });
  return `add ${entryText(entry)}`;
}

function addSeveralAtOnce(firm: DirectFirm, dice: FirmRandom): string | null {
  return Array.from({ length: 2 + dice.integer(3) }, () => addEntry(firm, dice)).join(', ');
}

function editEntry(firm: DirectFirm, dice: FirmRandom): string | null {
  const entry = pickEntry(firm, dice, isClosed);
  if (!entry) return null;
  const changes = isLucky(dice, 0.3)
    ? { notes: `edited ${dice.integer(1000)}` }
    : isLucky(dice, 0.2)
      ? { locked: entry.locked === 0 ? 1 : 0 }
      : isLucky(dice, 0.2)
        ? { customFields: someFields(firm, dice) }
        : entry.type === 'manual'
          ? {
              duration: (1 + dice.integer(600)) * 60,
              ...(isLucky(dice, 0.3) && { date: daysBefore(entry.date, dice) }),
            }
          : { endMs: (entry.startMs ?? 0) + (1 + dice.integer(600)) * 60_000 };
  return `edit ${entryText(editTimesheet(firm, entry.id, changes))}`;
}

function moveEntry(firm: DirectFirm, dice: FirmRandom): string | null {
  const entry = pickEntry(firm, dice, isClosed);
  const jobcode = pickJobcode(firm, dice);
  if (!entry || !jobcode) return null;
  return `move ${entryText(editTimesheet(firm, entry.id, { jobcodeId: jobcode.id }))}`;
}

function removeEntry(firm: DirectFirm, dice: FirmRandom): string | null {
  const entry = pickEntry(firm, dice, isClosed);
  return entry && `delete ${entryText(deleteTimesheet(firm, entry.id))}`;
}

function goOnTheClock(firm: DirectFirm, dice: FirmRandom): string | null {
  const jobcode = pickJobcode(firm, dice);
  if (!jobcode) return null;
  const userId = pickUser(firm, dice);
  // Whoever is on the clock changes over now; others may give an earlier start.
  const isOn = [...firm.state.quickbooksTime.timesheets.values()].some(
    (entry) => entry.userId === userId && isRunning(entry),
  );
  const sinceMs = stampNow(firm) - (isOn || isLucky(dice, 0.6) ? 0 : dice.integer(6 * 3600) * 1000);
  return `clock in ${entryText(clockIn(firm, { userId, jobcodeId: jobcode.id, sinceMs }))}`;
}

function goOffTheClock(firm: DirectFirm, dice: FirmRandom): string | null {
  const entry = pickEntry(firm, dice, isRunning);
  const ended = entry && clockOut(firm, entry.userId, Math.max(stampNow(firm), entry.startMs ?? 0));
  return ended && `clock out ${entryText(ended)}`;
}

function changeRunning(firm: DirectFirm, dice: FirmRandom): string | null {
  const entry = pickEntry(firm, dice, isRunning);
  const jobcode = pickJobcode(firm, dice);
  if (!entry || !jobcode) return null;
  const changes = isLucky(dice, 0.5) ? { jobcodeId: jobcode.id } : { notes: `running ${dice.integer(1000)}` };
  return `change running ${entryText(editTimesheet(firm, entry.id, changes))}`;
}

function removeRunning(firm: DirectFirm, dice: FirmRandom): string | null {
  const entry = pickEntry(firm, dice, isRunning);
  return entry && `delete running ${entryText(deleteTimesheet(firm, entry.id))}`;
}

function addJobcode(firm: DirectFirm, dice: FirmRandom): string | null {
  const parent = isLucky(dice, 0.8) ? pickJobcode(firm, dice) : null;
  const titles = [...firm.state.karbon.workItems.values()].map(({ title }) => title);
  const name = isLucky(dice, 0.5) ? (pickOne(dice, titles) ?? '') : `Job ${dice.integer(10_000)}`;
  const parentId = parent?.id ?? 0;
  if (hasSibling(firm, parentId, name)) return null;
  const time = firm.state.quickbooksTime;
  const made = createJobcode(time, { name, parentId, assignedToAll: isLucky(dice, 0.5) }, firm);
  return `add ${jobcodeText(made)}`;
}

function renameJobcode(firm: DirectFirm, dice: FirmRandom): string | null {
  const jobcode = pickJobcode(firm, dice);
  if (!jobcode) return null;
  // To the front or to the back of its siblings: pages of the list shift.
  const name = `${isLucky(dice, 0.5) ? 'A' : 'Z'} ${dice.integer(1000)} ${jobcode.name}`.slice(0, 64);
  if (hasSibling(firm, jobcode.parentId, name)) return null;
  return `rename ${jobcodeText(updateJobcode(firm.state.quickbooksTime, jobcode.id, { name }, firm))}`;
}

function moveJobcode(firm: DirectFirm, dice: FirmRandom): string | null {
  const jobcode = pickJobcode(firm, dice);
  const parent = isLucky(dice, 0.85) ? pickJobcode(firm, dice) : null;
  if (!jobcode || (parent && isBelow(firm, parent.id, jobcode.id))) return null;
  const parentId = parent?.id ?? 0;
  if (hasSibling(firm, parentId, jobcode.name)) return null;
  const from = jobcode.parentId;
  updateJobcode(firm.state.quickbooksTime, jobcode.id, { parentId }, firm);
  return `move ${jobcodeText(jobcode)}, which was under ${from}`;
}

function archiveOrRestore(firm: DirectFirm, dice: FirmRandom): string | null {
  const jobcode = pickJobcode(firm, dice);
  if (!jobcode) return null;
  updateJobcode(firm.state.quickbooksTime, jobcode.id, { active: !jobcode.active }, firm);
  return `${jobcode.active ? 'restore' : 'archive'} ${jobcodeText(jobcode)}`;
}

function changeUser(firm: DirectFirm, dice: FirmRandom): string | null {
  const { users } = firm.state.quickbooksTime;
  const user = pickOne(dice, [...users.values()].slice(readerAt + 1));
  if (!user) return null;
  if (isLucky(dice, 0.4)) user.lastName = `Changed ${dice.integer(1000)}`;
  else if (isLucky(dice, 0.5)) user.active = !user.active;
  else user.approvedTo = day(firm, stampNow(firm) - dice.integer(30) * dayMs);
  user.lastModifiedMs = stampNow(firm);
  moveStamp(firm.state.quickbooksTime, 'users', user.lastModifiedMs);
  return `change user ${user.id}`;
}

/** A stamp can go back (quickbooks-time.md 7.3); what changes next moves it on again. */
function setStampsBack(firm: DirectFirm, dice: FirmRandom): string | null {
  const { stamps } = firm.state.quickbooksTime;
  const name = dice.pick(['timesheets', 'timesheets_deleted', 'jobcodes', 'users'] as const);
  const before = stamps.get(name);
  if (before === undefined) return null;
  stamps.set(name, before - (1 + dice.integer(7200)) * 1000);
  return `stamp of ${name} goes back`;
}

function pickJobcode({ state }: DirectFirm, dice: FirmRandom): QbtJobcode | null {
  return pickOne(
    dice,
    [...state.quickbooksTime.jobcodes.values()].filter(({ type }) => type === 'regular'),
  );
}

function pickUser({ state }: DirectFirm, dice: FirmRandom): number {
  return pickOne(dice, state.quickbooksTime.users.keys()) ?? 0;
}

/** A recent one half of the time. */
function pickEntry(
  { state }: DirectFirm,
  dice: FirmRandom,
  isWanted: (entry: QbtTimesheet) => boolean,
): QbtTimesheet | null {
  const all = [...state.quickbooksTime.timesheets.values()].filter(isWanted);
  return pickOne(dice, isLucky(dice, 0.5) ? all.slice(-10) : all);
}

function isRunning({ type, endMs }: QbtTimesheet): boolean {
  return type === 'regular' && endMs === null;
}

function isClosed(entry: QbtTimesheet): boolean {
  return !isRunning(entry);
}

function someFields({ state }: DirectFirm, dice: FirmRandom): Record<string, string> {
  const fields = [...state.quickbooksTime.customFields.values()].filter(() => isLucky(dice, 0.5));
  return Object.fromEntries(
    fields.map(({ id, name }) => [
      String(id),
      name === 'Billable' ? dice.pick(['Yes', 'No']) : dice.pick(['Tax', 'Advice']),
    ]),
  );
}

function hasSibling({ state }: DirectFirm, parentId: number, name: string): boolean {
  return [...state.quickbooksTime.jobcodes.values()].some(
    (other) => other.parentId === parentId && other.name.toLowerCase() === name.toLowerCase(),
  );
}

function isBelow({ state }: DirectFirm, id: number, aboveId: number): boolean {
  for (let at = id; at !== 0; at = state.quickbooksTime.jobcodes.get(at)?.parentId ?? 0) {
    if (at === aboveId) return true;
  }
  return false;
}

function day({ state }: DirectFirm, atMs: number): string {
  return localDay(atMs, state.quickbooksTime.account.timeZone);
}

function daysBefore(date: string, dice: FirmRandom): string {
  return new Date(Date.parse(date) - dice.integer(20) * dayMs).toISOString().slice(0, 10);
}

function entryText({ id, jobcodeId, date, duration, endMs, type }: QbtTimesheet): string {
  const seconds = type === 'regular' && endMs === null ? 'running' : `${duration} s`;
  return `entry ${id} on ${jobcodeId}, ${date}, ${seconds}`;
}

function jobcodeText({ id, parentId, name }: QbtJobcode): string {
  return `jobcode ${id} under ${parentId}: ${name}`;
}
