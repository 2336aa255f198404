import { describe, expect, it } from 'vitest';
import type { Office } from '../../../office/office';
import {
  addTimedClient,
  addTimedWork,
  changesOf,
  type DesktopWorld,
  importChanges,
  openDesktop,
  type Prepare,
  pageNamed,
  readExport,
  request,
  type Said,
  saidOn,
  savedIif,
  type TurnedDesktop,
} from './desktop-world';

const tiesOut: Said = { verdict: 'tiesOut', inQuickbooks: 'matched', offer: 'none' };
const isAsked: Said = { verdict: 'wouldStrand', inQuickbooks: 'missing', offer: 'onChangeList' };

interface Case {
  readonly turned: TurnedDesktop;
  readonly prepare: Prepare;
  /** Pages whose button is pressed, in this order. */
  readonly asked: readonly string[];
  /** What happens in the program before the file is imported. */
  readonly meanwhile?: (world: DesktopWorld) => unknown;
  readonly isUnchecked?: boolean;
  /** The form in which the list is exported. */
  readonly form?: 'iif' | 'csv';
}

/** The list is read, changes are asked for, imported, and the list is read again. */
async function imported({ turned, prepare, asked, meanwhile, isUnchecked = false, form }: Case) {
  const world = await openDesktop(turned, prepare);
  await readExport(world, form);
  for (const path of asked) await request(world, pageNamed(world, path));
  await meanwhile?.(world);
  world.firm.clock.advance(60_000);
  const report = await importChanges(world, { isUnchecked });
  const outcome = await readExport(world, form);
  const said = new Map<string, Said>();
  for (const path of asked) said.set(path, await saidOn(world, pageNamed(world, path)));
  const changes = await changesOf(world);
  world.office.kill();
  return { world, report, outcome, changes, said: Object.fromEntries(said) };
}

/** Leaves nothing but work on the change list. */
async function takeClientsOff({ services }: Office): Promise<void> {
  const { changeList } = services.pageApi;
  const { changes } = await changeList.read();
  await changeList.remove(changes.filter(({ path }) => path.length === 1).map(({ id }) => id));
}

const paths = ({ company }: DesktopWorld) => company.snapshot().map(({ path }) => path);

/** A client and its work that QuickBooks lacks, and one that it has. */
const newClient: Prepare = ({ firm, company }) => {
  addTimedClient(firm, 'Alder Co');
  addTimedWork(firm, 'Alder Co', 'Audit');
  addTimedClient(firm, 'Birch Co');
  company.addCustomer('Cedar Co');
};

describe('what is asked for comes into the company by one file, and is made once the list shows it', () => {
  it.each<[string, TurnedDesktop]>([
    ['as it is guessed', {}],
    [
      'jobs may stand before their customers',
      { quickbooksDesktop: { importOfJobBeforeParent: 'anywhereInFile' } },
    ],
    ['customers of jobs are made', { quickbooksDesktop: { importOfJobBeforeParent: 'makesParents' } }],
    [
      'rows with columns that are not known are refused',
      { quickbooksDesktop: { importOfUnknownColumn: 'refused' } },
    ],
    ['empty cells leave fields as they are', { quickbooksDesktop: { importBlanksEmptyCells: false } }],
    [
      'a file with a refused row is not taken',
      { quickbooksDesktop: { importWithRefusedRows: 'importsNothing' } },
    ],
    ['names that are there are refused', { quickbooksDesktop: { importOfExistingName: 'refused' } }],
    ['names that are there come again', { quickbooksDesktop: { importOfExistingName: 'addsAgain' } }],
    ['names of other lists are taken', { quickbooksDesktop: { importOfNameOfOtherList: 'added' } }],
    ['quotation marks are not doubled', { quickbooksDesktop: { quotesInIif: 'asTheyAre' } }],
    ['files are UTF-8', { quickbooksDesktop: { iifEncoding: 'utf8' } }],
    ['long texts are cut', { quickbooksDesktop: { uncheckedImportOfLongText: 'cut' } }],
    ['long texts are left out', { quickbooksDesktop: { uncheckedImportOfLongText: 'leftOut' } }],
  ])('%s', async (_, turned) => {
    const asked = ['Birch Co', 'Alder Co:Audit'];
    const isUnchecked = turned.quickbooksDesktop?.uncheckedImportOfLongText !== undefined;
    const { world, report, changes, said } = await imported({
      turned,
      prepare: newClient,
      asked,
      isUnchecked,
    });
    expect(report).toMatchObject({ added: ['Birch Co', 'Alder Co', 'Alder Co:Audit'], refused: [] });
    expect(paths(world)).toEqual(['Alder Co', 'Alder Co:Audit', 'Birch Co', 'Cedar Co']);
    expect(changes).toEqual({ open: [], made: ['Alder Co', 'Alder Co:Audit', 'Birch Co'] });
    expect(said).toEqual({ 'Birch Co': tiesOut, 'Alder Co:Audit': tiesOut });
  });
});

describe('somebody has made the customer by hand before the file is imported', () => {
  const inHand: Omit<Case, 'turned'> = {
    prepare: newClient,
    asked: ['Birch Co'],
    meanwhile: ({ company }) =>
      company.addCustomer('birch co', { email: 'b@birch.test', companyName: 'Birch' }),
  };

  it.each<[string, TurnedDesktop]>([
    [
      'its row updates it, and takes nothing away',
      { quickbooksDesktop: { importOfExistingName: 'updates' } },
    ],
    ['even where empty cells would', { quickbooksDesktop: { importBlanksEmptyCells: true } }],
    ['or leave it as it is', { quickbooksDesktop: { importBlanksEmptyCells: false } }],
  ])('%s', async (_, turned) => {
    const { world, report, changes, said } = await imported({ turned, ...inHand });
    expect(report).toMatchObject({ added: [], updated: ['birch co'], refused: [] });
    expect(world.company.snapshot().find(({ path }) => path === 'birch co')).toMatchObject({
      email: 'b@birch.test',
      companyName: 'Birch',
    });
    expect(changes).toEqual({ open: [], made: ['Birch Co'] });
    expect(said['Birch Co']?.inQuickbooks).toBe('matched');
  });

  it('its row is refused, and the change is made all the same', async () => {
    const { report, changes } = await imported({
      turned: { quickbooksDesktop: { importOfExistingName: 'refused' } },
      ...inHand,
    });
    expect(report.refused).toMatchObject([{ name: 'Birch Co', reason: 'nameInUse' }]);
    expect(changes).toEqual({ open: [], made: ['Birch Co'] });
  });

  it('a second one of the name is told of as standing there twice', async () => {
    const { world, changes, outcome } = await imported({
      turned: { quickbooksDesktop: { importOfExistingName: 'addsAgain' } },
      ...inHand,
    });
    expect(paths(world)).toEqual(['birch co', 'Birch Co', 'Cedar Co']);
    const facts = { customerCount: 2, oddRows: [{ reason: 'twice', name: 'Birch Co' }] };
    expect(outcome).toMatchObject({ facts });
    expect(changes.made).toEqual(['Birch Co']);
  });
});

describe('a job without its customer', () => {
  const withoutParent: Omit<Case, 'turned'> = {
    prepare: newClient,
    asked: ['Alder Co:Audit'],
    meanwhile: ({ office }) => takeClientsOff(office),
  };

  it.each<[string, TurnedDesktop]>([
    ['refused', { quickbooksDesktop: { importOfJobBeforeParent: 'refused' } }],
    ['looked for in the whole file', { quickbooksDesktop: { importOfJobBeforeParent: 'anywhereInFile' } }],
    ['made with its customer', { quickbooksDesktop: { importOfJobBeforeParent: 'makesParents' } }],
  ])(
    'is kept out of the file where it would be %s, and the panel asks for its customer again',
    async (_, turned) => {
      const { report, changes, said } = await imported({ turned, ...withoutParent });
      expect(report).toMatchObject({ added: [], refused: [] });
      expect(changes).toEqual({ open: ['Alder Co:Audit'], made: [] });
      expect(said['Alder Co:Audit']).toEqual({ ...isAsked, offer: 'request' });
    },
  );
});

describe('a name that a vendor has, of which a table of customers tells nothing', () => {
  const heldByVendor: Omit<Case, 'turned'> = {
    prepare(made) {
      newClient(made);
      made.company.addVendor('Birch Co');
    },
    asked: ['Birch Co', 'Alder Co'],
    form: 'csv',
  };

  it('stays open where its row is refused, and says so', async () => {
    const { report, changes, said } = await imported({ turned: {}, ...heldByVendor });
    expect(report.refused).toMatchObject([{ name: 'Birch Co', reason: 'nameInUse' }]);
    expect(changes).toEqual({ open: ['Birch Co'], made: ['Alder Co'] });
    expect(said).toEqual({ 'Birch Co': isAsked, 'Alder Co': tiesOut });
  });

  it('takes the sound rows along where the program imports all or nothing', async () => {
    const turned: TurnedDesktop = { quickbooksDesktop: { importWithRefusedRows: 'importsNothing' } };
    const { changes, said } = await imported({ turned, ...heldByVendor });
    expect(changes).toEqual({ open: ['Alder Co', 'Birch Co'], made: [] });
    expect(said).toEqual({ 'Birch Co': isAsked, 'Alder Co': isAsked });
  });

  it('is made where the program takes it', async () => {
    const turned: TurnedDesktop = { quickbooksDesktop: { importOfNameOfOtherList: 'added' } };
    const { changes, said } = await imported({ turned, ...heldByVendor });
    expect(changes).toEqual({ open: [], made: ['Alder Co', 'Birch Co'] });
    expect(said['Birch Co']).toEqual(tiesOut);
  });

  it('is not asked for once the vendors are known', async () => {
    const world = await openDesktop({}, heldByVendor.prepare);
    await readExport(world);
    const held: Said = { verdict: 'blocked', inQuickbooks: 'nameHeld', offer: 'none' };
    expect(await saidOn(world, pageNamed(world, 'Birch Co'))).toEqual(held);
    world.office.kill();
  });
});

it('what does not find room in a full list stays open', async () => {
  const turned: TurnedDesktop = { quickbooksDesktop: { mostListEntries: 2 } };
  const { report, changes, said } = await imported({
    turned,
    prepare: newClient,
    asked: ['Birch Co', 'Alder Co'],
  });
  expect(report).toMatchObject({ added: ['Birch Co'], refused: [{ name: 'Alder Co', reason: 'listFull' }] });
  expect(changes).toEqual({ open: ['Alder Co'], made: ['Birch Co'] });
  expect(said).toEqual({ 'Birch Co': tiesOut, 'Alder Co': isAsked });
});

it('what is refused without a word stays open as well', async () => {
  const turned: TurnedDesktop = { quickbooksDesktop: { mostListEntries: 1 } };
  const unchecked: Case = { turned, prepare: newClient, asked: ['Birch Co'], isUnchecked: true };
  const { report, changes, said } = await imported(unchecked);
  expect(report).toMatchObject({ added: [], refused: [] });
  expect(changes).toEqual({ open: ['Birch Co'], made: [] });
  expect(said['Birch Co']).toEqual(isAsked);
});

describe('a name with letters beyond ASCII', () => {
  const accented: Omit<Case, 'turned'> = {
    prepare: ({ firm, company }) => {
      addTimedClient(firm, 'Zoë Café');
      company.addCustomer('Cedar Co');
    },
    asked: ['Zoë Café'],
  };

  it('is made where files are Windows-1252', async () => {
    const { changes, said } = await imported({ turned: {}, ...accented });
    expect(changes).toEqual({ open: [], made: ['Zoë Café'] });
    expect(said['Zoë Café']).toEqual(tiesOut);
  });

  it.each([false, true])(
    'stays open where they are UTF-8, and comes in under no other name',
    async (isUnchecked) => {
      const turned: TurnedDesktop = { quickbooksDesktop: { iifEncoding: 'utf8' } };
      const { world, changes, said } = await imported({ turned, ...accented, isUnchecked });
      expect(paths(world)).toEqual(['Cedar Co']);
      expect(changes).toEqual({ open: ['Zoë Café'], made: [] });
      expect(said['Zoë Café']).toEqual(isAsked);
    },
  );
});

describe('a quotation mark in a name', () => {
  const name = 'Sam "Skip" Ward';
  const quoted: Omit<Case, 'turned'> = {
    prepare: ({ firm, company }) => {
      addTimedClient(firm, name);
      company.addCustomer('Cedar Co');
    },
    asked: [name],
  };

  it.each<TurnedDesktop>([{}, { quickbooksDesktop: { quotesInIif: 'asTheyAre' } }])(
    'keeps it out of the file, whose reading of it nobody knows, so that it is typed in: %o',
    async (turned) => {
      const { world, report, changes, said } = await imported({ turned, ...quoted });
      expect(report.added).toEqual([]);
      expect(paths(world)).toEqual(['Cedar Co']);
      expect(changes).toEqual({ open: [name], made: [] });
      expect(said[name]).toEqual(isAsked);
    },
  );
});

describe('a title longer than a name can be', () => {
  const client = 'Alder Co';
  const title = 'Bookkeeping and payroll of the first quarter of 2026';
  const byHand = `!CUST\tNAME\r\nCUST\t${client}:${title}\r\n`;

  it.each<[string, TurnedDesktop, string[]]>([
    [
      'was cut by an import without checks',
      { quickbooksDesktop: { uncheckedImportOfLongText: 'cut' } },
      [client, `${client}:${title.slice(0, 41)}`],
    ],
    [
      'was left out by an import without checks',
      { quickbooksDesktop: { uncheckedImportOfLongText: 'leftOut' } },
      [client],
    ],
  ])('that %s is beyond the program, and nothing is asked for', async (_, turned, listed) => {
    const world = await openDesktop(turned, ({ firm, company }) => {
      addTimedClient(firm, client);
      addTimedWork(firm, client, title);
      company.addCustomer(client);
      const bytes = new TextEncoder().encode(byHand);
      company.importIif(bytes, { asAdministrator: true, isSingleUser: true, isUnchecked: true });
    });
    expect(paths(world)).toEqual(listed);
    await readExport(world);
    const said = await saidOn(world, pageNamed(world, `${client}:${title}`));
    expect(said).toEqual({ verdict: 'blocked', inQuickbooks: 'nameBeyondProduct', offer: 'none' });
    const { office } = world;
    expect(await savedIif(world)).toBe('!CUST\tNAME\r\n');
    office.kill();
  });
});
