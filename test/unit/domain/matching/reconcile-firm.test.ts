import { describe, expect, it } from 'vitest';
import {
  reconcileFirm,
  type TieOutInput,
  type TieOutLine,
} from '../../../../src/domain/matching/reconcile-firm';
import { defaultNamingRule } from '../../../../src/domain/naming/naming-rule';
import type { KarbonClient } from '../../../../src/domain/records/records';
import { client } from '../../services/sample-records';
import { recordsOf } from '../sample-lists';

function firm(
  clients: readonly KarbonClient[],
  paths: readonly string[],
  details: Partial<TieOutInput> = {},
) {
  return {
    clients,
    records: { quickbooksTime: recordsOf(paths), quickbooks: recordsOf(paths) },
    holders: [],
    rule: defaultNamingRule,
    links: { quickbooksTime: [], quickbooks: [] },
    blocks: { quickbooksTime: null, quickbooks: null },
    ...details,
  };
}

function run(names: TieOutInput): {
  readonly lines: readonly TieOutLine[];
  readonly steps: readonly number[];
} {
  const work = reconcileFirm(names);
  const steps: number[] = [];
  for (;;) {
    const { done, value } = work.next();
    if (done) return { lines: value.lines, steps };
    steps.push(value);
  }
}

/** What a line says of QuickBooks Time. */
function inTime({ client: { fullName }, match, suggested }: TieOutLine) {
  return {
    client: fullName,
    status: match.statuses?.quickbooksTime.kind,
    suggested: suggested.quickbooksTime?.record.name ?? null,
  };
}

describe('the tie-out of a firm', () => {
  it('stands every client in both lists', () => {
    const clients = [client('k1', 'Acme Co'), client('k2', 'Birch Farms'), client('k3', 'Cedar Homes')];
    const { lines } = run(firm(clients, ['Acme Co', 'BIRCH FARMS']));
    expect(lines.map(inTime)).toEqual([
      { client: 'Acme Co', status: 'matched', suggested: null },
      { client: 'Birch Farms', status: 'differs', suggested: null },
      { client: 'Cedar Homes', status: 'missing', suggested: null },
    ]);
    expect(lines.map(({ match }) => match.statuses?.quickbooks.kind)).toEqual([
      'matched',
      'differs',
      'missing',
    ]);
  });

  it('proposes a near match once, and never one that is somebody’s', () => {
    const clients = [
      client('k1', 'Hollow Oak Distillery'),
      client('k2', 'Hollow Oak Distilery'),
      client('k3', 'Gable End Restorations'),
      client('k4', 'GABLE END RESTORATON'),
    ];
    const { lines } = run(firm(clients, ['Hollow Oak Distilery', 'Gable End Restoraton']));
    expect(lines.map(inTime)).toEqual([
      { client: 'Hollow Oak Distillery', status: 'missing', suggested: null },
      { client: 'Hollow Oak Distilery', status: 'matched', suggested: null },
      { client: 'Gable End Restorations', status: 'similar', suggested: null },
      { client: 'GABLE END RESTORATON', status: 'differs', suggested: null },
    ]);
  });

  it('proposes what only rights stand in the way of', () => {
    const names = firm([client('k1', 'Hollow Oak Distillery')], ['Hollow Oak Distilery'], {
      blocks: { quickbooksTime: { code: 'noRightToManageJobcodes' }, quickbooks: null },
    });
    expect(run(names).lines.map(inTime)).toEqual([
      { client: 'Hollow Oak Distillery', status: 'blocked', suggested: 'Hollow Oak Distilery' },
    ]);
  });

  it('goes by confirmed pairs', () => {
    const names = firm([client('k1', 'Acme Co')], ['Northwind'], {
      links: { quickbooksTime: [['k1', '1']], quickbooks: [] },
    });
    const [line] = run(names).lines;
    expect(line?.match.statuses?.quickbooksTime).toMatchObject({ kind: 'differs', pairedBy: 'link' });
  });

  it('knows nothing of a list that has not been read', () => {
    const names = firm([client('k1', 'Acme Co')], [], {
      records: { quickbooksTime: null, quickbooks: recordsOf(['Acme Co']) },
    });
    expect(run(names).lines.map(({ match }) => match.statuses)).toEqual([null]);
  });

  it('takes a step for each client, and small ones before, so that it can rest in between', () => {
    const paths = Array.from({ length: 100 }, (_, at) => `Client number ${at}`);
    const clients = paths.map((name, at) => client(`k${at}`, name.replace('Client', 'Cleint')));
    const { lines, steps } = run(firm(clients, paths));
    expect(lines.map(({ suggested }) => suggested.quickbooksTime?.record.name)).toEqual(paths);
    expect(steps.filter((matched) => matched === 0).length).toBeGreaterThan(paths.length + 20);
    expect([...steps].sort((one, other) => one - other)).toEqual(steps);
    expect(steps.at(-1)).toBe(100);
  });

  it('has nothing to say of a firm without clients', () => {
    expect(run(firm([], ['Acme Co'])).lines).toEqual([]);
  });
});
