import { describe, expect, it } from 'vitest';
import type { DirectFirm } from '../../../office/direct-firm';
import {
  addTimedClient,
  addTimedWork,
  type DesktopWorld,
  openDesktop,
  type Prepare,
  pageNamed,
  readExport,
  type Said,
  saidOn,
  type TurnedDesktop,
} from './desktop-world';

const tiesOut: Said = { verdict: 'tiesOut', inQuickbooks: 'matched', offer: 'none' };
const isMissing: Said = { verdict: 'wouldStrand', inQuickbooks: 'missing', offer: 'request' };
const isInactive: Said = { verdict: 'customerInactive', inQuickbooks: 'archived', offer: 'request' };

/** Names with all that a file could get wrong, and what is so of them in the company. */
const soOfPages: Readonly<Record<string, Said>> = {
  'Alder & Sons, Inc.': tiesOut,
  'Alder & Sons, Inc.:Audit, fiscal 2026': tiesOut,
  'Alder & Sons, Inc.:Payroll': isMissing,
  'Zoë Café': tiesOut,
  "O'Neil Fish": tiesOut,
  'Old Harbor Co': isInactive,
  'Old Harbor Co:Review': isInactive,
  'Brand New LLC': isMissing,
};

function addPages(firm: DirectFirm): void {
  const paths = Object.keys(soOfPages).map((path) => path.split(':'));
  for (const [client = '', title] of paths) {
    if (title === undefined) addTimedClient(firm, client);
    else addTimedWork(firm, client, title);
  }
}

const withOddNames: Prepare = ({ firm, company }) => {
  addPages(firm);
  company.addCustomer('Alder & Sons, Inc.', { billTo: ['12 Quay', 'Suite "B"'], balance: 3_000 });
  company.addCustomer('Alder & Sons, Inc.:Audit, fiscal 2026', {
    jobStatus: 'In progress',
    jobType: 'Yearly',
    jobDescription: 'As agreed,\nby June',
  });
  company.addCustomer('Zoë Café', { email: 'zoe@cafe.test; office@cafe.test' });
  company.addCustomer("O'Neil Fish");
  company.addCustomer('Old Harbor Co');
  company.addCustomer('Old Harbor Co:Review', { jobStatus: 'Not awarded' });
  company.makeInactive('Old Harbor Co');
  company.addVendor('Paper, Pens & More');
};

async function saidOnAll(world: DesktopWorld): Promise<Record<string, Said>> {
  const said: Record<string, Said> = {};
  for (const path of Object.keys(soOfPages)) said[path] = await saidOn(world, pageNamed(world, path));
  return said;
}

describe('whichever way the program writes its list, the panel says what is so', () => {
  it.each<[string, 'iif' | 'csv', TurnedDesktop]>([
    ['as it is guessed', 'iif', {}],
    ['line ends', 'iif', { quickbooksDesktop: { enterpriseLineEnds: 'crlf' } }],
    ['the encoding', 'iif', { quickbooksDesktop: { iifEncoding: 'utf8' } }],
    ['the status of jobs', 'iif', { quickbooksDesktop: { jobStatusAs: 'words' } }],
    ['jobs of an inactive customer', 'iif', { quickbooksDesktop: { inactiveCustomerHidesJobs: false } }],
    ['quotation marks, of which no name has one', 'iif', { quickbooksDesktop: { quotesInIif: 'asTheyAre' } }],
    ['as it is guessed', 'csv', {}],
    ['what is inactive', 'csv', { quickbooksDesktop: { csvInactiveAs: 'Not-active' } }],
    ['jobs of an inactive customer', 'csv', { quickbooksDesktop: { inactiveCustomerHidesJobs: false } }],
    ['title lines', 'csv', { quickbooksDesktop: { csvHasTitleLines: true } }],
    ['quotes', 'csv', { quickbooksDesktop: { csvQuotes: 'all' } }],
    ['the encoding', 'csv', { quickbooksDesktop: { csvEncoding: 'utf8' } }],
    ['the encoding, with its mark', 'csv', { quickbooksDesktop: { csvEncoding: 'utf8WithMark' } }],
    [
      'all of them together',
      'csv',
      { quickbooksDesktop: { csvHasTitleLines: true, csvQuotes: 'all', csvInactiveAs: 'Not-active' } },
    ],
  ])('%s in %s', async (_, form, turned) => {
    const world = await openDesktop(turned, withOddNames);
    const outcome = await readExport(world, form);
    expect(outcome).toMatchObject({
      kind: 'read',
      facts: { product: 'desktop', customerCount: 6, oddRowCount: 0, hasNameHolders: form === 'iif' },
    });
    expect(await saidOnAll(world)).toEqual(soOfPages);
    world.office.kill();
  });
});

describe('a name beyond Latin-1', () => {
  const name = 'Škoda Bistro';
  const isBeyond: Said = { verdict: 'blocked', inQuickbooks: 'nameBeyondProduct', offer: 'none' };

  async function openedWith(turned: TurnedDesktop, listed: string): Promise<DesktopWorld> {
    const world = await openDesktop(turned, ({ firm, company }) => {
      addTimedClient(firm, name);
      company.addCustomer(listed);
    });
    await readExport(world);
    return world;
  }

  it.each<[string, TurnedDesktop, string, string]>([
    ['the company has lost a letter of', {}, name, '?koda Bistro'],
    ['the company lacks', {}, 'Alder', 'Alder'],
    // What another program would hold is not known before it is seen.
    [
      'a company lacks that would hold',
      { quickbooksDesktop: { namesHold: 'windows1252' } },
      'Alder',
      'Alder',
    ],
  ])('that %s is said to be beyond the program, and not asked for', async (_, turned, added, listed) => {
    const world = await openedWith(turned, added);
    expect(world.company.snapshot().map(({ path }) => path)).toEqual([listed]);
    const said = await saidOn(world, pageNamed(world, name));
    expect(said).toMatchObject({ inQuickbooks: isBeyond.inQuickbooks, offer: isBeyond.offer });
    world.office.kill();
  });

  it('ties out where the company holds it all the same', async () => {
    const world = await openedWith({ quickbooksDesktop: { namesHold: 'windows1252' } }, name);
    expect(await saidOn(world, pageNamed(world, name))).toEqual(tiesOut);
    world.office.kill();
  });
});

describe('a quotation mark in a name', () => {
  const quoted = ['Sam "Skip" Ward', '"Best" Diner', 'Ward, "Skip" & Co'];

  const withQuotes: Prepare = ({ firm, company }) => {
    for (const name of quoted) {
      addTimedClient(firm, name);
      company.addCustomer(name);
    }
  };

  it('is read where it is doubled', async () => {
    const world = await openDesktop({}, withQuotes);
    await readExport(world);
    for (const name of quoted)
      expect([name, await saidOn(world, pageNamed(world, name))]).toEqual([name, tiesOut]);
    world.office.kill();
  });

  it('is read from the table of customers, which doubles it in any case', async () => {
    const world = await openDesktop({ quickbooksDesktop: { quotesInIif: 'asTheyAre' } }, withQuotes);
    await readExport(world, 'csv');
    for (const name of quoted)
      expect([name, await saidOn(world, pageNamed(world, name))]).toEqual([name, tiesOut]);
    world.office.kill();
  });

  it('that is written as it is makes a file that is refused where it begins a cell, with its line', async () => {
    const world = await openDesktop({ quickbooksDesktop: { quotesInIif: 'asTheyAre' } }, withQuotes);
    const outcome = await readExport(world);
    const lines = new TextDecoder().decode(world.company.exportIif()).split('\n');
    const line = 1 + lines.findIndex((text) => text.startsWith('CUST\t"'));
    expect(outcome).toEqual({ kind: 'refused', trouble: { problem: 'openQuote', line } });
    const { inQuickbooks } = await saidOn(world, pageNamed(world, quoted[0] ?? ''));
    expect(inQuickbooks).toBe('notConnected');
    world.office.kill();
  });

  it('that is written as it is within a name is read as it is', async () => {
    const [within = ''] = quoted;
    const world = await openDesktop(
      { quickbooksDesktop: { quotesInIif: 'asTheyAre' } },
      ({ firm, company }) => {
        addTimedClient(firm, within);
        company.addCustomer(within);
      },
    );
    await readExport(world);
    expect(await saidOn(world, pageNamed(world, within))).toEqual(tiesOut);
    world.office.kill();
  });
});

describe('jobs in the table of customers under their own names alone', () => {
  const ownNames: TurnedDesktop = { quickbooksDesktop: { csvJobsAs: 'ownName' } };

  it('are refused, since each would be taken for a customer, and the list for import is read instead', async () => {
    const world = await openDesktop(ownNames, withOddNames);
    expect(await readExport(world, 'csv')).toMatchObject({
      kind: 'refused',
      trouble: { problem: 'jobsApart' },
    });
    expect(await readExport(world)).toMatchObject({ kind: 'read' });
    expect(await saidOnAll(world)).toEqual(soOfPages);
    world.office.kill();
  });

  it('of one name under two customers are told of as standing there twice', async () => {
    const world = await openDesktop(ownNames, ({ company }) => {
      for (const path of ['Alder', 'Alder:Review', 'Birch', 'Birch:Review']) company.addCustomer(path);
    });
    expect(await readExport(world, 'csv')).toMatchObject({
      facts: { customerCount: 3, oddRowCount: 1, oddRows: [{ reason: 'twice', name: 'Review', line: 5 }] },
    });
    world.office.kill();
  });
});
