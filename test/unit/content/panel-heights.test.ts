import { expect, it } from 'vitest';
import { createPanelHeights } from '../../../src/content/panel-heights';
import type { PanelView } from '../../../src/messages/panel-view';
import { sampleView } from '../panel/sample-view';

const { page } = sampleView;
const otherPage = { ...page, key: 'aKey4OtherWork' };
const wrong: PanelView = {
  ...sampleView,
  page: otherPage,
  verdict: { code: 'blocked', tone: 'bad', system: 'quickbooks', reason: { code: 'unreachable' } },
};

function tabStorage(first: string | null = null) {
  let kept = first;
  return {
    kept: () => kept,
    getItem: () => kept,
    setItem: (_: string, text: string) => {
      kept = text;
    },
  };
}
const storageOf = (tab: ReturnType<typeof tabStorage>) => tab as unknown as Storage;

it('knows each page by itself, and others by what their kind takes with nothing wrong', () => {
  const tab = tabStorage();
  const heights = createPanelHeights(storageOf(tab));
  expect(heights.of(page)).toBe(128);
  heights.note(sampleView, 140.4);
  heights.note(wrong, 190);
  const later = createPanelHeights(storageOf(tab));
  expect(later.of(page)).toBe(141);
  expect(later.of(otherPage)).toBe(190);
  expect(later.of({ ...page, key: 'aKeyNeverSeen' })).toBe(141);
  expect(later.of({ kind: 'person', key: 'aKeyNeverSeen' })).toBe(128);
});

it('notes no height that is still to change, and keeps the last hundred', () => {
  const tab = tabStorage();
  const heights = createPanelHeights(storageOf(tab));
  heights.note({ ...sampleView, isTimePending: true }, 90);
  heights.note({ ...sampleView, phase: 'loading' }, 90);
  expect(heights.of(page)).toBe(128);
  for (let at = 0; at < 150; at += 1)
    heights.note({ ...sampleView, page: { ...page, key: `aKey${at}` } }, 150 + at);
  expect(JSON.parse(tab.kept() ?? '[]')).toHaveLength(100);
});

it.each(['{', '7', '[["work", 1e9]]', '[["work", "80"]]', '[null]', '[[1, 2]]'])(
  'is as at first where a page has written %s',
  (text) => {
    expect(createPanelHeights(storageOf(tabStorage(text))).of(page)).toBe(128);
  },
);
