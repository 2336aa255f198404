import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedPath } from '../../../../src/domain/naming/expected-path';
import { defaultNamingRule, type NamingRule } from '../../../../src/domain/naming/naming-rule';
import { sanitizeWithoutLimit } from '../../../../src/domain/naming/sanitize-name';
import type { PersonName } from '../../../../src/domain/records/records';

const acme = { kind: 'organization', fullName: 'Acme Co', person: null } as const;
const desktop: NamingRule = { ...defaultNamingRule, levelLimit: 41 };

function titleNames(titles: readonly string[], rule = desktop): (string | undefined)[] {
  return titles.map((title) => expectedPath({ client: acme, title }, rule, titles)[1]);
}

describe('expectedPath', () => {
  it('is the client, or the client and the title', () => {
    expect(expectedPath({ client: acme, title: null }, defaultNamingRule)).toEqual(['Acme Co']);
    expect(expectedPath({ client: acme, title: 'Advisory: plan' }, defaultNamingRule)).toEqual([
      'Acme Co',
      'Advisory - plan',
    ]);
  });

  const august = 'Monthly bookkeeping, payroll and sales tax | Aug 2025';
  const september = 'Monthly bookkeeping, payroll and sales tax | Sep 2025';

  it('tells titles apart that the cut would make equal, whatever else is there and in whatever order', () => {
    const [first = '', second = ''] = titleNames([august, september]);
    expect(first).toMatch(/^Monthly bookkeeping, payroll and ~[0-9a-z]{5}$/);
    expect(second).toMatch(/^Monthly bookkeeping, payroll and ~[0-9a-z]{5}$/);
    expect(first).not.toBe(second);
    expect(titleNames([september, 'Audit', august])).toEqual([second, 'Audit', first]);
  });

  it('adds nothing where the cut makes no two titles equal', () => {
    expect(titleNames([august])).toEqual(['Monthly bookkeeping, payroll and sales']);
    expect(titleNames([august, august])[0]).toBe('Monthly bookkeeping, payroll and sales');
  });

  it('leaves the name to the title that has it uncut', () => {
    const whole = 'Monthly bookkeeping, payroll and sales';
    const [kept, told] = titleNames([whole, august]);
    expect(kept).toBe(whole);
    expect(told).toMatch(/ ~[0-9a-z]{5}$/);
  });

  it('gives different names to different titles under one client', () => {
    const stem = fc.constantFrom('Consolidated financial statements of the group', 'Tax', 'x'.repeat(60));
    const titles = fc.uniqueArray(
      fc.tuple(stem, fc.string({ maxLength: 30 })).map(([start, end]) => `${start} ${end}`),
      {
        selector: (title) => sanitizeWithoutLimit(title, desktop).toLowerCase(),
        minLength: 2,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(titles, (all) => {
        const names = titleNames(all);
        expect(new Set(names).size).toBe(all.length);
        for (const name of names) expect(name?.length).toBeLessThanOrEqual(41);
      }),
    );
  });
});

describe('a person in the order that the firm has chosen', () => {
  const parts = (first: string, last: string, suffix = ''): PersonName => ({
    first,
    middle: '',
    last,
    preferred: '',
    suffix,
  });
  const nameOf = (
    fullName: string,
    personOrder: NamingRule['personOrder'],
    person: PersonName | null = null,
  ) =>
    expectedPath(
      { client: { kind: 'person', fullName, person }, title: null },
      { ...defaultNamingRule, personOrder },
    )[0];

  it.each([
    ['Castellano, Maria Elena', 'Maria Elena Castellano'],
    ['Doe Jr., John', 'John Doe Jr.'],
    ['- Business, Acme', 'Acme - Business'],
    ['Maria Castellano', 'Maria Castellano'],
    ['Acme, Inc.', 'Acme, Inc.'],
    ['Smith, Jr.', 'Smith, Jr.'],
    ['Smith, John, Trustee', 'Smith, John, Trustee'],
    ['Smith,', 'Smith,'],
  ])('first name first: %j is %j', (fullName, ordered) => {
    expect(nameOf(fullName, 'firstLast')).toBe(ordered);
  });

  it('last name first, only where the parts say which it is', () => {
    expect(nameOf('Maria van der Berg', 'lastFirst')).toBe('Maria van der Berg');
    expect(nameOf('Maria van der Berg', 'lastFirst', parts('Maria', 'van der Berg'))).toBe(
      'van der Berg, Maria',
    );
    expect(nameOf('John Doe Jr.', 'lastFirst', parts('John', 'Doe', 'Jr.'))).toBe('Doe Jr., John');
    expect(nameOf('Doe, John', 'lastFirst', parts('John', 'Doe'))).toBe('Doe, John');
  });

  it('is as Karbon shows it by default, and organizations never turn round', () => {
    expect(nameOf('Doe, John', 'asInKarbon', parts('John', 'Doe'))).toBe('Doe, John');
    const firm = { kind: 'organization', fullName: 'Baker, Finch', person: null } as const;
    expect(
      expectedPath({ client: firm, title: null }, { ...defaultNamingRule, personOrder: 'firstLast' }),
    ).toEqual(['Baker, Finch']);
  });

  it('comes to the same name with and without the parts', () => {
    for (const order of ['firstLast', 'lastFirst'] as const) {
      expect(nameOf('Doe, John', order, parts('John', 'Doe'))).toBe(nameOf('Doe, John', order));
    }
  });
});
