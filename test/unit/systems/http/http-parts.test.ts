import { describe, expect, it } from 'vitest';
import { parse, SchemaError } from '../../../../src/messages/schema';
import {
  coerceBoolean,
  coerceDay,
  coerceId,
  coerceInstant,
  coerceList,
  coerceMap,
  coerceNumber,
  coerceReference,
  coerceText,
  requiredId,
  requiredLife,
} from '../../../../src/systems/http/coerce';
import { retryAfterMs } from '../../../../src/systems/http/rate-limits/retry-after';
import { parseRecords, record, requiredField } from '../../../../src/systems/http/records';
import { redactReason } from '../../../../src/systems/http/redact-reason';
import { sleep } from '../../../../src/systems/http/sleep';
import { createRandom } from '../../../firm/random';

const noteSchema = record((row) => ({
  id: requiredField(row, 'id', coerceId),
  note: coerceText(row.note),
  parent: coerceReference(row.parent),
  map: coerceMap(row.map),
}));

describe('loose types (quickbooks-time.md 6)', () => {
  it.each([
    [12, '12'],
    ['12', '12'],
    ['b7DfK', 'b7DfK'],
  ])('id %j is %j', (value, id) => expect(parse(requiredId, value)).toBe(id));

  it.each([[''], [null], [undefined], [1.5], [2 ** 60], [{}], [true]])('id %j is refused', (value) => {
    expect(() => parse(requiredId, value)).toThrow(SchemaError);
  });

  it.each([
    [0, null],
    ['0', null],
    ['', null],
    [null, null],
    [undefined, null],
    [7, '7'],
  ])('reference %j is %j', (value, id) => expect(coerceReference(value)).toBe(id));

  it.each([
    [true, true],
    [1, true],
    ['1', true],
    ['true', true],
    ['Yes', true],
    [false, false],
    [0, false],
    ['0', false],
    ['', false],
    ['no', false],
    [{}, false],
  ])('boolean %j is %j', (value, boolean) => {
    expect(coerceBoolean(value)).toBe(boolean);
    expect(coerceBoolean(value, true)).toBe(boolean);
  });

  it('gives an absent boolean its default', () => {
    expect([coerceBoolean(undefined, true), coerceBoolean(null)]).toEqual([true, false]);
  });

  it.each([
    ['2026-11-20', '2026-11-20'],
    ['2026-11-20T00:00:00Z', '2026-11-20'],
    ['2026-11-20 00:00:00', '2026-11-20'],
    ['0000-00-00', null],
    ['', null],
    [null, null],
    ['soon', null],
    ['2026-02-30', null],
    ['2026-13-01T00:00:00', null],
  ])('day %j is %j', (value, day) => expect(coerceDay(value)).toBe(day));

  it.each([
    ['2026-11-20T10:00:00-07:00', Date.UTC(2026, 10, 20, 17)],
    ['2026-11-20T10:00:00-0700', Date.UTC(2026, 10, 20, 17)],
    ['2026-11-20T17:00:00Z', Date.UTC(2026, 10, 20, 17)],
    ['2026-11-20T10:00:00', null],
    ['', null],
    [null, null],
  ])('instant %j is %j', (value, atMs) => expect(coerceInstant(value)).toBe(atMs));

  it.each([[[]], [''], [null], [undefined], [3]])('map %j is empty', (value) => {
    expect(coerceMap(value)).toEqual({});
  });

  it('reads text, numbers and lists where there are any', () => {
    expect([coerceText('a'), coerceText(3)]).toEqual(['a', '']);
    expect([coerceNumber('0.08'), coerceNumber(0), coerceNumber('')]).toEqual([0.08, 0, null]);
    expect([coerceList([1]), coerceList('')]).toEqual([[1], []]);
  });

  it.each([[null], [''], ['12 h'], [undefined], [true]])(
    'number %j is refused where something depends on it',
    (value) => {
      expect(() => parse(requiredLife, value)).toThrow(SchemaError);
    },
  );

  it('takes absent keys, ignores unknown ones, and counts the odd', () => {
    const rows = [{ id: 1, more: true }, { note: 'no id' }, null, 'text', []];
    expect(parseRecords(rows, noteSchema, 'value')).toEqual({
      records: [{ id: '1', note: '', parent: null, map: {} }],
      leftOut: 4,
      firstOddField: 'value.1.id',
    });
  });

  it.each([
    [{ 17: { id: 1 }, 23: { id: 'S.1__0123456789', note: 3 }, 29: {} }, 'results.notes.29.id'],
    [{ 17: 'S.1__0123456789' }, 'results.notes.17'],
    [{ 17: { id: 1 } }, undefined],
    [[], undefined],
  ])('name the first odd field by its path, and never its value: %j', (rows, firstOddField) => {
    expect(parseRecords(rows, noteSchema, 'results.notes').firstOddField).toBe(firstOddField);
  });

  it('lets every error through but that of an odd field', () => {
    const broken = record(() => {
      throw new RangeError('a fault of our own');
    });
    expect(() => parse(broken, {})).toThrow(RangeError);
  });
});

describe('retryAfterMs', () => {
  const nowMs = Date.UTC(2026, 10, 20, 17);
  it.each([
    ['30', 30_000],
    [' 0 ', 0],
    ['-5', 0],
    ['Fri, 20 Nov 2026 17:01:00 GMT', 60_000],
    ['Fri, 20 Nov 2026 16:00:00 GMT', 0],
    ['soon', null],
    ['', null],
    [null, null],
  ])('%j is %j', (header, waitMs) => expect(retryAfterMs(header, nowMs)).toBe(waitMs));
});

describe('plainReason', () => {
  it.each([
    ['Token expired: eyJhbGciOiJkaXIi.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abc-_123', 'Token expired: …'],
    ['Token S.1__0123456789abcdef0123456789abcdef01234567 revoked', 'Token … revoked'],
    ['client_secret=hunter2, retry', 'client_secret=…, retry'],
    ['password = letmein', 'password = …'],
    ['{"refresh_token":"abc","error":"x"}', '{"refresh_token":…,"error":"x"}'],
    ["'access_token': 'RT1-00-H0-1790000000abcdef'", "'access_token': …"],
    ['Authorization: Bearer abcDEF123456', 'Authorization: Bearer …'],
    ['sent Bearer abcDEF123456 here', 'sent Bearer … here'],
    ['Basic Y2xpZW50Omh1c2g= is wrong', 'Basic … is wrong'],
    ['see https://x.example/back?code=AB12&state=open', 'see https://x.example/back?code=…&state=open'],
    ['AB11751234567890abcdefghij was revoked', '… was revoked'],
    ['Key 3f2504e0-4f89-11d3-9a0c-0305e82c3301 unknown', 'Key … unknown'],
    ['Hash 9e107d9d372bb6826bd81d3542a419d6.', 'Hash …'],
    ['Blob q7Rk2LmZ9xPw4VtB8nYc is odd', 'Blob … is odd'],
    ['Part dGhpcyBpcyBhIHNlY3JldCBvZiBvdXJz is odd', 'Part … is odd'],
    // Long words, names of fields and types, addresses, stamps and ids say what a reason is about.
    [
      "Could not find a property named 'X' on type 'KarbonService.WorkItemSummaryDTO'.",
      "Could not find a property named 'X' on type 'KarbonService.WorkItemSummaryDTO'.",
    ],
    [
      'message=AuthenticationFailed; errorCode=003200; statusCode=401',
      'message=AuthenticationFailed; errorCode=003200; statusCode=401',
    ],
    ['Invalid param(s): connect_with_quickbooks_online', 'Invalid param(s): connect_with_quickbooks_online'],
    ['Donaudampfschifffahrtsgesellschaft ist vergeben', 'Donaudampfschifffahrtsgesellschaft ist vergeben'],
    ['Names element id 12345678901234567890 not found', 'Names element id 12345678901234567890 not found'],
    ['at 2026-11-20T08:00:00.000-08:00', 'at 2026-11-20T08:00:00.000-08:00'],
    ['Token: expired', 'Token: expired'],
    ['JWT not present.', 'JWT not present.'],
    [
      'The name Wilhelminenstrasse-Grundstuecksverwaltung is taken',
      'The name Wilhelminenstrasse-Grundstuecksverwaltung is taken',
    ],
    ['https://api.karbonhq.com/v3/WorkItems?$skip=100', 'https://api.karbonhq.com/v3/WorkItems?$skip=100'],
    ['two\n lines\tof text ', 'two lines of text'],
    [`${'word '.repeat(100)}`, 'word '.repeat(40)],
    [null, ''],
    [{ message: 'x' }, ''],
  ])('of %j is %j', (value, reason) => expect(redactReason(value)).toBe(reason));
});

it('no random text is left of a reason, in whatever alphabet', () => {
  const alphabets = [
    'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
    'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_',
    '0123456789abcdef',
    '0123456789ABCDEF',
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
    'abcdefghijklmnopqrstuvwxyz0123456789',
  ];
  const random = createRandom(7);
  for (let round = 0; round < 600; round += 1) {
    const alphabet = alphabets[round % alphabets.length] ?? '';
    const token = Array.from(
      { length: 36 + random.integer(40) },
      () => alphabet[random.integer(alphabet.length)],
    );
    expect(redactReason(`The token ${token.join('')} is odd`)).toBe('The token … is odd');
  }
});

describe('sleep', () => {
  it('ends at once when its signal is aborted, before or during', async () => {
    const stop = new AbortController();
    const sleeping = sleep(60_000, stop.signal);
    stop.abort();
    await sleeping;
    await sleep(60_000, stop.signal);
    expect(stop.signal.aborted).toBe(true);
  });
});
