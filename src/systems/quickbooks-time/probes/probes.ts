import { safeParse } from '../../../messages/schema';
import type { CheckIdOf, CheckWord, Finding } from '../../../messages/self-check';
import {
  coerceBoolean,
  coerceId,
  coerceInstant,
  coerceMap,
  coerceReference,
  coerceText,
  type Row,
} from '../../http/coerce';
import { asExpected, different, expecting, notTestable } from '../../http/findings';
import type { Http } from '../../http/http';
import {
  type Answer,
  createProbes,
  judgeClock,
  judgeNames,
  judgeRefusal,
  type Probe,
  type Probes,
} from '../../http/probes';
import { parseRecords } from '../../http/records';
import type { TokenKeeper } from '../../http/token-keeper';
import { quickbooksTimeError } from '../errors';
import { accountSchema, identitySchema } from '../schema';
import { createTimeSender } from '../sender';
import {
  asteriskName,
  beginningOf,
  namesIn,
  stampsIn,
  type TimeQuestion,
  timeQuestions,
  triedNames,
} from './questions';
import { rowsIn } from './rows';

type TimeAnswers = { readonly [Each in TimeQuestion]: Answer };
type TimeProbe = Probe<TimeQuestion>;

/** The checks of how QuickBooks Time behaves (docs/first-day.md). They read, and write nothing. */
export function createTimeProbes(parts: {
  readonly http: Http;
  readonly keeper: TokenKeeper;
  readonly now: () => number;
}): Probes {
  const send = createTimeSender(parts);
  return createProbes({
    questions: timeQuestions(parts.now()),
    probes: timeProbes,
    send: (address) => send({ method: 'GET', address, priority: 'screen' }),
    errorOf: quickbooksTimeError,
    now: parts.now,
  });
}

function probe(needs: readonly TimeQuestion[], judge: (answers: TimeAnswers) => Finding): TimeProbe {
  return { needs, judge };
}

function identityIn({ user }: Pick<TimeAnswers, 'user'>) {
  return parseRecords(rowsIn(user, 'users'), identitySchema, 'users').records[0];
}

function settingsIn({ settings }: Pick<TimeAnswers, 'settings'>): unknown {
  return coerceMap(coerceMap(settings.json).results).effective_settings;
}

/** Whether the answer has anything of the link to QuickBooks. */
function saysOfLink(answers: Pick<TimeAnswers, 'settings'>): boolean {
  return 'quickbooks' in coerceMap(settingsIn(answers));
}

const idsIn = (answer: Answer, collection: string) =>
  rowsIn(answer, collection).map(({ id }) => coerceId(id));

const timeProbes: Readonly<Record<CheckIdOf<'quickbooksTime'>, TimeProbe>> = {
  timeRights: probe(['user'], (answers) => {
    const rights = identityIn(answers)?.rights;
    if (!rights) return different({ rows: 0 });
    const { scope, canManageJobcodes: canManage } = rights;
    return expecting(scope === 'everybody' && canManage, { scope, canManage });
  }),
  timeClock: probe(['user'], ({ user }) => judgeClock(user)),
  timeLink: probe(['settings'], (answers) => {
    // An employee may be told less of it than an administrator (quickbooks-time.md 7.2).
    if (!saysOfLink(answers)) return notTestable('cannotTell');
    const account = safeParse(accountSchema, settingsIn(answers));
    if (!account.success) return different({ rows: 0 });
    const { quickbooks: connector, hasTwoWaySync: twoWay } = account.data;
    return expecting(connector !== 'none', { connector, twoWay });
  }),
  timeConnectFlag: probe(['settings', 'jobcodes'], (answers) => {
    const rows = rowsIn(answers.jobcodes, 'jobcodes');
    if (rows.length === 0) return notTestable('noRecords');
    if (!saysOfLink(answers)) return notTestable('cannotTell');
    const account = safeParse(accountSchema, settingsIn(answers));
    const twoWay = account.success && account.data.hasTwoWaySync;
    const count = rows.filter((row) => row.connect_with_quickbooks !== undefined).length;
    return expecting(count === (twoWay ? rows.length : 0), { twoWay, count, rows: rows.length });
  }),
  timeIds: probe(['jobcodes'], ({ jobcodes }) => {
    const rows = rowsIn(jobcodes, 'jobcodes');
    if (rows.length === 0) return notTestable('noRecords');
    const isText = rows.some(({ id }) => typeof id === 'string');
    return expecting(!isText, { form: isText ? 'text' : 'number' });
  }),
  timeEmptyMaps: probe(['jobcodes'], ({ jobcodes }) => {
    const forms = rowsIn(jobcodes, 'jobcodes').flatMap(
      (row) => emptyForm(row.filtered_customfielditems) ?? [],
    );
    const form = forms[0];
    return form === undefined
      ? notTestable('noRecords')
      : expecting(
          forms.every((each) => each === 'text'),
          { form },
        );
  }),
  timeStampForm: probe(['jobcodes'], ({ jobcodes }) => {
    const stamps = rowsIn(jobcodes, 'jobcodes').map((row) => coerceText(row.last_modified));
    if (stamps.length === 0) return notTestable('noRecords');
    const isUsual = stamps.every((stamp) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/.test(stamp));
    const isColonMissing = stamps.some((stamp) => /[+-]\d{4}$/.test(stamp));
    return expecting(isUsual, { form: isUsual ? 'colon' : isColonMissing ? 'noColon' : 'other' });
  }),
  timeNames: probe(['jobcodes'], (answers) => judgeNames(namesIn(answers))),
  timeJobcodeOrder: probe(['jobcodes', 'twoJobcodes'], ({ jobcodes, twoJobcodes }) =>
    judgeOrder(
      rowsIn(twoJobcodes, 'jobcodes'),
      rowsIn(jobcodes, 'jobcodes'),
      (row) => coerceReference(row.parent_id) ?? '',
      (row, other) => coerceText(row.name).toLowerCase() <= coerceText(other.name).toLowerCase(),
      'name',
    ),
  ),
  timeEntryOrder: probe(['entries', 'twoEntries'], ({ entries, twoEntries }) =>
    judgeOrder(
      rowsIn(twoEntries, 'timesheets'),
      rowsIn(entries, 'timesheets'),
      () => '',
      isEntryBefore,
      'start',
    ),
  ),
  timePageSize: probe(['jobcodes', 'twoJobcodes'], ({ jobcodes, twoJobcodes }) => {
    if (rowsIn(jobcodes, 'jobcodes').length < 3) return notTestable('noRecords');
    const rows = rowsIn(twoJobcodes, 'jobcodes').length;
    return expecting(rows === 2, { rows });
  }),
  timePageZero: probe(['twoJobcodes', 'pageZero'], ({ twoJobcodes, pageZero }) => {
    if (pageZero.isRefused) return different({ form: 'refused', status: pageZero.status });
    const isFirst = idsIn(pageZero, 'jobcodes').join() === idsIn(twoJobcodes, 'jobcodes').join();
    return expecting(isFirst, { form: isFirst ? 'first' : 'other' });
  }),
  timeRepeatedParameter: probe(['jobcodes', 'repeated'], ({ jobcodes, repeated }) => {
    if (rowsIn(jobcodes, 'jobcodes').length < 5) return notTestable('noRecords');
    if (repeated.isRefused) return different({ form: 'refused', status: repeated.status });
    const rows = rowsIn(repeated, 'jobcodes').length;
    return expecting(rows >= 3, { form: rows >= 3 ? 'last' : 'first' });
  }),
  timeZulu: probe(['zulu'], ({ zulu }) => judgeRefusal(zulu, true)),
  timeFlagWords: probe(['flagWords'], ({ flagWords }) => judgeRefusal(flagWords, false)),
  timeMissingFilter: probe(['unfiltered'], ({ unfiltered }) =>
    expecting(unfiltered.status === 417, { status: unfiltered.status }),
  ),
  timeProjectFilters: probe(['projects'], ({ projects }) => {
    const rows = rowsIn(projects, 'projects').length;
    if (coerceBoolean(coerceMap(projects.json).more)) return asExpected({ rows });
    return rows > 1 ? different({ rows }) : notTestable('noRecords');
  }),
  timeFilterCase: probe(['jobcodes', 'otherCase'], (answers) =>
    expecting(triedIn(answers.otherCase, answers) > 0, {
      rows: rowsIn(answers.otherCase, 'jobcodes').length,
    }),
  ),
  timeFilterWhole: probe(['jobcodes', 'beginning'], (answers) => {
    const beginning = beginningOf(triedNames(answers)?.[0] ?? '').toLowerCase();
    const isNameToo = namesIn(answers).some((name) => name.toLowerCase() === beginning);
    if (isNameToo) return notTestable('cannotTell');
    const isFound = triedIn(answers.beginning, answers) > 0;
    return expecting(!isFound, { form: isFound ? 'beginning' : 'whole' });
  }),
  timeFilterComma: probe(['jobcodes', 'twoNames'], (answers) => {
    const isFound = triedIn(answers.twoNames, answers) > 0;
    return expecting(!isFound, { form: isFound ? 'list' : 'text' });
  }),
  timeFilterEscape: probe(['jobcodes', 'asterisk'], (answers) => {
    const wanted = asteriskName(answers);
    const isFound = rowsIn(answers.asterisk, 'jobcodes').some(({ name }) => name === wanted);
    return expecting(!isFound, { form: isFound ? 'accepted' : 'none' });
  }),
  timeOwnTimeOnly: probe(['user', 'entries'], (answers) => {
    const rights = identityIn(answers)?.rights;
    if (rights?.scope !== 'own') return notTestable('cannotTell', { scope: rights?.scope ?? 'other' });
    const rows = rowsIn(answers.entries, 'timesheets');
    if (rows.length === 0) return notTestable('noRecords');
    const count = rows.filter((row) => coerceId(row.user_id) !== rights.userId).length;
    return expecting(count === 0, { count, rows: rows.length });
  }),
  timeStampsCover: probe(['user', 'stamps', 'sinceStamp'], (answers) => {
    const scope = identityIn(answers)?.rights.scope ?? 'other';
    // Who sees everything sees no difference; and the last change may have been to something of one's own.
    const isOthers = scope === 'own' && rowsIn(answers.sinceStamp, 'timesheets').length === 0;
    return isOthers ? asExpected({ scope }) : notTestable('cannotTell', { scope });
  }),
  timeStampsOther: probe(['otherStamps'], ({ otherStamps }) => {
    const stamps = coerceMap(coerceMap(coerceMap(otherStamps.json).results).last_modified_timestamps);
    return expecting('projects' in stamps, { status: otherStamps.status });
  }),
  timeStampsUnknown: probe(['unknownStamps'], ({ unknownStamps }) => judgeRefusal(unknownStamps, false)),
  timeClockInStamp: probe(['stamps', 'running'], (answers) => {
    const running = rowsIn(answers.running, 'timesheets').map((row) => coerceInstant(row.last_modified) ?? 0);
    const stamp = coerceInstant(stampsIn(answers).timesheets);
    if (running.length === 0 || stamp === null) return notTestable('noRecords');
    if (running.some((at) => at > stamp)) return asExpected();
    return running.some((at) => at === stamp) ? different() : notTestable('cannotTell');
  }),
  timeDeletionStamp: probe(['stamps', 'tombstones'], (answers) => {
    const { timesheets, timesheets_deleted: deleted } = stampsIn(answers);
    const [stamp, deletedAt] = [coerceInstant(timesheets), coerceInstant(deleted)];
    const hasDeletions = rowsIn(answers.tombstones, 'timesheets_deleted').length > 0;
    if (stamp === null || deletedAt === null || !hasDeletions) return notTestable('noRecords');
    // Whatever was edited since moves it too.
    return stamp > deletedAt ? notTestable('cannotTell') : expecting(stamp === deletedAt);
  }),
  timeTombstones: probe(['stamps', 'tombstones'], (answers) => {
    const deletedAt = coerceInstant(stampsIn(answers).timesheets_deleted);
    const rows = rowsIn(answers.tombstones, 'timesheets_deleted');
    if (deletedAt === null || rows.length === 0) return notTestable('noRecords');
    const count = rows.filter((row) => (coerceInstant(row.last_modified) ?? 0) < deletedAt).length;
    return expecting(count === 0, { count, rows: rows.length });
  }),
};

/** How many of the rows bear the first of the names that filters are tried with. */
function triedIn(found: Answer, answers: TimeAnswers): number {
  const wanted = triedNames(answers)?.[0];
  return rowsIn(found, 'jobcodes').filter(({ name }) => name === wanted).length;
}

function emptyForm(value: unknown): CheckWord | null {
  if (value === '') return 'text';
  if (Array.isArray(value)) return value.length === 0 ? 'list' : null;
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0 ? 'map' : null;
}

function isEntryBefore(row: Row, other: Row): boolean {
  const [day, otherDay] = [coerceText(row.date), coerceText(other.date)];
  // What was entered without times is given some that it is not ordered by (7.6).
  if (day !== otherDay || row.type === 'manual' || other.type === 'manual') return day <= otherDay;
  return (coerceInstant(row.start) ?? 0) <= (coerceInstant(other.start) ?? 0);
}

/**
 * Whether the first rows of a list come before all others that the list is longer by: the order within one page cannot be seen, but what
 * the pages hold hangs on it.
 */
function judgeOrder(
  first: readonly Row[],
  all: readonly Row[],
  groupOf: (row: Row) => string,
  isBefore: (row: Row, other: Row) => boolean,
  order: CheckWord,
): Finding {
  const met = new Set(first.map(({ id }) => coerceId(id)));
  const others = all.filter(({ id }) => !met.has(coerceId(id)));
  const pairs = first.flatMap((row) =>
    others.filter((other) => groupOf(other) === groupOf(row)).map((other) => [row, other] as const),
  );
  if (pairs.length === 0) return notTestable('noRecords');
  if (pairs.every(([row, other]) => isBefore(row, other))) return asExpected({ order });
  const isById = pairs.every(([row, other]) => Number(row.id) < Number(other.id));
  return different({ order: isById ? 'id' : 'other' });
}
