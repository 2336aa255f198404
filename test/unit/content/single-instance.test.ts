// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { claimPage } from '../../../src/content/single-instance';

let life = new AbortController();
afterEach(() => {
  life.abort();
  life = new AbortController();
});

function claim(isAlive: boolean, onReplaced = vi.fn()): boolean {
  return claimPage(document, () => isAlive, onReplaced, life.signal);
}

it('lets exactly one of two living copies work', () => {
  expect([claim(true), claim(true), claim(true)]).toEqual([true, false, false]);
});

it('lets a new copy take over from a dead one, which clears away', () => {
  const giveWay = vi.fn();
  expect(claim(false, giveWay)).toBe(true);
  expect(claim(true)).toBe(true);
  expect(giveWay).toHaveBeenCalledTimes(1);
});

it('frees the page when its copy ends', () => {
  claim(true);
  life.abort();
  life = new AbortController();
  expect(claim(true)).toBe(true);
});
