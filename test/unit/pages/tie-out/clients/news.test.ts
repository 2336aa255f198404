import { describe, expect, it, vi } from 'vitest';
import type { Plan, PlanStep } from '../../../../../src/domain/plans/plan';
import type { RunView } from '../../../../../src/messages/fixes';
import type { RowFix } from '../../../../../src/pages/tie-out/clients/use-row-fixes';
import { isActionOpen, newsOf } from '../../../../../src/pages/tie-out/clients/words';
import { createInBoth, planOf, sampleSteps } from '../../../panel/fixes/sample-fixes';

vi.mock('webextension-polyfill', () => import('../../../../preview/fake-browser'));

const done: RunView = { id: 'r', state: 'done', steps: [], isUndo: false, canUndo: true, endedAt: 1 };

function fixOf(action: Plan['action'], steps: readonly PlanStep[], more: Partial<RowFix> = {}): RowFix {
  return {
    runId: 'r',
    offer: { choice: { kind: 'primary' }, plan: planOf(action, steps), needsConfirmation: false, unread: [] },
    isUndo: false,
    outcome: { kind: 'begun' },
    run: done,
    isSettled: false,
    error: null,
    ...more,
  };
}

describe('what is told of a click on a row', () => {
  const { create, rename, link, unlink } = sampleSteps;

  it.each([
    ['Created in QuickBooks', fixOf('create', [create])],
    ['Created in both lists', fixOf('create', createInBoth)],
    ['Renamed in QuickBooks', fixOf('syncName', [rename])],
    ['Fixed in QuickBooks', fixOf('syncName', [link, rename])],
    ['Unlinked in QuickBooks', fixOf('none', [unlink])],
    ['Fixed in both lists', fixOf('create', [rename, ...createInBoth])],
    ['Undone', fixOf('create', [create], { isUndo: true })],
    ['Undone', fixOf('create', [create], { run: { ...done, state: 'undone' } })],
  ])('%s', (text, fix) => {
    expect(newsOf(fix)).toMatchObject({ tone: 'good', text });
    expect(isActionOpen(fix)).toBe(false);
    expect(isActionOpen({ ...fix, isSettled: true })).toBe(true);
  });

  it('is under way until its run has ended', () => {
    const running: RunView = { ...done, state: 'running', canUndo: false, endedAt: null };
    for (const more of [{ outcome: null, run: null }, { run: null }, { run: running }]) {
      expect(newsOf(fixOf('create', [create], more))).toMatchObject({ tone: 'underWay', text: 'Creating…' });
      expect(isActionOpen(fixOf('create', [create], more))).toBe(false);
    }
    expect(newsOf(fixOf('create', [create], { run: { ...running, state: 'waiting' } })).tone).toBe('warning');
  });

  it('lets the row be acted on again where it has not been fixed', () => {
    const failed = fixOf('create', [create], { run: { ...done, state: 'failed', canUndo: false } });
    expect(newsOf(failed)).toEqual({ tone: 'bad', text: 'Not fixed', canUndo: false });
    const changed = fixOf('create', [create], { outcome: { kind: 'planChanged' }, run: null });
    expect(newsOf(changed).tone).toBe('warning');
    const offline = { code: 'offline', system: null, retryAt: null, detail: '' } as const;
    const unasked = fixOf('create', [create], { outcome: null, run: null, error: offline });
    expect(newsOf(unasked).tone).toBe('bad');
    for (const fix of [failed, changed, unasked]) expect(isActionOpen(fix)).toBe(true);
  });
});
