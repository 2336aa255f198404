// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Standing } from '../../../src/domain/standing';
import type { PanelView, TimeView } from '../../../src/messages/panel-view';
import { type FixingGlobal, fixingKey } from '../../../src/panel/fixing-script';
import { mountPanel } from '../../../src/panel/mount-panel';
import type { Look, PanelHandle, PanelMode, PanelOptions } from '../../../src/panel/panel-handle';
import { createOffer, offer, planOf, runOf, runStep, sampleSteps, viewWith } from '../fixing/sample-fixes';
import { matched, sampleEntries, sampleNow, sampleTime, sampleView, standings, still } from './sample-view';

const look: Look = {
  isDark: false,
  font: 'Inter',
  fontSize: '13px',
  background: 'rgb(255 255 255)',
  text: 'rgb(34 48 60)',
  link: null,
};
const hostile = '<img src=x onerror="window.isHit=true">';

let host: HTMLElement;
let panel: PanelHandle;
const ask = vi.fn();
const loadFixing = vi.fn<PanelOptions['loadFixing']>();
const world: FixingGlobal = globalThis;

function root(): ShadowRoot {
  if (host.shadowRoot === null) throw new Error('The panel has no shadow root.');
  return host.shadowRoot;
}

function show(view: PanelView | null, mode: PanelMode = 'panel'): void {
  panel = mountPanel(host, { mode, look, version: '1.2.3', ask, loadFixing });
  panel.update(view);
}

function text(): string {
  return (root().querySelector('.tieout')?.textContent ?? '').replace(/\s+/g, ' ');
}

function button(label: string): HTMLElement {
  const found = [...root().querySelectorAll<HTMLElement>('button, summary')].find(
    (one) => one.textContent.trim() === label || one.getAttribute('aria-label') === label,
  );
  if (!found) throw new Error(`No button "${label}" in: ${text()}`);
  return found;
}

function withTime(time: Partial<TimeView>, view: Partial<PanelView> = {}): PanelView {
  return { ...sampleView, ...view, time: { ...sampleTime, ...time } };
}

beforeEach(() => {
  vi.useFakeTimers({ now: sampleNow });
  ask.mockReset();
  loadFixing.mockReset().mockResolvedValue();
  // happy-dom knows no popovers.
  HTMLElement.prototype.hidePopover = vi.fn();
  host = document.createElement('div');
  document.body.replaceChildren(host);
});
afterEach(() => {
  delete world[fixingKey];
  panel.remove();
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

describe('each phase', () => {
  it('shows that it is reading before anything is known', () => {
    show(null);
    expect(text()).toContain('Reading time…');
    expect(root().querySelector('[aria-busy]')).not.toBeNull();
    panel.update({ ...sampleView, phase: 'loading', time: null });
    expect(text()).toContain('Reading time…');
  });

  it('offers the options where nothing is connected', () => {
    show({ ...sampleView, phase: 'notSetUp', time: null });
    expect(text()).toContain('QuickBooks Time is not connected');
    button('Open options').click();
    expect(ask).toHaveBeenCalledWith({ type: 'openOptions' });
  });

  it('says which kind of record Karbon does not know', () => {
    show({ ...sampleView, phase: 'notFound' });
    expect(text()).toContain('Karbon has no such work item.');
  });

  it('shows verdict, chain, time, budget, people and entries', () => {
    show(sampleView);
    const shown = text();
    for (const part of [
      'Ties out: time reaches QuickBooks as Acme Co:2025 Tax return',
      '41 h 20 m',
      'of 60 h',
      '69 %',
      'this week 6 h 10 m',
      'exported 30 h',
      'waiting 11 h 20 m',
      'Dana Whitlock',
      'Tax preparation',
      'Tue 17 Nov',
      'Draft review of the return',
      '8 of 64 entries',
      '12 s ago',
    ]) {
      expect(shown).toContain(part);
    }
    expect(root().querySelectorAll('.entry')).toHaveLength(8);
    expect(root().querySelectorAll('[aria-label="same name"]')).toHaveLength(2);
    expect(root().querySelectorAll('.weeks > li')).toHaveLength(26);
  });

  it('says that there is no time yet, and on what', () => {
    const none = { total: still(0), entries: [], entryCount: 0, byPerson: [], byWeek: [], byServiceItem: [] };
    show(withTime({ ...none, range: { kind: 'lifetime' } }));
    expect(text()).toContain('No time yet on 2025 Tax return');
    panel.update(withTime(none));
    expect(text()).toContain('No time in this range on 2025 Tax return');
  });

  it('shows members and work with their standing, as links within Karbon', () => {
    const row = { ...still(3_600), standing: 'warning' as const };
    show({
      ...sampleView,
      members: [{ ...row, key: 'aKey4Member', kind: 'person', name: 'Doe, Jane' }],
      work: [{ ...row, key: 'aKey4Work', title: 'Payroll', status: 'Planned' }],
    });
    const links = [...root().querySelectorAll('.record a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['#/contacts/aKey4Member', '#/work/aKey4Work']);
    expect(root().querySelectorAll('.record [aria-label="needs attention"]')).toHaveLength(2);
    expect(text()).toContain('Planned');
  });
});

describe('what ticks', () => {
  const startMs = sampleNow - 3_600_000;
  const running = [{ entryId: 'r', personName: 'Sam Iyer', startMs }];
  const ticking = (seconds: number) => ({ seconds, startsMs: [startMs] });
  const shown = (selector: string) => root().querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim();

  it('counts running time into the total, by the clock of QuickBooks Time', async () => {
    show(withTime({ running, total: ticking(148_800) }, { clockSkewMs: 60_000 }));
    expect(text()).toContain('Sam Iyer on the clock 1 h 01 m 00 s');
    expect(shown('.total')).toBe('42 h 21 m');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(text()).toContain('Sam Iyer on the clock 1 h 02 m 00 s');
    expect(shown('.total')).toBe('42 h 22 m');
  });

  it('counts it into all other figures that it is part of, at the same instant', async () => {
    const row = { key: 'aKey4Work', title: 'Payroll', status: '', standing: 'good' } as const;
    show(
      withTime(
        {
          running,
          total: ticking(7_200),
          week: ticking(1_200),
          waiting: ticking(2_400),
          waitingBecause: [{ reason: 'running', ...ticking(0) }],
          billable: ticking(60),
          exported: still(4_800),
          byPerson: [{ userId: '3', name: 'Sam Iyer', ...ticking(3_600) }],
          byServiceItem: [{ name: 'Tax', ...ticking(0) }],
          byWeek: [{ weekStart: '2026-11-15', ...ticking(3_600) }],
        },
        {
          clockSkewMs: 60_000,
          budget: {
            estimateSeconds: 36_000,
            lines: [{ name: 'Sam', estimateSeconds: 36_000, tracked: ticking(300) }],
          },
          work: [{ ...row, ...ticking(600) }],
        },
      ),
    );
    const figures = () => [
      shown('.total'),
      shown('.budget b'),
      ...[...root().querySelectorAll('.sums > li')].map((li) => li.textContent),
      ...[...root().querySelectorAll('.bar-row .amount, .weeks li, .record .amount')].map((each) =>
        each.textContent.trim(),
      ),
    ];
    expect(figures()).toEqual([
      '3 h 1 m',
      '30 %',
      'this week 1 h 21 m',
      'billable 1 h 2 m',
      'exported 1 h 20 m',
      'waiting 1 h 41 m',
      'why?still running 1 h 1 m',
      'Week of Sun 15 Nov: 2 h 1 m',
      '2 h 1 m',
      '1 h 1 m',
      '1 h 6 m of 10 h',
      '1 h 11 m',
    ]);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(figures()).toEqual([
      '3 h 3 m',
      '31 %',
      'this week 1 h 23 m',
      'billable 1 h 4 m',
      'exported 1 h 20 m',
      'waiting 1 h 43 m',
      'why?still running 1 h 3 m',
      'Week of Sun 15 Nov: 2 h 3 m',
      '2 h 3 m',
      '1 h 3 m',
      '1 h 8 m of 10 h',
      '1 h 13 m',
    ]);
    // Whoever is on the clock is marked wherever it counts.
    expect(root().querySelectorAll('.live[role="img"]')).toHaveLength(3);
  });

  it('turns the age into a warning after two minutes without an answer', async () => {
    show(sampleView);
    expect(root().querySelector('.stale')).toBeNull();
    await vi.advanceTimersByTimeAsync(110_000);
    expect(root().querySelector('.stale')?.textContent).toContain('2 min ago');
    panel.update({ ...sampleView, asOf: Date.now() });
    expect(root().querySelector('.stale')).toBeNull();
  });

  it('counts down to the next try', async () => {
    const retryAt = sampleNow + 42_000;
    show({ ...sampleView, notices: [{ code: 'rateLimited', system: 'karbon', retryAt, count: 0 }] });
    expect(text()).toContain('Trying again in 42 s.');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(text()).toContain('Trying again in 40 s.');
  });
});

describe('what is wrong', () => {
  it('marks the differing characters, the invisible ones too', () => {
    const part = (is: string, isDifferent = false) => ({ text: is, isDifferent });
    const differs: Standing = {
      kind: 'differs',
      pairedBy: 'name',
      found: {
        record: { id: '1', parentId: null, name: 'x', isActive: true, isProject: false },
        path: ['Acme\u00a0co'],
      },
      expectedPath: ['Acme Co'],
      differences: [
        {
          expected: [part('Acme'), part(' C', true), part('o')],
          actual: [part('Acme'), part('\u00a0c\u200b', true), part('o')],
        },
      ],
    };
    show({ ...sampleView, standings: standings(matched, differs) });
    expect([...root().querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual([
      '␣C',
      '⍽c[U+200B]',
    ]);
    expect(text()).toContain('written differently');
  });

  it('offers what puts it right under the name of what it does, with … where it first shows something', () => {
    const steps = [sampleSteps.create];
    const primary = offer({ kind: 'primary' }, planOf('create', steps), false);
    show(viewWith([primary]));
    expect(button('Create').hasAttribute('aria-expanded')).toBe(false);
    panel.update(viewWith([{ ...primary, needsConfirmation: true }]));
    expect(button('Create…').getAttribute('aria-expanded')).toBe('false');
    panel.update(viewWith([offer({ kind: 'primary' }, planOf('link', []), false)]));
    expect(button('Link…').getAttribute('aria-expanded')).toBe('false');
    expect(loadFixing).not.toHaveBeenCalled();
  });

  it('offers nothing while a run goes on, or where an obstacle is in the way', () => {
    const going = runOf('running', [runStep(sampleSteps.create, 'sent')]);
    show(viewWith([createOffer], { run: going }));
    expect(root().querySelector('.fix-button')).toBeNull();
    const obstacle = { code: 'tooDeep', list: 'quickbooks', path: ['Acme Co'] } as const;
    panel.update(viewWith([], { plan: { ...planOf('create', []), obstacle } }));
    expect(root().querySelector('.fix-button')).toBeNull();
  });

  it('says that the script for putting right is loading, that it cannot be had, and tries again', async () => {
    loadFixing.mockRejectedValueOnce(new Error('Extension context invalidated.'));
    show(viewWith([createOffer]));
    button('Create…').click();
    expect(text()).toContain('Loading…');
    await vi.advanceTimersByTimeAsync(50);
    expect(text()).toContain('This part of Tieout could not be loaded.');
    loadFixing.mockImplementation(async () => {
      world[fixingKey] = {
        Fixing: ({ wish }) => `putting right: ${wish?.choice.kind}`,
        FixItems: () => null,
      };
    });
    button('Try again').click();
    await vi.advanceTimersByTimeAsync(50);
    expect(text()).toContain('putting right: primary');
    expect(text()).not.toContain('Loading…');
    expect(ask).not.toHaveBeenCalled();
  });

  it('stays away when that script comes after the panel was taken away', async () => {
    let arrive = () => {};
    loadFixing.mockImplementation(() => new Promise((done) => (arrive = done)));
    show(viewWith([createOffer]));
    button('Create…').click();
    panel.remove();
    arrive();
    await vi.advanceTimersByTimeAsync(50);
    expect(root().childElementCount).toBe(0);
  });

  it('has the script for putting right brought in for a run, and forgets a wish with its page', async () => {
    show(viewWith([], { run: runOf('done', [runStep(sampleSteps.create, 'confirmed')]) }));
    expect(loadFixing).toHaveBeenCalledTimes(1);
    panel.update(viewWith([createOffer]));
    button('Create…').click();
    expect(button('Create…').getAttribute('aria-expanded')).toBe('true');
    panel.update(null);
    panel.update(viewWith([createOffer]));
    expect(button('Create…').getAttribute('aria-expanded')).toBe('false');
  });

  it('folds notices away but for the most serious, each with its one remedy', () => {
    const notice = { system: 'quickbooks', retryAt: null, count: 0 } as const;
    show({
      ...sampleView,
      notices: [
        { ...notice, code: 'needsReconnect' },
        { ...notice, code: 'unreachable', system: 'karbon' },
        { ...notice, code: 'ownTimeOnly' },
      ],
    });
    expect(button('1 more').closest('details')?.textContent).toContain('Your own time only');
    button('Open options').click();
    button('Try again').click();
    expect(ask.mock.calls).toEqual([[{ type: 'openOptions' }], [{ type: 'refresh' }]]);
  });

  it('shows hostile names as text', () => {
    show(
      withTime(
        {
          byPerson: [{ userId: '1', name: hostile, ...still(60) }],
          entries: [{ ...sampleEntries(1)[0], notes: hostile, personName: hostile } as never],
          running: [{ entryId: 'r', personName: hostile, startMs: sampleNow }],
        },
        {
          subject: { kind: 'work', title: hostile, clientName: hostile },
          verdict: { code: 'tiesOut', tone: 'good', path: [hostile, `\u202e${'x'.repeat(10_000)}`] },
          members: [{ key: 'k', kind: 'person', name: hostile, ...still(0), standing: 'good' }],
          links: { quickbooks: 'javascript:alert(1)', quickbooksTime: null },
        },
      ),
    );
    expect(root().querySelectorAll('img')).toHaveLength(0);
    expect(text().split('<img src=x').length - 1).toBe(6);
    expect(root().querySelector('[href^="javascript"]')).toBeNull();
    expect(root().querySelector('.name-path')?.classList.contains('long')).toBe(true);
    expect(root().querySelector('.name-path bdi')).not.toBeNull();
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
    expect(root().querySelectorAll('.entry')).toHaveLength(200);
    await vi.advanceTimersByTimeAsync(500);
    expect(root().querySelectorAll('.entry')).toHaveLength(1_000);
  });

  it('has the rest of the menu brought in when it is first opened', async () => {
    loadFixing.mockImplementation(async () => {
      world[fixingKey] = { Fixing: () => null, FixItems: ({ view }) => `for ${view.subject.title}` };
    });
    show(sampleView);
    expect(loadFixing).not.toHaveBeenCalled();
    const menu = root().querySelector('[role=menu]');
    menu?.dispatchEvent(Object.assign(new Event('toggle'), { newState: 'open' }));
    await vi.advanceTimersByTimeAsync(50);
    expect(loadFixing).toHaveBeenCalledTimes(1);
    expect(menu?.textContent).toContain('for 2025 Tax return');
  });

  it('unfolds the strip in place and folds it again', async () => {
    show(sampleView, 'strip');
    expect(text()).toContain('Ties out');
    expect(root().querySelector('.entry')).toBeNull();
    button('Show panel').click();
    await vi.advanceTimersByTimeAsync(50);
    expect(root().querySelectorAll('.entry')).toHaveLength(8);
    button('Fold panel').click();
    await vi.advanceTimersByTimeAsync(50);
    expect(root().querySelector('.entry')).toBeNull();
  });

  it('opens the drawer by itself on the time tab only', () => {
    show({ ...sampleView, page: { ...sampleView.page, tab: 'tasks' } }, 'drawer');
    expect(root().querySelector('.header')).toBeNull();
    panel.update(sampleView);
    expect(root().querySelector('.header')).not.toBeNull();
  });

  it('copies codes and times, and no name, key or address', async () => {
    const writeText = vi.fn(async (_text: string) => {});
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    show({ ...sampleView, notices: [{ code: 'oddAnswer', system: 'quickbooks', retryAt: null, count: 2 }] });
    button('Copy details').click();
    await vi.advanceTimersByTimeAsync(50);
    const [copied = ''] = writeText.mock.calls[0] ?? [];
    for (const part of ['1.2.3', 'work', 'budget', 'tiesOut', 'matched', 'oddAnswer', '64'])
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
    panel.update(withTime({ entries: sampleEntries(20) }, { asOf: sampleNow }));
    expect(button('Show more')).toBe(more);
    expect(root().activeElement).toBe(more);

    document.body.replaceChildren();
    await vi.advanceTimersByTimeAsync(1);
    document.body.append(host);
    panel.restoreFocus();
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
    panel.update({ ...sampleView, appearance: 'dark' });
    expect(style()?.getPropertyValue('color-scheme')).toBe('dark');
    expect(style()?.getPropertyValue('--text')).toBe('');
    expect(style()?.getPropertyValue('--font')).toBe('Inter');
  });
});
