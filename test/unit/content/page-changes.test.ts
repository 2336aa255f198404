// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchPageChanges } from '../../../src/content/page-changes';

let life: AbortController;
beforeEach(() => {
  vi.useFakeTimers();
  document.body.replaceChildren();
  life = new AbortController();
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
});

const change = () => document.body.append(document.createElement('p'));

it('looks once after a burst of changes', async () => {
  const onChange = vi.fn();
  watchPageChanges(document, onChange, life.signal);
  for (let count = 0; count < 100; count += 1) change();
  await vi.advanceTimersByTimeAsync(100);
  expect(onChange).toHaveBeenCalledTimes(1);
});

it('looks a few times a second only while the page changes in every frame', async () => {
  const onChange = vi.fn();
  watchPageChanges(document, onChange, life.signal);
  for (let frame = 0; frame < 300; frame += 1) {
    change();
    await vi.advanceTimersByTimeAsync(16);
  }
  const looks = onChange.mock.calls.length;
  expect(looks).toBeGreaterThan(30);
  expect(looks).toBeLessThan(5 * 36);
});

it('stops with its signal', async () => {
  const onChange = vi.fn();
  watchPageChanges(document, onChange, life.signal);
  change();
  life.abort();
  change();
  await vi.advanceTimersByTimeAsync(100);
  expect(onChange).not.toHaveBeenCalled();
});
