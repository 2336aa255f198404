// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultFixRules, type FixRules } from '../../../../src/domain/plans/plan';
import { changedMessage, type PageApiRequest } from '../../../../src/messages/page-api';
import type { TimeRunView } from '../../../../src/messages/time-tracking';
import { FixRulesSection } from '../../../../src/pages/options/fix-rules-section';
import { LogSection } from '../../../../src/pages/options/log/log-section';
import { TimeLogSection } from '../../../../src/pages/options/log/time-log-section';
import { SetupSection } from '../../../../src/pages/options/setup/setup-section';
import { linesOf } from './log/sample-log-rows';

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

beforeEach(() => {
  worker.answer.mockReset();
  document.body.replaceChildren(root);
});
afterEach(async () => {
  await show(null);
  expect(worker.listeners.size).toBe(0);
});

describe('the log', () => {
  const rows = linesOf('run-b', 1, 0);

  it('says so where nothing was written', async () => {
    worker.answer.mockReturnValue(good({ rows: [], count: 0 }));
    await show(<LogSection />);
    expect(root.textContent).toContain('Nothing yet.');
    expect(root.querySelector('button')).toBeNull();
  });

  it('tells a run that takes back another from any other', async () => {
    const [line] = rows;
    worker.answer.mockReturnValue(good({ rows: [{ ...line, isUndo: true }], count: 1 }));
    await show(<LogSection />);
    expect(root.textContent).toContain('undoes an earlier change');
  });

  it('is read again when the worker says that something changed', async () => {
    worker.answer.mockReturnValueOnce(good({ rows: [], count: 0 }));
    await show(<LogSection />);
    worker.answer.mockReturnValueOnce(good({ rows, count: 2 }));
    await tellOfChange();
    expect(root.textContent).not.toContain('undoes an earlier change');
    expect(root.querySelectorAll('.run')).toHaveLength(1);
    expect(root.textContent).toContain('2 lines');
  });

  it('shows 50 lines, and 50 more at a time', async () => {
    worker.answer.mockReturnValue(good({ rows, count: 70 }));
    await show(<LogSection />);
    await click(button('Show more'));
    expect(askedFor('log.list')).toEqual([{ count: 50 }, { count: 100 }]);
  });

  it('keeps the newest answer when an older one comes after it', async () => {
    let answerFirst = (_: unknown): void => undefined;
    worker.answer.mockReturnValueOnce(good({ rows, count: 70 }));
    await show(<LogSection />);
    worker.answer.mockReturnValueOnce(
      new Promise((resolve) => {
        answerFirst = resolve;
      }),
    );
    await tellOfChange();
    worker.answer.mockReturnValueOnce(good({ rows: linesOf('run-c', 0), count: 1 }));
    await click(button('Show more'));
    await settle(() => answerFirst(good({ rows, count: 70 })));
    expect(root.textContent).toContain('1 line');
    expect(root.textContent).not.toContain('70');
  });

  it('asks before a run is taken back; an unanswered click sent again is the same to the worker', async () => {
    let isReached = false;
    worker.answer.mockImplementation(({ request }) => {
      if (request === 'log.list') return good({ rows, count: 2 });
      return isReached ? good({ kind: 'begun' }) : undefined;
    });
    await show(<LogSection />);
    await click(button('Undo'));
    expect([...root.querySelectorAll('.confirm li')].map((item) => item.textContent)).toEqual(
      Array(2).fill('Rename Acme Co:Tax return to Acme Co:Tax in QuickBooks Time'),
    );
    expect(askedFor('log.undo')).toEqual([]);
    await click(button('Undo these changes'));
    expect(root.querySelector('[role=alert]')?.textContent).toContain('Something went wrong in Tieout.');
    isReached = true;
    await click(button('Undo these changes'));
    const [first, second, ...others] = askedFor('log.undo') as { runId: string; of: string }[];
    expect(first).toEqual({ runId: expect.stringMatching(/^[0-9a-f-]{36}$/), of: 'run-b' });
    expect([second, others]).toEqual([first, []]);
    expect(root.querySelector('.confirm')).toBeNull();
    expect(document.activeElement?.textContent).toMatch(/^Undo has started/);
  });

  it('takes nothing back where the user keeps it', async () => {
    worker.answer.mockReturnValue(good({ rows, count: 2 }));
    await show(<LogSection />);
    await click(button('Undo'));
    await click(button('Keep'));
    expect(root.querySelector('.confirm')).toBeNull();
    expect(document.activeElement).toBe(button('Undo'));
    expect(askedFor('log.undo')).toEqual([]);
  });

  it('has no way back where a run cannot be taken back', async () => {
    const done = rows.map((row) => ({ ...row, canUndo: false }));
    worker.answer.mockReturnValue(good({ rows: done, count: 2 }));
    await show(<LogSection />);
    expect(root.textContent).not.toContain('Undo');
  });
});

describe('the rules for putting things right', () => {
  const onChange = vi.fn<(rules: FixRules) => void>();
  beforeEach(() => {
    onChange.mockReset();
    worker.answer.mockReturnValue(
      good([
        { id: '1', name: 'Dana Hill' },
        { id: '2', name: 'Lee Park' },
      ]),
    );
  });

  function input(label: string): HTMLInputElement {
    const found = [...root.querySelectorAll('label')].find((one) => one.textContent?.startsWith(label));
    const field = found?.querySelector('input');
    if (!field) throw new Error(`No field "${label}" in: ${root.textContent}`);
    return field;
  }

  const showRules = (rules: Partial<FixRules>) =>
    show(
      <FixRulesSection
        isOrderLocked={false}
        isAssignLocked={false}
        rules={{ ...defaultFixRules, ...rules }}
        onChange={onChange}
      />,
    );

  it('change the order and who is assigned', async () => {
    await showRules({});
    expect(input('QuickBooks first').checked).toBe(true);
    expect(input('Everyone').checked).toBe(true);
    await click(input('QuickBooks Time only'));
    expect(onChange).toHaveBeenLastCalledWith({ order: 'timeOnly', assignTo: 'everyone' });
    await click(input('Only the people chosen here'));
    expect(onChange).toHaveBeenLastCalledWith({ order: 'quickbooksFirst', assignTo: [] });
    expect(askedFor('people.list')).toEqual([]);
  });

  it('let users be chosen and taken off, those who have left too', async () => {
    await showRules({ assignTo: ['2', '99'] });
    expect([input('Dana Hill').checked, input('Lee Park').checked]).toEqual([false, true]);
    await click(input('Dana Hill'));
    expect(onChange).toHaveBeenLastCalledWith({ ...defaultFixRules, assignTo: ['2', '99', '1'] });
    await click(input('User 99'));
    expect(onChange).toHaveBeenLastCalledWith({ ...defaultFixRules, assignTo: ['2'] });
  });

  it('say what it means that nobody is chosen, or nobody known', async () => {
    await showRules({ assignTo: [] });
    expect(root.textContent).toContain('Nobody is chosen');
    worker.answer.mockReturnValue(good([]));
    await show(null);
    await showRules({ assignTo: ['2'] });
    expect(root.textContent).toContain("The team isn't loaded yet");
    expect(root.textContent).not.toContain('Nobody is chosen');
  });
});

describe('the set-up', () => {
  const view = {
    preset: [],
    locked: [],
    canSignIn: { quickbooksTime: false, quickbooks: false, karbon: false },
    askWhom: '',
    listFileName: '',
    oddNames: [],
    isManaged: false,
  };
  const ticks = () => [...root.querySelectorAll<HTMLInputElement>('fieldset input')];

  it('ticks the keys of a system once they are there, whatever was ticked before', async () => {
    worker.answer.mockReturnValue(good({ ...view, canHandOver: ['names', 'fixes'] }));
    await show(<SetupSection onRead={() => undefined} />);
    const [names] = ticks();
    if (!names) throw new Error(`No tick in: ${root.textContent}`);
    await click(names);
    worker.answer.mockReturnValue(good({ ...view, canHandOver: ['names', 'fixes', 'quickbooksTime'] }));
    await tellOfChange();
    expect(ticks().map(({ checked }) => checked)).toEqual([false, true, true]);
  });

  it('takes a passphrase only where it is typed twice alike, and says what is missing', async () => {
    worker.answer.mockReturnValue(good({ ...view, canHandOver: ['names', 'quickbooksTime'] }));
    await show(<SetupSection onRead={() => undefined} />);
    const fields = () => [...root.querySelectorAll<HTMLInputElement>('input[type="password"]')];
    const type = (at: number, text: string) =>
      settle(() => {
        const field = fields()[at];
        if (!field) throw new Error(`No field ${at} in: ${root.textContent}`);
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      });
    const save = () => button('Save setup file');
    await type(0, 'a long passphrase');
    expect(save().disabled).toBe(true);
    expect(root.querySelector(`[id="${save().getAttribute('aria-describedby')}"]`)?.textContent).toMatch(
      /twice/,
    );
    await type(1, 'a longer passphrase');
    expect(root.textContent).toContain('These two are different.');
    expect(save().disabled).toBe(true);
    await type(1, 'a long passphrase');
    expect(save().disabled).toBe(false);
    expect(root.textContent).not.toContain('untick the credentials');
  });
});

describe('the log of own time', () => {
  const run: TimeRunView = {
    id: 'run-t',
    action: 'stop',
    state: 'done',
    outcome: { kind: 'done' },
    canUndo: true,
    title: 'Tax return',
    seconds: 4_320,
    atMs: 0,
  };
  const logOf = (...runs: readonly TimeRunView[]) => good({ runs, timeZone: 'UTC', today: '2026-11-20' });

  it('is not there before anything was done', async () => {
    worker.answer.mockReturnValue(logOf());
    await show(<TimeLogSection />);
    expect(root.textContent).toBe('');
  });

  it('says what was done and undone, and takes a run back with one click', async () => {
    const undone: TimeRunView = { ...run, id: 'run-u', state: 'undone', canUndo: false };
    const undo: TimeRunView = { ...run, id: 'run-w', action: 'undo', canUndo: false };
    worker.answer.mockImplementation(({ request }) =>
      request === 'time.log' ? logOf(undo, run, undone) : good({ kind: 'done' }),
    );
    await show(<TimeLogSection />);
    const lines = [...root.querySelectorAll('li')].map((item) => item.textContent);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^Stopped .*Tax return.*1h 12m/);
    expect(lines[1]).toContain('· Undone');
    await click(button('Undo'));
    expect(askedFor('time.ask')).toMatchObject([
      { jobcodeId: null, request: { type: 'undoTime', of: 'run-t' } },
    ]);
  });

  it('shows ten, and ten more', async () => {
    worker.answer.mockReturnValue(
      logOf(...Array.from({ length: 12 }, (_, at) => ({ ...run, id: `run-${at}` }))),
    );
    await show(<TimeLogSection />);
    expect(root.querySelectorAll('li')).toHaveLength(10);
    await click(button('Show more'));
    expect(root.querySelectorAll('li')).toHaveLength(12);
  });
});
