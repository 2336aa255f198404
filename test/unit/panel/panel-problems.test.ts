// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { MatchStatus } from '../../../src/domain/matching/match-status';
import { availableFix, createFix, planOf, runOf, runStep, sampleSteps, viewWith } from './fixes/sample-fixes';
import { createPanelBench, withTime } from './panel-bench';
import { matched, matchStatuses, sampleEntries, sampleNow, sampleView, still } from './sample-view';

const hostile = '<img src=x onerror="window.isHit=true">';
const { ask, button, panel, root, show, text } = createPanelBench();

describe('what is wrong', () => {
  it('marks the differing characters, the invisible ones too', () => {
    const part = (is: string, isDifferent = false) => ({ text: is, isDifferent });
    const differs: MatchStatus = {
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
    show({
      ...sampleView,
      subject: { kind: 'organization', title: 'Acme Co', clientName: 'Acme Co' },
      matchStatuses: matchStatuses(matched, differs),
    });
    expect([...root().querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual([
      '␣C',
      '⍽c[U+200B]',
    ]);
    expect(text()).toContain('spelled differently');
  });

  const comparison = () =>
    [...root().querySelectorAll('.names tr')].map((row) =>
      [...row.querySelectorAll('th, td > div, td.muted')].map((cell) => cell.textContent),
    );

  it('shows the name that Karbon has, and the one that the rule makes of it as such', () => {
    const expectedPath = ['Acme Co', 'Tax - return 2025'];
    const missing: MatchStatus = { kind: 'missing', expectedPath, parent: null };
    const subject = { kind: 'work', title: 'Tax: return  2025', clientName: 'Acme Co' } as const;
    show({ ...sampleView, subject, matchStatuses: matchStatuses(missing, missing) });
    expect(comparison().slice(0, 2)).toEqual([
      ['Karbon', 'Acme Co:Tax: return␣␣2025', ''],
      ['Expected name', 'Acme Co:Tax - return 2025', ''],
    ]);
    panel().update({
      ...sampleView,
      subject: { kind: 'person', title: 'Doe, Jane', clientName: 'Doe, Jane' },
      matchStatuses: matchStatuses({ ...missing, expectedPath: ['Jane Doe'] }, missing),
    });
    expect(comparison().map(([system, name]) => `${system} ${name}`)).toEqual([
      'Karbon Doe,␣Jane',
      'Expected name Jane Doe',
      'QuickBooks Time missing',
      'QuickBooks missing',
    ]);
    panel().update({
      ...sampleView,
      subject: { kind: 'work', title: 'Tax - return 2025', clientName: 'Acme Co' },
      matchStatuses: matchStatuses(missing, missing),
    });
    expect(comparison().map(([system]) => system)).toEqual(['Karbon', 'QuickBooks Time', 'QuickBooks']);
  });

  it('gives each of several that fit a line of its own, told apart', () => {
    const placedAs = (name: string) => ({
      record: { id: name, parentId: null, name, isActive: true, isProject: false },
      path: [name],
    });
    const several: MatchStatus = {
      kind: 'ambiguous',
      because: 'severalRecords',
      candidates: ['DOVETAIL JOINERY.', 'Dovetail  Joinery', 'Dovetail, Joinery'].map(placedAs),
      otherOwners: [],
    };
    show({
      ...sampleView,
      subject: { kind: 'organization', title: 'Dovetail Joinery', clientName: 'Dovetail Joinery' },
      matchStatuses: matchStatuses(several, several),
    });
    expect(comparison()).toEqual([
      ['Karbon', 'Dovetail Joinery', ''],
      ['QuickBooks Time', 'DOVETAIL JOINERY.', 'Dovetail␣␣Joinery', 'Dovetail, Joinery', 'multiple matches'],
      ['QuickBooks', 'DOVETAIL JOINERY.', 'Dovetail␣␣Joinery', 'Dovetail, Joinery', 'multiple matches'],
    ]);
    const marks = [...root().querySelectorAll('.names mark')].map((mark) => mark.textContent);
    const ofOneList = ['OVETAIL', 'OINERY.', '␣␣', ','];
    expect(marks).toEqual([...ofOneList, ...ofOneList]);
  });

  it('offers what puts it right under the name of what it does, with … where it first shows something', () => {
    const steps = [sampleSteps.create];
    const primary = availableFix({ kind: 'primary' }, planOf('create', steps), false);
    show(viewWith([primary]));
    expect(button('Create').hasAttribute('aria-expanded')).toBe(false);
    panel().update(viewWith([{ ...primary, needsConfirmation: true }]));
    expect(button('Create…').getAttribute('aria-expanded')).toBe('false');
    panel().update(viewWith([availableFix({ kind: 'primary' }, planOf('link', []), false)]));
    expect(button('Link…').getAttribute('aria-expanded')).toBe('false');
  });

  it('says before it creates anything what could not be read in that list', () => {
    show(viewWith([{ ...createFix, unread: [{ list: 'quickbooks', count: 2 }] }]));
    button('Create…').click();
    expect(root().querySelector('.box')?.textContent).toContain(
      "2 records in QuickBooks couldn't be read, and one of them may be this one. Look in QuickBooks before you apply.",
    );
  });

  it('offers nothing while a run goes on, or where an obstacle is in the way', () => {
    const going = runOf('running', [runStep(sampleSteps.create, 'sent')]);
    show(viewWith([createFix], { run: going }));
    expect(root().querySelector('.fix-button')).toBeNull();
    const obstacle = { code: 'tooDeep', list: 'quickbooks', path: ['Acme Co'] } as const;
    panel().update(viewWith([], { plan: { ...planOf('create', []), obstacle } }));
    expect(root().querySelector('.fix-button')).toBeNull();
  });

  it('reports a run below the verdict, and forgets an intent with its page', () => {
    show(viewWith([], { run: runOf('done', [runStep(sampleSteps.create, 'confirmed')]) }));
    expect(root().querySelectorAll('.fixing .step')).toHaveLength(1);
    panel().update(viewWith([createFix]));
    button('Create…').click();
    expect(button('Create…').getAttribute('aria-expanded')).toBe('true');
    panel().update(null);
    panel().update(viewWith([createFix]));
    expect(button('Create…').getAttribute('aria-expanded')).toBe('false');
  });

  it('folds notices away but for the most serious, each with its one remedy', () => {
    const notice = { system: 'quickbooks', retryAt: null, count: 0 } as const;
    show({
      ...sampleView,
      notices: [
        { ...notice, code: 'needsReconnect' },
        { ...notice, code: 'unreachable', system: 'karbon' },
        { ...notice, code: 'recordsLeftOut', count: 3 },
      ],
    });
    expect(button('1 more').closest('details')?.textContent).toContain("Couldn't read 3 entries");
    button('Open options').click();
    button('Try again').click();
    expect(ask.mock.calls).toEqual([[{ type: 'openOptions' }], [{ type: 'refresh' }]]);
  });

  it('has one quiet line for what is so for most of the staff, dismissed but for whose time it is', () => {
    const notice = { system: null, retryAt: null, count: 0 } as const;
    show({
      ...sampleView,
      notices: [
        { ...notice, system: 'quickbooksTime', code: 'ownTimeOnly' },
        { ...notice, code: 'partlyConnected', missing: ['quickbooks', 'karbon'] },
      ],
    });
    const lines = () => [...root().querySelectorAll('.notices .notice')].map((line) => line.textContent);
    expect(lines()).toEqual([
      "Showing only your time. QuickBooks and Karbon aren't connected. An administrator can connect them.",
    ]);
    expect(root().querySelector('.notices')?.textContent).not.toContain('Open options');
    root().querySelector<HTMLElement>('.notices [aria-label="Dismiss"]')?.click();
    expect(ask.mock.calls).toEqual([[{ type: 'dismiss', systems: ['quickbooks', 'karbon'] }]]);
    panel().update({
      ...sampleView,
      notices: [{ ...notice, system: 'quickbooksTime', code: 'ownTimeOnly' }],
    });
    expect(lines()).toEqual(['Showing only your time.']);
    expect(root().querySelector('.notices button')).toBeNull();
  });

  it('offers no options where the rights do not allow something', () => {
    show({
      ...sampleView,
      notices: [{ system: 'quickbooks', retryAt: null, count: 0, code: 'notAllowed' }],
    });
    expect(text()).toContain("You don't have permission to see this in QuickBooks. Ask an administrator.");
    expect(root().querySelector('.notices')?.textContent).not.toContain('Open options');
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
          members: [{ key: 'k', kind: 'person', name: hostile, status: '', ...still(0), tone: 'good' }],
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
