import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultNamingRule, type NamingRule } from '../../../../src/domain/naming/naming-rule';
import { sanitizeName } from '../../../../src/domain/naming/sanitize-name';

const name = (text: string, rule: Partial<NamingRule> = {}) =>
  sanitizeName(text, { ...defaultNamingRule, ...rule });

describe('sanitizeName', () => {
  it.each([
    ['Tax: 2025', 'Tax - 2025'],
    ['Tax\t2025\r\nfinal', 'Tax 2025 final'],
    ['  Acme\u00A0  Co ', 'Acme Co'],
    ['Ac\u200Bme\uFEFF Co', 'Acme Co'],
    ['Unit 7\u200B7', 'Unit 7 7'],
    ['Unit 7\u200B\u2060\u00AD7A', 'Unit 7 7A'],
    ['Unit\u200B 7\u200B', 'Unit 7'],
    ['exe.\u202Efdp', 'exe.fdp'],
    ['“Smith’s” – books', '"Smith\'s" - books'],
    ['Cafe\u0301', 'Caf\u00E9'],
    ['broken \uD83D emoji', 'broken \uFFFD emoji'],
    ['👩‍👧 Family', '👩‍👧 Family'],
    ['ביקורת שנתית | 2025', 'ביקורת שנתית | 2025'],
    ['Acme\u061C Co', 'Acme Co'],
    ['Ac\u034Fme Co', 'Acme Co'],
    ['Acme\u3164Co\u115F\u1160\uFFA0', 'AcmeCo'],
    ['Acme\u2800\u2800Co\u2800', 'Acme Co'],
    ['Acme\u{E0041}\u{E0043}\u{E007F}\u{E0001} Co', 'Acme Co'],
    ['Acme\u{E0100} \uFE00Co\uFE0F', 'Acme Co'],
    ['Ac\u200Dme\u200C Co', 'Acme Co'],
    ['Ac\u2061me\u206A\uFFF9 Co\u17B4', 'Acme Co'],
    ['Acme\u{1D173} Co\u{13430}', 'Acme Co'],
    ['\u3164\u2800\u200D', ''],
    ['🏴\u{E0067}\u{E0062}\u{E007F} Ltd', '🏴 Ltd'],
    ['❤\uFE0F 1\uFE0F\u20E3 👩🏽\u200D💻', '❤\uFE0F 1\uFE0F\u20E3 👩🏽\u200D💻'],
    ['می\u200Cخواهم', 'می\u200Cخواهم'],
    ['ക്\u200D', 'ക്\u200D'],
    ['\u0601 12', '\u0601 12'],
    [' : ', '-'],
    ['\t\n', ''],
  ])('makes %j %j', (text, legal) => {
    expect(name(text)).toBe(legal);
  });

  it('puts in place of a colon what the firm has chosen', () => {
    expect(name('Tax:2025', { colonBecomes: ',' })).toBe('Tax,2025');
    expect(name('Tax: 2025', { colonBecomes: '' })).toBe('Tax 2025');
  });

  it('keeps typographic punctuation where the rule says so', () => {
    expect(name('Smith’s – books', { straightenPunctuation: false })).toBe('Smith’s – books');
  });

  it('cuts at a word and leaves no separator at the end', () => {
    const title = 'Monthly bookkeeping and payroll | August 2025';
    expect(name(title, { levelLimit: 41 })).toBe('Monthly bookkeeping and payroll | August');
    expect(name('Consolidated statements of the parent | and its subsidiaries', { levelLimit: 41 })).toBe(
      'Consolidated statements of the parent',
    );
  });

  it('cuts through a word only when it is most of the name, and never through a character', () => {
    expect(name('x'.repeat(50), { levelLimit: 41 })).toBe('x'.repeat(41));
    expect(name(`${'x'.repeat(39)}👩‍👧`, { levelLimit: 41 })).toBe('x'.repeat(39));
  });

  const rules = fc.record({
    levelLimit: fc.constantFrom(41 as const, 64 as const, 100 as const),
    personOrder: fc.constant('asInKarbon' as const),
    colonBecomes: fc.constantFrom(' -' as const, ',' as const, '' as const),
    straightenPunctuation: fc.boolean(),
  });
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({
      unit: fc.constantFrom(
        ...[
          '\u200D',
          '\u200C',
          '\uFE0F',
          '👩',
          '🏽',
          '1',
          '\u20E3',
          'ക',
          '\u0D4D',
          '\u034F',
          '\u17B4',
          '\u0301',
        ],
      ),
      maxLength: 40,
    }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.string({
      unit: fc.constantFrom(
        'a',
        ' ',
        ':',
        '\u00A0',
        '\u0301',
        '\u200B',
        '\u200D',
        '\uFE0F',
        '\u034F',
        '\u{E0041}',
        'ی',
        '|',
        '’',
        '–',
        '👩‍👧',
        '\uD800',
      ),
      maxLength: 150,
    }),
  );

  it('comes to the same name when asked again, within the limit, with nothing forbidden in it', () => {
    fc.assert(
      fc.property(anyText, rules, (text, rule) => {
        const legal = sanitizeName(text, rule);
        expect(sanitizeName(legal, rule)).toBe(legal);
        expect(legal.length).toBeLessThanOrEqual(rule.levelLimit);
        expect(legal).not.toMatch(/[:\t\n\r\p{Cc}\u00A0\u200B\uFEFF\u061C\u2800\u3164]|\u034F| {2}|^ | $/u);
        expect(legal).not.toMatch(/[\u{E0000}-\u{E0FFF}]/u);
        expect(legal).toBe(legal.normalize('NFC'));
      }),
      { numRuns: 500 },
    );
  });
});
