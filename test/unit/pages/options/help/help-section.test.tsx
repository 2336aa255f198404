// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PageApiRequest } from '../../../../../src/messages/page-api';
import type { SelfCheckView } from '../../../../../src/messages/self-check';
import { HelpSection } from '../../../../../src/pages/options/help/help-section';
import { hasRun, hasRunWithFile, notRun, notRunnable, runsNow } from '../../../../preview/self-check-views';

const worker = vi.hoisted(() => ({ answer: vi.fn<(message: PageApiRequest) => unknown>() }));

vi.mock('webextension-polyfill', () => ({
  default: {
    runtime: {
      getManifest: () => ({ version: '1.2.3' }),
      sendMessage: async (message: PageApiRequest) => worker.answer(message),
      onMessage: { addListener: () => undefined, removeListener: () => undefined },
    },
  },
}));

const root = document.createElement('div');
/** What the worker knows just now. */
let known: SelfCheckView | null = notRun;

async function settle(work: () => void, ms = 0): Promise<void> {
  await act(work);
  await act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
}

const pass = (ms: number) => settle(() => undefined, ms);
const text = () => root.textContent;
const live = () => root.querySelector('[role=status]')?.textContent;
const button = () => root.querySelector<HTMLButtonElement>('button.primary');

beforeEach(async () => {
  vi.useFakeTimers();
  known = notRun;
  worker.answer.mockReset().mockImplementation(({ request }) => {
    if (request === 'selfCheck.run') known = runsNow;
    const error = { code: 'storageFailed', system: null, retryAt: null, detail: '' };
    return known ? { ok: true, value: known } : { ok: false, error };
  });
  document.body.replaceChildren(root);
});

afterEach(async () => {
  await settle(() => render(null, root));
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

it('says before a run what it would ask, follows it while it is under way, and tells its results', async () => {
  await settle(() => render(<HelpSection />, root));
  expect(text()).toContain('QuickBooks Time: up to 22 requests');
  expect(live()).toBe('');
  await pass(5_000);
  expect(worker.answer).toHaveBeenCalledTimes(1);

  await settle(() => button()?.click());
  expect(button()?.disabled).toBe(true);
  expect(live()).toMatch(/^20 of \d+ checked$/);
  known = hasRun;
  await pass(600);
  expect(live()).toBe(
    "2 need you. 2 good to know, 52 as expected, 2 different without effect, and 7 couldn't be tested.",
  );
  expect(text()).toContain('QuickBooks Time: 21 requests sent, of up to 22');
  const asked = worker.answer.mock.calls.length;
  await pass(5_000);
  expect(worker.answer).toHaveBeenCalledTimes(asked);
  expect(text()).toContain('Tieout works either way.');
  expect(text()).toContain('No customer list file is used');
  expect(text()).toContain('Stopped after an earlier error');
});

/** The rows of a subject as they are drawn: tone, title, how it stands, and what else is said. */
function rowsOf(subject: string): readonly (readonly string[])[] {
  const details = [...root.querySelectorAll('details')].find((each) =>
    each.textContent?.startsWith(`${subject}: `),
  );
  return [...(details?.querySelectorAll('li') ?? [])].map((row) =>
    [...row.children].map(({ className, textContent }) =>
      className.startsWith('tone-') ? className : (textContent ?? ''),
    ),
  );
}

it('unfolds only what needs somebody, and names that first', async () => {
  known = hasRun;
  await settle(() => render(<HelpSection />, root));
  const open = [...root.querySelectorAll('details[open] > summary')].map(({ textContent }) => textContent);
  expect(open).toEqual([
    "QuickBooks Time: 1 needs you, 1 good to know, 23 as expected, 1 different without effect, and 2 couldn't be tested",
    "QuickBooks Online: 1 needs you, 8 as expected, and 2 couldn't be tested",
  ]);
  const rows = rowsOf('QuickBooks Time');
  expect(rows.slice(0, 3)).toEqual([
    [
      'tone-warning',
      "This computer's clock agrees with QuickBooks Time",
      'Needs you',
      expect.stringMatching(/^This computer's clock is off, so ages are wrong\./),
    ],
    [
      'tone-neutral',
      "You see everyone's time and can add jobs",
      'Good to know',
      expect.stringMatching(/If you're an employee, that's as it should be\./),
    ],
    ['tone-good', expect.any(String), 'As expected'],
  ]);
  expect(rows).toContainEqual([
    'tone-neutral',
    'IDs are numbers',
    'Different, no effect',
    'Tieout works either way.',
  ]);
  // An error needs somebody; the lack of a permission may be as it should be.
  const books = rowsOf('QuickBooks Online');
  expect(books.map(([tone]) => tone).filter((tone) => tone === 'tone-warning')).toHaveLength(1);
  expect(books[0]?.slice(0, 3)).toEqual([
    'tone-warning',
    'Requests from an extension are accepted',
    'Needs you',
  ]);
  expect(books.at(-1)?.slice(1, 3)).toEqual(['Customers come in order of number', "Couldn't be tested"]);
});

it('has one line for what is not connected, and says that nothing needs anybody', async () => {
  known = hasRunWithFile;
  await settle(() => render(<HelpSection />, root));
  expect(live()).toBe("Nothing needs you. 54 as expected and 11 couldn't be tested.");
  expect(root.querySelectorAll('details[open]')).toHaveLength(0);
  expect(text()).toContain('QuickBooks Online: not connected, so not checked');
  expect(rowsOf('QuickBooks Online')).toEqual([]);
  expect(text()).not.toContain('Not connected');
});

it('leads to the privacy text below the results', async () => {
  known = hasRun;
  await settle(() => render(<HelpSection />, root));
  const places = [...root.querySelectorAll('details, a[href="/privacy.txt"]')].map(({ tagName }) => tagName);
  expect(places.at(-1)).toBe('A');
  expect(places.indexOf('A')).toBe(places.length - 1);
});

it('shows what was found before the worker was stopped, and lets one run it again', async () => {
  await settle(() => render(<HelpSection />, root));
  await settle(() => button()?.click());
  known = notRun;
  await pass(600);
  expect(root.querySelector('[role=alert]')?.textContent).toBe('The check was interrupted. Run it again.');
  expect(live()).toMatch(/^\d+ needs? you\. \d/);
  await settle(() => button()?.click());
  expect(root.querySelector('[role=alert]')).toBe(null);
  known = hasRun;
  await pass(600);
  expect(root.querySelector('[role=alert]')).toBe(null);
});

it('goes on with a run that another page has begun', async () => {
  known = runsNow;
  await settle(() => render(<HelpSection />, root));
  expect(button()?.disabled).toBe(true);
  known = hasRun;
  await pass(600);
  expect(live()).toMatch(/^\d+ needs? you\. \d/);
});

it('says that nothing is connected, and what keeps the worker from answering', async () => {
  known = notRunnable;
  await settle(() => render(<HelpSection />, root));
  expect(text()).toContain('Nothing is connected yet.');
  expect(button()?.disabled).toBe(false);
  await settle(() => render(null, root));
  known = null;
  await settle(() => render(<HelpSection />, root));
  expect(root.querySelector('[role=alert]')?.textContent).toContain("Tieout can't open its data");
  expect(button()?.disabled).toBe(true);
});

it('copies a report of the results alone', async () => {
  const writeText = vi.fn(async (_text: string) => undefined);
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(writeText);
  known = hasRun;
  await settle(() => render(<HelpSection />, root));
  const copy = [...root.querySelectorAll('button')].find(({ textContent }) => textContent === 'Copy report');
  await settle(() => copy?.click());
  expect(copy?.textContent).toBe('Copied');
  const [head, ...lines] = JSON.parse(writeText.mock.calls[0]?.[0] ?? '[]');
  expect(Object.keys(head)).toEqual(['tieout', 'browser', 'at']);
  expect(lines).toContainEqual({ check: 'timeClock', outcome: 'different', seconds: 312 });
  expect(lines).toContainEqual({
    check: 'booksPageSize',
    outcome: 'notTestable',
    reason: 'stopped',
    code: 'rateLimited',
  });
  expect(lines.at(-1)).toEqual({ requests: 'karbon', sent: 8, most: 9 });
});
