// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import { createPanelBench, withTime } from './panel-bench';
import { sampleEntries, sampleNow, sampleView, still } from './sample-view';

const { ask, button, host, panel, root, show, text } = createPanelBench();

describe('each phase', () => {
  it('shows that it is reading before anything is known', () => {
    show(null);
    expect(text()).toContain('Loading time…');
    expect(root().querySelector('[aria-busy]')).not.toBeNull();
    panel().update({ ...sampleView, phase: 'loading', time: null });
    expect(text()).toContain('Loading time…');
  });

  it('offers the options where nothing is connected', () => {
    show({ ...sampleView, phase: 'notSetUp', time: null });
    expect(text()).toContain("QuickBooks Time isn't connected");
    button('Open options').click();
    expect(ask).toHaveBeenCalledWith({ type: 'openOptions' });
  });

  it('says which kind of record Karbon does not know', () => {
    show({ ...sampleView, phase: 'notFound' });
    expect(text()).toContain("Karbon can't find this work item");
  });

  it('shows verdict, time, budget, people and entries', () => {
    show(sampleView);
    const shown = text();
    for (const part of [
      'Ties out: time goes to QuickBooks as Acme Co:2025 Tax return',
      '41h 20m',
      'of 60h',
      '69%',
      'this week 6h 10m',
      'exported 30h',
      'not exported yet 11h 20m',
      'Dana Whitlock',
      'Tax preparation',
      'Today',
      'Draft review of the return',
      '5 of 64 time entries',
      '12s ago',
    ]) {
      expect(shown).toContain(part);
    }
    expect(root().querySelectorAll('.entry')).toHaveLength(5);
    expect(root().querySelector('.chain')).toBeNull();
    expect(root().querySelectorAll('.weeks > li')).toHaveLength(26);
  });

  it('is a card without the rest until its details are asked for, on pages of this kind', async () => {
    const folded = { ...sampleView, areDetailsShown: false };
    show(folded);
    expect(text()).toContain('Ties out: time goes to QuickBooks as Acme Co:2025 Tax return');
    expect(text()).toContain('of 60h budget69%');
    expect(text()).not.toContain('Dana Whitlock');
    expect(root().querySelectorAll('.entry, .bar-row, .weeks')).toHaveLength(0);
    button('Details').click();
    await vi.advanceTimersByTimeAsync(50);
    expect(ask.mock.calls).toEqual([[{ type: 'showDetails', isShown: true }]]);
    expect(root().querySelectorAll('.entry')).toHaveLength(5);
    // The worker has not said so of this page yet, and knows nothing of the other kind.
    const client = { ...folded, page: { ...folded.page, kind: 'person' as const, key: 'aKey4Client' } };
    panel().update(client);
    expect(root().querySelector('.details')).toBeNull();
    panel().update({ ...folded, page: { ...folded.page, key: 'aKey4OtherWork' } });
    expect(root().querySelectorAll('.entry')).toHaveLength(5);
    button('Details').click();
    await vi.advanceTimersByTimeAsync(50);
    expect(ask).toHaveBeenLastCalledWith({ type: 'showDetails', isShown: false });
    expect(root().querySelector('.details')).toBeNull();
  });

  it('says the chain where the sentence leaves it open, or the list is of another day', () => {
    show({ ...sampleView, quickbooksList: { product: 'desktop', listedAt: sampleNow } });
    expect(root().querySelectorAll('.chain [aria-label="same name"]')).toHaveLength(2);
    expect(text()).toContain('QuickBooks Desktop, list of Nov 17');
    panel().update({ ...sampleView, verdict: { code: 'unknown', tone: 'neutral' } });
    expect(root().querySelector('.chain')).not.toBeNull();
  });

  it('says that there is no time yet, and on what', () => {
    const none = { total: still(0), entries: [], entryCount: 0, byPerson: [], byWeek: [], byServiceItem: [] };
    show(withTime({ ...none, range: { kind: 'lifetime' } }));
    expect(text()).toContain('No time on 2025 Tax return yet');
    panel().update(withTime(none));
    expect(text()).toContain('No time on 2025 Tax return in this range');
  });

  it('shows members and work with their standing, as links within Karbon', () => {
    const row = { ...still(3_600), status: '', tone: 'warning' as const };
    show({
      ...sampleView,
      members: [{ ...row, key: 'aKey4Member', kind: 'person', name: 'Doe, Jane' }],
      work: [{ ...row, kind: 'work', key: 'aKey4Work', name: 'Payroll', status: 'Planned' }],
    });
    const links = [...root().querySelectorAll('.record a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['#/contacts/aKey4Member', '#/work/aKey4Work']);
    expect(root().querySelectorAll('.record [aria-label="needs attention"]')).toHaveLength(2);
    expect(text()).toContain('Planned');
  });
});

describe('what the user does', () => {
  it('asks for a range, also a custom one with its ends the wrong way round', async () => {
    show(sampleView);
    const select = root().querySelector('select');
    if (!select) throw new Error('No range chooser.');
    select.value = 'thisYear';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    expect(ask).toHaveBeenLastCalledWith({ type: 'setRange', range: { kind: 'thisYear' } });
    select.value = 'custom';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await vi.advanceTimersByTimeAsync(50);
    const [from, to] = root().querySelectorAll<HTMLInputElement>('input[type=date]');
    if (!from || !to) throw new Error('No fields for the days.');
    expect([from.value, to.value]).toEqual(['2026-05-18', '2026-11-17']);
    from.value = '2026-12-01';
    root()
      .querySelector('form')
      ?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    expect(ask).toHaveBeenLastCalledWith({
      type: 'setRange',
      range: { kind: 'custom', from: '2026-11-17', to: '2026-12-01' },
    });
    ask.mockClear();
    expect([to.min, to.max]).toEqual(['1970-01-01', '2100-12-31']);
    for (const day of ['9999-12-31', '2101-01-01', '']) {
      to.value = day;
      root()
        .querySelector('form')
        ?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    }
    expect(ask).not.toHaveBeenCalled();
  });

  it('asks for more entries, a file and a refresh', () => {
    show(sampleView);
    button('Show more').click();
    button('Export CSV').click();
    button('Refresh').click();
    expect(ask.mock.calls).toEqual([
      [{ type: 'showEntries', count: 208 }],
      [{ type: 'exportEntries' }],
      [{ type: 'refresh' }],
    ]);
  });

  it('makes thousands of lines a slice a frame', async () => {
    show(withTime({ entries: sampleEntries(1_000), entryCount: 5_000 }));
    expect(root().querySelectorAll('.entry')).toHaveLength(50);
    await vi.advanceTimersByTimeAsync(500);
    expect(root().querySelectorAll('.entry')).toHaveLength(1_000);
  });

  it('unfolds the strip in place and folds it again', async () => {
    show(sampleView, 'strip');
    expect(text()).toContain('Ties out');
    expect(root().querySelector('.entry')).toBeNull();
    button('Expand').click();
    await vi.advanceTimersByTimeAsync(50);
    expect(root().querySelectorAll('.entry')).toHaveLength(5);
    button('Collapse').click();
    await vi.advanceTimersByTimeAsync(50);
    expect(root().querySelector('.entry')).toBeNull();
  });

  it('opens the drawer by itself on the time tab only', () => {
    show({ ...sampleView, page: { ...sampleView.page, tab: 'tasks' } }, 'drawer');
    expect(root().querySelector('.header')).toBeNull();
    panel().update(sampleView);
    expect(root().querySelector('.header')).not.toBeNull();
  });

  it('reads out the week or month that the arrow keys pick', async () => {
    show(sampleView);
    const plot = () => root().querySelector<HTMLElement>('[role=slider]');
    const readOut = () => root().querySelector('.read-out')?.textContent;
    const press = async (key: string) => {
      plot()?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      await vi.advanceTimersByTimeAsync(50);
    };
    expect(readOut()).toBe('Week of Sun, Nov 8: 5h');
    await press('ArrowLeft');
    expect(readOut()).toBe('Week of Sun, Nov 1: 1h 30m');
    expect(plot()?.getAttribute('aria-valuetext')).toBe(readOut());
    await press('Home');
    expect(readOut()).toBe('Week of Sun, May 17: 0m');
    button('By month').click();
    await vi.advanceTimersByTimeAsync(50);
    expect(root().querySelectorAll('.weeks > li')).toHaveLength(7);
    expect(readOut()).toBe('November 2026: 7h');
  });

  it('copies the name of the job and the address of the page', async () => {
    const writeText = vi.fn(async (_text: string) => {});
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    show(sampleView);
    button('Copy name').click();
    button('Copy link').click();
    await vi.advanceTimersByTimeAsync(50);
    expect(writeText.mock.calls).toEqual([['Acme Co:2025 Tax return'], [location.href]]);
    vi.unstubAllGlobals();
  });

  it('copies codes and times, and no name, key or address', async () => {
    const writeText = vi.fn(async (_text: string) => {});
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    show({
      ...sampleView,
      notices: [{ code: 'invalidResponse', system: 'quickbooks', retryAt: null, count: 2 }],
    });
    button('Copy details').click();
    await vi.advanceTimersByTimeAsync(50);
    const [copied = ''] = writeText.mock.calls[0] ?? [];
    for (const part of ['1.2.3', 'work', 'budget', 'tiesOut', 'matched', 'invalidResponse', '64'])
      expect(copied).toContain(part);
    expect(copied).not.toMatch(/Acme|Tax|Dana|Iyer|3fJkWm2LTq9D|4CbnP9XvRr|https/);
    expect(text()).toContain('Copied');
    vi.unstubAllGlobals();
  });

  it('keeps its keys from the page', () => {
    show(sampleView);
    const heard = vi.fn();
    for (const type of ['keydown', 'keypress', 'keyup']) document.addEventListener(type, heard);
    for (const type of ['keydown', 'keypress', 'keyup']) {
      button('Refresh').dispatchEvent(new KeyboardEvent(type, { key: 't', bubbles: true, composed: true }));
    }
    expect(heard).not.toHaveBeenCalled();
  });

  it('keeps the focus over refreshes and over being torn out of the page', async () => {
    show(sampleView);
    const more = button('Show more');
    more.focus();
    panel().update(withTime({ entries: sampleEntries(20) }, { asOf: sampleNow }));
    expect(button('Show more')).toBe(more);
    expect(root().activeElement).toBe(more);

    document.body.replaceChildren();
    await vi.advanceTimersByTimeAsync(1);
    document.body.append(host());
    panel().restoreFocus();
    expect(root().activeElement).toBe(more);
  });
});

describe('how it looks', () => {
  it('draws itself in the colours of the page, or in the ones chosen instead', () => {
    show(sampleView);
    const style = () => root().querySelector<HTMLElement>('.tieout')?.style;
    expect(style()?.getPropertyValue('--text')).toBe('rgb(34 48 60)');
    expect(style()?.getPropertyValue('--link')).toBe('');
    expect(style()?.getPropertyValue('color-scheme')).toBe('light');
    panel().update({ ...sampleView, appearance: 'dark' });
    expect(style()?.getPropertyValue('color-scheme')).toBe('dark');
    expect(style()?.getPropertyValue('--text')).toBe('');
    expect(style()?.getPropertyValue('--font')).toBe('Inter');
  });
});
