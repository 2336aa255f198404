import { describe, expect, it } from 'vitest';
import { createViewChoices, type TabStorage, tabStorageOf } from '../../../src/content/view-choices';
import { parsePanelMessage } from '../../../src/messages/panel-request';
import { workPage } from '../services/sample-records';

/** What one tab keeps over all that is loaded in it. */
function createTab(kept: Record<string, string> = {}): NonNullable<TabStorage> {
  return {
    getItem: (key) => kept[key] ?? null,
    setItem(key, value) {
      kept[key] = value;
    },
  };
}

function toldBy(storage: TabStorage) {
  const state = createViewChoices(storage).stateOf(workPage, true);
  // Whatever is kept, the worker must understand it.
  expect(parsePanelMessage({ state, request: null }).state).toEqual(state);
  return [state.range, state.entryCount];
}

const usual = [null, 20];

describe('what the user has chosen to see', () => {
  it.each([
    { kind: 'thisMonth' },
    { kind: 'lifetime' },
    { kind: 'custom', from: '2026-01-01', to: '2026-02-28' },
  ] as const)(
    'is the same after Karbon was loaded again, and for the copy that comes after an update: %j',
    (range) => {
      const tab = createTab();
      const first = createViewChoices(tab);
      first.choose({ type: 'setRange', range });
      first.choose({ type: 'showEntries', count: 220 });
      first.choose({ type: 'showEntries', count: 40 });
      expect(toldBy(tab)).toEqual([range, 220]);
    },
  );

  it('is the tab’s own', () => {
    const tab = createTab();
    createViewChoices(tab).choose({ type: 'setRange', range: { kind: 'lifetime' } });
    expect(toldBy(createTab())).toEqual(usual);
  });

  it.each([
    'no JSON',
    'null',
    '7',
    '[]',
    '{"range":{"kind":"always"},"entryCount":"all"}',
    '{"range":{"kind":"custom","from":"2026-02-01","to":"2026-01-01"},"entryCount":-1}',
    '{"range":{"kind":"custom","from":"<img>","to":"2026-99-01"},"entryCount":1.5}',
    '{"range":{"kind":"custom","from":"2026-01-01","to":"9999-12-31"}}',
    '{"range":{"kind":"custom","from":"0000-01-01","to":"2026-01-01"}}',
    '{"range":{"kind":"custom","from":"2026-02-30","to":"2026-03-01"}}',
    '{"range":{"kind":"custom","from":"2026-01-01","to":"+275760-09-13"}}',
  ])('is the usual where a script of the page has written %s', (kept) => {
    expect(toldBy(createTab({ 'tieout-view': kept }))).toEqual(usual);
  });

  it('asks for no more rows than anybody unfolds', () => {
    expect(toldBy(createTab({ 'tieout-view': '{"range":null,"entryCount":1000000}' }))).toEqual([
      null,
      10_000,
    ]);
  });

  it('holds for the document where the browser keeps nothing, or no more', () => {
    const blocked = {
      get sessionStorage(): Storage {
        throw new DOMException('denied', 'SecurityError');
      },
    } as Window;
    expect(tabStorageOf(blocked)).toBeNull();
    const full: TabStorage = {
      getItem: () => null,
      setItem() {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    for (const storage of [null, full]) {
      const choices = createViewChoices(storage);
      choices.choose({ type: 'setRange', range: { kind: 'lifetime' } });
      expect(choices.stateOf(workPage, true).range).toEqual({ kind: 'lifetime' });
    }
  });
});
