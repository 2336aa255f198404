import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPanelPort } from '../../../src/content/port';
import type { PanelRequest } from '../../../src/messages/panel-port';
import { sampleView } from '../panel/sample-view';
import { createFakeExtension } from './fake-extension';

const open = { type: 'open', page: sampleView.page, isVisible: true } as const satisfies PanelRequest;
const elsewhere: PanelRequest = { ...open, page: { ...sampleView.page, key: '9fJkWm2LTq9D' } };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('connects with the first request only', () => {
  const extension = createFakeExtension();
  const port = openPanelPort(extension, vi.fn(), vi.fn());
  expect(extension.ports).toHaveLength(0);
  port.send(open);
  port.send({ type: 'refresh' });
  expect(extension.ports.map((one) => one.sent)).toEqual([[open, { type: 'refresh' }]]);
});

it('tells a new worker what the old one had been told', () => {
  const extension = createFakeExtension();
  const port = openPanelPort(extension, vi.fn(), vi.fn());
  port.send(open);
  port.send({ type: 'setRange', range: { kind: 'lifetime' } });
  port.send({ type: 'showEntries', count: 400 });
  port.send({ type: 'refresh' });
  extension.ports[0]?.drop();
  vi.advanceTimersByTime(200);
  expect(extension.ports[1]?.sent).toEqual([
    open,
    { type: 'setRange', range: { kind: 'lifetime' } },
    { type: 'showEntries', count: 400 },
  ]);
});

it('forgets the range of the page before', () => {
  const extension = createFakeExtension();
  const port = openPanelPort(extension, vi.fn(), vi.fn());
  port.send(open);
  port.send({ type: 'setRange', range: { kind: 'lifetime' } });
  port.send(elsewhere);
  extension.ports[0]?.drop();
  vi.advanceTimersByTime(200);
  expect(extension.ports[1]?.sent).toEqual([elsewhere]);
});

it('waits longer each time no answer comes, and starts anew after one', () => {
  const extension = createFakeExtension();
  const port = openPanelPort(extension, vi.fn(), vi.fn());
  port.send(open);
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
  const extension = createFakeExtension();
  const port = openPanelPort(extension, vi.fn(), vi.fn());
  port.send(open);
  port.send({ type: 'visibility', isVisible: false });
  extension.ports[0]?.drop();
  vi.advanceTimersByTime(600_000);
  port.send({ type: 'visibility', isVisible: false });
  expect(extension.ports).toHaveLength(1);
  port.send({ type: 'visibility', isVisible: true });
  expect(extension.ports[1]?.sent[0]).toEqual(open);
});

it('says once that its extension is gone, and is quiet then', () => {
  const extension = createFakeExtension();
  const onDead = vi.fn();
  const port = openPanelPort(extension, vi.fn(), onDead);
  port.send(open);
  extension.die();
  port.send({ type: 'refresh' });
  vi.advanceTimersByTime(600_000);
  expect(onDead).toHaveBeenCalledTimes(1);
  expect(extension.ports).toHaveLength(1);
});

describe('what changes something outside', () => {
  const fix: PanelRequest = { type: 'fix', runId: 'run 1', choice: { kind: 'primary' }, planId: 'p' };
  const undo: PanelRequest = { type: 'undo', runId: 'run 2', of: 'run 1' };

  it('is told to each new worker until it is answered', () => {
    const extension = createFakeExtension();
    const port = openPanelPort(extension, vi.fn(), vi.fn());
    port.send(open);
    port.send(fix);
    port.send(undo);
    extension.ports[0]?.drop();
    vi.advanceTimersByTime(200);
    expect(extension.ports[1]?.sent).toEqual([open, fix, undo]);
    extension.ports[1]?.answer({ type: 'fix', runId: 'run 1', outcome: { kind: 'begun' } });
    extension.ports[1]?.drop();
    vi.advanceTimersByTime(200);
    expect(extension.ports[2]?.sent).toEqual([open, undo]);
  });

  it('is told once where it was asked while there was no worker', () => {
    const extension = createFakeExtension();
    const port = openPanelPort(extension, vi.fn(), vi.fn());
    port.send(open);
    extension.ports[0]?.drop();
    port.send(fix);
    expect(extension.ports[1]?.sent).toEqual([open, fix]);
    vi.advanceTimersByTime(600_000);
    expect(extension.ports).toHaveLength(2);
  });

  it('is not left undone because nobody looks any more', () => {
    const extension = createFakeExtension();
    const port = openPanelPort(extension, vi.fn(), vi.fn());
    port.send(open);
    port.send(fix);
    port.send({ type: 'visibility', isVisible: false });
    extension.ports[0]?.drop();
    vi.advanceTimersByTime(200);
    expect(extension.ports[1]?.sent).toEqual([{ ...open, isVisible: false }, fix]);
    extension.ports[1]?.answer({ type: 'fix', runId: 'run 1', outcome: { kind: 'begun' } });
    extension.ports[1]?.drop();
    vi.advanceTimersByTime(600_000);
    expect(extension.ports).toHaveLength(2);
  });

  it('is left with its page', () => {
    const extension = createFakeExtension();
    const port = openPanelPort(extension, vi.fn(), vi.fn());
    port.send(open);
    port.send(fix);
    port.send(elsewhere);
    extension.ports[0]?.drop();
    vi.advanceTimersByTime(200);
    expect(extension.ports[1]?.sent).toEqual([elsewhere]);
  });
});

it('closes without a trace', () => {
  const extension = createFakeExtension();
  const onAnswer = vi.fn();
  const port = openPanelPort(extension, onAnswer, vi.fn());
  port.send(open);
  port.close();
  port.send({ type: 'refresh' });
  extension.ports[0]?.answer({ type: 'view', view: sampleView });
  expect(onAnswer).not.toHaveBeenCalled();
  expect(extension.ports[0]?.isOpen).toBe(false);
  expect(vi.getTimerCount()).toBe(0);
});
