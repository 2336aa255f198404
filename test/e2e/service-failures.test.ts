import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { NoticeCode } from '../../src/messages/panel-view';
import { clockOut } from '../firm/edits';
import type { Fault } from '../firm/faults';
import { type Firm, startFirm } from '../firm/firm';
import type { RequestRecord } from '../firm/request-log';
import { openBrowser, type TestBrowser } from './harness/browser';
import { connectAll, connectionCard, setUpMs } from './harness/connect';
import { addHour } from './harness/new-entry';
import {
  expectNoNotice,
  expectNotice,
  hosts,
  noticeTexts,
  type Service,
  sentenceOf,
  services,
  waitUntilNoNotice,
} from './harness/notices';
import {
  karbonAddress,
  openSettled,
  openShowcase,
  panelOf,
  refresh,
  totalText,
  verdictText,
  waitUntilSettled,
} from './harness/panel';
import { checkPicture } from './harness/picture';
import {
  karbonRefreshRequests,
  karbonRequests,
  namesBesidePolls,
  namesOf,
  watchRequests,
} from './harness/requests';
import { durationText, sixMonths, trueTime, trueTotal, workJobcode } from './harness/truth';

/** A round of the poller, and the time a slow machine takes for it. */
const oneRoundMs = 20_000;
const twoRoundsMs = 35_000;

let firm: Firm;
let browser: TestBrowser;

beforeAll(async () => {
  firm = await startFirm();
  // A total that stands still can be waited for.
  for (const id of firm.state.quickbooksTime.users.keys()) clockOut(firm, id);
  browser = await openBrowser(firm);
  await connectAll(browser, firm);
  const page = await openSettled(browser, firm, 'matchedWork');
  // Until then the lists are still being read, and a notice says so.
  await waitUntilNoNotice(page, setUpMs);
  await page.close();
});

afterAll(async () => {
  await browser?.close();
  await firm?.close();
});

afterEach(async () => {
  firm.faults.clear();
  await browser.context.setOffline(false);
  for (const page of browser.context.pages()) if (page.url().includes('karbonhq')) await page.close();
});

function statusesOf(requests: readonly RequestRecord[]): (number | null)[] {
  return requests.map(({ status }) => status);
}

/** Those that were answered. Throws unless some were refused with 401, and each of these was asked again and answered. */
function withoutRefused(requests: readonly RequestRecord[]): readonly RequestRecord[] {
  const refused = requests.filter(({ status }) => status === 401);
  const answered = requests.filter(({ status }) => status === 200);
  expect(refused).not.toEqual([]);
  expect(namesOf(answered)).toEqual(expect.arrayContaining(namesOf(refused)));
  expect(answered.length + refused.length).toBe(requests.length);
  return answered;
}

function breakService(service: Service, fault: Fault): void {
  firm.faults.order({ host: hosts[service], times: Number.POSITIVE_INFINITY, fault });
}

/** Waits until the figures are so old that at least one round of the poller has passed since they were read. */
async function waitUntilOld(page: Page): Promise<void> {
  const ageSeconds = async () => Number.parseInt(await panelOf(page).locator('.age').innerText(), 10);
  await expect.poll(ageSeconds, { timeout: oneRoundMs }).toBeGreaterThanOrEqual(14);
}

describe('tokens', () => {
  it('that end in mid-session are renewed once each, unseen', async () => {
    const page = await openSettled(browser, firm, 'matchedWork');
    firm.switches.quickbooksTime.refreshOutlivesAccess = true;
    for (const token of firm.state.quickbooksTime.accessTokens.values())
      token.expiresMs = firm.clock.now() - 1;
    // An access token of Intuit's lives an hour.
    firm.clock.advance(3_700_000);
    firm.requests.clear();
    const asked = watchRequests(firm);

    addHour(firm, 'matchedWork');
    await refresh(page);
    await expect.poll(() => totalText(page), { timeout: 10_000 }).toBe(trueTotal(firm, 'matchedWork'));
    await waitUntilSettled(page);
    firm.switches.quickbooksTime.refreshOutlivesAccess = false;

    expect(firm.requests.count({ path: '/api/v1/grant' })).toBe(1);
    expect(firm.requests.count({ path: '/oauth2/v1/tokens/bearer' })).toBe(1);
    // Each service but Karbon, whose keys do not end, is asked again what it refused; with QuickBooks Time that may be a poll's.
    // The hour that was added has moved a stamp, and Refresh reads the whole of the page.
    const answered = withoutRefused(asked().quickbooksTime);
    expect(namesBesidePolls(answered, 1)).toEqual(['GET timesheets page 1', 'GET timesheets page 1']);
    expect(namesOf(asked().quickbooks)).toEqual(['GET cdc', 'GET cdc']);
    expect(statusesOf(asked().quickbooks)).toEqual([401, 200]);
    expect(namesOf(asked().karbon).sort()).toEqual(karbonRefreshRequests(firm, 'matchedWork'));
    expect(await noticeTexts(page)).toEqual([]);
    await checkPicture(page, 'tokens-renewed');
  });

  it('that were revoked: old figures with their age, no storm, one button, and whole again after it', async () => {
    const page = await openSettled(browser, firm, 'matchedWork');
    const total = await totalText(page);
    for (const token of firm.state.quickbooksTime.accessTokens.values()) token.isRevoked = true;
    firm.requests.clear();
    await refresh(page);
    await expectNotice(
      page,
      /^QuickBooks Time no longer accepts this connection\. Sign in again\. Showing time from \d+:\d\d [AP]M/,
    );
    const asked = firm.requests.to(hosts.quickbooksTime).length;
    // What was asked for, and one try to renew the token.
    expect(namesOf(firm.requests.to(hosts.quickbooksTime))).toEqual([
      'GET last_modified_timestamps',
      'POST grant',
    ]);
    // The others go on as ever.
    await waitUntilSettled(page);
    expect(namesOf(firm.requests.to(hosts.quickbooks))).toEqual(['GET cdc']);
    expect(namesOf(firm.requests.to(hosts.karbon)).sort()).toEqual(
      karbonRefreshRequests(firm, 'matchedWork'),
    );
    await checkPicture(page, 'token-revoked');

    await waitUntilOld(page);
    expect(firm.requests.to(hosts.quickbooksTime).length).toBe(asked);
    expect(await totalText(page)).toBe(total);

    const opened = browser.context.waitForEvent('page');
    await panelOf(page).getByRole('button', { name: 'Open options' }).click();
    const options = await opened;
    const card = connectionCard(options, 'quickbooksTime');
    await card.and(options.locator('[data-state="needsReconnect"]')).waitFor();
    addHour(firm, 'matchedWork');
    // The firm's application is stored: nobody has to look for its secret.
    const signIn = browser.context.waitForEvent('page');
    await card.getByRole('button', { name: 'Sign in again' }).click();
    await (await signIn).getByRole('button', { name: 'Allow' }).click();
    await card.and(options.locator('[data-state="connected"]')).waitFor();
    await options.close();

    await expectNoNotice(page, twoRoundsMs);
    await expect.poll(() => totalText(page), { timeout: oneRoundMs }).toBe(trueTotal(firm, 'matchedWork'));
    await checkPicture(page, 'token-revoked-mended');
  });
});

describe('a service out of order', () => {
  const rounds: readonly (readonly [
    what: string,
    picture: string,
    Record<Service, Fault>,
    Record<Service, NoticeCode>,
  ])[] = [
    [
      'HTML, half an answer, 500',
      'html',
      {
        quickbooksTime: { html: 200 },
        quickbooks: { malformedJson: true },
        karbon: { status: 500, body: {} },
      },
      {
        quickbooksTime: 'invalidResponse',
        quickbooks: 'invalidResponse',
        karbon: 'serverFault',
      },
    ],
    [
      'cut connections, a gateway’s page, a list that is none',
      'cut-connections',
      {
        quickbooksTime: { drop: 'beforeCommit' },
        quickbooks: { html: 502 },
        karbon: { editBody: () => ({ value: 'none' }) },
      },
      {
        quickbooksTime: 'unreachable',
        quickbooks: 'serverFault',
        karbon: 'invalidResponse',
      },
    ],
  ];
  /** One request and its three repetitions, and what a round of the poller may have added meanwhile. */
  const mostRequests = 8;

  for (const [what, picture, faults, codes] of rounds) {
    it(`keeps what is known, says which, and does not insist: ${what}`, async () => {
      const page = await openSettled(browser, firm, 'matchedWork');
      const [total, verdict] = [await totalText(page), await verdictText(page)];
      for (const service of services) breakService(service, faults[service]);
      firm.requests.clear();
      await refresh(page);
      for (const service of services) await expectNotice(page, sentenceOf(codes[service], service));
      expect(await noticeTexts(page)).toHaveLength(3);
      expect(await totalText(page)).toBe(total);
      expect(await verdictText(page)).toBe(verdict);
      for (const host of Object.values(hosts)) {
        expect(firm.requests.to(host).length).toBeLessThanOrEqual(mostRequests);
      }
      // Nothing but the first question of each, however often.
      const first = {
        quickbooksTime: 'GET last_modified_timestamps',
        quickbooks: 'GET cdc',
        karbon: 'GET WorkItems',
      };
      for (const service of services) {
        const names = new Set(namesOf(firm.requests.to(hosts[service])));
        expect([...names]).toEqual([first[service]]);
      }
      await checkPicture(page, `out-of-order-${picture}`);

      firm.faults.clear();
      await waitUntilSettled(page);
      await refresh(page);
      await expectNoNotice(page, twoRoundsMs);
    });
  }

  it('QuickBooks Online down: time and the last known names all the same', async () => {
    breakService('quickbooks', { html: 200 });
    const asked = watchRequests(firm);
    const page = await openSettled(browser, firm, 'wouldDuplicateWork');
    await refresh(page);
    await expectNotice(page, sentenceOf('invalidResponse', 'quickbooks'));
    expect(await totalText(page)).toBe(trueTotal(firm, 'wouldDuplicateWork'));
    expect(await verdictText(page)).toContain('Exporting will create a duplicate');
    await checkPicture(page, 'quickbooks-down');
    expect([...new Set(namesOf(asked().quickbooks))]).toEqual(['GET cdc']);

    firm.faults.clear();
    await waitUntilSettled(page);
    await refresh(page);
    await expectNoNotice(page, twoRoundsMs);
    // The next test counts what is asked.
    await waitUntilSettled(page);
  });

  it('QuickBooks Time and Karbon down on a page never seen: names at once, time and budget when they are back', async () => {
    breakService('quickbooksTime', { html: 200 });
    breakService('karbon', { html: 200 });
    const asked = watchRequests(firm);
    const page = await openShowcase(browser, firm, 'busyWork');
    await expectNotice(
      page,
      "QuickBooks Time sent something Tieout doesn't understand. No time has been loaded yet.",
    );
    await expectNotice(page, sentenceOf('invalidResponse', 'karbon'));
    await expect.poll(() => verdictText(page)).toContain('Ties out');
    expect(await panelOf(page).locator('.total').count()).toBe(0);
    await checkPicture(page, 'time-and-karbon-down');
    const first = {
      quickbooksTime: ['GET last_modified_timestamps', 'GET timesheets page 1'],
      karbon: ['GET WorkItems'],
    };
    for (const service of ['quickbooksTime', 'karbon'] as const) {
      for (const name of namesOf(asked()[service])) expect(first[service]).toContain(name);
      expect(asked()[service].length, service).toBeLessThanOrEqual(mostRequests);
    }
    expect(namesOf(asked().quickbooks)).toEqual([]);

    firm.faults.clear();
    await expectNoNotice(page, twoRoundsMs);
    await expect.poll(() => totalText(page), { timeout: oneRoundMs }).toBe(trueTotal(firm, 'busyWork'));
    await panelOf(page).locator('.budget').first().waitFor();
  });

  it('slow: the old figures stand until the new ones come', async () => {
    const page = await openSettled(browser, firm, 'matchedWork');
    const before = await totalText(page);
    addHour(firm, 'matchedWork');
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    firm.faults.order({ host: hosts.quickbooksTime, path: /timesheets$/, fault: { hold: held } });
    await refresh(page);
    await expect.poll(() => firm.requests.to(hosts.quickbooksTime).at(-1)?.path).toMatch(/timesheets$/);
    await panelOf(page).locator('.header.turning').waitFor();
    expect(await totalText(page)).toBe(before);
    answer();
    await expect.poll(() => totalText(page)).toBe(trueTotal(firm, 'matchedWork'));
  });

  it('records of odd form are left out and counted, unknown fields are passed over', async () => {
    let leftOutSeconds = 0;
    firm.faults.order({
      host: hosts.quickbooksTime,
      path: /timesheets$/,
      // What has changed, and who is on the clock, may be asked for at any time.
      query: new RegExp(`jobcode_ids=${workJobcode(firm, 'emojiTitleWork')}\\b`),
      fault: {
        editBody(json) {
          const body = structuredClone(json) as {
            results: { timesheets: Record<string, Record<string, unknown>> };
          };
          const [one, other, ...rest] = Object.values(body.results.timesheets);
          leftOutSeconds = Number(one?.duration) + Number(other?.duration);
          delete one?.duration;
          Object.assign(other ?? {}, { date: { odd: true } });
          for (const row of rest) Object.assign(row, { newer_field: [1, { deep: null }], notes: null });
          return { ...body, experiments: true };
        },
      },
    });
    const page = await openSettled(browser, firm, 'emojiTitleWork');
    await expectNotice(page, sentenceOf('recordsLeftOut', 'quickbooksTime', 2));
    expect(leftOutSeconds).toBeGreaterThan(0);
    const { from, to } = sixMonths(firm);
    const { closedSeconds } = trueTime(firm, workJobcode(firm, 'emojiTitleWork'), from, to);
    expect(await totalText(page)).toBe(durationText(closedSeconds - leftOutSeconds));
  });
});

describe('no network', () => {
  it('says so, keeps everything, and goes on by itself when it is back', async () => {
    const page = await openSettled(browser, firm, 'matchedWork');
    const total = await totalText(page);
    await browser.context.setOffline(true);
    const askedOffline = watchRequests(firm);
    await refresh(page);
    await expectNotice(page, sentenceOf('offline', 'quickbooksTime'));
    expect(await totalText(page)).toBe(total);
    await checkPicture(page, 'offline');
    expect(askedOffline()).toEqual({ quickbooksTime: [], quickbooks: [], karbon: [] });

    addHour(firm, 'matchedWork');
    const asked = watchRequests(firm);
    await browser.context.setOffline(false);
    await expectNoNotice(page, twoRoundsMs);
    await expect.poll(() => totalText(page), { timeout: oneRoundMs }).toBe(trueTotal(firm, 'matchedWork'));
    await checkPicture(page, 'back-online');
    // What failed is asked again once, and what has changed is read once.
    expect(namesBesidePolls(asked().quickbooksTime)).toEqual(['GET timesheets page 1']);
    expect(namesOf(asked().quickbooks)).toEqual(['GET cdc']);
    expect(namesOf(asked().karbon).sort()).toEqual(karbonRequests(firm, 'matchedWork'));
  });
});

describe('another Karbon account', () => {
  it('is told apart: nothing is asked of the wrong one', async () => {
    const ownKey = firm.state.karbon.tenantKey;
    Object.assign(firm.state.karbon, { tenantKey: 'OtherFirm123' });
    try {
      const page = await browser.context.newPage();
      firm.requests.clear();
      await page.goto(karbonAddress(firm, 'colonTitleWork'));
      await expectNotice(page, sentenceOf('otherTenant', 'karbon'));
      await waitUntilSettled(page);
      expect(firm.requests.count({ host: hosts.karbon, path: /WorkItems|Estimate/ })).toBe(0);
    } finally {
      Object.assign(firm.state.karbon, { tenantKey: ownKey });
    }
  });
});
