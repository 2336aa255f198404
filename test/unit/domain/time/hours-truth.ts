import type { TimeEntry } from '../../../../src/domain/records/records';
import type { HoursInput, JobcodeTarget, TimeActivity } from '../../../../src/domain/time/hours';
import { activity, inputOf, minute, openEntry, persons } from './hours-samples';

/** What is done in a firm, each by two numbers that say to what. */
export const deeds = [
  'enter',
  'approve',
  'export',
  'editAmount',
  'editDay',
  'editJob',
  'rename',
  'unlock',
  'delete',
  'exportAgain',
  'deleteInQuickbooks',
  'changeInQuickbooks',
  'enterInQuickbooks',
  'splitInQuickbooks',
  'mergeInQuickbooks',
] as const;

export interface Deed {
  readonly deed: (typeof deeds)[number];
  readonly which: number;
  readonly how: number;
}

type Entry = { -readonly [Field in keyof TimeEntry]: TimeEntry[Field] };

/** One entry's own story. Once something unlike it was done, nothing else is, so that what is to be said of it stays plain. */
interface Told {
  readonly entry: Entry;
  /** Of which it was exported. */
  activityIds: string[];
  isExported: boolean;
  said: 'likeIt' | 'changed' | 'other' | 'lost' | 'deleted' | 'merged';
}

const days = ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05'];
const jobcodes = ['audit', 'tax', 'payroll'];
const users = Object.keys(persons);
const roundingSeconds = 30;
const stepMs = 3_600_000;

/**
 * A small firm whose truth is known: no two amounts, nor sums of them, are alike, and of one person's day for one customer, one thing at most
 * isn't as it was exported. Each entry has a note of its own, which its activity has, too.
 */
export function tellFirm(told: readonly Deed[]): {
  readonly input: Partial<HoursInput>;
  readonly lines: string[];
} {
  const stories: Told[] = [];
  const activities = new Map<string, TimeActivity>();
  const strays = new Set<string>();
  const merged = new Map<Told, Told>();
  const customers = new Map(jobcodes.map((id) => [id, `of ${id}`]));
  const approvedTo = new Map<string, string>();
  /** Days of a person for a customer on which something isn't as it was exported. */
  const unlike = new Set<string>();
  let nowMs = Date.parse('2026-11-06T08:00:00Z');
  let amounts = 7 * minute;
  let made = 0;

  for (const { deed, which, how } of told) {
    nowMs += stepMs;
    const story = stories[which % Math.max(stories.length, 1)];
    if (deed === 'enter') enter(which, how);
    else if (deed === 'rename') rename(jobcodes[which % jobcodes.length] ?? '', how);
    else if (deed === 'enterInQuickbooks') enterInQuickbooks(which, how);
    else if (deed === 'approve') approvedTo.set(pick(users, which), pick(days, how));
    else if (deed === 'export') for (const one of stories) exportOne(one);
    else if (story) change(deed, story, how);
  }

  return {
    lines: [...stories.flatMap(lineOf), ...[...strays].map((id) => `=${id} onlyInQuickbooks`)].sort(),
    input: {
      entries: stories.filter(({ said }) => said !== 'deleted').map(({ entry }) => entry),
      deletedEntries: stories.filter(({ said }) => said === 'deleted').map(({ entry }) => entry),
      activities: [...activities.values()],
      nowMs,
      targetOf: (id): JobcodeTarget => {
        const customerId = customers.get(id);
        return customerId === undefined ? null : { customerId, isActive: true };
      },
      approvedTo: (id) => approvedTo.get(id) ?? null,
      rules: { ...inputOf().rules, roundingSeconds },
    },
  };

  function pick<Item>(items: readonly Item[], which: number): Item {
    const item = items[which % items.length];
    if (item === undefined) throw new Error('there is nothing to pick from');
    return item;
  }

  /** Each more than all before it together, and never a whole minute. */
  function newAmount(): number {
    amounts = amounts * 2 + 3 * minute + 11;
    return amounts;
  }

  function dayKeyOf({ userId, date, jobcodeId }: Entry): string {
    return [userId, date, customers.get(jobcodeId)].join();
  }

  /** Whether that day may have the one thing that isn't as it was exported; it has it then. */
  function takeDay(key: string): boolean {
    if (unlike.has(key)) return false;
    unlike.add(key);
    return true;
  }

  function isApproved({ userId, date }: Entry): boolean {
    return date <= (approvedTo.get(userId) ?? '');
  }

  function enter(which: number, how: number): void {
    made += 1;
    const entry = openEntry(`e${made}`, {
      userId: pick(users, which),
      date: pick(days, how),
      jobcodeId: pick(jobcodes, which + how),
      durationSeconds: newAmount(),
      notes: `Work ${made}`,
      lastModified: new Date(nowMs).toISOString(),
    });
    stories.push({ entry: { ...entry }, activityIds: [], isExported: false, said: 'likeIt' });
  }

  function addActivity(details: Partial<TimeActivity>): string {
    made += 1;
    const id = `x${made}`;
    activities.set(id, activity(id, { createdAt: nowMs, ...details }));
    return id;
  }

  function personOf(userId: string): TimeActivity['person'] {
    const [kind, id = ''] = (persons[userId] ?? '').split(':');
    return { kind: kind === 'vendor' ? 'vendor' : 'employee', id, name: '' };
  }

  function activityOf({ userId, date, jobcodeId, durationSeconds, notes }: Entry): string {
    return addActivity({
      person: personOf(userId),
      customerId: customers.get(jobcodeId) ?? null,
      date,
      description: notes,
      durationSeconds: Math.round(durationSeconds / minute) * minute,
    });
  }

  function exportOne(story: Told): void {
    const { entry } = story;
    if (story.isExported || story.said !== 'likeIt' || !isApproved(entry)) return;
    story.activityIds = [activityOf(entry)];
    story.isExported = true;
    entry.isLocked = true;
  }

  function rename(jobcodeId: string, how: number): void {
    const exported = stories.filter(({ entry, isExported }) => isExported && entry.jobcodeId === jobcodeId);
    const isPlain = exported.every(({ said, activityIds }) => said === 'likeIt' && activityIds.length === 1);
    if (!isPlain || stories.some(({ entry, said }) => entry.jobcodeId === jobcodeId && said !== 'likeIt'))
      return;
    customers.set(jobcodeId, `of ${jobcodeId} ${made} ${how}`);
    // What an earlier name has left behind is no part of what comes.
    for (const story of exported) {
      story.said = 'other';
      touch(story.entry, story.entry.isLocked);
    }
  }

  function enterInQuickbooks(which: number, how: number): void {
    const [userId, date, jobcodeId] = [pick(users, which), pick(days, how), pick(jobcodes, which + how)];
    const customerId = customers.get(jobcodeId) ?? '';
    if (!takeDay([userId, date, customerId].join())) return;
    const description = 'By hand';
    strays.add(
      addActivity({ person: personOf(userId), date, customerId, description, durationSeconds: newAmount() }),
    );
  }

  /** Changed now, and locked or not. */
  function touch(entry: Entry, isLocked: boolean): void {
    entry.isLocked = isLocked;
    entry.lastModified = new Date(nowMs).toISOString();
  }

  function change(deed: Deed['deed'], story: Told, how: number): void {
    const { entry, isExported } = story;
    const [activityId] = story.activityIds;
    if (story.said !== 'likeIt' || story.activityIds.length > 1) return;
    if (!isExported || activityId === undefined) {
      if (deed === 'editAmount') entry.durationSeconds = newAmount();
      if (deed === 'editDay') entry.date = pick(days, how);
      if (deed === 'editJob') entry.jobcodeId = pick(jobcodes, how);
      if (deed === 'delete') story.said = 'deleted';
      touch(entry, false);
      return;
    }
    const held = activities.get(activityId);
    if (deed === 'unlock') touch(entry, false);
    if (!held || !takesDay(deed, entry)) return;
    if (deed === 'editAmount') {
      story.said = 'changed';
      touch(entry, false);
      entry.durationSeconds = newAmount();
    }
    if (deed === 'editDay') {
      const date = pick(days, how);
      if (date === entry.date) return;
      story.said = 'changed';
      touch(entry, false);
      entry.date = date;
    }
    if (deed === 'editJob') {
      const jobcodeId = pick(jobcodes, how);
      if (jobcodeId === entry.jobcodeId) return;
      story.said = 'other';
      touch(entry, false);
      entry.jobcodeId = jobcodeId;
    }
    if (deed === 'delete') {
      story.said = 'deleted';
      touch(entry, false);
    }
    if (deed === 'exportAgain') strays.add(activityOf(entry));
    if (deed === 'deleteInQuickbooks') {
      activities.delete(activityId);
      story.activityIds = [];
      story.said = 'lost';
    }
    if (deed === 'changeInQuickbooks') {
      activities.set(activityId, { ...held, durationSeconds: newAmount() });
      story.said = 'changed';
    }
    if (deed === 'splitInQuickbooks') {
      const part = Math.floor(held.durationSeconds / 3);
      activities.set(activityId, { ...held, durationSeconds: held.durationSeconds - part });
      story.activityIds.push(addActivity({ ...held, id: `x${made + 1}`, durationSeconds: part }));
      touch(entry, true);
    }
    if (deed === 'mergeInQuickbooks') merge(story, held);
  }

  /** What leaves a day as it was exported takes none. */
  function takesDay(deed: Deed['deed'], entry: Entry): boolean {
    return deed === 'unlock' || deed === 'approve' ? true : takeDay(dayKeyOf(entry));
  }

  function merge(story: Told, held: TimeActivity): void {
    const other = stories.find(
      (one) =>
        one !== story &&
        one.isExported &&
        one.said === 'likeIt' &&
        one.activityIds.length === 1 &&
        one.entry.jobcodeId === story.entry.jobcodeId &&
        dayKeyOf(one.entry) === dayKeyOf(story.entry),
    );
    const otherId = other?.activityIds[0];
    const otherHeld = otherId === undefined ? undefined : activities.get(otherId);
    if (!other || otherId === undefined || !otherHeld) return;
    activities.set(held.id, { ...held, durationSeconds: held.durationSeconds + otherHeld.durationSeconds });
    activities.delete(otherId);
    other.said = 'merged';
    other.activityIds = [];
    story.said = 'merged';
    touch(story.entry, true);
    touch(other.entry, true);
    merged.set(story, other);
  }

  function lineOf(story: Told): string[] {
    const { entry, activityIds, said, isExported } = story;
    const activityId = activityIds[0];
    const ids = `${entry.id}=${[...activityIds].sort().join('+')}`;
    const held = activityId === undefined ? undefined : activities.get(activityId);
    if (said === 'deleted') return held ? [`=${held.id} deletedAfterExport ${entry.id}`] : [];
    if (!isExported) return [`${ids} notExported ${isApproved(entry) ? 'nextExport' : 'notApproved'}`];
    const other = merged.get(story);
    if (other) return [`${[entry.id, other.entry.id].sort().join('+')}=${activityIds.join('+')} arrived`];
    if (said === 'merged') return [];
    if (said === 'lost') {
      return [
        entry.isLocked
          ? `${ids} exportedNotFound`
          : `${ids} notExported ${isApproved(entry) ? 'nextExport' : 'notApproved'}`,
      ];
    }
    if (said === 'changed') return [`${ids} changedAfterExport ${held?.durationSeconds}`];
    if (said === 'other') return [`${ids} otherCustomer ${held?.customerId}`];
    return [`${ids} arrived`];
  }
}
