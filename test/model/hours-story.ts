import type { Period } from '../../src/domain/time/period';
import {
  addTimesheet,
  deleteTimesheet,
  type EditableFirm,
  editTimesheet,
  renameJobcode,
  unlockTimesheet,
} from '../firm/edits';
import type { Link } from '../firm/link/link';
import { isActiveCustomer, jobcodePath, pathText, quickbooksPath } from '../firm/link/paths';
import { addActivity, deleteActivity, editActivity, personOf } from '../firm/link/time-activities';
import type { QboTransaction } from '../firm/quickbooks-online/state';
import { moveStamp } from '../firm/quickbooks-time/mutations';
import type { QbtTimesheet } from '../firm/quickbooks-time/state';
import { addDays } from '../firm/seed/calendar';
import type { FirmRandom } from '../firm/service';

/** What is done in a firm with its time; what comes twice is done more often. */
const deeds = [
  'enter',
  'enter',
  'enter',
  'enter',
  'approve',
  'approve',
  'export',
  'export',
  'export',
  'editAmount',
  'editDay',
  'editJob',
  'rename',
  'unlock',
  'delete',
  'deleteInQuickbooks',
  'changeInQuickbooks',
  'enterInQuickbooks',
  'splitInQuickbooks',
] as const;

type Deed = (typeof deeds)[number];

/** One entry's own story. Once it isn't as it was exported, nothing else is done to it, so that what is to be said of it stays plain. */
interface Told {
  readonly entry: QbtTimesheet;
  /** Of which it was exported; the first one is the entry's, others are parts of it. */
  activityIds: string[];
  said: 'likeIt' | 'changed' | 'other' | 'lost';
  isDeleted: boolean;
}

/** Whom and what a story is told of, in a firm without other time. */
export interface StoryPlace {
  readonly userIds: readonly number[];
  readonly jobcodeIds: readonly number[];
  /** Its first day, and that of three more. */
  readonly from: string;
}

/** What is true of the period in the end. */
export interface StoryTruth {
  readonly period: Period;
  /** A line for each item: its entries, its activities and its state. */
  readonly lines: readonly string[];
  readonly timeSeconds: number;
  readonly quickbooksSeconds: number;
}

const storyDays = 4;
const stepMs = 17 * 60_000;
/** Each is more than all smaller ones together, by more than what is rounded; all of them fit into a day. */
const amounts = Array.from({ length: 8 }, (_, at) => (9 * 2 ** at + 1) * 60);
/** Of more, the whole of a day could be another amount, as it is rounded. */
const mostOfDay = 5;

/**
 * Lives through a random story of some people's time on a few days, by the firm's own exporter, and tells what is true in the end. No two
 * amounts of a person nor sums of them are alike, and of one person's day, one thing at most isn't as it was exported.
 */
export function liveStory(
  firm: EditableFirm,
  link: Link,
  place: StoryPlace,
  random: FirmRandom,
  log: (text: string) => void,
): StoryTruth {
  const { state, clock, switches } = firm;
  const { quickbooksTime: time, quickbooksOnline: online } = state;
  const days = Array.from({ length: storyDays }, (_, at) => addDays(place.from, at));
  const period = { from: place.from, to: days.at(-1) ?? place.from };
  const stories: Told[] = [];
  const unlike = new Set<string>();
  const amountsOf = new Map<number, number>();
  const isSecondMade = random.next() < 0.4;
  switches.quickbooksTime.exportAgain = isSecondMade ? 'secondActivity' : 'updatesFirst';

  const steps = 15 + random.integer(36);
  for (let step = 0; step < steps; step += 1) {
    clock.advance(stepMs);
    const deed = random.pick(deeds);
    const did = act(deed);
    if (did !== null) log(`${deed}: ${did}`);
  }
  // Young time is nobody's to be sure of.
  clock.advance(60 * 60_000);
  return truth();

  function act(deed: Deed): string | null {
    const story = stories.length > 0 ? random.pick(stories) : null;
    switch (deed) {
      case 'enter':
        return enter();
      case 'approve':
        return approve();
      case 'export':
        return exportAll();
      case 'rename':
        return rename();
      case 'enterInQuickbooks':
        return enterInQuickbooks();
      default:
        return story && story.said === 'likeIt' && !story.isDeleted ? change(deed, story) : null;
    }
  }

  function newAmount(userId: number): number | null {
    const used = amountsOf.get(userId) ?? 0;
    amountsOf.set(userId, used + 1);
    return amounts[used] ?? null;
  }

  function dayKey({ userId, date }: Pick<QbtTimesheet, 'userId' | 'date'>): string {
    return `${userId} ${date}`;
  }

  /** Whether that day may have its one thing that isn't as it was exported; it has it then. */
  function takeDay(key: string): boolean {
    if (unlike.has(key)) return false;
    unlike.add(key);
    return true;
  }

  function hasRoom(userId: number, date: string): boolean {
    return stories.filter(({ entry }) => entry.userId === userId && entry.date === date).length < mostOfDay;
  }

  function enter(): string | null {
    const [userId, date, jobcodeId] = [
      random.pick(place.userIds),
      random.pick(days),
      random.pick(place.jobcodeIds),
    ];
    if (!hasRoom(userId, date)) return null;
    const duration = newAmount(userId);
    if (duration === null) return null;
    const entry = addTimesheet(firm, {
      type: 'manual',
      userId,
      jobcodeId,
      date,
      duration,
      notes: `Story ${clock.now()}`,
    });
    stories.push({ entry, activityIds: [], said: 'likeIt', isDeleted: false });
    return `${entry.id} of ${userId} on ${date}, job ${jobcodeId}, ${duration / 60} min`;
  }

  function approve(): string | null {
    const user = time.users.get(random.pick(place.userIds));
    if (!user) return null;
    // Mostly all of it.
    user.approvedTo = random.next() < 0.5 ? period.to : random.pick([addDays(place.from, -1), ...days]);
    user.lastModifiedMs = Math.floor(clock.now() / 1_000) * 1_000;
    moveStamp(time, 'users', user.lastModifiedMs);
    return `${user.id} to ${user.approvedTo}`;
  }

  function exportAll(): string {
    const { exported } = link.runExport();
    for (const { id } of exported) {
      const story = stories.find(({ entry }) => entry.id === id);
      const activityId = time.exportedAs.get(id);
      if (!story || activityId === undefined) continue;
      const [first] = story.activityIds;
      // Of two that are alike the first one stays the entry's; of others the new one is, and the old one nobody's.
      const isTwin = first !== undefined && first !== activityId && story.said === 'likeIt';
      if (!isTwin) story.activityIds = [activityId];
      story.said = 'likeIt';
    }
    return exported.map(({ id }) => id).join(' ');
  }

  function rename(): string | null {
    const jobcodeId = random.pick(place.jobcodeIds);
    const own = stories.filter(({ entry }) => entry.jobcodeId === jobcodeId);
    const exported = own.filter(({ activityIds }) => activityIds.length > 0);
    if (own.some(({ said, isDeleted }) => said !== 'likeIt' || isDeleted)) return null;
    if (exported.some(({ entry, activityIds }) => activityIds.length > 1 || unlike.has(dayKey(entry))))
      return null;
    renameJobcode(firm, jobcodeId, `Story ${clock.now()}`);
    for (const story of exported) {
      unlike.add(dayKey(story.entry));
      story.said = 'other';
    }
    return String(jobcodeId);
  }

  function enterInQuickbooks(): string | null {
    const [userId, date, jobcodeId] = [
      random.pick(place.userIds),
      random.pick(days),
      random.pick(place.jobcodeIds),
    ];
    const customerId = customerOf(jobcodeId);
    if (customerId === null || !takeDay(dayKey({ userId, date }))) return null;
    const seconds = newAmount(userId);
    if (seconds === null) return null;
    const person = personOf(state, userId);
    const details = { serviceItem: '', className: '', billable: 'NotBillable', hourlyRate: null } as const;
    const made = { ...details, person, seconds, description: 'By hand' };
    return addActivity(state, firm, { customerId, date, time: made }).id;
  }

  function change(deed: Deed, story: Told): string | null {
    const { entry, activityIds } = story;
    const [activityId] = activityIds;
    if (activityIds.length > 1) return null;
    return activityId === undefined
      ? changeUnexported(deed, entry, story)
      : changeExported(deed, story, activityId);
  }

  function changeUnexported(deed: Deed, { id, userId }: QbtTimesheet, story: Told): string | null {
    if (deed === 'editAmount') {
      const duration = newAmount(userId);
      if (duration !== null) editTimesheet(firm, id, { duration });
    } else if (deed === 'editDay') {
      const date = random.pick(days);
      if (hasRoom(userId, date)) editTimesheet(firm, id, { date });
    } else if (deed === 'editJob') editTimesheet(firm, id, { jobcodeId: random.pick(place.jobcodeIds) });
    else if (deed === 'delete') {
      deleteTimesheet(firm, id);
      story.isDeleted = true;
    } else return null;
    return `${id}, not exported`;
  }

  function changeExported(deed: Deed, story: Told, activityId: string): string | null {
    const { entry } = story;
    const { id, userId } = entry;
    const key = dayKey(entry);
    switch (deed) {
      case 'unlock':
        // What is unlocked is exported again.
        if (entry.locked === 0 || (isSecondMade && !takeDay(key))) return null;
        unlockTimesheet(firm, id);
        break;
      case 'editAmount': {
        const duration = newAmount(userId);
        if (duration === null || !takeDay(key)) return null;
        editTimesheet(firm, id, { locked: 0, duration });
        story.said = 'changed';
        break;
      }
      case 'editDay': {
        const date = random.pick(days);
        const other = dayKey({ userId, date });
        if (other === key || unlike.has(other) || !hasRoom(userId, date) || !takeDay(key)) return null;
        unlike.add(other);
        editTimesheet(firm, id, { locked: 0, date });
        story.said = 'changed';
        break;
      }
      case 'editJob': {
        const jobcodeId = random.pick(place.jobcodeIds);
        if (jobcodeId === entry.jobcodeId || !takeDay(key)) return null;
        editTimesheet(firm, id, { locked: 0, jobcodeId });
        story.said = 'other';
        break;
      }
      case 'delete':
        if (!takeDay(key)) return null;
        editTimesheet(firm, id, { locked: 0 });
        deleteTimesheet(firm, id);
        story.isDeleted = true;
        break;
      case 'deleteInQuickbooks':
        if (!takeDay(key)) return null;
        deleteActivity(state, activityId);
        story.activityIds = [];
        story.said = 'lost';
        break;
      case 'changeInQuickbooks': {
        const seconds = newAmount(userId);
        if (seconds === null || !takeDay(key)) return null;
        editActivity(state, firm, activityId, { seconds });
        story.said = 'changed';
        break;
      }
      case 'splitInQuickbooks': {
        if (entry.locked === 0 || !takeDay(key)) return null;
        const { customerId, date, time: held } = activityOf(activityId);
        if (!held) return null;
        editActivity(state, firm, activityId, { seconds: held.seconds - 120 });
        const rest = addActivity(state, firm, { customerId, date, time: { ...held, seconds: 120 } });
        story.activityIds = [activityId, rest.id];
        break;
      }
      default:
        return null;
    }
    return `${id}, exported as ${activityId}`;
  }

  function activityOf(id: string): QboTransaction {
    const found = online.transactions.find((row) => row.kind === 'TimeActivity' && row.id === id);
    if (!found) throw new Error(`There is no time activity ${id}.`);
    return found;
  }

  /** The active customer of exactly the job's path. */
  function customerOf(jobcodeId: number): string | null {
    const path = pathText(jobcodePath(time, jobcodeId));
    for (const name of online.names.values()) {
      if (isActiveCustomer(online, name) && pathText(quickbooksPath(online, name.id)) === path)
        return name.id;
    }
    return null;
  }

  function truth(): StoryTruth {
    const isIn = ({ date }: { readonly date: string }) => date >= period.from && date <= period.to;
    const held = online.transactions.filter((row) => row.time !== undefined && isIn(row));
    const known = new Set(stories.flatMap(({ activityIds }) => activityIds));
    const left = stories.filter(({ isDeleted }) => !isDeleted);
    return {
      period,
      lines: [
        ...stories.flatMap(lineOf),
        ...held.filter(({ id }) => !known.has(id)).map(({ id }) => `=${id} onlyInQuickbooks`),
      ].sort(),
      timeSeconds: left.reduce((sum, { entry: { id } }) => sum + (time.timesheets.get(id)?.duration ?? 0), 0),
      quickbooksSeconds: held.reduce((sum, row) => sum + (row.time?.seconds ?? 0), 0),
    };
  }

  function lineOf(story: Told): readonly string[] {
    const { said, isDeleted, activityIds } = story;
    const [activityId] = activityIds;
    const entry = time.timesheets.get(story.entry.id) ?? story.entry;
    const ids = `${entry.id}=${[...activityIds].sort().join('+')}`;
    if (isDeleted) return activityId === undefined ? [] : [`=${activityId} deletedAfterExport`];
    if (activityId === undefined) {
      return [entry.locked > 0 ? `${ids} exportedNotFound` : `${ids} notExported ${reasonOf(entry)}`];
    }
    if (said === 'changed') return [`${ids} changedAfterExport`];
    if (said === 'other') {
      const path = quickbooksPath(online, activityOf(activityId).customerId ?? '');
      return [`${ids} otherCustomer ${path.join(':')}`];
    }
    return [`${ids} arrived`];
  }

  function reasonOf({ userId, date, jobcodeId }: QbtTimesheet): string {
    if (customerOf(jobcodeId) === null) return 'noCustomer';
    return date <= (time.users.get(userId)?.approvedTo ?? '') ? 'nextExport' : 'notApproved';
  }
}
