import { describe, expect, it } from 'vitest';
import type { Fixes } from '../../../../src/services/fixes/fixes';
import { createWriteLog } from '../../../../src/services/fixes/write-log';
import type { Journal } from '../../../../src/store/journal';
import type { Mirror } from '../../../../src/store/mirror';
import type { JournalEntry } from '../../../../src/store/rows';
import { journalEntry } from '../../store/sample-entries';
import { client, workItem } from '../sample-records';

function run(id: string, steps: number): JournalEntry[] {
  return Array.from({ length: steps }, (_, position) => ({ ...journalEntry(id, position, 1), runNumber: 1 }));
}

function logOf(runs: readonly (readonly JournalEntry[])[]) {
  const asked: (readonly string[])[] = [];
  const journal = {
    runsOf: async (keys: readonly string[]) => {
      asked.push(keys);
      return runs;
    },
  } as unknown as Journal;
  const mirror: Pick<Mirror, 'workOfClient'> = {
    workOfClient: async () => [workItem('w1', 'Payroll', client('client', 'Acme Co'))],
  };
  return { log: createWriteLog({ journal, mirror, fixes: {} as Fixes }), asked };
}

describe('the log of one client', () => {
  it('has what was done for its work too', async () => {
    const { log, asked } = logOf([run('a', 2)]);
    const { rows, count } = await log.ofItem('client');
    expect(asked).toEqual([['client', 'w1']]);
    expect(rows.map(({ id }) => id)).toEqual(['a 0', 'a 1']);
    expect(count).toBe(2);
  });

  it('has the newest runs whole, and says how much more there is', async () => {
    const runs = Array.from({ length: 14 }, (_, at) => run(`r${at}`, 2));
    const { rows, count } = await logOf(runs).log.ofItem('client');
    expect(new Set(rows.map(({ runId }) => runId)).size).toBe(10);
    expect(rows).toHaveLength(20);
    expect(count).toBe(28);
  });
});
