import { describe, expect, it } from 'vitest';
import { makeHardLists } from '../../bench/hard-lists/make-hard-lists';
import { writings } from '../../bench/hard-lists/writings';
import { createRandom } from '../../firm/random';

const count = 2_000;
const { clients, records, truth, otherwise, kinds } = makeHardLists(count, createRandom(1));
const nameOf = new Map(records.map(({ id, name }) => [id, name]));

describe('the hard lists', () => {
  it('follow from their seed', () => {
    expect(makeHardLists(300, createRandom(5))).toEqual(makeHardLists(300, createRandom(5)));
    expect(makeHardLists(300, createRandom(5))).not.toEqual(makeHardLists(300, createRandom(6)));
  });

  it('hold so many clients and records, a quarter of them in one list alone', () => {
    expect([clients.length, records.length, truth.size]).toEqual([count, count, count * 0.75]);
    expect(new Set(truth.values()).size).toBe(truth.size);
  });

  it('have no name twice', () => {
    for (const names of [clients, records])
      expect(new Set(names.map(({ name }) => name.toLowerCase())).size).toBe(count);
  });

  it('say of each pair whether its record is written otherwise', () => {
    for (const { key, name } of clients) {
      const record = nameOf.get(truth.get(key) ?? '');
      expect(otherwise.has(key)).toBe(record !== undefined && record !== name);
    }
  });

  it('write otherwise in each way', () => {
    const each = new Map(writings.map(({ kind, share }) => [kind, share]));
    expect(new Set(kinds.values())).toEqual(new Set(each.keys()));
    for (const [kind, share] of each) {
      const written = [...kinds.values()].filter((one) => one === kind).length;
      expect(written / truth.size).toBeGreaterThan(share / 3);
      expect(written / truth.size).toBeLessThan(share * 3);
    }
  });
});
