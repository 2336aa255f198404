import { describe, expect, it } from 'vitest';
import { activeHolderOf } from '../../../../src/domain/matching/name-holders';
import type { NameHolder } from '../../../../src/domain/records/records';

function holder(id: string, name: string, isActive = true): NameHolder {
  return { id, kind: 'vendor', name, isActive };
}

describe('whoever holds a name', () => {
  it('is the first active one, in whatever case', () => {
    const holders = [holder('1', 'Acme', false), holder('2', 'ACME '), holder('3', 'acme')];
    expect(activeHolderOf(holders, 'Acme')?.id).toBe('2');
    expect(activeHolderOf(holders, 'Acme Co')).toBeUndefined();
    expect(activeHolderOf([], 'Acme')).toBeUndefined();
  });

  it('is found without going through all of them for each name', () => {
    let reads = 0;
    const holders = Array.from({ length: 500 }, (_, at) =>
      Object.defineProperty({ ...holder(`${at}`, '') }, 'name', {
        get: () => {
          reads += 1;
          return `Vendor ${at}`;
        },
      }),
    );
    for (let at = 0; at < 500; at += 1) expect(activeHolderOf(holders, `vendor ${at}`)?.id).toBe(`${at}`);
    expect(reads).toBe(500);
  });
});
