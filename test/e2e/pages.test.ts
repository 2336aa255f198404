import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { addTimesheet, clockIn, clockOut, deleteTimesheet } from '../firm/edits';
import { type Firm, startFirm } from '../firm/firm';
import { clientNameOf } from '../firm/karbon/client-names';
import type { ShowcaseName } from '../firm/state';
import { recordRows, type ShownFigures, shownFigures } from './harness/breakdown';
import { openBrowser, type TestBrowser } from './harness/browser';
import { connectAll } from './harness/connect';
import { readCsv } from './harness/csv';
import { holdAnswers } from './harness/hold-answers';
import {
  chooseRange,
  openShowcase,
  panelOf,
  panelText,
  totalText,
  verdictText,
  waitUntilSettled,
} from './harness/panel';
import { checkPicture } from './harness/picture';
import { namesBesidePolls, namesOf, watchRequests } from './harness/requests';
import {
  durationText,
  jobcodeAt,
  sixMonths,
  thisWeek,
  trueEntries,
  trueTime,
  workJobcode,
} from './harness/truth';

let firm: Firm;
let browser: TestBrowser;

beforeAll(async () => {
  firm = await startFirm();
  browser = await openBrowser(firm);
  await connectAll(browser, firm);
  // The first page is settled once the lists of names, which are read once for all pages, are there.
  const page = await openShowcase(browser, firm, 'emptyWork');
  await waitUntilSettled(page);
  await page.close();
});

afterAll(async () => {
  await browser?.close();
  await firm?.close();
});

function nameOfClient(key: string): string {
  return clientNameOf(firm.state.karbon, key, firm.switches.karbon.fullNameOrder) ?? '';
}

/** The jobcodes whose time belongs on a client's page: its own, and of a group the members' too. */
function clientJobcodes(name: ShowcaseName): number[] {
  const { key } = firm.state.showcases[name];
  const members = firm.state.karbon.clientGroups.get(key)?.members ?? [];
  const memberKeys = members.map((member) => member.contactKey ?? member.organizationKey ?? '');
  return [key, ...memberKeys].map((each) => jobcodeAt(firm, [nameOfClient(each)]));
}

interface Truth {
  /** What the panel may show while the firm's clock runs on, all as of one instant of the last minute. */
  readonly figures: readonly ShownFigures[];
  readonly totals: readonly string[];
  readonly entryCount: number;
}

/** Now, every second of the last minute, and the next two: the panel is read a moment after this. */
function instants(): number[] {
  const now = firm.clock.now();
  const past = Array.from({ length: 61 }, (_, second) => now - second * 1_000);
  return [...past, now + 1_000, now + 2_000];
}

function truthOf(jobcodeIds: readonly number[], days = sixMonths(firm)): Truth {
  const truth = trueTime(firm, jobcodeIds, days.from, days.to);
  const week = trueTime(firm, jobcodeIds, thisWeek(firm).from, thisWeek(firm).to);
  const figures = instants().map((at): ShownFigures => {
    const running = truth.runningSeconds(at);
    return {
      total: durationText(truth.closedSeconds + running),
      week: durationText(week.closedSeconds + week.runningSeconds(at)),
      exported: durationText(truth.exportedSeconds),
      waiting: durationText(truth.closedSeconds - truth.exportedSeconds + running),
      people: [...truth.secondsByPerson(at)].map(([name, sum]) => `${name}: ${durationText(sum)}`).sort(),
    };
  });
  return { figures, totals: figures.map(({ total }) => total), entryCount: truth.entryCount };
}

async function expectTruth(page: Page, truth: Truth): Promise<void> {
  const distinct = new Map(truth.figures.map((each) => [JSON.stringify(each), each]));
  expect([...distinct.values()]).toContainEqual(await shownFigures(page));
}

const soon = { timeout: 10_000 };

/** QuickBooks Time gives 200 entries a page at most (quickbooks-time.md 4). */
const entriesAPage = 200;

/** What it takes to read the entries of these jobcodes: the last page may be partly filled, or empty. */
function pagesOf(jobcodeIds: readonly number[]): string[] {
  const count = Math.max(1, Math.ceil(truthOf(jobcodeIds).entryCount / entriesAPage));
  return Array.from({ length: count }, (_, place) => `GET timesheets page ${place + 1}`);
}

/** The freshness of the jobs is asked for again only after a moment; without this the count depends on the machine's speed. */
async function waitUntilCheckIsOld(): Promise<void> {
  const lastCheck = () =>
    Math.max(
      0,
      ...firm.requests
        .all()
        .filter(({ path }) => path.endsWith('/last_modified_timestamps'))
        .map(({ atMs }) => atMs),
    );
  await expect.poll(() => firm.clock.now() - lastCheck(), { timeout: 15_000 }).toBeGreaterThan(5_100);
}

describe('each kind of page', () => {
  const cases: readonly {
    readonly showcase: ShowcaseName;
    readonly jobcodes: () => number[];
    readonly verdict: () => string;
    /** Requests to Karbon before the page is complete. */
    readonly karbon: () => readonly string[];
    /** The jobcodes of each time that entries are asked for, as many pages as it takes. */
    readonly readings: () => readonly (readonly number[])[];
  }[] = [
    {
      showcase: 'matchedWork',
      jobcodes: () => [workJobcode(firm, 'matchedWork')],
      verdict: () => 'Alder & Finch Architects:Controller services | 2026',
      // The page names its client, so that the item comes with its siblings.
      karbon: () => ['GET EstimateSummaries/KEY', 'GET WorkItems'],
      readings: () => [[workJobcode(firm, 'matchedWork')]],
    },
    {
      showcase: 'person',
      jobcodes: () => clientJobcodes('person'),
      verdict: () => nameOfClient(firm.state.showcases.person.key),
      karbon: () => ['GET WorkItems'],
      readings: () => [clientJobcodes('person')],
    },
    {
      showcase: 'archivedCustomer',
      jobcodes: () => clientJobcodes('archivedCustomer'),
      verdict: () => nameOfClient(firm.state.showcases.archivedCustomer.key),
      karbon: () => ['GET WorkItems'],
      readings: () => [clientJobcodes('archivedCustomer')],
    },
    {
      showcase: 'clientGroup',
      jobcodes: () => clientJobcodes('clientGroup'),
      verdict: () => nameOfClient(firm.state.showcases.clientGroup.key),
      // The group's own work, and that of each of its members, of which Karbon has no list.
      karbon: () => ['GET ClientGroups/KEY', ...clientJobcodes('clientGroup').map(() => 'GET WorkItems')],
      // The group's own first; its members' once Karbon has said who they are.
      readings: () => {
        const [own = 0, ...members] = clientJobcodes('clientGroup');
        return [[own], members];
      },
    },
  ];

  test.each(cases)(
    '$showcase, never opened before',
    async ({ showcase, jobcodes, verdict, karbon, readings }) => {
      const asked = watchRequests(firm);
      // Karbon says who a group's members are once its own time has been asked for; else the count depends on the machine's speed.
      const release = holdAnswers(firm, ['api.karbonhq.com']);
      onTestFinished(release);
      const page = await openShowcase(browser, firm, showcase);
      await expect.poll(() => namesOf(asked().quickbooksTime), soon).toContain('GET timesheets page 1');
      release();
      await waitUntilSettled(page);
      await expectTruth(page, truthOf(jobcodes()));
      expect(await verdictText(page)).toContain(verdict());
      await checkPicture(page, `page-${showcase}`);
      await page.close();

      const { key } = firm.state.showcases[showcase];
      expect(
        namesOf(asked().karbon)
          .map((name) => name.replace(key, 'KEY'))
          .sort(),
      ).toEqual(karbon());
      expect(namesOf(asked().quickbooks)).toEqual([]);
      expect(namesBesidePolls(asked().quickbooksTime)).toEqual(readings().flatMap(pagesOf));
    },
  );

  test('a small page needs two requests to QuickBooks Time', async () => {
    await waitUntilCheckIsOld();
    const asked = watchRequests(firm);
    const page = await openShowcase(browser, firm, 'archivedWork');
    await waitUntilSettled(page);
    await expectTruth(page, truthOf([workJobcode(firm, 'archivedWork')]));
    await page.close();
    expect(namesOf(asked().quickbooksTime)).toEqual([
      'GET last_modified_timestamps',
      'GET timesheets page 1',
    ]);
  });

  test('all of them again: figures before any answer, and one request to see whether they are fresh', async () => {
    await waitUntilCheckIsOld();
    const release = holdAnswers(firm);
    onTestFinished(release);
    const asked = watchRequests(firm);
    const pages: Page[] = [];
    for (const { showcase, jobcodes, verdict } of cases) {
      const page = await openShowcase(browser, firm, showcase);
      pages.push(page);
      await panelOf(page).locator('.total').first().waitFor();
      await expectTruth(page, truthOf(jobcodes()));
      expect(await verdictText(page)).toContain(verdict());
      await checkPicture(page, `page-${showcase}-again`);
    }
    expect(namesOf(asked().quickbooksTime)).toEqual(['GET last_modified_timestamps']);
    release();
    for (const page of pages) {
      await waitUntilSettled(page);
      await page.close();
    }
    expect(namesOf(asked().quickbooksTime)).toEqual(['GET last_modified_timestamps']);
    expect(namesOf(asked().quickbooks)).toEqual([]);
    expect(namesOf(asked().karbon)).toEqual([]);
  });

  test('a group shows its members’ time beside its own', async () => {
    const { key } = firm.state.showcases.clientGroup;
    const members = firm.state.karbon.clientGroups.get(key)?.members ?? [];
    const page = await openShowcase(browser, firm, 'clientGroup');
    await waitUntilSettled(page);
    const names = members.map(({ contactKey, organizationKey }) =>
      nameOfClient(contactKey ?? organizationKey ?? ''),
    );
    const rows = await recordRows(page, 'Members');
    expect([...rows.keys()].sort()).toEqual([...names].sort());
    for (const name of names) {
      expect(truthOf([jobcodeAt(firm, [name])]).totals, name).toContain(rows.get(name));
    }
    await page.close();
  });
});

describe('in an open panel', () => {
  let page: Page;
  beforeAll(async () => {
    page = await openShowcase(browser, firm, 'emptyWork');
    await waitUntilSettled(page);
  });
  afterAll(async () => {
    await page?.close();
  });

  test('a new entry shows within fifteen seconds, and a deleted one goes', async () => {
    const jobcodeId = workJobcode(firm, 'emptyWork');
    const [user] = firm.state.quickbooksTime.users.values();
    const entry = addTimesheet(firm, {
      userId: user?.id ?? 0,
      jobcodeId,
      type: 'manual',
      date: sixMonths(firm).to,
      duration: 5_400,
      notes: 'Checked the closing balances',
    });
    await expect.poll(() => totalText(page), { timeout: 15_000 }).toBe(durationText(5_400));
    await panelOf(page).locator('.entry').getByText('Checked the closing balances').waitFor();
    await expectTruth(page, truthOf([jobcodeId]));

    deleteTimesheet(firm, entry.id);
    await expect.poll(() => totalText(page), { timeout: 15_000 }).toBe(durationText(0));
    expect(await panelOf(page).locator('.entry').count()).toBe(0);
    expect(await panelText(page)).toMatch(/No time on .* in this range/);
  });

  test('somebody who clocks in appears within a minute, without a refresh', async () => {
    const jobcodeId = workJobcode(firm, 'emptyWork');
    const [, user] = firm.state.quickbooksTime.users.values();
    expect(firm.switches.quickbooksTime.clockInMovesStamp).toBe(false);
    const asked = watchRequests(firm);
    const running = clockIn(firm, { userId: user?.id ?? 0, jobcodeId });
    // A look every 45 seconds, in a round of the poller, and the time a slow machine takes for it.
    await panelOf(page)
      .locator('.running')
      .getByText(`${user?.firstName} ${user?.lastName} on the clock`)
      .waitFor({ timeout: 75_000 });
    await expect.poll(() => panelOf(page).locator('.entry').count()).toBe(1);
    await checkPicture(page, 'clocked-in-unasked');
    expect(namesBesidePolls(asked().quickbooksTime)).toEqual([]);
    // QuickBooks is asked what has changed every five minutes.
    expect(['', 'GET cdc']).toContain(namesOf(asked().quickbooks).join());
    expect(namesOf(asked().karbon)).toEqual([]);

    deleteTimesheet(firm, running.id);
    await panelOf(page).getByRole('button', { name: 'Refresh', exact: true }).click();
    await expect.poll(() => panelOf(page).locator('.entry').count(), soon).toBe(0);
  }, 100_000);

  test('somebody who clocks in appears at the next refresh and ticks; whoever clocks out leaves an entry', async () => {
    const jobcodeId = workJobcode(firm, 'emptyWork');
    // Not the first, who is the user: one's own clock is the timer.
    const [, user] = firm.state.quickbooksTime.users.values();
    clockIn(firm, { userId: user?.id ?? 0, jobcodeId, sinceMs: firm.clock.now() - 600_000 });
    await panelOf(page).getByRole('button', { name: 'Refresh', exact: true }).click();
    const running = panelOf(page).locator('.running');
    await running.getByText(`${user?.firstName} ${user?.lastName} on the clock`).waitFor();
    const before = await running.innerText();
    await expect.poll(() => running.innerText(), soon).not.toBe(before);
    expect(truthOf([jobcodeId]).totals).toContain(await totalText(page));
    await checkPicture(page, 'on-the-clock');

    clockOut(firm, user?.id ?? 0);
    await panelOf(page).getByRole('button', { name: 'Refresh', exact: true }).click();
    await expect.poll(() => running.count(), soon).toBe(0);
    await expectTruth(page, truthOf([jobcodeId]));
    await expect.poll(() => panelOf(page).locator('.entry').count()).toBe(1);
  });
});

describe('range and export', () => {
  let page: Page;
  beforeAll(async () => {
    page = await openShowcase(browser, firm, 'busyWork');
    await waitUntilSettled(page);
  });
  afterAll(async () => {
    await page?.close();
  });

  const today = () => sixMonths(firm).to;

  test.each([
    ['This month', () => ({ from: `${today().slice(0, 7)}-01`, to: today() })],
    ['This year', () => ({ from: `${today().slice(0, 4)}-01-01`, to: today() })],
    ['All time', () => ({ from: '0000-01-01', to: today() })],
    ['Last six months', () => sixMonths(firm)],
  ] as const)('%s', async (label, days) => {
    const [total = ''] = truthOf([workJobcode(firm, 'busyWork')], days()).totals;
    await chooseRange(page, label);
    await expect.poll(() => totalText(page), soon).toBe(total);
    await expectTruth(page, truthOf([workJobcode(firm, 'busyWork')], days()));
  });

  test('from one day to another', async () => {
    const days = { from: '2026-09-14', to: '2026-10-09' };
    await chooseRange(page, 'Custom range');
    await panelOf(page).getByLabel('From').fill(days.from);
    await panelOf(page).getByLabel('To', { exact: true }).fill(days.to);
    await checkPicture(page, 'custom-range');
    await panelOf(page).getByRole('button', { name: 'Apply' }).click();
    const [total = ''] = truthOf([workJobcode(firm, 'busyWork')], days).totals;
    await expect.poll(() => totalText(page), soon).toBe(total);
    await expectTruth(page, truthOf([workJobcode(firm, 'busyWork')], days));
  });

  test('the CSV file holds every entry of the range', async () => {
    const days = { from: '2026-09-14', to: '2026-10-09' };
    const download = page.waitForEvent('download');
    await panelOf(page).locator('.entries').getByRole('button', { name: 'Export CSV' }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('Outsourced accounting FY 2026 2026-09-14 2026-10-09.csv');
    const [head = [], ...rows] = readCsv(readFileSync(await file.path(), 'utf8'));
    expect(head).toHaveLength(7);
    const { users } = firm.state.quickbooksTime;
    const expected = trueEntries(firm, [workJobcode(firm, 'busyWork')], days.from, days.to).map((sheet) => {
      const user = users.get(sheet.userId);
      const hours = (sheet.duration / 3_600).toFixed(4);
      return [sheet.date, `${user?.firstName} ${user?.lastName}`, hours, sheet.notes].join(' ; ');
    });
    const shown = rows.map(([date, person, , , hours, notes]) => [date, person, hours, notes].join(' ; '));
    expect(expected.length).toBeGreaterThan(20);
    expect(shown.sort()).toEqual(expected.sort());
  });
});
