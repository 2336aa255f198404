import { describe, expect, it } from 'vitest';
import { type MatchContext, type MatchResult, matchClient } from '../../../../src/domain/matching/match';
import { createPathOwners } from '../../../../src/domain/matching/path-owners';
import { defaultNamingRule } from '../../../../src/domain/naming/naming-rule';
import type { QuickbooksProduct } from '../../../../src/domain/records/customer-list';
import type { KarbonClient } from '../../../../src/domain/records/records';
import { indexOf } from '../sample-lists';

interface Firm {
  readonly karbon: string;
  readonly time: readonly string[];
  readonly quickbooks: readonly string[];
  readonly product?: QuickbooksProduct;
}

function match({ karbon, time, quickbooks, product = 'desktop' }: Firm): MatchResult {
  const client: KarbonClient = {
    key: 'C',
    kind: 'organization',
    fullName: karbon,
    person: null,
    legalName: '',
    tradingName: '',
    contactType: '',
    members: null,
    lastModified: '',
  };
  const context: MatchContext = {
    quickbooksTime: indexOf(...time),
    quickbooks: indexOf(...quickbooks),
    holders: [],
    clientPathOwners: createPathOwners([]),
    rule: defaultNamingRule,
    links: { quickbooksTime: new Map(), quickbooks: new Map() },
    blocks: { quickbooksTime: null, quickbooks: null },
    product,
  };
  return matchClient(context, client);
}

const long = 'The Association of Very Long Names of Customers';

describe('names in QuickBooks Desktop', () => {
  it('are the same whatever their case, and time goes there', () => {
    const { statuses, verdict, chain } = match({
      karbon: 'Acme Co',
      time: ['Acme Co'],
      quickbooks: ['ACME CO'],
    });
    expect(statuses?.quickbooks.kind).toBe('matched');
    expect(verdict.code).toBe('tiesOut');
    expect(chain.timeToQuickbooks).toBe('ties');
  });

  it('differ as in Online in anything else', () => {
    const { statuses, verdict } = match({ karbon: 'Acme Co', time: ['Acme Co'], quickbooks: ['Acme, Co'] });
    expect(statuses?.quickbooks.kind).toBe('differs');
    expect(verdict.code).toBe('wouldDuplicate');
  });

  it('differ in case in Online', () => {
    const firm = {
      karbon: 'Acme Co',
      time: ['Acme Co'],
      quickbooks: ['ACME CO'],
      product: 'online',
    } as const;
    expect(match(firm).statuses?.quickbooks.kind).toBe('differs');
    expect(match(firm).verdict.code).toBe('wouldDuplicate');
  });

  it.each([
    [long, 'tooLong'],
    ['Łódź Trading', 'characters'],
    ['日本商事', 'characters'],
    ['Acme 🎉', 'characters'],
  ])('cannot be %s', (karbon, because) => {
    const { statuses } = match({ karbon, time: [karbon], quickbooks: ['Other'] });
    expect(statuses?.quickbooks).toMatchObject({
      kind: 'blocked',
      reason: { code: 'nameBeyondProduct', because },
      unblocked: { kind: 'missing' },
    });
    expect(
      match({ karbon, time: [karbon], quickbooks: ['Other'], product: 'online' }).statuses?.quickbooks.kind,
    ).toBe('missing');
  });

  it.each(['Müller & Söhne', 'Café Ñandú', 'A'.repeat(41)])('can be %s', (karbon) => {
    const { statuses } = match({ karbon, time: [karbon], quickbooks: ['Other'] });
    expect(statuses?.quickbooks.kind).toBe('missing');
  });

  it('are looked at only where one would have to be written', () => {
    const { statuses } = match({ karbon: long, time: [long], quickbooks: [long] });
    expect(statuses?.quickbooks.kind).toBe('matched');
  });
});
