import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  foldName,
  legalFormsCompatible,
  stripLegalForm,
} from '../../../../src/domain/matching/normalize-name';
import { nameVariants } from '../../../../src/domain/naming/name-variants';

describe('foldName', () => {
  it.each([
    ['Acme Co', 'ACME CO'],
    ['Acme Co', ' Acme\u00A0 Co '],
    ['Acme, Co.', 'Acme Co'],
    ['R & D', 'R and D'],
    ['A. B. Smith', 'AB Smith'],
    ['Smith’s', "Smith's"],
    ['Tax – 2025', 'Tax | 2025'],
    ['Ｆｕｌｌ ｗｉｄｔｈ', 'Full width'],
    ['Acme Co (deleted)', 'Acme Co'],
    ['Straße', 'STRASSE'],
  ])('is the same for %j and %j', (a, b) => {
    expect(foldName(a)).toBe(foldName(b));
  });

  it.each([
    ['Acme Co', 'Acme Inc'],
    ['Q1 20', 'Q 120'],
    ['!!!', '???'],
    ['🎉', '🎂'],
    ['Müller', 'Muller'],
    ['C++ course', 'C course'],
  ])('differs for %j and %j', (a, b) => {
    expect(foldName(a)).not.toBe(foldName(b));
  });

  it('is the same for plain text in full width, which takes the longer way', () => {
    const plain = fc.string({
      unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
    });
    const wide = (name: string) =>
      name.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(plain, (name) => {
        fc.pre(name.trim() !== '' && /[a-z0-9]/i.test(name));
        expect(foldName(name)).toBe(foldName(wide(name)));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is never empty for a name that is not', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        fc.pre(name.trim() !== '');
        expect(foldName(name)).not.toBe('');
      }),
    );
  });
});

describe('stripLegalForm', () => {
  const isSame = (a: string, b: string, isPerson = false) => {
    const [left, right] = [stripLegalForm(a, isPerson), stripLegalForm(b, isPerson)];
    return left.key === right.key && legalFormsCompatible(left, right);
  };

  it.each([
    ['Acme', 'Acme, Inc.'],
    ['Acme Incorporated', 'ACME Inc'],
    ['Acme L.L.C.', 'Acme LLC'],
    ['Smith & Co', 'Smith'],
    ['Acme Co Inc', 'Acme Inc.'],
  ])('passes over legal form: %j and %j', (a, b) => {
    expect(isSame(a, b)).toBe(true);
  });

  it.each([
    ['Acme Inc', 'Acme LLC'],
    ['Co', 'Inc'],
    ['Version 1.5', 'Version 15'],
    ['Thomas, James', 'James Thomas'],
  ])('keeps apart %j and %j', (a, b) => {
    expect(isSame(a, b)).toBe(false);
  });

  it.each([
    ['Castellano, Maria Elena', 'Maria Elena Castellano'],
    ['Doe Jr., John', 'John Doe Jr'],
    ['Doe, John Jr.', 'John Doe, Jr.'],
  ])('knows people in either order: %j and %j', (a, b) => {
    expect(isSame(a, b, true)).toBe(true);
  });

  it('does not take James Thomas for Thomas James', () => {
    expect(isSame('James Thomas', 'Thomas James', true)).toBe(false);
  });
});

describe('nameVariants', () => {
  const client = { fullName: 'Acme', person: null, legalName: '', tradingName: '' };

  it('are the legal and trading names of an organization', () => {
    expect(
      nameVariants({
        ...client,
        kind: 'organization',
        legalName: 'Acme Holdings LLC',
        tradingName: 'Acme',
      }),
    ).toEqual(['Acme Holdings LLC']);
  });

  it('are the other forms of a name for a person', () => {
    const fullName = 'Abernathy, Louise Marie';
    expect(nameVariants({ ...client, kind: 'person', fullName })).toEqual([
      'Louise Marie Abernathy',
      'Louise Abernathy',
    ]);
    const person = { first: 'Louise', middle: 'Marie', last: 'Abernathy', preferred: 'Lou', suffix: '' };
    expect(nameVariants({ ...client, kind: 'person', fullName, person })).toEqual([
      'Louise Abernathy',
      'Louise Marie Abernathy',
      'Lou Abernathy',
    ]);
  });
});
