// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PageApiRequest } from '../../../../../src/messages/page-api';
import { RunBox } from '../../../../../src/pages/tie-out/run/run-box';
import { useBulkRun } from '../../../../../src/pages/tie-out/run/use-bulk-run';
import type { Answers } from '../../../../preview/fake-browser';
import { tieOutStates } from '../../../../preview/tie-out-states';

/** What the worker answers next, by request; and what it was asked. */
const worker = vi.hoisted(() => ({ answers: {} as Record<string, unknown>, asked: [] as PageApiRequest[] }));

vi.mock('webextension-polyfill', async () => {
  const { default: browser } = await import('../../../../preview/fake-browser');
  const sendMessage = async (message: PageApiRequest) => {
    worker.asked.push(message);
    return { ok: true, value: worker.answers[message.request] };
  };
  return { default: { ...browser, runtime: { ...browser.runtime, sendMessage } } };
});

const answers: Answers = tieOutStates['earlier runs'].answers;
let root: HTMLElement;

const nothing = () => undefined;

function Box() {
  return <RunBox bulk={useBulkRun(nothing)} />;
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await act(() => new Promise((resolve) => setTimeout(resolve)));
}

async function draw(more: Answers = {}): Promise<void> {
  worker.answers = { ...answers, ...more };
  await act(() => render(<Box />, root));
  await settle();
}

function buttons(within = ''): readonly HTMLButtonElement[] {
  return [...root.querySelectorAll<HTMLButtonElement>(`${within} button`)];
}

function named(label: string, within = ''): HTMLButtonElement | undefined {
  return buttons(within).find((each) => each.textContent.trim() === label);
}

async function press(label: string, within = ''): Promise<void> {
  const button = named(label, within);
  if (!button) throw new Error(`there is no ${label}`);
  await act(() => button.click());
  await settle();
}

function lines(): readonly string[] {
  return [...root.querySelectorAll('dialog .report > li')].map((each) => each.textContent);
}

beforeEach(() => {
  root = document.createElement('main');
  document.body.replaceChildren(root);
  worker.asked = [];
});

afterEach(() => render(null, root));

it('are listed with their time, what they did and what can be done about each', async () => {
  await draw();
  await press('Earlier runs');
  expect(lines()).toEqual([
    expect.stringMatching(/Run of .*41 done · 2 undoneReport…Undo the whole run…$/),
    expect.stringMatching(/Undo of .*12 undoneReport…$/),
    expect.stringMatching(
      /Run of .*Canceled at 13 of 1,300 · 12 undone · 1 failed · 1,287 not startedReport…$/,
    ),
  ]);
  const labels = buttons('dialog .report').map((each) => each.getAttribute('aria-label'));
  expect(new Set(labels).size).toBe(4);

  await press('Report…', 'dialog');
  expect(worker.asked.at(-1)).toEqual({ request: 'bulk.report', payload: { runId: 'bulk-0' } });
  expect(root.querySelectorAll('dialog')).toHaveLength(1);
  expect(lines().some((line) => line.includes('Juniper Health'))).toBe(true);
  await press('Close', 'dialog');
  expect(lines()[0]).toContain('41 done');
});

it('are undone after asking, and the run that does it is what the box shows then', async () => {
  const undoing = { ...answers['bulk.read'], id: 'undo-1', isUndo: true, state: 'paused', endedAt: null };
  await draw({ 'bulk.undo': { kind: 'begun' } });
  await press('Earlier runs');
  await press('Undo the whole run…', 'dialog');
  expect(worker.asked.some(({ request }) => request === 'bulk.undo')).toBe(false);
  worker.answers = { ...worker.answers, 'bulk.read': undoing };
  await press('Undo the whole run', 'dialog');
  const asked = worker.asked.find(({ request }) => request === 'bulk.undo');
  expect(asked?.payload).toMatchObject({ of: 'bulk-0' });
  expect(root.querySelector('dialog')).toBe(null);
  expect(root.querySelector('[role=status]')?.textContent).toContain('Paused at');
  // While that is not over, no other one can be undone.
  await press('Earlier runs');
  expect(lines()).toHaveLength(3);
  expect(named('Undo the whole run…', 'dialog')).toBe(undefined);
});

it('are not spoken of where there are none', async () => {
  await draw({ 'bulk.earlier': [] });
  expect(named('Report…')).toBeDefined();
  expect(named('Earlier runs')).toBe(undefined);
});

it('are still to be had where the last run is hidden, which comes back at a click', async () => {
  await draw();
  named('Hide')?.focus();
  await press('Hide');
  expect(named('Report…')).toBe(undefined);
  expect(document.activeElement?.textContent).toBe('Show the last run');
  await press('Earlier runs');
  expect(lines()).toHaveLength(3);
  await press('Close', 'dialog');
  named('Show the last run')?.focus();
  await press('Show the last run');
  expect(named('Report…')).toBeDefined();
  expect(document.activeElement).not.toBe(document.body);
});
