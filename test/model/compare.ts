import type { PageRef } from '../../src/messages/page-ref';
import type { Mirror } from '../../src/store/mirror';
import type { EntriesCoverage, FirmEntries } from '../../src/store/rows';
import type { DirectFirm } from '../office/direct-firm';
import {
  isRunning,
  jobcodesBelow,
  type TrueRecord,
  trueBudget,
  trueClients,
  trueCustomers,
  trueEntry,
  trueHolders,
  trueJobcodes,
  trueKarbonUsers,
  trueMembers,
  truePersonName,
  trueUsers,
  trueWork,
} from './truth';

/** What has been looked at last, after everything had come to rest. */
export interface LookedAt {
  readonly pages: readonly PageRef[];
  /** The jobcodes of those pages. */
  readonly rootIds: ReadonlySet<number>;
}

/** Compares the mirror with the firm; returns one sentence for each difference. */
export async function compareMirror(firm: DirectFirm, mirror: Mirror, lookedAt: LookedAt): Promise<string[]> {
  const { state, switches } = firm;
  const stamped = (records: readonly { readonly lastModified: string }[]) =>
    records.map((record) => ({ ...record, lastModified: Date.parse(record.lastModified) }));
  return [
    ...compareRecords(
      'jobcode',
      stamped(await mirror.all('jobcodes')),
      trueJobcodes(state, switches.quickbooksTime.hasTwoWaySync),
    ),
    ...compareRecords('user', await mirror.all('timeUsers'), trueUsers(state)),
    ...compareRecords('customer', stamped(await mirror.all('customers')), trueCustomers(state)),
    ...compareRecords('holder', await mirror.all('nameHolders'), trueHolders(state)),
    ...compareRecords('Karbon user', await mirror.all('karbonUsers'), trueKarbonUsers(state)),
    ...(await compareClients(firm, mirror)),
    ...(await compareEntries(firm, mirror, lookedAt)),
    ...(await Promise.all(lookedAt.pages.map((page) => comparePage(firm, mirror, page)))).flat(),
  ];
}

/** Compares by id or key, in the fields that the true record has. */
function compareRecords(what: string, copied: readonly object[], wanted: readonly TrueRecord[]): string[] {
  const left = new Map(copied.map((record) => [keyOf(record), record]));
  const differences = wanted.flatMap((record) => {
    const key = keyOf(record);
    const copy = left.get(key);
    left.delete(key);
    if (!copy) return [`${what} ${key} is missing: ${JSON.stringify(record)}`];
    return Object.entries(record).flatMap(([field, value]) => {
      const is = JSON.stringify(Reflect.get(copy, field));
      const should = JSON.stringify(value);
      return is === should ? [] : [`${what} ${key}: ${field} is ${is}, should be ${should}`];
    });
  });
  return [
    ...differences,
    ...[...left].map(([key, copy]) => `${what} ${key} is too much: ${JSON.stringify(copy)}`),
  ];
}

function keyOf(record: object): string {
  return String('id' in record ? record.id : Reflect.get(record, 'key'));
}

async function compareClients({ state }: DirectFirm, mirror: Mirror): Promise<string[]> {
  const clients = await mirror.all('karbonClients');
  const listed = clients.map((client) => ({ ...client, lastModified: Date.parse(client.lastModified) }));
  const details = clients.flatMap(({ key, person, legalName, tradingName }) => {
    const organization = state.karbon.organizations.get(key);
    const known = { person, legalName, tradingName };
    const wanted = {
      person: person && truePersonName(state, key),
      legalName: legalName && (organization?.legalName ?? ''),
      tradingName: tradingName && (organization?.tradingName ?? ''),
    };
    return compareRecords('client', [{ ...known, key }], [{ ...wanted, key }]);
  });
  return [...compareRecords('client', listed, trueClients(state)), ...details];
}

/** The entries within each claim of coverage: all that there are, and no others. */
async function compareEntries(firm: DirectFirm, mirror: Mirror, lookedAt: LookedAt): Promise<string[]> {
  const covered = (await mirror.allCoverage()).filter(
    (row): row is EntriesCoverage => row.kind === 'entries',
  );
  const seen = jobcodesBelow(firm.state, lookedAt.rootIds);
  const differences = await Promise.all(covered.map((row) => compareCovered(firm, mirror, row, seen)));
  return [...new Set([...differences.flat(), ...(await compareFirmEntries(firm, mirror))])];
}

/** Those of the whole account, on the days that it claims; running entries are found out where somebody looks. */
async function compareFirmEntries({ state }: DirectFirm, mirror: Mirror): Promise<string[]> {
  const row = await mirror.coverage<FirmEntries>('firmEntries');
  if (!row) return [];
  const { timesheets } = state.quickbooksTime;
  const isCovered = ({ date }: { readonly date: string }) => date >= row.from && date <= row.to;
  const wanted = [...timesheets.values()].filter((entry) => isCovered(entry) && !isRunning(entry));
  const copied = (await mirror.all('entries')).filter((entry) => {
    const own = timesheets.get(Number(entry.id));
    return isCovered(entry) && !(own && isRunning(own));
  });
  return compareRecords(
    'entry',
    copied.map((entry) => ({ ...entry, lastModified: Date.parse(entry.lastModified) })),
    wanted.map((entry) => trueEntry(state, entry)),
  ).map((difference) => `${difference} (claimed by the firm from ${row.from} to ${row.to})`);
}

/**
 * @param seen the jobcodes that a page has shown: running entries of others are left out of account, since a clock-in moves no stamp, and
 *   who is on the clock is found out only where somebody looks.
 */
async function compareCovered(
  { state }: DirectFirm,
  mirror: Mirror,
  { jobcodeId, from, to }: EntriesCoverage,
  seen: ReadonlySet<number>,
): Promise<string[]> {
  const ids = jobcodesBelow(state, [Number(jobcodeId)]);
  const { timesheets } = state.quickbooksTime;
  const isCovered = (date: string) => (from === null || date >= from) && date <= to;
  const wanted = [...timesheets.values()].filter(
    (row) => ids.has(row.jobcodeId) && isCovered(row.date) && (seen.has(row.jobcodeId) || !isRunning(row)),
  );
  const copied = await mirror.entries({ jobcodeIds: [...ids].map(String), days: { from, to } });
  const counted = copied.filter(({ id, isRunning: wasRunning }) => {
    const row = timesheets.get(Number(id));
    return !wasRunning || !row || seen.has(row.jobcodeId) || !isRunning(row);
  });
  const stamped = counted.map((entry) => ({ ...entry, lastModified: Date.parse(entry.lastModified) }));
  return compareRecords(
    'entry',
    stamped,
    wanted.map((row) => trueEntry(state, row)),
  ).map((difference) => `${difference} (claimed by ${jobcodeId} from ${from} to ${to})`);
}

async function comparePage({ state }: DirectFirm, mirror: Mirror, page: PageRef): Promise<string[]> {
  const item = page.kind === 'work' ? state.karbon.workItems.get(page.key) : undefined;
  if (page.kind === 'work' && !item) return [];
  const clientKey = item?.clientKey ?? page.key;
  const work = compareRecords('work', await mirror.workOfClient(clientKey), trueWork(state, clientKey));
  const budget = item ? await mirror.get('budgets', item.key) : null;
  const lines = budget?.lines.map(({ actualMinutes: _, ...line }) => line) ?? [];
  const members = item ? null : (await mirror.get('karbonClients', clientKey))?.members;
  return [
    ...work,
    ...compareRecords(
      'budget',
      [{ key: page.key, lines }],
      [{ key: page.key, lines: item ? trueBudget(state, item.key) : [] }],
    ),
    ...(page.kind === 'work' || !state.karbon.clientGroups.has(clientKey)
      ? []
      : compareRecords(
          'group',
          [{ key: clientKey, members }],
          [{ key: clientKey, members: trueMembers(state, clientKey) }],
        )),
  ];
}
