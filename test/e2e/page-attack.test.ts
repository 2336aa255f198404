import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { refusalWords } from '../../src/panel/words';
import { clockOut } from '../firm/edits';
import { type Firm, startFirm } from '../firm/firm';
import { openBrowser, type TestBrowser } from './harness/browser';
import { watchChanges } from './harness/changes';
import { connectAll } from './harness/connect';
import { openWork, planLines, press, waitForRun } from './harness/fixes';
import { addWork } from './harness/new-work';
import { hosts } from './harness/notices';
import { karbonAddress, panelOf, panelText, waitUntilSettled } from './harness/panel';

/*
 * A script of the page that wants Tieout to write: it can reach the panel's root, and has all the rights of Karbon's own page. What it
 * does runs in the page's world.
 */

let firm: Firm;
let browser: TestBrowser;
let works = 0;

beforeAll(async () => {
  firm = await startFirm();
  // A total that stands still is not drawn again.
  for (const id of firm.state.quickbooksTime.users.keys()) clockOut(firm, id);
  browser = await openBrowser(firm);
  await connectAll(browser, firm);
});

afterAll(async () => {
  await browser?.close();
  await firm?.close();
});

afterEach(async () => {
  for (const page of browser.context.pages()) if (page.url().includes('karbonhq')) await page.close();
});

/** How many requests that change something have come. */
function writes(): number {
  return [hosts.quickbooksTime, hosts.quickbooks]
    .flatMap((host) => firm.requests.to(host))
    .filter(({ method }) => method !== 'GET').length;
}

/** Waits until anything that has been clicked would have been sent. */
async function refusedOrIdle(page: Page): Promise<void> {
  // A run or its check would stand here; the panel draws it with the click itself.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 500))));
  expect(await panelOf(page).locator('.run-head').count()).toBe(0);
}

async function expectNothingWritten(act: () => Promise<void>): Promise<void> {
  const changes = watchChanges(firm);
  const before = writes();
  await act();
  expect(changes()).toEqual({ came: [], went: [], recordsTouched: 0, isRestUntouched: true });
  expect(writes()).toBe(before);
}

/** The page of new work, with the steps of its creation on show. */
async function openPlan(): Promise<Page> {
  works += 1;
  const page = await openWork(browser, firm, addWork(firm, `Attacked ${works}`));
  await press(page, 'mouse', { name: 'Create…' });
  await planLines(page);
  return page;
}

const applyOf = (page: Page) => panelOf(page).getByRole('button', { name: 'Apply' });

/** Where a user presses Apply. */
async function centreOfApply(page: Page): Promise<{ x: number; y: number }> {
  await applyOf(page).scrollIntoViewIfNeeded();
  const box = await applyOf(page).boundingBox();
  if (!box) throw new Error('Apply is not on the screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** The panel has stood still in plain sight for a while: what is refused then is not refused for that. */
const standStill = (page: Page) => page.evaluate(() => new Promise((done) => setTimeout(done, 800)));

describe('events of a script', () => {
  const attacks: Record<string, (button: HTMLElement) => void> = {
    'click()': (button) => button.click(),
    'a click on what is inside': (button) => {
      const inner = document.createElement('span');
      button.append(inner);
      inner.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    },
    'pointer and mouse events': (button) => {
      for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
        button.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, cancelable: true }));
    },
    'the focus and Enter': (button) => {
      button.focus();
      for (const type of ['keydown', 'keypress', 'keyup'])
        for (const key of ['Enter', ' '])
          button.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, composed: true }));
    },
    'a form sent': (button) => {
      const form = document.createElement('form');
      button.before(form);
      form.append(button);
      // The page would leave itself.
      form.addEventListener('submit', (event) => event.preventDefault());
      form.requestSubmit();
      button.dispatchEvent(new SubmitEvent('submit', { bubbles: true }));
    },
    'a label': (button) => {
      const label = document.createElement('label');
      button.before(label);
      label.append(button);
      label.click();
    },
    'a flood of clicks': (button) => {
      for (let press = 0; press < 2_000; press += 1) button.click();
    },
    'a click on the button carried out of the root': (button) => {
      document.body.append(button);
      button.click();
    },
  };

  for (const [what, attack] of Object.entries(attacks)) {
    it(`change nothing: ${what}`, async () => {
      const page = await openPlan();
      await standStill(page);
      await expectNothingWritten(async () => {
        await applyOf(page).evaluate(attack as (button: Node) => void);
        await refusedOrIdle(page);
      });
    });
  }

  it('change nothing: Create, item after item of the menu, and Undo', async () => {
    works += 1;
    const page = await openWork(browser, firm, addWork(firm, `Attacked ${works}`));
    await standStill(page);
    await expectNothingWritten(async () => {
      await panelOf(page).evaluate(async ({ shadowRoot }) => {
        for (let round = 0; round < 5; round += 1) {
          for (const button of shadowRoot?.querySelectorAll<HTMLElement>('button') ?? []) button.click();
          await new Promise(requestAnimationFrame);
        }
      });
      await refusedOrIdle(page);
      expect(await panelOf(page).locator('.plan').count()).toBe(0);
    });
    await press(page, 'mouse', { name: 'Create…' });
    await press(page, 'mouse', { name: 'Apply' });
    await waitForRun(page, 'Done');
    await standStill(page);
    await expectNothingWritten(async () => {
      await panelOf(page)
        .getByRole('button', { name: 'Undo' })
        .evaluate((button) => (button as HTMLElement).click());
      await page.evaluate(() => new Promise((done) => setTimeout(done, 500)));
    });
    await panelOf(page).getByText('Done').waitFor();
  });
});

describe('a click of the user’s own', () => {
  const disguises: Record<string, (host: HTMLElement) => void> = {
    'on a transparent panel': (host) => host.style.setProperty('opacity', '0.02', 'important'),
    'on a panel in a transparent part of the page': (host) => {
      if (host.parentElement) host.parentElement.style.opacity = '0.01';
    },
    'on a scaled panel': (host) => host.style.setProperty('transform', 'scale(0.8)', 'important'),
    'on a filtered panel': (host) => host.style.setProperty('filter', 'opacity(0.01)', 'important'),
    'through a cover': () => {
      const cover = document.createElement('div');
      cover.style.cssText =
        'position:fixed;inset:0;z-index:99999;background:white;pointer-events:none;font:40px serif';
      cover.textContent = 'Press here to win';
      document.body.append(cover);
    },
    'through a cover in the top layer': () => {
      const cover = document.createElement('div');
      cover.popover = 'manual';
      cover.style.cssText =
        'position:fixed;inset:0;width:100vw;height:100vh;border:0;margin:0;background:white;pointer-events:none';
      document.body.append(cover);
      cover.showPopover();
    },
    'on a panel whose steps are covered': (host) => {
      const plan = host.shadowRoot?.querySelector('.plan');
      const { left = 0, top = 0, width = 0, height = 0 } = plan?.getBoundingClientRect() ?? {};
      const cover = document.createElement('div');
      cover.style.cssText = `position:fixed;left:${left}px;top:${top}px;width:${width}px;height:${height}px;z-index:99999;background:white`;
      cover.textContent = 'Nothing will be changed';
      document.body.append(cover);
    },
  };

  for (const [what, disguise] of Object.entries(disguises)) {
    it(`changes nothing ${what}, and is told why`, async () => {
      const page = await openPlan();
      await standStill(page);
      await centreOfApply(page);
      await panelOf(page).evaluate(disguise as (host: Node) => void);
      await standStill(page);
      await expectNothingWritten(async () => {
        const { x, y } = await centreOfApply(page);
        await page.mouse.click(x, y);
        await refusedOrIdle(page);
      });
      expect(await panelText(page)).toContain(refusalWords.notSeen);
    });
  }

  it('changes nothing where the panel was put under the pointer', async () => {
    const page = await openPlan();
    await standStill(page);
    const { x, y } = await centreOfApply(page);
    await page.mouse.move(x, y - 300);
    await expectNothingWritten(async () => {
      await panelOf(page).evaluate((host) => {
        (host as HTMLElement).style.setProperty('position', 'relative', 'important');
        (host as HTMLElement).style.setProperty('top', '-300px', 'important');
      });
      await page.mouse.down();
      await page.mouse.up();
      await refusedOrIdle(page);
    });
    expect(await panelText(page)).toContain(refusalWords.notSeen);
  });

  it('changes nothing where the panel has only just appeared', async () => {
    const page = await openPlan();
    const { x, y } = await centreOfApply(page);
    await panelOf(page).evaluate((host) => {
      (host as HTMLElement).style.setProperty('visibility', 'hidden', 'important');
    });
    await standStill(page);
    await expectNothingWritten(async () => {
      await page.mouse.move(x, y);
      await panelOf(page).evaluate((host) => (host as HTMLElement).style.removeProperty('visibility'));
      await page.mouse.down();
      await page.mouse.up();
      await refusedOrIdle(page);
    });
    expect(await panelText(page)).toContain(refusalWords.notSeen);
  });

  const forgeries: Record<string, (root: ShadowRoot) => void> = {
    'whose text was changed': (root) => {
      for (const line of root.querySelectorAll('.plan > li')) line.textContent = 'Change nothing';
    },
    'whose text nodes were changed': (root) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        if (node.nodeValue?.includes('Attacked')) node.nodeValue = 'Nothing';
    },
    'whose steps were hidden by a style': (root) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('.plan { display: none } .box::before { content: "Nothing will be changed" }');
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    },
    'whose own style was changed': (root) => {
      root.adoptedStyleSheets[0]?.insertRule('.plan { display: none }');
    },
    'whose steps were replaced by a root of their own': (root) => {
      const line = root.querySelector('.plan > li span');
      if (line) line.attachShadow({ mode: 'closed' }).textContent = 'Nothing';
    },
  };

  for (const [what, forge] of Object.entries(forgeries)) {
    it(`changes nothing on a panel ${what}, and is told why`, async () => {
      const page = await openPlan();
      await standStill(page);
      const lines = await planLines(page);
      await expectNothingWritten(async () => {
        await panelOf(page).evaluate((host, source) => {
          new Function('root', `(${source})(root)`)(host.shadowRoot);
        }, forge.toString());
        // The forged panel may be of another height: Apply has the focus, wherever it is.
        await page.keyboard.press('Enter');
        await refusedOrIdle(page);
      });
      expect(await panelText(page)).toContain('Nothing was changed');
      await expect.poll(() => planLines(page)).toEqual(lines);
      await expect.poll(() => panelOf(page).locator('.plan').isVisible()).toBe(true);
    });
  }

  it('changes what the steps say, when they are whole and in plain sight', async () => {
    const page = await openPlan();
    await press(page, 'mouse', { name: 'Apply' });
    await waitForRun(page, 'Done');
  });

  it('is answered after a refusal, once all can be seen', async () => {
    const page = await openPlan();
    await panelOf(page).evaluate((host) => {
      (host as HTMLElement).style.setProperty('opacity', '0.5', 'important');
    });
    await standStill(page);
    await press(page, 'mouse', { name: 'Apply' });
    await panelOf(page).getByText(refusalWords.notSeen).waitFor();
    await panelOf(page).evaluate((host) => (host as HTMLElement).style.removeProperty('opacity'));
    await standStill(page);
    await press(page, 'mouse', { name: 'Apply' });
    await waitForRun(page, 'Done');
  });
});

describe('a script that wants Tieout silent', () => {
  it('does not keep it out of the page', async () => {
    const page = await browser.context.newPage();
    await page.addInitScript(() => {
      document.addEventListener('tieout-claim', (event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        document.dispatchEvent(new CustomEvent('tieout-here', { detail: 'a'.repeat(32) }));
      });
    });
    await page.goto(karbonAddress(firm, 'matchedWork'));
    await waitUntilSettled(page);
    await page.evaluate(() => document.dispatchEvent(new Event('tieout-claim', { cancelable: true })));
    expect(await panelOf(page).count()).toBe(1);
    await waitUntilSettled(page);
  });
});
