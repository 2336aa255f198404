// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { BulkRunView } from '../../../../../src/messages/bulk-run';
import type { PageApiRequest } from '../../../../../src/messages/page-api';
import { RunBox } from '../../../../../src/pages/tie-out/run/run-box';
import { useBulkRun } from '../../../../../src/pages/tie-out/run/use-bulk-run';

/** What the worker says next of the run, and how often it was asked. */
const worker = vi.hoisted(() => ({ run: null as BulkRunView | null, asked: 0 }));

vi.mock('webextension-polyfill', async () => {
  const { default: browser } = await import('../../../../preview/fake-browser');
  const sendMessage = async ({ request }: PageApiRequest) => {
    if (request === 'bulk.read') worker.asked += 1;
    return { ok: true, value: worker.run };
  };
  return { default: { ...browser, runtime: { ...browser.runtime, sendMessage } } };
});

const startedAt = Date.parse('2026-03-02T10:00:00Z');

function runOf(part: Partial<BulkRunView>, counts: Partial<BulkRunView['counts']>): BulkRunView {
  const none = {
    waiting: 0,
    running: 0,
    done: 0,
    alreadyDone: 0,
    planChanged: 0,
    failed: 0,
    left: 0,
    undone: 0,
  };
  return {
    id: 'bulk-1',
    state: 'running',
    isInterrupted: false,
    isUndo: false,
    startedAt,
    endedAt: null,
    counts: { ...none, ...counts },
    current: null,
    waitingFor: null,
    canUndo: false,
    ...part,
  };
}

const nothing = () => undefined;
let root: HTMLElement;

function Box() {
  return <RunBox bulk={useBulkRun(nothing)} />;
}

async function pass(ms: number): Promise<void> {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
}

function labels(): readonly (string | null)[] {
  return [...root.querySelectorAll('button')].map(({ textContent }) => textContent);
}

beforeEach(async () => {
  vi.useFakeTimers();
  root = document.createElement('main');
  document.body.replaceChildren(root);
  worker.asked = 0;
});

afterEach(() => {
  render(null, root);
  vi.useRealTimers();
});

async function draw(run: BulkRunView): Promise<void> {
  worker.run = run;
  await act(() => render(<Box />, root));
  await pass(0);
}

it('that is cancelled while an item is under way offers its undo as soon as that item has ended', async () => {
  await draw(runOf({ state: 'cancelled' }, { running: 1, done: 3, left: 5 }));
  expect(labels()).not.toContain('Undo the whole run…');
  // The item has ended, and the run not yet.
  worker.run = runOf({ state: 'cancelled' }, { done: 4, left: 5 });
  await pass(1_100);
  worker.run = runOf({ state: 'cancelled', endedAt: startedAt + 9_000, canUndo: true }, { done: 4, left: 5 });
  await pass(1_100);
  expect(labels()).toContain('Undo the whole run…');
});

it('that is paused is asked for until the item that had begun has ended, and then no more', async () => {
  await draw(runOf({ state: 'paused' }, { running: 1, waiting: 5 }));
  const asked = worker.asked;
  worker.run = runOf({ state: 'paused' }, { done: 1, waiting: 5 });
  await pass(1_100);
  expect(worker.asked).toBe(asked + 1);
  await pass(5_000);
  expect(worker.asked).toBe(asked + 1);
});

it('that is over is not asked for again', async () => {
  await draw(runOf({ state: 'done', endedAt: startedAt + 9_000 }, { done: 4 }));
  const { asked } = worker;
  await pass(5_000);
  expect(worker.asked).toBe(asked);
});
