// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { differenceOf } from '../../../../src/domain/matching/name-difference';
import { sampleView } from '../sample-view';
import { createFixesBench, uuid } from './fixes-bench';
import {
  ambiguousFixes,
  ambiguousStatuses,
  availableFix,
  createFix,
  createInBoth,
  immediateFix,
  planOf,
  recordAddress,
  runOf,
  runStep,
  sampleSteps,
  similarFixes,
  similarStatuses,
  viewWith,
} from './sample-fixes';

const { ask, button, labels, menuItems, openMenu, press, pressEscape, root, show, steps, text, update } =
  createFixesBench();

describe('choosing', () => {
  const similar = viewWith(similarFixes, { matchStatuses: similarStatuses });

  it('marks where near matches differ, and shows what linking one would do', () => {
    show(similar);
    press('Link…');
    expect(text()).toContain('Possible matches in QuickBooks');
    expect([...root().querySelectorAll('.fixing mark')].map((mark) => mark.textContent)).toEqual([
      'mpany',
      'n',
    ]);
    expect(labels()).toEqual(['Link and rename…', 'Link', 'Create anyway…', 'Cancel']);
    const first = button('Link and rename…');
    expect(root().activeElement).toBe(first);
    const described = root().getElementById(first.getAttribute('aria-describedby') ?? '');
    expect(described?.textContent).toBe('Acme Company balance $1,204.50');
    press('Link and rename…');
    expect(steps()).toHaveLength(2);
    press('Back');
    expect(root().activeElement).toBe(button('Link and rename…'));
    press('Link');
    expect(ask.mock.calls).toEqual([
      [
        {
          type: 'fix',
          runId: uuid,
          choice: { kind: 'pick', list: 'quickbooks', recordId: '32' },
          planId: 'pick 32',
        },
      ],
    ]);
  });

  it('has a line for each candidate, marked where it differs from the expected name, with blanks to be seen', () => {
    const expected = 'Dovetail Joinery';
    const names = [expected, 'Dovetail, Joinery', 'Dovetail  Joinery', 'Dovetail Joinery '];
    const [primary, pick] = ambiguousFixes;
    if (!primary || !pick?.candidate) throw new Error('nothing to choose from');
    const { candidate } = pick;
    const picks = names.map((name, place) => ({
      ...pick,
      choice: { kind: 'pick', list: 'quickbooksTime', recordId: String(place) } as const,
      candidate: {
        ...candidate,
        path: [name],
        difference: name === expected ? null : differenceOf(expected, name),
      },
    }));
    show(viewWith([primary, ...picks], { matchStatuses: ambiguousStatuses }));
    press('Choose…');
    const drawn = [...root().querySelectorAll('.candidate .name-path')].map((name) => name.textContent);
    expect(drawn).toEqual([expected, 'Dovetail, Joinery', 'Dovetail␣␣Joinery', 'Dovetail Joinery␣']);
    const marks = [...root().querySelectorAll('.candidate mark')].map((mark) => mark.textContent);
    expect(marks).toEqual([',', '␣␣', '␣']);
  });

  it('creates anyway only after its steps were shown', () => {
    show(similar);
    press('Link…');
    press('Create anyway…');
    expect(steps()).toHaveLength(createInBoth.length);
    press('Apply');
    expect(ask.mock.lastCall?.[0]).toMatchObject({ choice: { kind: 'createAnyway' }, planId: 'anyway' });
  });

  it('tells records of one name apart, and who else claims it', () => {
    show(viewWith(ambiguousFixes, { matchStatuses: ambiguousStatuses }));
    press('Choose…');
    expect(text()).toContain('41h 20m tracked · last used Mon, Nov 16');
    expect(text()).toContain('inactive · no time');
    expect(text()).toContain('Also used by2025 Tax Return (copy)');
    press('Use this one');
    expect(ask.mock.lastCall?.[0]).toMatchObject({ choice: { recordId: '41' }, planId: 'pick 41' });
  });

  it('is left by Escape', () => {
    show(similar);
    press('Link…');
    pressEscape();
    expect(root().activeElement).toBe(button('Link…'));
  });
});

describe('the menu', () => {
  const onlyQuickbooks = availableFix(
    { kind: 'oneList', list: 'quickbooks' },
    planOf('create', [sampleSteps.create], 'q'),
  );
  const unlink = availableFix(
    { kind: 'unlink', list: 'quickbooks' },
    planOf('none', [sampleSteps.unlink], 'u'),
    false,
  );

  it('offers each single action, and the records', () => {
    const run = runOf('done', [runStep(sampleSteps.create, 'confirmed')], { canUndo: true });
    const picks = ambiguousFixes.slice(1);
    const links = { quickbooks: recordAddress, quickbooksTime: 'javascript:alert(1)' };
    show(viewWith([createFix, ...picks, onlyQuickbooks, unlink], { run, links }));
    openMenu();
    expect(menuItems()).toEqual([
      'Refresh',
      'Export CSV',
      'Sync',
      'Only in QuickBooks: Create…',
      'Unlink in QuickBooks…',
      'Choose another record…',
      'Undo the last change',
      'Open in QuickBooks',
      'Customer in QuickBooks',
      'Copy name',
      'Copy link',
      'Print',
      'Show the tour',
      'Help',
      'Copy details',
      'Options',
    ]);
    press('Undo the last change');
    expect(ask.mock.lastCall?.[0]).toMatchObject({ type: 'undo', of: run.id });
  });

  it('shows the steps first even where they are safe, and has the focus back', () => {
    show(viewWith([immediateFix, unlink]));
    press('Unlink in QuickBooks…');
    expect(ask).not.toHaveBeenCalled();
    expect(root().activeElement).toBe(button('Apply'));
    pressEscape();
    expect(root().activeElement).toBe(root().querySelector('[popovertarget]'));
    press('Unlink in QuickBooks…');
    press('Apply');
    expect(ask.mock.lastCall?.[0]).toMatchObject({ choice: unlink.choice, planId: 'u' });
  });

  it('brings the item in line by Sync, and its time in any case', () => {
    show(viewWith([immediateFix]));
    press('Sync');
    expect(ask.mock.calls).toEqual([[{ type: 'refresh' }]]);
    expect(steps()).toHaveLength(1);
    update(sampleView);
    update(null);
    update(sampleView);
    press('Sync');
    expect(ask).toHaveBeenCalledTimes(2);
    expect(root().querySelector('.fixing')).toBeNull();
  });

  it('offers nothing more while a run goes on', () => {
    show(
      viewWith([createFix, onlyQuickbooks], {
        run: runOf('running', [runStep(sampleSteps.create, 'sent')]),
      }),
    );
    expect(menuItems()).toEqual([
      'Refresh',
      'Export CSV',
      'Sync',
      'Open in QuickBooks',
      'Customer in QuickBooks',
      'Copy name',
      'Copy link',
      'Print',
      'Show the tour',
      'Help',
      'Copy details',
      'Options',
    ]);
  });
});
