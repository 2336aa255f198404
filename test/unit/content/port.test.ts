import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPanelPort, type PanelPort } from '../../../src/content/port';
import type { PanelMessage, PanelRequest, PanelState } from '../../../src/messages/panel-request';
import { sampleView } from '../panel/sample-view';
import { createFakeExtension, type FakeExtension } from './fake-extension';

const atFirst: PanelState = {
  page: sampleView.page,
  range: null,
  shownRange: null,
  entryCount: 20,
  isVisible: true,
};

let state: PanelState;
let extension: FakeExtension;
let port: PanelPort;
const onResponse = vi.fn();
const onUnanswered = vi.fn();
const onDead = vi.fn();
const onSwitchedOff = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetAllMocks();
  state = atFirst;
  extension = createFakeExtension();
  port = openPanelPort({ extension, state: () => state, onResponse, onUnanswered, onDead, onSwitchedOff });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Shows the panel so from now on. */
function show(changes: Partial<PanelState> = {}): void {
  state = { ...state, ...changes };
  port.sendState();
}

function told(request: PanelRequest | null = null): PanelMessage {
  return { state, request };
}

const fix: PanelRequest = { type: 'fix', runId: 'run 1', choice: { kind: 'primary' }, planId: 'p' };
const elsewhere = { page: { ...sampleView.page, key: '9fJkWm2LTq9D' } };

it('connects with the first state only', () => {
  expect(extension.ports).toHaveLength(0);
  show();
  port.send({ type: 'refresh' });
  expect(extension.ports.map((one) => one.sent)).toEqual([[told(), told({ type: 'refresh' })]]);
});

it('tells the whole state with all that is asked', () => {
  show();
  show({ range: { kind: 'lifetime' }, entryCount: 400 });
  port.send({ type: 'exportEntries' });
  expect(extension.ports[0]?.sent.slice(1)).toEqual([told(), told({ type: 'exportEntries' })]);
});

it('tells a new worker what is on screen, and nothing that was asked once', () => {
  show();
  show({ range: { kind: 'lifetime' }, shownRange: { kind: 'thisYear' }, entryCount: 400 });
  port.send({ type: 'refresh' });
  extension.ports[0]?.drop();
  vi.advanceTimersByTime(200);
  expect(extension.ports[1]?.sent).toEqual([told()]);
});

it('tells a new worker what has been chosen since the last one was stopped', () => {
  show();
  extension.ports[0]?.drop();
  state = { ...state, entryCount: 220 };
  vi.advanceTimersByTime(200);
  expect(extension.ports[1]?.sent).toEqual([told()]);
});

it('waits longer each time no answer comes, and starts anew after one', () => {
  show();
  for (const waitMs of [200, 400, 800, 1_600]) {
    extension.ports.at(-1)?.drop();
    const before = extension.ports.length;
    vi.advanceTimersByTime(waitMs - 1);
    expect(extension.ports).toHaveLength(before);
    vi.advanceTimersByTime(1);
    expect(extension.ports).toHaveLength(before + 1);
  }
  extension.ports.at(-1)?.answer({ type: 'view', view: sampleView });
  extension.ports.at(-1)?.drop();
  vi.advanceTimersByTime(200);
  expect(extension.ports).toHaveLength(6);
});

it('lets the worker sleep while nobody looks, and wakes it when somebody does', () => {
  show();
  show({ isVisible: false });
  extension.ports[0]?.drop();
  vi.advanceTimersByTime(600_000);
  show({ isVisible: false });
  expect(extension.ports).toHaveLength(1);
  show({ isVisible: true });
  expect(extension.ports[1]?.sent[0]).toEqual(told());
});

it('says once that its extension is gone, and is quiet then', () => {
  show();
  extension.die();
  port.send({ type: 'refresh' });
  vi.advanceTimersByTime(600_000);
  expect(onDead).toHaveBeenCalledTimes(1);
  expect(extension.ports).toHaveLength(1);
});

it('is quiet once its page is to have no panel any more', () => {
  show();
  extension.ports[0]?.answer({ type: 'switchedOff' });
  extension.ports[0]?.drop();
  vi.advanceTimersByTime(600_000);
  expect(onSwitchedOff).toHaveBeenCalledTimes(1);
  expect(onDead).not.toHaveBeenCalled();
  expect(extension.ports).toHaveLength(1);
});

describe('what changes something outside', () => {
  const undo: PanelRequest = { type: 'undo', runId: 'run 2', of: 'run 1' };

  it('is told to each new worker until it is answered', () => {
    show();
    port.send(fix);
    port.send(undo);
    extension.ports[0]?.drop();
    vi.advanceTimersByTime(200);
    expect(extension.ports[1]?.sent).toEqual([told(), told(fix), told(undo)]);
    extension.ports[1]?.answer({ type: 'fix', runId: 'run 1', outcome: { kind: 'begun' } });
    extension.ports[1]?.drop();
    vi.advanceTimersByTime(200);
    expect(extension.ports[2]?.sent).toEqual([told(), told(undo)]);
  });

  it('is told once where it was asked while there was no worker', () => {
    show();
    extension.ports[0]?.drop();
    port.send(fix);
    expect(extension.ports[1]?.sent).toEqual([told(), told(fix)]);
    vi.advanceTimersByTime(600_000);
    expect(extension.ports).toHaveLength(2);
  });

  it('is not left undone because nobody looks any more', () => {
    show();
    port.send(fix);
    show({ isVisible: false });
    extension.ports[0]?.drop();
    vi.advanceTimersByTime(200);
    expect(extension.ports[1]?.sent).toEqual([told(), told(fix)]);
    extension.ports[1]?.answer({ type: 'fix', runId: 'run 1', outcome: { kind: 'begun' } });
    extension.ports[1]?.drop();
    vi.advanceTimersByTime(600_000);
    expect(extension.ports).toHaveLength(2);
  });

  it('is left with its page', () => {
    show();
    port.send(fix);
    show(elsewhere);
    extension.ports[0]?.drop();
    vi.advanceTimersByTime(200);
    expect(extension.ports[1]?.sent).toEqual([told()]);
  });
});

it('closes without a trace', () => {
  show();
  port.close();
  port.send({ type: 'refresh' });
  extension.ports[0]?.answer({ type: 'view', view: sampleView });
  expect(onResponse).not.toHaveBeenCalled();
  expect(extension.ports[0]?.isOpen).toBe(false);
  expect(vi.getTimerCount()).toBe(0);
});

describe('a worker that cannot do its work', () => {
  it('is tried again ever more rarely, though it says so each time', async () => {
    show();
    for (let time = 0; time < 8; time += 1) {
      extension.ports.at(-1)?.answer({ type: 'failed', code: 'storageNewer' });
      extension.ports.at(-1)?.drop();
      await vi.advanceTimersByTimeAsync(15_000);
    }
    const count = extension.ports.length;
    extension.ports.at(-1)?.answer({ type: 'failed', code: 'storageNewer' });
    extension.ports.at(-1)?.drop();
    await vi.advanceTimersByTimeAsync(14_000);
    expect(extension.ports).toHaveLength(count);
    expect(onUnanswered).not.toHaveBeenCalled();
  });

  it('is said to be so once, where it is connected to in vain, and again after an answer', async () => {
    show();
    const dropTimes = async (times: number) => {
      for (let time = 0; time < times; time += 1) {
        extension.ports.at(-1)?.drop();
        await vi.advanceTimersByTimeAsync(15_000);
      }
    };
    await dropTimes(4);
    expect(onUnanswered).not.toHaveBeenCalled();
    await dropTimes(4);
    expect(onUnanswered).toHaveBeenCalledTimes(1);
    extension.ports.at(-1)?.answer({ type: 'view', view: sampleView });
    await dropTimes(5);
    expect(onUnanswered).toHaveBeenCalledTimes(2);
  });
});

describe('a connection that says nothing', () => {
  it('is taken for dead within seconds, which is said, and made anew with all that was asked', () => {
    show();
    extension.fallSilent();
    port.send(fix);
    vi.advanceTimersByTime(4_000);
    expect(onUnanswered).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    expect(onUnanswered).toHaveBeenCalledTimes(1);
    expect(extension.ports.map(({ isOpen }) => isOpen)).toEqual([false, true]);
    expect(extension.ports[1]?.sent).toEqual([told(), told(fix)]);
  });

  it('is made anew at once where the page comes back from the back-forward cache', () => {
    show();
    port.renew();
    expect(extension.ports.map(({ isOpen }) => isOpen)).toEqual([false, true]);
    expect(extension.ports[1]?.sent).toEqual([told()]);
  });

  it('is not taken for dead as long as it is heard, however long an answer takes', () => {
    show();
    port.send(fix);
    vi.advanceTimersByTime(600_000);
    expect(onUnanswered).not.toHaveBeenCalled();
    expect(extension.ports).toHaveLength(1);
  });

  it('is left alone after its end', () => {
    show();
    port.close();
    port.renew();
    vi.advanceTimersByTime(600_000);
    expect(extension.ports).toHaveLength(1);
  });
});

it('asks once more for time that was not answered, and no more once it was', () => {
  const start: PanelRequest = { type: 'startTimer', runId: 'run 2', stops: null, notes: '', fields: {} };
  show();
  port.send(start);
  extension.ports[0]?.drop();
  vi.advanceTimersByTime(200);
  expect(extension.ports[1]?.sent).toEqual([told(), told(start)]);
  extension.ports[1]?.answer({ type: 'time', runId: 'run 2', outcome: { kind: 'done' } });
  extension.ports[1]?.drop();
  vi.advanceTimersByTime(200);
  expect(extension.ports[2]?.sent).toEqual([told()]);
});

it('tells a reading to the next worker until it has come', () => {
  const read: PanelRequest = { type: 'readCustomer', runId: 'read-1', customerId: null };
  show();
  port.send(read);
  extension.ports[0]?.drop();
  vi.advanceTimersByTime(200);
  expect(extension.ports[1]?.sent).toEqual([told(), told(read)]);
  extension.ports[1]?.answer({ type: 'customer', runId: 'read-1', card: { kind: 'failed' } });
  extension.ports[1]?.drop();
  vi.advanceTimersByTime(200);
  expect(extension.ports[2]?.sent).toEqual([told()]);
});
