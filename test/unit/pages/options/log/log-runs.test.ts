import { describe, expect, it } from 'vitest';
import {
  changeOf,
  linesToUndo,
  restoredPath,
  runsOf,
  wantedPath,
} from '../../../../../src/pages/options/log/log-runs';
import { linesOf, logRow, path, steps } from './sample-log-rows';

describe('runsOf', () => {
  it('has a run for each click, newest first, its lines in the order of the steps', () => {
    const rows = [...linesOf('run-b', 10, 9, 1, 0), ...linesOf('run-a', 0, 1)];
    const runs = runsOf(rows);
    expect(runs.map(({ id, lines }) => [id, lines.map((line) => line.id)])).toEqual([
      ['run-b', ['run-b 0', 'run-b 1', 'run-b 9', 'run-b 10']],
      ['run-a', ['run-a 0', 'run-a 1']],
    ]);
  });

  it('has none for no lines', () => {
    expect(runsOf([])).toEqual([]);
  });

  it('can be taken back where a line says so', () => {
    const canUndo = (first: boolean, second: boolean) =>
      runsOf([logRow({ canUndo: first }), logRow({ id: 'run-a 1', canUndo: second })])[0]?.canUndo;
    expect([canUndo(true, false), canUndo(false, true), canUndo(false, false)]).toEqual([true, true, false]);
  });
});

describe('wantedPath', () => {
  it.each([
    ['create', 'Acme Co:Tax'],
    ['assign', 'Acme Co:Tax'],
    ['restore', 'Acme Co:Tax'],
    ['rename', 'Acme Co:Tax return'],
    ['move', 'Birch Ltd:Audit'],
    ['archive', 'Acme Co:Tax'],
    ['link', 'Acme Co:Tax'],
    ['unlink', 'Acme Co:Tax'],
  ] as const)('of a step to %s is %s', (kind, expected) => {
    expect(wantedPath(steps[kind]).join(':')).toBe(expected);
  });
});

describe('changeOf', () => {
  const active = { path, parentId: '5', isActive: true };
  const inactive = { ...active, isActive: false };

  it('is what the journal has', () => {
    const row = logRow();
    expect(changeOf(row)).toEqual({ before: row.before, after: row.after });
    const create = logRow({ step: steps.create, before: null, after: active });
    expect(changeOf(create)).toEqual({ before: null, after: active });
  });

  it.each(['alreadyDone', 'done'] as const)('is none where nothing was changed (%s)', (kind) => {
    const step = kind === 'done' ? steps.link : steps.create;
    const row = logRow({ step, outcome: { kind }, before: null, after: active });
    expect(changeOf(row)).toEqual({ before: active, after: active });
  });

  it('is what was wanted where the step was not carried out', () => {
    const wanted = (change: Parameters<typeof logRow>[0]) =>
      changeOf(logRow({ outcome: { kind: 'notReached' }, state: 'failed', after: null, ...change }));
    expect(wanted({ before: null })).toEqual({
      before: { path, isActive: null },
      after: { path: ['Acme Co', 'Tax return'], isActive: null },
    });
    expect(wanted({ before: active }).after.isActive).toBe(true);
    expect(wanted({ step: steps.create, before: null })).toEqual({
      before: null,
      after: { path, isActive: null },
    });
    expect(wanted({ step: steps.archive, before: active }).after.isActive).toBe(false);
    expect(wanted({ step: steps.restore, before: inactive }).after.isActive).toBe(true);
  });
});

describe('linesToTakeBack', () => {
  it('are the steps that were carried out, last first, without those that nothing takes back', () => {
    const lines = [
      logRow({ id: '0', step: steps.create }),
      logRow({ id: '1', step: steps.assign }),
      logRow({ id: '2', outcome: { kind: 'alreadyDone' } }),
      logRow({ id: '3', state: 'undone' }),
      logRow({ id: '4' }),
      logRow({ id: '5', state: 'failed', outcome: { kind: 'notReached' } }),
    ];
    expect(linesToUndo({ lines }).map(({ id }) => id)).toEqual(['4', '0']);
  });
});

describe('pathGivenBack', () => {
  const given = (before: readonly string[] | null, after: readonly string[] | null) => {
    const state = (each: readonly string[] | null, isActive: boolean) =>
      each && { path: each, parentId: '5', isActive };
    return restoredPath({ before: state(before, false), after: state(after, true) });
  };

  it('is the one before a step that has changed the name or the place', () => {
    expect(given(path, ['Acme Co', 'Tax return'])).toEqual(path);
    expect(given(['Tax'], path)).toEqual(['Tax']);
    expect(given(path, ['Tax'])).toEqual(path);
  });

  it('is none where the record keeps its path, or was not there', () => {
    expect([given(path, path), given(null, path), given(path, null)]).toEqual([null, null, null]);
  });
});
