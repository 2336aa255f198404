import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { clockOut } from '../firm/edits';
import { type Firm, startFirm } from '../firm/firm';
import { openBrowser, type TestBrowser } from './harness/browser';
import { connectAll, setUpMs } from './harness/connect';
import { addHour } from './harness/new-entry';
import {
  expectNoNotice,
  expectNotice,
  hosts,
  noticeTexts,
  sentenceOf,
  services,
  waitUntilNoNotice,
} from './harness/notices';
import { openSettled, refresh, totalText, verdictText, waitUntilSettled } from './harness/panel';
import { checkPicture } from './harness/picture';
import { karbonRequests, namesBesidePolls, namesOf } from './harness/requests';
import { trueTotal } from './harness/truth';

/** A round of the poller, and the time a slow machine takes for it. */
const oneRoundMs = 20_000;
const twoRoundsMs = 35_000;
/** What is left alone for thirty seconds, with what the firm's clock and the browser's may differ by. */
const halfAMinuteMs = 29_750;

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
  for (const page of browser.context.pages()) if (page.url().includes('karbonhq')) await page.close();
});

describe('too many requests', () => {
  it('is waited out for half a minute where no service says how long, and all is well after it', async () => {
    const page = await openSettled(browser, firm, 'matchedWork');
    const [total, verdict] = [await totalText(page), await verdictText(page)];
    for (const service of services) {
      firm.faults.order({ host: hosts[service], fault: { rateLimited: null } });
    }
    firm.requests.clear();
    await refresh(page);
    for (const service of services) {
      const notice = await expectNotice(page, sentenceOf('rateLimited', service));
      expect(notice).toMatch(/Trying again in (30|[12]?\d)s\.$/);
    }
    await waitUntilSettled(page);
    expect(await totalText(page)).toBe(total);
    expect(await verdictText(page)).toBe(verdict);
    await checkPicture(page, 'too-many-requests-without-a-word');

    addHour(firm, 'matchedWork');
    await expect.poll(() => totalText(page), { timeout: 45_000 }).toBe(trueTotal(firm, 'matchedWork'));
    await expectNoNotice(page, oneRoundMs);
    expect(await verdictText(page)).toBe(verdict);
    for (const service of services) {
      const [refused, next] = firm.requests.to(hosts[service]);
      expect(refused?.status).toBe(429);
      expect((next?.atMs ?? 0) - (refused?.atMs ?? 0), service).toBeGreaterThanOrEqual(halfAMinuteMs);
    }
    expect(namesBesidePolls(firm.requests.to(hosts.quickbooksTime))).toEqual(['GET timesheets page 1']);
    expect(namesOf(firm.requests.to(hosts.quickbooks))).toEqual(['GET cdc', 'GET cdc']);
    expect(namesOf(firm.requests.to(hosts.karbon)).sort()).toEqual([
      ...karbonRequests(firm, 'matchedWork'),
      'GET WorkItems',
    ]);
    await checkPicture(page, 'after-too-many-requests');
  });

  it('is waited out for as long as each service says, with a countdown, without asking', async () => {
    const page = await openSettled(browser, firm, 'matchedWork');
    const total = await totalText(page);
    const waits = { quickbooksTime: 8, quickbooks: 8, karbon: null } as const;
    for (const service of services) {
      firm.faults.order({ host: hosts[service], fault: { rateLimited: waits[service] } });
    }
    firm.requests.clear();
    await refresh(page);
    for (const service of ['quickbooksTime', 'quickbooks'] as const) {
      const notice = await expectNotice(page, sentenceOf('rateLimited', service));
      expect(notice).toMatch(/Trying again in [1-8]s\.$/);
    }
    // Without a word from the service: half a minute.
    const withoutWord = sentenceOf('rateLimited', 'karbon');
    expect(await expectNotice(page, withoutWord)).toMatch(/Trying again in (30|2\d)s\.$/);
    expect(await totalText(page)).toBe(total);
    const asked = () => services.map((service) => firm.requests.to(hosts[service]).length);
    expect(asked()).toEqual([1, 1, 1]);
    // Whoever insists is told the same.
    await waitUntilSettled(page);
    await refresh(page);
    await waitUntilSettled(page);
    expect(asked()).toEqual([1, 1, 1]);
    await checkPicture(page, 'too-many-requests');

    // The two that have said when are asked again then, and found well; the third is still left alone.
    addHour(firm, 'matchedWork');
    await expect.poll(async () => (await noticeTexts(page)).length, { timeout: twoRoundsMs }).toBe(1);
    await expectNotice(page, withoutWord);
    await expect.poll(() => totalText(page), { timeout: oneRoundMs }).toBe(trueTotal(firm, 'matchedWork'));
    expect(firm.requests.to(hosts.karbon)).toHaveLength(1);
  });
});
