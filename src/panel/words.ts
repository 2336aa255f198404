import type { BlockReason } from '../domain/matching/match-status';
import type { ChainLink, Verdict } from '../domain/matching/verdict';
import type { PrimaryAction } from '../domain/plans/plan';
import type { DayText, SystemId } from '../domain/records/records';
import type { TimeRange } from '../domain/time/time-range';
import { m } from '../i18n/compiled/messages';
import type { EntryRow, Notice, NoticeCode, PendingExportReason, Subject } from '../messages/panel-view';

/*
 * Every sentence that the panel says. A sentence is a list of texts and of name paths: paths are drawn by themselves, because a name may hold
 * anything.
 */
export type Sentence = readonly (string | readonly string[])[];

export const systemNames: Readonly<Record<SystemId, string>> = {
  karbon: 'Karbon',
  quickbooksTime: 'QuickBooks Time',
  quickbooks: 'QuickBooks',
};

export const words = {
  product: 'Tieout',
  refresh: 'Refresh',
  menu: 'More actions',
  exportCsv: 'Export CSV',
  options: 'Options',
  copyDetails: 'Copy details',
  copied: 'Copied',
  notCopied: 'Could not copy',
  unfold: 'Show panel',
  fold: 'Fold panel',
  reading: 'Reading time…',
  loading: 'Loading…',
  fixingNotLoaded: 'This part of Tieout could not be loaded.',
  connect: 'Open options',
  retry: 'Try again',
  names: 'Names in the three systems',
  range: 'Time range',
  from: 'From',
  to: 'To',
  apply: 'Apply',
  thisWeek: 'this week',
  exported: 'exported',
  waiting: 'waiting',
  billable: 'billable',
  why: 'why?',
  onTheClock: 'on the clock',
  byWeek: 'By week',
  byPerson: 'By person',
  byServiceItem: 'By service item',
  budget: 'Budget',
  noServiceItem: 'No service item',
  work: 'Work',
  members: 'Members',
  entries: 'Entries',
  showMore: 'Show more',
} as const;

/** `1,204 records`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** `149400` → `41 h 30 m`. Rounds to the nearest minute, but never to nothing. */
export function duration(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes === 0) return seconds > 0 ? 'under 1 m' : '0 m';
  const hours = Math.trunc(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} m`;
  return rest === 0 ? `${hours.toLocaleString('en')} h` : `${hours.toLocaleString('en')} h ${rest} m`;
}

/** `3753` → `1 h 02 m 33 s`, for what is running now. */
export function tickingDuration(seconds: number): string {
  const whole = Math.max(0, Math.trunc(seconds));
  const two = (part: number) => String(part).padStart(2, '0');
  const hours = Math.trunc(whole / 3600);
  const minutes = Math.trunc(whole / 60) % 60;
  return hours > 0
    ? `${hours} h ${two(minutes)} m ${two(whole % 60)} s`
    : `${minutes} m ${two(whole % 60)} s`;
}

function span(ms: number): string {
  const seconds = Math.max(0, Math.trunc(ms / 1_000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.trunc(seconds / 60)} min`;
  if (seconds < 86_400) return `${Math.trunc(seconds / 3_600)} h`;
  return counted(Math.trunc(seconds / 86_400), 'day');
}

/** `12 s ago`. */
export function age(ageMs: number): string {
  return `${span(ageMs)} ago`;
}

/** `Tue 17 Nov`, with the year where it is not the one of `today`. */
export function day(date: DayText, today: DayText): string {
  const year = date.slice(0, 4) === today.slice(0, 4) ? {} : ({ year: 'numeric' } as const);
  const form = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC', ...year } as const;
  return new Date(date).toLocaleDateString('en-GB', form).replace(',', '');
}

export function weekOf(date: DayText, today: DayText, seconds: number): string {
  return `Week of ${day(date, today)}: ${duration(seconds)}`;
}

/** The sentence without its paths' own drawing: for titles and one-line places. */
export function plainText(sentence: Sentence): string {
  return sentence.map((part) => (typeof part === 'string' ? part : part.join(':'))).join('');
}

function blockSentence(system: string, reason: BlockReason): Sentence {
  switch (reason.code) {
    case 'notConnected':
      return [`${system} is not connected: this cannot be checked`];
    case 'unreachable':
      return [`${system} does not answer: this cannot be checked`];
    case 'noRightToManageJobcodes':
      return ['Your rights in QuickBooks Time do not let you put this right'];
    case 'nameHeld':
      return [
        `QuickBooks cannot have a customer of this name: the ${reason.holder.kind} `,
        [reason.holder.name],
        ' holds it',
      ];
    case 'nameNotPossible':
      return [`${system} cannot hold this name. Change it in Karbon`];
  }
}

/** The one sentence on top of the panel. */
export function verdictSentence(verdict: Verdict): Sentence {
  switch (verdict.code) {
    case 'tiesOut':
      return ['Ties out: time reaches QuickBooks as ', verdict.path];
    case 'tiesOutInTime':
      return ['In QuickBooks Time as ', verdict.path, ', not checked in QuickBooks'];
    case 'differsInTime':
      return ['QuickBooks Time has another name: ', verdict.path, '. Karbon has ', verdict.karbonPath];
    case 'reachesUnderOtherName':
      return [
        'Time reaches QuickBooks under another name: ',
        verdict.path,
        '. Karbon has ',
        verdict.karbonPath,
      ];
    case 'wouldDuplicate':
      return [
        'Would create a duplicate: QuickBooks has ',
        verdict.quickbooksPath,
        ', QuickBooks Time has ',
        verdict.timePath,
      ];
    case 'wouldStrand':
      return ['Time will not reach QuickBooks, which has no ', verdict.timePath];
    case 'customerInactive':
      return ['Time will not reach QuickBooks, where this is inactive: ', verdict.path];
    case 'notInTime':
      return ['No time can be tracked yet: QuickBooks Time has no ', verdict.expectedPath];
    case 'jobcodeArchived':
      return ['No time can be tracked: QuickBooks Time has archived ', verdict.path];
    case 'misplaced':
      return [
        `In another place in ${systemNames[verdict.system]}: `,
        verdict.path,
        ' instead of ',
        verdict.expectedPath,
      ];
    case 'choose':
      return verdict.because === 'severalRecords'
        ? [
            `Which one is meant? In ${systemNames[verdict.system]} ${counted(verdict.count, 'record fits', 'records fit')} equally well`,
          ]
        : [
            `Whose time is it? ${counted(verdict.count, 'Karbon record arrives', 'Karbon records arrive')} at one name in ${systemNames[verdict.system]}`,
          ];
    case 'similarOnly':
      return [`Not in ${systemNames[verdict.system]} under this name. The nearest is `, verdict.bestPath];
    case 'blocked':
      return blockSentence(systemNames[verdict.system], verdict.reason);
    case 'unknown':
      return ['Not enough has been read yet to compare the names'];
  }
}

export const chainWords: Readonly<Record<ChainLink, string>> = {
  ties: 'same name',
  differs: 'names differ',
  broken: 'no such name',
  unknown: 'not known',
};

/** What the verdict's button does; with `…` where it first shows its steps or a choice. */
export const actionWords: Readonly<Record<Exclude<PrimaryAction, 'none'>, string>> = {
  create: 'Create',
  syncName: 'Sync name',
  restore: 'Restore',
  move: 'Move',
  choose: 'Choose',
  link: 'Link',
};

const missingSystemWords: Readonly<Record<SystemId, string>> = {
  karbon: 'names come from the page, and there are no budgets.',
  quickbooksTime: 'there is no time to show.',
  quickbooks: 'names are not checked there.',
};

const staleDataWords: Readonly<Record<SystemId, string>> = {
  karbon: 'Names and budgets are from the last time.',
  quickbooksTime: 'Time is from the last time.',
  quickbooks: 'Customers are from the last time.',
};

/** What has happened, and what does not work meanwhile. */
export function noticeText({ code, system: id, count, isTimeUnread }: Notice): string {
  const system = id === null ? 'The service' : systemNames[id];
  const aging = id === null ? '.' : `. ${isTimeUnread ? 'No time has been read yet.' : staleDataWords[id]}`;
  const facts: Readonly<Record<NoticeCode, string>> = {
    needsReconnect: `${system} no longer accepts the connection${aging}`,
    notAllowed: `${system} does not let you read this${aging}`,
    rateLimited: `${system} takes no more requests just now${aging}`,
    offline: 'This browser is offline. Everything is from the last time.',
    unreachable: `${system} does not answer${aging}`,
    timedOut: `${system} does not answer in time${aging}`,
    serverFault: `${system} has failed${aging}`,
    invalidResponse: `${system} answers in an unknown form${aging}`,
    notFound: `${system} no longer has this record.`,
    rejected: `${system} refuses what was asked${aging}`,
    billingLapsed: `The subscription to ${system} is not current${aging}`,
    addressBlocked: `${system} refuses this network address${aging}`,
    wrongEnvironment: `The keys for ${system} are of another environment${aging}`,
    signInCancelled: `The sign-in to ${system} was not finished.`,
    storageBlocked: m.failure_storage_blocked(),
    storageNewer: m.failure_storage_newer(),
    storageFailed: m.failure_storage_failed(),
    storageFull: m.failure_storage_full(),
    internal: m.failure_internal(),
    notConnected: `${system} is not connected: ${missingSystemWords[id ?? 'quickbooksTime']}`,
    ownTimeOnly: 'Your own time only, by your rights in QuickBooks Time.',
    ownGroupsOnly: 'Your own groups’ time only, by your rights in QuickBooks Time.',
    recordsLeftOut: `Left out as unreadable: ${counted(count, 'record')} of ${system}.`,
    readingLists: `Reading ${system}: ${counted(count, 'record')} so far.`,
    otherTenant: 'The Karbon keys are of another account than this page.',
  };
  return facts[code];
}

export function retryIn(ms: number): string {
  return ms <= 0 ? 'Trying again now.' : `Trying again in ${span(ms + 999)}.`;
}

/** On what unfolds the tail of a list. */
export function more(count: number): string {
  return `${count.toLocaleString('en')} more`;
}

export const rangeWords: Readonly<Record<TimeRange['kind'], string>> = {
  sixMonths: 'Last six months',
  thisMonth: 'This month',
  thisYear: 'This year',
  lifetime: 'Lifetime',
  custom: 'Other days',
};

export const pendingExportWords: Readonly<Record<PendingExportReason, string>> = {
  running: 'still running',
  notApproved: 'not approved yet',
  noCustomer: 'no customer of exactly this name in QuickBooks',
  customerInactive: 'the customer is inactive in QuickBooks',
  nextExport: 'goes with the next export',
};

export const statusWords: Readonly<Record<EntryRow['status'], string>> = {
  running: 'on the clock',
  exported: 'exported',
  approved: 'approved',
  waiting: 'waiting',
};

export const toneWords = {
  good: 'ties out',
  warning: 'needs attention',
  bad: 'will not reach QuickBooks',
  neutral: 'not checked',
} as const;

export function notFoundText(subject: Subject): string {
  return `Karbon has no such ${subject.kind === 'work' ? 'work item' : 'client'}.`;
}

export function emptyText(range: TimeRange): string {
  return range.kind === 'lifetime' ? 'No time yet on ' : 'No time in this range on ';
}

export function ofBudget(estimateSeconds: number): string {
  return `of ${duration(estimateSeconds)}`;
}

export function perCent(part: number, whole: number): string {
  return `${Math.round((part / whole) * 100)} %`;
}

export function entriesShown(shown: number, count: number): string {
  return shown < count
    ? `${shown.toLocaleString('en')} of ${counted(count, 'entry', 'entries')}`
    : counted(count, 'entry', 'entries');
}
