import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { clockOut, renameJobcode } from '../firm/edits';
import { startFirm } from '../firm/firm';
import type { RequestMatch } from '../firm/request-log';
import { openBrowser, type TestBrowser } from './harness/browser';
import { type Changes, watchChanges } from './harness/changes';
import { connectAll } from './harness/connect';
import { fixingText, openWork, planLines, press, waitForRun } from './harness/fixes';
import { createGate } from './harness/hold-answers';
import {
  addClientWithWork,
  addJobcodeByHand,
  addNameByHand,
  addWork,
  type KarbonWork,
  showcaseWork,
} from './harness/new-work';
import { hosts } from './harness/notices';
import { panelOf, refresh, waitUntilSettled } from './harness/panel';
import { checkPicture } from './harness/picture';
import { workJobcode } from './harness/truth';

const postCustomer: RequestMatch = { host: hosts.quickbooks, method: 'POST', path: /\/customer$/ };
const postJobcodes: RequestMatch = { host: hosts.quickbooksTime, method: 'POST', path: /\/jobcodes$/ };
const getJobcodes: RequestMatch = { host: hosts.quickbooksTime, method: 'GET', path: /\/jobcodes$/ };
const getStamps: RequestMatch = { host: hosts.quickbooksTime, path: /\/last_modified_timestamps$/ };
/** The worker asks again after fifteen seconds what has become of a step. */
const askedAgainMs = 30_000;

const firm = await startFirm();
// A total that stands still can be looked at.
for (const id of firm.state.quickbooksTime.users.keys()) clockOut(firm, id);
let browser: TestBrowser;

beforeAll(async () => {
  browser = await openBrowser(firm);
  await connectAll(browser, firm);
});

afterAll(async () => {
  await browser?.close();
  await firm.close();
});

afterEach(async () => {
  firm.faults.clear();
  firm.switches.karbon.isDark = false;
  firm.switches.quickbooksOnline.uniqueness = 'perParent';
  for (const page of browser.context.pages()) if (page.url().includes('karbonhq')) await page.close();
});

/** Opens the page and presses Create…, so that the steps are on show. */
async function openPlan(work: KarbonWork): Promise<Page> {
  const page = await openWork(browser, firm, work);
  await press(page, 'mouse', { name: 'Create…' });
  await planLines(page);
  return page;
}

const carryOut = (page: Page) => press(page, 'mouse', { name: 'Apply' });

/** Lets something happen just before the request reaches its service. */
function before(match: RequestMatch, happens: () => void): void {
  const { held, release } = createGate();
  firm.faults.order({ ...match, fault: { holdBefore: held } });
  const requests = firm.requests.count(match);
  const look = setInterval(() => {
    if (firm.requests.count(match) === requests) return;
    clearInterval(look);
    happens();
    release();
  }, 10);
}

/** The panel's own looks find nothing new from now on: what has moved is seen by whoever reads the names. */
async function freezePolls(page: Page): Promise<void> {
  let frozen: unknown;
  firm.faults.order({
    ...getStamps,
    times: Number.POSITIVE_INFINITY,
    fault: { editBody: (json) => (frozen ??= json) },
  });
  await refresh(page);
  await expect.poll(() => frozen).toBeDefined();
  await waitUntilSettled(page);
}

const linesOf = ({ path }: KarbonWork) => ({
  customer: `QuickBooks Customer ${path.join(':')} active`,
  jobcode: `QuickBooks Time ${path.join(':')} active for 0`,
});

describe('a step in the middle is refused', () => {
  it('a colleague has made a vendor of that name: says what was done, what not, and what to do', async () => {
    firm.switches.quickbooksOnline.uniqueness = 'global';
    const work = addClientWithWork(firm, 'Heliograph Observatory', 'Star chart review');
    const [client, title] = work.path;
    const page = await openPlan(work);
    addNameByHand(firm, 'Vendor', [], title);
    const changes = watchChanges(firm);
    await carryOut(page);
    expect(await waitForRun(page, 'Not (?:completely )?fixed')).toEqual([
      'Not completely fixed: 1 of 4 steps done',
      `Created ${client} in QuickBooks. Open in QuickBooks`,
      `Create ${client}:${title} in QuickBooks. Another record in QuickBooks already has this name. Rename that one, or change the name in Karbon. failed`,
      `Create ${client} in QuickBooks Time. Not started. Try again once this is resolved. not started`,
      `Create ${client}:${title} in QuickBooks Time. Not started. Try again once this is resolved. not started`,
    ]);
    expect(changes().came).toEqual([`QuickBooks Customer ${client} active`]);
    await waitUntilSettled(page);
    await checkPicture(page, 'fix-refused-vendor');
  });

  it('the rights are taken away: one list is done, the other says whom to ask', async () => {
    const work = addWork(firm, 'Review of the rights');
    const page = await openPlan(work);
    const changes = watchChanges(firm);
    const [administrator] = firm.state.quickbooksTime.users.values();
    const permissions = { ...administrator?.permissions };
    before(postJobcodes, () => {
      for (const user of firm.state.quickbooksTime.users.values()) {
        if (user === administrator) user.permissions = { mobile: true };
      }
    });
    firm.switches.karbon.isDark = true;
    await carryOut(page);
    const lines = await waitForRun(page, 'Not (?:completely )?fixed');
    if (administrator) administrator.permissions = permissions;
    expect(lines).toEqual([
      'Not completely fixed: 1 of 2 steps done',
      `Created ${work.path.join(':')} in QuickBooks. Open in QuickBooks`,
      `Create ${work.path.join(':')} in QuickBooks Time. You don't have permission to edit customers and jobs in QuickBooks Time. Ask a QuickBooks Time administrator. failed`,
    ]);
    expect(changes().came).toEqual([linesOf(work).customer]);
    await checkPicture(page, 'fix-refused-rights');
    await page.reload();
    await waitUntilSettled(page);
    await waitForRun(page, 'Not (?:completely )?fixed');
    await checkPicture(page, 'fix-refused-rights-dark');
  });

  it('the service fails again and again: not done, and done when asked for once more', async () => {
    const work = addWork(firm, 'Review of the failures');
    const page = await openPlan(work);
    const changes = watchChanges(firm);
    firm.faults.order({ ...postJobcodes, times: Number.POSITIVE_INFINITY, fault: { status: 500, body: {} } });
    await carryOut(page);
    expect(await waitForRun(page, 'Not (?:completely )?fixed')).toEqual([
      'Not completely fixed: 1 of 2 steps done',
      `Created ${work.path.join(':')} in QuickBooks. Open in QuickBooks`,
      `Create ${work.path.join(':')} in QuickBooks Time. QuickBooks Time had an error. Try again in a few minutes. failed`,
    ]);
    expect(changes().came).toEqual([linesOf(work).customer]);
    await checkPicture(page, 'fix-refused-500');

    firm.faults.clear();
    // What is left is one safe step: it runs at the click.
    await waitUntilSettled(page);
    await press(page, 'mouse', { name: 'Create' });
    await waitForRun(page, 'Done');
    expect(changes().came).toEqual([linesOf(work).customer, linesOf(work).jobcode]);
  });

  it('an answer of HTTP 200 with a fault inside is a refusal', async () => {
    const work = addWork(firm, 'Review of the faults');
    const page = await openPlan(work);
    const changes = watchChanges(firm);
    const fault = { Message: 'Business Validation Error', Detail: 'The books are closed.', code: '6000' };
    const body = {
      Fault: { Error: [fault], type: 'ValidationFault' },
      time: '2026-11-20T09:00:00.000-08:00',
    };
    firm.faults.order({ ...postCustomer, fault: { status: 200, body } });
    await carryOut(page);
    expect(await waitForRun(page, 'Not (?:completely )?fixed')).toEqual([
      'Not fixed. Nothing was changed',
      `Create ${work.path.join(':')} in QuickBooks. QuickBooks refused this: “6000 The books are closed.” Fix that there, then try again. failed`,
      `Create ${work.path.join(':')} in QuickBooks Time. Not started. Try again once this is resolved. not started`,
    ]);
    expect(changes()).toEqual({ came: [], went: [], recordsTouched: 0, isRestUntouched: true });
  });
});

/** The browser itself sends what was cut off on a used connection once more, so that one cut does not lose an answer. */
const lost = { times: Number.POSITIVE_INFINITY, fault: { drop: 'afterCommit' } } as const;

describe('an answer is lost', () => {
  it('after QuickBooks, and after QuickBooks Time has done it: one record each, and done', async () => {
    const work = addWork(firm, 'Review of the lost answers');
    const page = await openPlan(work);
    const changes = watchChanges(firm);
    firm.faults.order({ ...postCustomer, ...lost });
    firm.faults.order({ ...postJobcodes, ...lost });
    await carryOut(page);
    await expectDone(page, work);
    expect(changes()).toEqual(madeInBoth(work));
  });

  it('and the browser sends the request again by itself: one jobcode, which the service says is there', async () => {
    const work = addWork(firm, 'Review of the repetitions');
    const page = await openPlan(work);
    const changes = watchChanges(firm);
    firm.faults.order({ ...postJobcodes, fault: { drop: 'afterCommit' } });
    await carryOut(page);
    await waitForRun(page, 'Done');
    expect(changes()).toEqual(madeInBoth(work));
    // Nothing tells it from one that a colleague has made in the same moment, so that is what the panel takes it for.
    await panelOf(page).getByText('is already in QuickBooks Time.').waitFor();
  });

  it('and the service does not answer any more: not known yet, then settled by itself', async () => {
    const work = addWork(firm, 'Review of the silence');
    const page = await openWork(browser, firm, work);
    await freezePolls(page);
    await press(page, 'mouse', { name: 'Create…' });
    await planLines(page);
    const changes = watchChanges(firm);
    const { held, release } = createGate();
    firm.faults.order({ ...postCustomer, fault: { hold: held } });
    firm.faults.order({ ...postJobcodes, ...lost });
    // The names are read before the first step, and again before the second.
    firm.faults.order({ ...getJobcodes, times: 2, fault: { delayMs: 0 } });
    firm.faults.order({ ...getJobcodes, times: Number.POSITIVE_INFINITY, fault: { drop: 'beforeCommit' } });
    await carryOut(page);
    await expect.poll(() => changes().came.length).toBe(1);
    expect(await waitForRun(page, 'Fixing')).toEqual([
      'Fixing: step 1 of 2',
      `Creating ${work.path.join(':')} in QuickBooks… sending`,
      `Create ${work.path.join(':')} in QuickBooks Time. queued`,
    ]);
    await checkPicture(page, 'fix-running');
    release();
    expect((await waitForRun(page, 'Not sure yet whether it was fixed')).at(-1)).toBe(
      `Not sure yet whether ${work.path.join(':')} was created in QuickBooks Time. Tieout will check again by itself. QuickBooks Time isn't responding. not sure yet`,
    );
    await waitUntilSettled(page);
    await checkPicture(page, 'fix-waiting');

    firm.faults.clear();
    await panelOf(page).locator('.run-head b', { hasText: 'Done' }).waitFor({ timeout: askedAgainMs });
    await expectDone(page, work);
    expect(changes()).toEqual(madeInBoth(work));
  });
});

async function expectDone(page: Page, { path }: KarbonWork): Promise<void> {
  expect(await waitForRun(page, 'Done')).toEqual([
    'Done',
    `Created ${path.join(':')} in QuickBooks. Open in QuickBooks`,
    `Created ${path.join(':')} in QuickBooks Time. Open QuickBooks Time`,
  ]);
}

function madeInBoth(work: KarbonWork): Changes {
  const { customer, jobcode } = linesOf(work);
  return { came: [customer, jobcode], went: [], recordsTouched: 2, isRestUntouched: true };
}

describe('what was shown no longer holds', () => {
  it('a jobcode renamed between showing and clicking: shown anew, nothing carried out', async () => {
    const work = showcaseWork(firm, 'differsWork');
    const [client, title] = work.path;
    const jobcodeId = workJobcode(firm, 'differsWork');
    const page = await openWork(browser, firm, work);
    await freezePolls(page);
    await press(page, 'mouse', { name: 'Rename…' });
    await planLines(page);
    renameJobcode(firm, jobcodeId, 'COST segregation STUDY | 2026');
    const changes = watchChanges(firm);
    await carryOut(page);
    await panelOf(page).getByText('Something changed since then, so nothing was done.').waitFor();
    await expect
      .poll(() => planLines(page))
      .toEqual([`Rename ${client}:COST segregation STUDY | 2026 to ${title} in QuickBooks Time.`]);
    expect(changes()).toEqual({ came: [], went: [], recordsTouched: 0, isRestUntouched: true });
    await checkPicture(page, 'fix-changed');

    // The panel finds it by itself while the steps are on show.
    firm.faults.clear();
    renameJobcode(firm, jobcodeId, 'COST SEGREGATION study | 2026');
    const changesAfter = watchChanges(firm);
    await refresh(page);
    await panelOf(page).getByText('Something changed since these steps were shown.').waitFor();
    await checkPicture(page, 'fix-stale');
    await press(page, 'mouse', { name: 'Show the current steps' });
    await expect
      .poll(() => planLines(page))
      .toEqual([`Rename ${client}:COST SEGREGATION study | 2026 to ${title} in QuickBooks Time.`]);
    expect(changesAfter()).toEqual({ came: [], went: [], recordsTouched: 0, isRestUntouched: true });
    await carryOut(page);
    await waitForRun(page, 'Done');
  });

  it('a colleague has been faster: says so, and nothing is made twice', async () => {
    const work = addWork(firm, 'Review of the races');
    const [client, title] = work.path;
    const page = await openWork(browser, firm, work);
    await freezePolls(page);
    await press(page, 'mouse', { name: 'Create…' });
    await planLines(page);
    addNameByHand(firm, 'Customer', [client], title);
    addJobcodeByHand(firm, [client], title);
    const changes = watchChanges(firm);
    await carryOut(page);
    await panelOf(page).getByText('Someone else already did this').waitFor();
    expect(await fixingText(page)).toBe('Someone else already did this Close');
    expect(changes()).toEqual({ came: [], went: [], recordsTouched: 0, isRestUntouched: true });
    await waitUntilSettled(page);
    await checkPicture(page, 'fix-already-done');
    await press(page, 'mouse', { name: 'Close' });
    await panelOf(page).locator('.fixing .box').waitFor({ state: 'detached' });
  });
});

describe('in the dark', () => {
  it('the choice, the menu and the steps can be read', async () => {
    firm.switches.karbon.isDark = true;
    const choosing = await openWork(browser, firm, showcaseWork(firm, 'ambiguousWork'));
    await press(choosing, 'mouse', { name: 'Choose…' });
    await panelOf(choosing).locator('.candidate').first().waitFor();
    await checkPicture(choosing, 'fix-choosing-dark');
    await press(choosing, 'mouse', { name: 'More actions' });
    await panelOf(choosing).locator('[role=menuitem]').first().waitFor();
    await choosing.screenshot({ path: 'out/e2e/fix-menu-dark.png' });
    await choosing.close();
    const page = await openPlan(showcaseWork(firm, 'missingWork'));
    await checkPicture(page, 'fix-plan-dark');
  });
});
