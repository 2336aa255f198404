// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultFixRules, type FixRules } from '../../../../src/domain/plans/plan';
import { changedMessage, type PageApiRequest } from '../../../../src/messages/page-api';
import { FixRulesSection } from '../../../../src/pages/options/fix-rules-section';
import { SetupSection } from '../../../../src/pages/options/setup/setup-section';

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
