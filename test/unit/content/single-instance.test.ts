// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { claimPage } from '../../../src/content/single-instance';

const ownId = 'a'.repeat(32);
const otherId = 'b'.repeat(32);
const foreignId = 'c'.repeat(32);

let lives: AbortController[] = [];
afterEach(() => {
  for (const life of lives) life.abort();
  lives = [];
});

interface Copy {
  readonly world?: object;
  readonly language?: string;
  readonly id?: string;
  readonly isAlive?: () => boolean;
  readonly onReplaced?: () => void;
}

function claim({
  world = {},
  language = 'en',
  id = ownId,
  isAlive = () => true,
  onReplaced = () => undefined,
}: Copy = {}) {
  const life = new AbortController();
  lives.push(life);
  // The browser carries an answer from these two alone.
  const isTieout = async (asked: string) => asked === ownId || asked === otherId;
  const extension = { id, isAlive, isTieout };
  return claimPage({ page: document, world, language, extension, onReplaced, signal: life.signal });
}

it('lets exactly one of several runs of one extension work', async () => {
  const world = {};
  expect(await Promise.all([claim({ world }), claim({ world }), claim({ world })])).toEqual([
    true,
    false,
    false,
  ]);
});

it('lets exactly one of two living copies with ids of their own work', async () => {
  expect(await claim()).toBe(true);
  expect(await claim({ id: otherId })).toBe(false);
});

it('lets a new copy take over from a dead one, which clears away', async () => {
  const giveWay = vi.fn();
  const world = {};
  expect(await claim({ world, isAlive: () => false, onReplaced: giveWay })).toBe(true);
  expect(await claim({ world })).toBe(true);
  expect(giveWay).toHaveBeenCalledTimes(1);
});

it('lets a copy in another language take over from a living one, once', async () => {
  const giveWay = vi.fn(() => lives[0]?.abort());
  const world = {};
  expect(await claim({ world, onReplaced: giveWay })).toBe(true);
  expect(await claim({ world, language: 'fr' })).toBe(true);
  expect(giveWay).toHaveBeenCalledTimes(1);
  expect(await claim({ world, language: 'fr' })).toBe(false);
});

it('frees the page when its copy ends', async () => {
  const world = {};
  await claim({ world });
  lives[0]?.abort();
  expect(await claim({ world })).toBe(true);
});

const silencers: Record<string, (event: Event) => void> = {
  'that cancels the claim': (event) => event.preventDefault(),
  'that stops the claim': (event) => event.stopImmediatePropagation(),
  'that names this very copy': () =>
    void document.dispatchEvent(new CustomEvent('tieout-here', { detail: ownId })),
  'that names an extension that is not Tieout': () =>
    void document.dispatchEvent(new CustomEvent('tieout-here', { detail: foreignId })),
  'that names what is no extension': () =>
    void document.dispatchEvent(new CustomEvent('tieout-here', { detail: { toString: () => otherId } })),
};

for (const [what, silence] of Object.entries(silencers)) {
  it(`is not silenced by a script of the page ${what}`, async () => {
    document.addEventListener('tieout-claim', silence, true);
    expect(await claim()).toBe(true);
    document.removeEventListener('tieout-claim', silence, true);
  });
}

it('is not silenced by a script of the page once it works', async () => {
  const giveWay = vi.fn();
  await claim({ onReplaced: giveWay });
  document.dispatchEvent(new Event('tieout-claim', { cancelable: true }));
  expect(giveWay).not.toHaveBeenCalled();
});
