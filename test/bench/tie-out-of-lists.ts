import { reconcileFirm, type TieOutInput, type TieOutLine } from '../../src/domain/matching/reconcile-firm';
import { defaultNamingRule } from '../../src/domain/naming/naming-rule';
import type { KarbonClient } from '../../src/domain/records/records';
import type { ClientLists, MadeClient } from './client-lists';

/** What the tie-out of a firm with one list says of each client; run to its end without a pause. */
export function tieOutOf({ clients, records }: ClientLists): readonly TieOutLine[] {
  const input: TieOutInput = {
    clients: clients.map(karbonClient),
    records: { quickbooksTime: records, quickbooks: [] },
    holders: [],
    rule: defaultNamingRule,
    links: { quickbooksTime: [], quickbooks: [] },
    blocks: { quickbooksTime: null, quickbooks: null },
  };
  const work = reconcileFirm(input);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value.lines;
  }
}

function karbonClient({ key, isPerson, name }: MadeClient): KarbonClient {
  const [last = '', given = ''] = name.split(', ');
  const [first = '', middle = ''] = given.split(' ');
  return {
    key,
    kind: isPerson ? 'person' : 'organization',
    fullName: name,
    person: isPerson ? { first, middle, last, preferred: '', suffix: '' } : null,
    legalName: '',
    tradingName: '',
    contactType: 'Client',
    members: null,
    lastModified: '2026-10-01T00:00:00Z',
  };
}
