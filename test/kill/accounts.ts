import { type SystemId, systemIds } from '../../src/domain/records/records';
import { openDatabase } from '../../src/store/database';
import type { ListCoverage } from '../../src/store/rows';
import { connectAs, connectOffice, type Desk, type Moment, type Office, openOffice } from '../office/office';
import { showcasePage } from '../office/pages';
import { createTwoCompanies, type TwoCompanies } from '../office/two-companies';

/** A change of whom Tieout is connected as, or of what it keeps, while a fix is being carried out or the lists are being read. */
export interface AccountShape {
  readonly what: string;
  /** What is under way when it is asked for. */
  readonly during: 'nothing' | 'click' | 'reading';
  /** At how many moments of that. */
  readonly afterMoments: number;
  readonly change: (office: Office, companies: TwoCompanies) => Promise<unknown>;
  /** The company that QuickBooks Time is connected as at the end. */
  readonly ends: 'harbor' | 'dockside' | 'none' | 'nothing kept';
}

const connectTo = (token: string) => (office: Office) =>
  connectAs(office, { system: 'quickbooksTime', method: 'token', token });
const toOther: AccountShape['change'] = (office, { otherToken }) => connectTo(otherToken)(office);

/** From the reading before the first write to the last of them. */
const momentsOfAClick = [0, 7, 14, 21];
/** From the first page of a list to the last but a few. */
const momentsOfReading = [2, 6, 10, 16, 24];

const changes: readonly Omit<AccountShape, 'during' | 'afterMoments'>[] = [
  { what: 'another company is connected', change: toOther, ends: 'dockside' },
  {
    what: 'the same company is signed in to again',
    change: (office, { firm }) => connectTo(firm.state.credentials.quickbooksTime.adminToken)(office),
    ends: 'harbor',
  },
  {
    what: 'QuickBooks Time is disconnected',
    change: ({ services }) => services.pageApi.connections.disconnect('quickbooksTime'),
    ends: 'none',
  },
  {
    what: 'the copies are forgotten',
    change: ({ services }) => services.pageApi.data.wipe(false),
    ends: 'harbor',
  },
  {
    what: 'everything is removed',
    change: ({ services }) => services.pageApi.data.wipe(true),
    ends: 'nothing kept',
  },
];

export const accountShapes: readonly AccountShape[] = changes.flatMap((each) => [
  { ...each, during: 'nothing', afterMoments: 0 },
  ...momentsOfAClick.map((afterMoments) => ({
    ...each,
    what: `${each.what} ${afterMoments} moments after a click`,
    during: 'click' as const,
    afterMoments,
  })),
  ...momentsOfReading.map((afterMoments) => ({
    ...each,
    what: `${each.what} ${afterMoments} moments into the reading of all lists`,
    during: 'reading' as const,
    afterMoments,
  })),
]);

const mostLooks = 10;
const betweenLooksMs = 100;

const mark = ' at the docks';
let scenes = 0;

/** The moments from the change on, and what is untrue at its end where nobody is in the way. */
export async function countMoments(
  shape: AccountShape,
): Promise<{ readonly moments: readonly Moment[]; readonly faults: readonly string[] }> {
  const moments: Moment[] = [];
  const { office, desk, companies, database, isOver } = await carryOut(shape, (moment) => {
    moments.push(moment);
    return false;
  });
  const became = await isOver;
  const faults = await faultsOf(office, desk, companies, database, shape.ends, mostLooks);
  office.kill();
  return { moments, faults: became === 'fulfilled' ? faults : [...faults, 'it was refused'] };
}

/** Killed at the moment of that number, revived, and the change asked for once more: what is untrue then, or was in between. */
export async function faultsWhenKilledAt(shape: AccountShape, at: number): Promise<readonly string[]> {
  let count = -1;
  let die: () => void = () => undefined;
  const death = new Promise<void>((resolve) => {
    die = resolve;
  });
  const { office, companies, database, isOver } = await carryOut(shape, () => {
    count += 1;
    if (count !== at) return false;
    die();
    return true;
  });
  // What a dead worker was doing never comes to an end.
  await Promise.race([death, isOver]);
  office.kill();

  const next = await openOffice(companies.firm, { database });
  const desk = next.open(showcasePage(companies.firm.state, 'missingWork'));
  const between = await faultsOf(next, desk, companies, database, null);
  await shape.change(next, companies);
  const after = await faultsOf(next, desk, companies, database, shape.ends);
  next.kill();
  return [...between.map((fault) => `in between: ${fault}`), ...after];
}

/** Sets the scene and begins; `killAt` is asked at each moment from the change on. */
async function carryOut(shape: AccountShape, killAt: (moment: Moment) => boolean) {
  scenes += 1;
  const database = `accounts ${scenes}`;
  const companies = createTwoCompanies();
  for (const jobcode of companies.other.state.quickbooksTime.jobcodes.values()) jobcode.name += mark;
  let momentsLeft = Number.POSITIVE_INFINITY;
  let change: Promise<PromiseSettledResult<unknown>[]> | null = null;
  let tellBegun: () => void = () => undefined;
  const isBegun = new Promise<void>((resolve) => {
    tellBegun = resolve;
  });
  const beginChange = () => {
    tellBegun();
    return Promise.allSettled([shape.change(office, companies)]);
  };
  const office: Office = await openOffice(companies.firm, {
    database,
    killAt(moment) {
      if (change) return killAt(moment);
      momentsLeft -= 1;
      if (momentsLeft < 0) change = beginChange();
      return false;
    },
  });
  await connectOffice(companies.firm, office);
  const desk = office.open(showcasePage(companies.firm.state, 'missingWork'));
  await desk.until(({ availableFixes, isRefreshing }) => availableFixes.length > 0 && !isRefreshing);
  companies.firm.clock.advance(20_000);
  const begin = async () => {
    if (shape.during === 'nothing') change = beginChange();
    else {
      momentsLeft = shape.afterMoments;
      await Promise.race([isBegun, shape.during === 'click' ? click(desk) : readAnew(office, desk)]);
      // What is short is over before it comes to so many.
      change ??= beginChange();
    }
    return (await change)?.map(({ status }) => status).join();
  };
  return { office, desk, companies, database, isOver: begin().catch(() => 'killed') };
}

/** Whatever becomes of it: it may meet a company that it was not meant for. */
async function click(desk: Desk): Promise<void> {
  await desk.press({ kind: 'primary' }, 'click');
  await desk.until(({ run }) => run?.id === 'click' && run.state !== 'running');
}

/** Forgets all that was read, and reads it again. */
async function readAnew(office: Office, desk: Desk): Promise<void> {
  await office.services.pageApi.data.wipe(false);
  desk.ask({ type: 'refresh' });
  await desk.until(({ isRefreshing }) => isRefreshing);
  await desk.until(({ isRefreshing, phase }) => !isRefreshing && phase === 'ready');
}

function quiet(desk: Desk): Promise<unknown> {
  return desk.until(({ isRefreshing, run }) => !isRefreshing && run?.state !== 'running');
}

/**
 * @param ends how it has to be by now; `null` while it may be as before too.
 * @param looks how often it is looked whether a list is whole that is called so: a click that nobody has killed may still go on.
 */
async function faultsOf(
  office: Office,
  desk: Desk,
  { firm, other, otherToken }: TwoCompanies,
  database: string,
  ends: AccountShape['ends'] | null,
  looks = 1,
): Promise<readonly string[]> {
  const { store } = office;
  await quiet(desk);
  const faults: string[] = [];
  const expect = (isSo: boolean, fault: string) => void (isSo || faults.push(fault));

  for (const system of systemIds) await expectWhole(system);
  async function expectWhole(system: SystemId): Promise<void> {
    const held = await store.vault.open(system);
    const { account, identity } = await store.connections.read(system);
    expect(
      (held !== null) === (account !== null),
      `${system} has ${held ? 'credentials' : 'a record'} alone`,
    );
    expect(held === null || held.account === identity, `${system} has the credentials of another account`);
  }
  const held = await store.vault.read<{ accessToken: string }>('quickbooksTime');
  const { identity } = await store.connections.read('quickbooksTime');
  const isOther = identity.startsWith('dockside');
  const isOthersToken = held?.accessToken === otherToken;
  expect(held === null || isOthersToken === isOther, `${identity} with the token of another company`);

  const jobcodes = await store.mirror.all('jobcodes');
  const strange = jobcodes.filter(({ name }) => name.endsWith(mark) !== isOther);
  expect(strange.length === 0, `${strange.length} jobcodes of another company`);
  const unasked = [...other.state.quickbooksTime.jobcodes.values()].filter(
    ({ name }) => !name.endsWith(mark),
  );
  expect(unasked.length === 0, `${unasked.length} jobcodes written into the other company`);
  const names = [...firm.state.quickbooksTime.jobcodes.values()].map(
    ({ parentId, name }) => `${parentId} ${name}`,
  );
  expect(new Set(names).size === names.length, 'a duplicate');

  let parts = await partsCalledWhole();
  for (let look = 1; parts.length > 0 && look < looks; look += 1) {
    await new Promise((resolve) => setTimeout(resolve, betweenLooksMs));
    await quiet(desk);
    parts = await partsCalledWhole();
  }
  faults.push(...parts);
  async function partsCalledWhole(): Promise<readonly string[]> {
    const called: string[] = [];
    const time = (isOther ? other : firm).state.quickbooksTime;
    const names = [...firm.state.quickbooksOnline.names.values()];
    const whole = {
      jobcodes: ['list:jobcodes', time.jobcodes.size],
      timeUsers: ['list:timeUsers', time.users.size],
      customers: ['list:customers', names.filter(({ kind }) => kind === 'Customer').length],
      nameHolders: ['list:nameHolders', names.filter(({ kind }) => kind !== 'Customer').length],
    } as const;
    for (const name of Object.keys(whole) as (keyof typeof whole)[]) {
      const [id, should] = whole[name];
      const row = await store.mirror.coverage<ListCoverage>(id);
      const is = await store.mirror.count(name);
      if (row?.isComplete && is !== should) called.push(`${is} of ${should} ${name} are called all`);
    }
    return called;
  }

  const company = held === null ? 'none' : isOther ? 'dockside' : 'harbor';
  if (ends !== null) expect(company === (ends === 'nothing kept' ? 'none' : ends), `ends as ${company}`);
  if (ends === 'nothing kept') {
    const kept = await rowsIn(database);
    expect(kept === '', `left: ${kept}`);
  }
  return faults;
}

async function rowsIn(database: string): Promise<string> {
  const opened = await openDatabase(database);
  const counts: string[] = [];
  for (const name of opened.objectStoreNames) {
    const held = await opened.count(name);
    if (held > 0) counts.push(`${held} in ${name}`);
  }
  opened.close();
  return counts.join(', ');
}
