import { createStander, type Stand, type Stander, type StandingLists } from '../../domain/matching/match';
import type { KarbonClient, SystemId, TimeAccount, WorkItem } from '../../domain/records/records';
import { dayOf, rangeOf, weekStartOf } from '../../domain/time/calendar';
import type { DayRange, TimeRange } from '../../domain/time/time-range';
import type { PageRef } from '../../messages/page-ref';
import type { Settings } from '../../messages/settings';
import type { ConnectionRecord } from '../../store/connections';
import type { TimeChanges } from '../../store/coverage';
import type { Store } from '../../store/store';
import type { StandingListsReader } from '../matching/match-context';
import type { TimeScope } from '../sync/entry-coverage';
import { type PageFacts, readPageFacts } from './resolve-page';

/** A page with everything on it stood in the lists: what both its view and its reading start from. */
export interface PanelSubject {
  readonly facts: PageFacts;
  readonly settings: Settings;
  readonly connections: Readonly<Record<SystemId, ConnectionRecord>>;
  readonly lists: StandingLists;
  readonly stander: Stander;
  /** The page's own: its work item's, or its client's. `null` while the page gives no name to look for. */
  readonly stand: Stand | null;
  readonly workStands: ReadonlyMap<string, Stand>;
  readonly memberStands: ReadonlyMap<string, Stand>;
  /** The jobcodes of the page itself, then of all that is listed on it. */
  readonly rootIds: readonly string[];
  readonly changes: TimeChanges | null;
}

export type SubjectReader = (page: PageRef) => Promise<PanelSubject>;

/** Reads from the store alone. */
export function createSubjectReader(store: Store, readLists: StandingListsReader): SubjectReader {
  const { connections, copies } = store;
  let last: { readonly lists: StandingLists; readonly stander: Stander } | null = null;

  return async (page) => {
    const [settings, karbon, quickbooksTime, quickbooks, changes] = await Promise.all([
      store.settings.read(),
      connections.read('karbon'),
      connections.read('quickbooksTime'),
      connections.read('quickbooks'),
      copies.coverage<TimeChanges>('timeChanges'),
    ]);
    const facts = await readPageFacts(page, store);
    const known = await readLists(settings.namingRule, quickbooksTime, quickbooks);
    // What was stood in the very same lists before need not be stood again.
    if (!last || !isSame(last.lists, known)) last = { lists: known, stander: createStander(known) };
    const { stander } = last;

    const workStands = new Map<string, Stand>();
    for (const [client, items] of workByClient(facts)) {
      for (const [key, stand] of stander.ofWork(client, items)) workStands.set(key, stand);
    }
    const memberStands = new Map(facts.members.map((member) => [member.key, stander.ofClient(member)]));
    const isNamed = page.kind === 'work' ? facts.item !== null : facts.client.fullName !== '';
    const own = page.kind === 'work' ? workStands.get(page.key) : stander.ofClient(facts.client);
    const stand = (isNamed && own) || null;
    const listed = page.kind === 'work' ? [] : [...workStands.values(), ...memberStands.values()];
    return {
      facts,
      settings,
      connections: { karbon, quickbooksTime, quickbooks },
      lists: last.lists,
      stander,
      stand,
      workStands,
      memberStands,
      rootIds: [...new Set([stand, ...listed].flatMap((each) => each?.rootIds ?? []))],
      changes,
    };
  };
}

function isSame(one: StandingLists, other: StandingLists): boolean {
  return (
    one.quickbooksTime === other.quickbooksTime &&
    one.quickbooks === other.quickbooks &&
    one.holders === other.holders &&
    one.clientClaims === other.clientClaims &&
    one.links.quickbooksTime === other.links.quickbooksTime &&
    one.links.quickbooks === other.links.quickbooks &&
    one.blocks.quickbooksTime === other.blocks.quickbooksTime &&
    one.blocks.quickbooks === other.blocks.quickbooks
  );
}

/** On group pages the work belongs to several clients; a client that is no member is known by its name alone. */
function workByClient({ client, members, work }: PageFacts): Map<KarbonClient, WorkItem[]> {
  const clients = new Map([client, ...members].map((each) => [each.key, each]));
  const byClient = new Map<KarbonClient, WorkItem[]>();
  for (const item of work) {
    let owner = clients.get(item.client.key);
    if (!owner) {
      owner = { ...client, ...item.client, fullName: item.clientName, person: null, members: null };
      clients.set(owner.key, owner);
    }
    byClient.set(owner, [...(byClient.get(owner) ?? []), item]);
  }
  return byClient;
}

/** The account's calendar as QuickBooks Time's clock has it now. */
export function calendarOf(
  account: TimeAccount,
  nowMs: number,
  range: TimeRange,
): { readonly today: string; readonly days: DayRange; readonly weekStart: string } {
  const today = dayOf(nowMs, account.timeZone);
  return { today, days: rangeOf(range, today), weekStart: weekStartOf(today, account.weekStartsOn) };
}

/** The entries the page needs; `null` while no jobcode is known for it, or no account. */
export function scopeOf(subject: PanelSubject, range: TimeRange, nowMs: number): TimeScope | null {
  const time = subject.connections.quickbooksTime.time;
  if (!time || subject.rootIds.length === 0) return null;
  const { today, days, weekStart } = calendarOf(
    time.account,
    nowMs + (subject.changes?.clockSkewMs ?? 0),
    range,
  );
  const startsAfterWeek = days.from !== null && days.from.localeCompare(weekStart) > 0;
  const endsBeforeToday = days.to.localeCompare(today) < 0;
  return {
    rootIds: subject.rootIds,
    days: { from: startsAfterWeek ? weekStart : days.from, to: endsBeforeToday ? today : days.to },
    today,
  };
}
