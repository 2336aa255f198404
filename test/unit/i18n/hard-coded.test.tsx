// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { GuidePage } from '../../../src/pages/guide/guide-page';
import { OptionsPage } from '../../../src/pages/options/options-page';
import { PopupPage } from '../../../src/pages/popup/popup-page';
import { TieOutPage } from '../../../src/pages/tie-out/tie-out-page';
import { mountPanel } from '../../../src/panel/mount-panel';
import { setAnswers, setStored, withholdAccess } from '../../preview/fake-browser';
import { guideStates } from '../../preview/guide-states';
import { optionsStates, type PageState } from '../../preview/options-states';
import { type PanelState, panelStates } from '../../preview/panel-states';
import { popupStates } from '../../preview/popup-states';
import { tieOutStates } from '../../preview/tie-out-states';
import { unguarded } from '../../preview/unguarded';
import { sampleNow } from '../panel/sample-view';
import { findHardCoded } from './pseudo';

vi.mock('../../../src/i18n/compiled/messages', () => import('../../../out/pseudo/messages.js'));
vi.mock('webextension-polyfill', () => import('../../preview/fake-browser'));

/** What a format has written, where it stands by itself: `41h 20m`, `Mon, Nov 16`, `12s ago`, `3:05 PM`. */
const formatted =
  /^(?:\d+(?:h|m|s|d)|Mon|Tue|Wed|Thu|Fri|Sat|Sun|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*|ago|AM|PM|[\d.,:·/%$→×…\s()–-])+$/;

/** A name as it is drawn where its doubled blanks are to be seen. */
function withBlanksShown(name: string): string {
  return name.replace(/ {2,}/g, (blanks) => '␣'.repeat(blanks.length));
}

/** Every text in the fixtures of a state: names and notes, which are nobody's to translate. */
function dataOf(fixture: unknown): string[] {
  if (typeof fixture === 'string')
    return /\p{L}{2}/u.test(fixture) ? [fixture, withBlanksShown(fixture)] : [];
  if (typeof fixture !== 'object' || fixture === null) return [];
  return Object.values(fixture).flatMap(dataOf);
}

function hardCodedIn(root: Element, fixture: unknown): string[] {
  // The preview of the naming rule is a name that the rule has made of the fixture's.
  for (const name of root.querySelectorAll('output')) name.remove();
  // Keys are called as they are printed.
  for (const key of root.querySelectorAll('kbd')) key.remove();
  // Where a name differs from another its parts stand for themselves.
  for (const path of root.querySelectorAll<HTMLElement>('.name-path[title]')) path.textContent = path.title;
  return findHardCoded(root, dataOf(fixture)).filter((text) => !formatted.test(text));
}

/** As `withholdAccess` has them, and the host of the fixtures' redirect address. */
const sites = ['app2.karbonhq.com, rest.tsheets.com', 'pnfcgobbimfbpmhikckgagicaegmgfdc.chromiumapp.org'];

const theme = {
  isDark: false,
  font: 'sans-serif',
  fontSize: '13px',
  background: 'rgb(255 255 255)',
  text: null,
  link: null,
};

beforeEach(() => {
  // The tie-out rests by it between two slices; happy-dom has none.
  vi.stubGlobal('scheduler', { yield: async () => undefined });
  vi.spyOn(Date, 'now').mockReturnValue(sampleNow);
  document.body.replaceChildren();
  // happy-dom knows no popovers.
  HTMLElement.prototype.hidePopover = vi.fn();
  HTMLElement.prototype.showPopover = vi.fn();
  // The tie-out keeps in its address what it shows.
  history.replaceState(null, '', '#');
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

// What a page reads only when it is asked for is then there at once.
beforeAll(() =>
  Promise.all([
    import('../../../src/pages/options/advanced-section'),
    import('../../../src/pages/options/help/help-section'),
    import('../../../src/pages/options/log/activity-section'),
    import('../../../src/pages/options/settings-section'),
    import('../../../src/pages/options/stored-section'),
  ]),
);

async function pressAll(root: ParentNode, selectors: readonly string[] = []): Promise<void> {
  for (const selector of selectors) {
    await act(() => root.querySelector<HTMLElement>(selector)?.click());
    await settle();
  }
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await act(() => new Promise((resolve) => setTimeout(resolve)));
}

describe('the panel says nothing that is not in the catalogue', () => {
  it.each(Object.entries<PanelState>(panelStates))('%s', async (_name, { view, mode = 'panel', press }) => {
    const host = document.createElement('div');
    document.body.append(host);
    const panel = mountPanel(host, {
      mode,
      hostTheme: theme,
      version: '1',
      guardPanel: unguarded,
      sendRequest: () => undefined,
    });
    await act(() => panel.update(view));
    await pressAll(host.shadowRoot ?? host, press);
    const copy = document.createElement('div');
    copy.innerHTML = host.shadowRoot?.innerHTML ?? '';
    expect(copy.textContent).toMatch(/⟦/);
    expect(hardCodedIn(copy, view)).toEqual([]);
    panel.remove();
  });
});

const pages = [
  ['guide', <GuidePage key="guide" />, guideStates],
  ['options', <OptionsPage key="options" />, optionsStates],
  ['popup', <PopupPage key="popup" />, popupStates],
  ['tie-out', <TieOutPage key="tie-out" />, tieOutStates],
] as const;

describe.each(pages)('the page %s says nothing that is not in the catalogue', (_page, element, states) => {
  it.each(Object.entries<PageState>(states))(
    '%s',
    async (name, { answers, hash = '', press, isAccessWithheld = false, stored = {} }) => {
      history.replaceState(null, '', `#${hash}`);
      // This DOM tells of it a moment later, as if somebody had moved there.
      await settle();
      setAnswers(answers);
      setStored(stored);
      withholdAccess(isAccessWithheld);
      const root = document.createElement('div');
      document.body.append(root);
      await act(() => render(element, root));
      await settle();
      await pressAll(root, press);
      // What is on paper alone is there while it is printed.
      dispatchEvent(new Event('beforeprint'));
      expect(root.textContent).toMatch(/⟦/);
      if (name.includes('rows')) expect(root.querySelectorAll('tbody tr, .run').length).toBeGreaterThan(1);
      expect(hardCodedIn(root, { answers, sites })).toEqual([]);
      await act(() => render(null, root));
    },
  );
});
