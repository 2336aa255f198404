import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMatchStatus } from '../../../../src/domain/matching/find-match-status';
import type { MatchStatus } from '../../../../src/domain/matching/match-status';
import { createNameIndex } from '../../../../src/domain/matching/name-index';
import {
  foldName,
  legalFormsCompatible,
  stripLegalForm,
} from '../../../../src/domain/matching/normalize-name';
import type { ListRecord } from '../../../../src/domain/records/records';
import { matchInput } from '../sample-lists';

/** Names that are often the same but for spelling. */
const name = fc
  .tuple(
    fc.constantFrom(
      'Acme',
      'ACME',
      'acme',
      'Smith, John',
      'John Smith',
      'Tom & Ann',
      'Tom and Ann',
      'Fund 1',
      'Fund 2',
    ),
    fc.constantFrom('', ' ', '\u00A0', '.', '!'),
    fc.constantFrom('', ' Inc', ', Inc.', ' LLC', ' Co'),
  )
  .map((parts) => parts.join(''));
const title = fc.constantFrom(
  'Audit',
  'audit',
  'Audit.',
  '2025 Tax',
  '2024 Tax',
  'Payroll | Aug',
  'Payroll | Sep',
);

/** A list of clients, some with work, in which ids, places and activity vary. */
const list = fc
  .array(
    fc.record({
      name,
      isActive: fc.boolean(),
      jobs: fc.array(fc.record({ title, isActive: fc.boolean() }), { maxLength: 3 }),
    }),
    {
      maxLength: 6,
    },
  )
  .map((clients) =>
    clients.flatMap((client, at): ListRecord[] => {
      const id = `c${at}`;
      const job = (item: { title: string; isActive: boolean }, position: number): ListRecord => ({
        id: `${id}j${position}`,
        parentId: id,
        name: item.title,
        isActive: item.isActive,
        isProject: false,
      });
      return [
        { id, parentId: null, name: client.name, isActive: client.isActive, isProject: false },
        ...client.jobs.map(job),
      ];
    }),
  );
const path = fc.oneof(fc.tuple(name), fc.tuple(name, title));

function statusOf(
  expectedPath: readonly string[],
  records: readonly ListRecord[],
  isPersonClient = false,
): MatchStatus {
  return findMatchStatus(matchInput(expectedPath, createNameIndex(records), { isPersonClient }));
}

function client(name: string): ListRecord {
  return { id: '1', parentId: null, name, isActive: true, isProject: false };
}

describe('the laws of standing', () => {
  it('is the same both ways round', () => {
    fc.assert(
      fc.property(name, name, fc.boolean(), (a, b, isPerson) => {
        expect(statusOf([a], [client(b)], isPerson).kind).toBe(statusOf([b], [client(a)], isPerson).kind);
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order of the list', () => {
    const shuffled = list.chain((records) =>
      fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })),
    );
    fc.assert(
      fc.property(path, shuffled, (expectedPath, [records, reordered]) => {
        expect(statusOf(expectedPath, reordered)).toEqual(statusOf(expectedPath, records));
      }),
      { numRuns: 500 },
    );
  });

  it('is matched exactly where an active record has the very path', () => {
    fc.assert(
      fc.property(path, list, (expectedPath, records) => {
        const index = createNameIndex(records);
        const equals = index
          .findByPath(expectedPath)
          .filter((record) => index.lineage(record).every((ancestor) => ancestor.isActive));
        const status = statusOf(expectedPath, records);
        expect(status.kind === 'matched').toBe(equals.length === 1);
        if (status.kind === 'matched') {
          expect(status.found.path).toEqual(expectedPath);
          expect(status.found.record.isActive).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is never missing while a record means the same, active or not', () => {
    fc.assert(
      fc.property(path, list, fc.boolean(), (expectedPath, records, isPersonClient) => {
        if (statusOf(expectedPath, records, isPersonClient).kind !== 'missing') return;
        const [wantedClient = '', wantedTitle] = expectedPath;
        const isSame = (a: string, b: string, isPerson: boolean) =>
          foldName(a) === foldName(b) || stripLegalForm(a, isPerson).key === stripLegalForm(b, isPerson).key;
        const sameClients = records.filter(
          (record) => record.parentId === null && isSame(record.name, wantedClient, isPersonClient),
        );
        const same =
          wantedTitle === undefined
            ? sameClients
            : records.filter(
                (record) =>
                  sameClients.some(({ id }) => id === record.parentId) &&
                  isSame(record.name, wantedTitle, false),
              );
        expect(same).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('differs only from what means the same', () => {
    fc.assert(
      fc.property(path, list, (expectedPath, records) => {
        const status = statusOf(expectedPath, records);
        if (status.kind !== 'differs') return;
        status.found.path.forEach((found, depth) => {
          const expected = expectedPath[depth] ?? '';
          const [a, b] = [stripLegalForm(found, false), stripLegalForm(expected, false)];
          expect(
            foldName(found) === foldName(expected) || (a.key === b.key && legalFormsCompatible(a, b)),
          ).toBe(true);
        });
      }),
      { numRuns: 500 },
    );
  });
});
