import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { NoticeCode } from '../../src/messages/panel-view';
import { noticeText } from '../../src/panel/words';
import { addTimesheet, clockOut } from '../firm/edits';
import type { Fault } from '../firm/faults';
import { type Firm, startFirm } from '../firm/firm';
import type { ShowcaseName } from '../firm/state';
import { openBrowser, type TestBrowser } from './harness/browser';
import { connectAll, connectionCard } from './harness/connect';
import {
  karbonAddress,
  openShowcase,
  panelOf,
  totalText,
  verdictText,
  waitUntilSettled,
} from './harness/panel';
import { durationText, sixMonths, trueTime, workJobcode } from './harness/truth';

const hosts = {
  quickbooksTime: 'rest.tsheets.com',
  quickbooks: 'quickbooks.api.intuit.com',
  karbon: 'api.karbonhq.com',
} as const;
type Service = keyof typeof hosts;
const services = ['quickbooksTime', 'quickbooks', 'karbon'] as const satisfies readonly Service[];

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
  const page = await openSettled('matchedWork');
  // Until then the lists are still being read, and a notice says so.
  await panelOf(page).locator('.notices li').first().waitFor({ state: 'detached' });
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

function trueTotal(showcase: ShowcaseName): string {
  const { from, to } = sixMonths(firm);
  return durationText(trueTime(firm, workJobcode(firm, showcase), from, to).closedSeconds);
}

function addEntry(showcase: ShowcaseName): void {
  const [userId = 0] = firm.state.quickbooksTime.users.keys();
  addTimesheet(firm, {
    userId,
    jobcodeId: workJobcode(firm, showcase),
    type: 'manual',
    date: sixMonths(firm).to,
    duration: 3_600,
  });
}

async function openSettled(showcase: ShowcaseName): Promise<Page> {
  const page = await openShowcase(browser, firm, showcase);
  await waitUntilSettled(page);
  return page;
}

async function refresh(page: Page): Promise<void> {
  await panelOf(page).getByRole('button', { name: 'Refresh', exact: true }).click();
}

/** The notices, folded ones included. */
function noticeTexts(page: Page): Promise<string[]> {
  return panelOf(page)
    .locator('.notices li')
    .evaluateAll((items) => items.map((item) => item.textContent ?? ''));
}

/** The words of a notice, as the panel has them. */
function sentenceOf(code: NoticeCode, system: Service, count = 0): string {
  return noticeText({ code, system, count, retryAt: null });
}

/** Waits for a notice that begins so, and returns the whole of it. */
async function expectNotice(page: Page, sentence: string, timeout = 15_000): Promise<string> {
  const find = async () => (await noticeTexts(page)).find((text) => text.startsWith(sentence));
  await expect.poll(find, { timeout, message: sentence }).toBeDefined();
  return (await find()) ?? '';
}

async function expectNoNotice(page: Page, timeout = twoRoundsMs): Promise<void> {
  await expect.poll(() => noticeTexts(page), { timeout }).toEqual([]);
}

function breakService(service: Service, fault: Fault, path?: RegExp): void {
  firm.faults.order({
    host: hosts[service],
    times: Number.POSITIVE_INFINITY,
    fault,
    ...(path && { path }),
  });
}

/** Waits until the figures are so old that at least one round of the poller has passed since they were read. */
async function waitUntilOld(page: Page): Promise<void> {
  const ageSeconds = async () => Number.parseInt(await panelOf(page).locator('.age').innerText(), 10);
  await expect.poll(ageSeconds, { timeout: oneRoundMs }).toBeGreaterThanOrEqual(14);
}

describe('tokens', () => {
  it('that end in mid-session are renewed once each, unseen', async () => {
    const page = await openSettled('matchedWork');
    firm.switches.quickbooksTime.refreshOutlivesAccess = true;
    for (const token of firm.state.quickbooksTime.accessTokens.values())
      token.expiresMs = firm.clock.now() - 1;
    // An access token of Intuit's lives an hour.
    firm.clock.advance(3_700_000);
    firm.requests.clear();

    addEntry('matchedWork');
    await refresh(page);
    await expect.poll(() => totalText(page), { timeout: 10_000 }).toBe(trueTotal('matchedWork'));
    await waitUntilSettled(page);
    firm.switches.quickbooksTime.refreshOutlivesAccess = false;

    expect(firm.requests.count({ path: '/api/v1/grant' })).toBe(1);
    expect(firm.requests.count({ path: '/oauth2/v1/tokens/bearer' })).toBe(1);
    const answers = firm.requests.to(hosts.quickbooks).map(({ status }) => status);
    expect(answers.slice(0, 2)).toEqual([401, 200]);
    expect(await noticeTexts(page)).toEqual([]);
  });

  it('that were revoked: old figures with their age, no storm, one button, and whole again after it', async () => {
    const page = await openSettled('matchedWork');
    const total = await totalText(page);
    for (const token of firm.state.quickbooksTime.accessTokens.values()) token.isRevoked = true;
    firm.requests.clear();
    await refresh(page);
    await expectNotice(page, 'QuickBooks Time no longer accepts the connection. Time is from the last time.');
    const asked = firm.requests.to(hosts.quickbooksTime).length;
    // What was asked for, and one try to renew the token.
    expect(asked).toBeLessThanOrEqual(2);

    await waitUntilOld(page);
    expect(firm.requests.to(hosts.quickbooksTime).length).toBe(asked);
    expect(await totalText(page)).toBe(total);

    const opened = browser.context.waitForEvent('page');
    await panelOf(page).getByRole('button', { name: 'Open options' }).click();
    const options = await opened;
    const card = connectionCard(options, 'quickbooksTime');
    await card.and(options.locator('[data-state="needsReconnect"]')).waitFor();
    addEntry('matchedWork');
    await card.getByRole('button', { name: 'Connect again' }).click();
    const { clientId, clientSecret } = firm.state.credentials.quickbooksTime;
    await card.getByLabel('Client ID').fill(clientId);
    await card.getByLabel('Client Secret').fill(clientSecret);
    const signIn = browser.context.waitForEvent('page');
    await card.getByRole('button', { name: 'Connect', exact: true }).click();
    await (await signIn).getByRole('button', { name: 'Allow' }).click();
    await card.and(options.locator('[data-state="connected"]')).waitFor();
    await options.close();

    await expectNoNotice(page);
    await expect.poll(() => totalText(page), { timeout: oneRoundMs }).toBe(trueTotal('matchedWork'));
  });
});

describe('a service out of order', () => {
  const rounds: readonly (readonly [what: string, Record<Service, Fault>, Record<Service, NoticeCode>])[] = [
    [
      'HTML, half an answer, 500',
      {
        quickbooksTime: { html: 200 },
        quickbooks: { malformedJson: true },
        karbon: { status: 500, body: {} },
      },
      {
        quickbooksTime: 'oddAnswer',
        quickbooks: 'oddAnswer',
        karbon: 'serverFault',
      },
    ],
    [
      'cut connections, a gateway’s page, a list that is none',
      {
        quickbooksTime: { drop: 'beforeCommit' },
        quickbooks: { html: 502 },
        karbon: { editBody: () => ({ value: 'none' }) },
      },
      {
        quickbooksTime: 'unreachable',
        quickbooks: 'serverFault',
        karbon: 'oddAnswer',
      },
    ],
  ];
  /** One request and its three repetitions, and what a round of the poller may have added meanwhile. */
  const mostRequests = 8;

  for (const [what, faults, codes] of rounds) {
    it(`keeps what is known, says which, and does not insist: ${what}`, async () => {
      const page = await openSettled('matchedWork');
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

      firm.faults.clear();
      await waitUntilSettled(page);
      await refresh(page);
      await expectNoNotice(page);
    });
  }

  it('QuickBooks Online down: time and the last known names all the same', async () => {
    breakService('quickbooks', { html: 200 });
    const page = await openSettled('wouldDuplicateWork');
    await refresh(page);
    await expectNotice(page, sentenceOf('oddAnswer', 'quickbooks'));
    expect(await totalText(page)).toBe(trueTotal('wouldDuplicateWork'));
    expect(await verdictText(page)).toContain('Would create a duplicate');
  });

  it('QuickBooks Time and Karbon down on a page never seen: names at once, time and budget when they are back', async () => {
    breakService('quickbooksTime', { html: 200 });
    breakService('karbon', { html: 200 });
    const page = await openShowcase(browser, firm, 'busyWork');
    await expectNotice(page, sentenceOf('oddAnswer', 'quickbooksTime'));
    await expectNotice(page, sentenceOf('oddAnswer', 'karbon'));
    await expect.poll(() => verdictText(page)).toContain('Ties out');
    expect(await panelOf(page).locator('.total').count()).toBe(0);

    firm.faults.clear();
    await expectNoNotice(page);
    await expect.poll(() => totalText(page), { timeout: oneRoundMs }).toBe(trueTotal('busyWork'));
    await panelOf(page).locator('.budget').first().waitFor();
  });

  it('slow: the old figures stand until the new ones come', async () => {
    const page = await openSettled('matchedWork');
    const before = await totalText(page);
    addEntry('matchedWork');
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
    await expect.poll(() => totalText(page)).toBe(trueTotal('matchedWork'));
  });

  it('records of odd form are left out and counted, unknown fields are passed over', async () => {
    let leftOutSeconds = 0;
    firm.faults.order({
      host: hosts.quickbooksTime,
      path: /timesheets$/,
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
    const page = await openSettled('emojiTitleWork');
    await expectNotice(page, sentenceOf('recordsLeftOut', 'quickbooksTime', 2));
    expect(leftOutSeconds).toBeGreaterThan(0);
    const { from, to } = sixMonths(firm);
    const { closedSeconds } = trueTime(firm, workJobcode(firm, 'emojiTitleWork'), from, to);
    expect(await totalText(page)).toBe(durationText(closedSeconds - leftOutSeconds));
  });
});

describe('no network', () => {
  it('says so, keeps everything, and goes on by itself when it is back', async () => {
    const page = await openSettled('matchedWork');
    const total = await totalText(page);
    await browser.context.setOffline(true);
    await refresh(page);
    await expectNotice(page, sentenceOf('offline', 'quickbooksTime'));
    expect(await totalText(page)).toBe(total);

    addEntry('matchedWork');
    await browser.context.setOffline(false);
    await expectNoNotice(page);
    await expect.poll(() => totalText(page), { timeout: oneRoundMs }).toBe(trueTotal('matchedWork'));
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

describe('too many requests', () => {
  it('is waited out for as long as each service says, with a countdown, without asking', async () => {
    const page = await openSettled('matchedWork');
    const total = await totalText(page);
    const waits = { quickbooksTime: 6, quickbooks: 7, karbon: null } as const;
    for (const service of services) {
      firm.faults.order({ host: hosts[service], fault: { rateLimited: waits[service] } });
    }
    firm.requests.clear();
    await refresh(page);
    for (const service of ['quickbooksTime', 'quickbooks'] as const) {
      const notice = await expectNotice(page, sentenceOf('rateLimited', service));
      expect(notice).toMatch(/Trying again in [1-7] s\./);
    }
    // Without a word from the service: half a minute.
    const withoutWord = sentenceOf('rateLimited', 'karbon');
    expect(await expectNotice(page, withoutWord)).toMatch(/Trying again in (30|2\d) s\./);
    expect(await totalText(page)).toBe(total);
    const asked = () => services.map((service) => firm.requests.to(hosts[service]).length);
    expect(asked()).toEqual([1, 1, 1]);
    // Whoever insists is told the same.
    await waitUntilSettled(page);
    await refresh(page);
    await waitUntilSettled(page);
    expect(asked()).toEqual([1, 1, 1]);

    // The two that have said when are asked again then, and found well; the third is still left alone.
    addEntry('matchedWork');
    await expect.poll(async () => (await noticeTexts(page)).length, { timeout: twoRoundsMs }).toBe(1);
    await expectNotice(page, withoutWord);
    await expect.poll(() => totalText(page), { timeout: oneRoundMs }).toBe(trueTotal('matchedWork'));
    expect(firm.requests.to(hosts.karbon)).toHaveLength(1);
  });
});
