// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LogRow } from '../../../../../src/messages/fixes';
import { changedMessage, type PageApiRequest } from '../../../../../src/messages/page-api';
import type { TimeRunView } from '../../../../../src/messages/time-tracking';
import { ActivitySection } from '../../../../../src/pages/options/log/activity-section';
import { linesOf, logRow, steps } from './sample-log-rows';

const worker = vi.hoisted(() => ({
  answer: vi.fn<(message: PageApiRequest) => unknown>(),
  listeners: new Set<(message: unknown) => void>(),
}));

vi.mock('webextension-polyfill', () => ({
  default: {
    runtime: {
      sendMessage: async (message: PageApiRequest) => worker.answer(message),
      onMessage: {
        addListener: (listener: (message: unknown) => void) => worker.listeners.add(listener),
        removeListener: (listener: (message: unknown) => void) => worker.listeners.delete(listener),
      },
    },
  },
}));

const root = document.createElement('div');

/** Does `work`, draws what comes of it, lets every answer that is there already arrive, and draws again. */
async function settle(work: () => void): Promise<void> {
  await act(work);
  await act(() => new Promise((resolve) => setTimeout(resolve)));
}

function show(what: Parameters<typeof render>[0]): Promise<void> {
  return settle(() => render(what, root));
}

function tellOfChange(): Promise<void> {
  return settle(() => {
    for (const listener of worker.listeners) listener(changedMessage);
  });
}

function button(label: string): HTMLButtonElement {
  const found = [...root.querySelectorAll('button')].find((one) => one.textContent === label);
  if (!found) throw new Error(`No button "${label}" in: ${root.textContent}`);
  return found;
}

function click(element: HTMLElement): Promise<void> {
  return settle(() => element.click());
}

function good(value: unknown) {
  return { ok: true, value };
}

function askedFor(name: string): unknown[] {
  return worker.answer.mock.calls.filter(([{ request }]) => request === name).map(([{ payload }]) => payload);
}

const timeRun: TimeRunView = {
  id: 'run-t',
  action: 'stop',
  state: 'done',
  outcome: { kind: 'done' },
  canUndo: true,
  title: 'Tax return',
  seconds: 4_320,
  atMs: Date.UTC(2026, 10, 24),
};

/** What the worker has kept: lines of fixes, of which it hands out the newest, and runs of one's own time. */
function keep(rows: readonly LogRow[], ...runs: readonly TimeRunView[]): void {
  worker.answer.mockImplementation(({ request, payload }) => {
    if (request === 'log.list') {
      const { count } = payload as { count: number };
      return good({ rows: rows.slice(0, count), count: rows.length });
    }
    if (request === 'time.log') return good({ runs, timeZone: 'UTC', today: '2026-11-25' });
    return good({ kind: 'begun' });
  });
}

/** A click of one line each, one a minute, newest first. */
const clicks = (count: number): readonly LogRow[] =>
  Array.from({ length: count }, (_, at) =>
    logRow({ id: `run-${at} 0`, runId: `run-${at}`, at: Date.UTC(2026, 10, 25) - at * 60_000 }),
  );

const titles = () => [...root.querySelectorAll('.run h2')].map(({ textContent }) => textContent);
const status = () => root.querySelector(':scope > section > [role=status]')?.textContent;

function field<Kind extends HTMLElement>(label: string): Kind {
  const found = [...root.querySelectorAll('label')].find(({ textContent }) => textContent === label);
  const control = found && document.getElementById(found.htmlFor);
  if (!control) throw new Error(`No field "${label}" in: ${root.textContent}`);
  return control as Kind;
}

const choose = (label: string, value: string) =>
  settle(() => {
    const select = field<HTMLSelectElement>(label);
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });

const search = (text: string) =>
  settle(() => {
    const input = field<HTMLInputElement>('Search names, IDs and Karbon keys');
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });

beforeEach(() => {
  worker.answer.mockReset();
  document.body.replaceChildren(root);
});
afterEach(async () => {
  await show(null);
  expect(worker.listeners.size).toBe(0);
});

const rows = linesOf('run-b', 1, 0);

it('says so where nothing was changed, and asks for nothing', async () => {
  keep([]);
  await show(<ActivitySection />);
  expect(root.textContent).toContain('Nothing yet.');
  expect(root.querySelectorAll('button, input, select')).toHaveLength(0);
});

it('tells a run that takes back another from any other', async () => {
  keep([logRow({ isUndo: true })]);
  await show(<ActivitySection />);
  expect(root.textContent).toContain('undoes an earlier change');
});

it('is read again when the worker says that something changed', async () => {
  keep([]);
  await show(<ActivitySection />);
  keep(rows);
  await tellOfChange();
  expect(root.querySelectorAll('.run')).toHaveLength(1);
  expect(status()).toBe('1 change');
});

it('shows 50 lines, and 50 more at a time', async () => {
  keep(clicks(70));
  await show(<ActivitySection />);
  expect([titles().length, status()]).toEqual([50, 'The newest 50 changes']);
  await click(button('Show more'));
  expect(askedFor('log.list')).toEqual([{ count: 50 }, { count: 100 }]);
  expect([titles().length, status()]).toEqual([70, '70 changes']);
  expect(root.textContent).not.toContain('Show more');
});

it('keeps the newest answer when an older one comes after it', async () => {
  keep(clicks(70));
  await show(<ActivitySection />);
  let answerFirst = (_: unknown): void => undefined;
  const first = new Promise((resolve) => {
    answerFirst = resolve;
  });
  worker.answer.mockImplementationOnce(() => first);
  await tellOfChange();
  keep(linesOf('run-c', 0));
  await click(button('Show more'));
  await settle(() => answerFirst(good({ rows: clicks(50), count: 70 })));
  expect(status()).toBe('1 change');
});

it('asks before a run is taken back; an unanswered click sent again is the same to the worker', async () => {
  keep(rows);
  await show(<ActivitySection />);
  await click(button('Undo'));
  expect([...root.querySelectorAll('.confirm li')].map((item) => item.textContent)).toEqual(
    Array(2).fill('Rename Acme Co:Tax return to Acme Co:Tax in QuickBooks Time'),
  );
  expect(askedFor('log.undo')).toEqual([]);
  worker.answer.mockImplementationOnce(() => undefined);
  await click(button('Undo these changes'));
  expect(root.querySelector('[role=alert]')?.textContent).toContain('Something went wrong in Tieout.');
  await click(button('Undo these changes'));
  const [first, second, ...others] = askedFor('log.undo') as { runId: string; of: string }[];
  expect(first).toEqual({ runId: expect.stringMatching(/^[0-9a-f-]{36}$/), of: 'run-b' });
  expect([second, others]).toEqual([first, []]);
  expect(root.querySelector('.confirm')).toBeNull();
  expect(document.activeElement?.textContent).toMatch(/^Undo has started/);
});

it('takes nothing back where the user keeps it', async () => {
  keep(rows);
  await show(<ActivitySection />);
  await click(button('Undo'));
  await click(button('Keep'));
  expect(root.querySelector('.confirm')).toBeNull();
  expect(document.activeElement).toBe(button('Undo'));
  expect(askedFor('log.undo')).toEqual([]);
});

it('has no way back where a run cannot be taken back', async () => {
  keep(rows.map((row) => ({ ...row, canUndo: false })));
  await show(<ActivitySection />);
  expect([...root.querySelectorAll('button')].map(({ textContent }) => textContent)).toEqual(['Export CSV']);
});

it('has time among the fixes, and takes a change of it back with one click', async () => {
  const undone: TimeRunView = { ...timeRun, id: 'run-u', state: 'undone', canUndo: false, atMs: 0 };
  const undo: TimeRunView = { ...timeRun, id: 'run-w', action: 'undo', canUndo: false };
  const early = logRow({ id: 'run-a 0', runId: 'run-a', at: 1, canUndo: false });
  keep([logRow({ id: 'run-c 0', runId: 'run-c', canUndo: false }), early], undo, timeRun, undone);
  await show(<ActivitySection />);
  const stopped = expect.stringMatching(/^Stopped .*Tax return.*1h 12m/);
  expect(titles()).toEqual(['Tax return', stopped, 'Tax return', stopped]);
  expect(root.querySelectorAll('.run')[3]?.textContent).toContain('· Undone');
  await click(button('Undo'));
  expect(askedFor('time.ask')).toMatchObject([
    { jobcodeId: null, request: { type: 'undoTime', of: 'run-t' } },
  ]);
});

it('names what a change of time was about where the reason does not', async () => {
  keep([], {
    ...timeRun,
    state: 'failed',
    outcome: { kind: 'refused', refusal: { code: 'locked' }, overlapping: null },
  });
  await show(<ActivitySection />);
  expect(root.querySelector('.run .hint')?.textContent).toMatch(/ · Time entry · Tax return$/);
});

it('is searched as a whole, and narrowed by each choice; the way back shows all again', async () => {
  const failed = logRow({
    id: 'run-x 0',
    runId: 'run-x',
    at: 5,
    state: 'failed',
    itemTitle: 'Audit',
    step: steps.move,
  });
  keep([...clicks(60), failed], timeRun);
  await show(<ActivitySection />);
  await search('birch audit');
  expect(askedFor('log.list')).toEqual([{ count: 50 }, { count: 5_000 }]);
  expect([titles(), status()]).toEqual([['Audit'], '1 of 1 match']);
  await search('nobody of this name');
  expect([titles(), status()]).toEqual([[], 'No changes match']);
  await click(button('Clear filters'));
  expect(titles()).toHaveLength(50);

  await choose('What', 'time');
  expect(titles()).toEqual([expect.stringMatching(/^Stopped/)]);
  await choose('Result', 'failed');
  expect(status()).toBe('No changes match');
  await choose('What', 'fix');
  expect(titles()).toEqual(['Audit']);
  await choose('Where', 'quickbooksTime');
  expect(titles()).toEqual([]);
});
