import { notFound } from './faults';

interface Terms {
  readonly id: string;
  readonly name: string;
  readonly dueDays: number;
}

/** Under which the company sells. */
export const companyTerms: readonly Terms[] = [
  { id: '1', name: 'Due on receipt', dueDays: 0 },
  { id: '2', name: 'Net 15', dueDays: 15 },
  { id: '3', name: 'Net 30', dueDays: 30 },
  { id: '4', name: 'Net 60', dueDays: 60 },
];

/** One of them as the API answers it (additions.md 13). Throws `QboFault` 610. */
export function termShape(id: string): Record<string, unknown> {
  const terms = companyTerms.find((each) => each.id === id);
  if (!terms) throw notFound();
  return {
    Name: terms.name,
    Active: true,
    Type: 'STANDARD',
    DueDays: terms.dueDays,
    DiscountDays: 0,
    domain: 'QBO',
    sparse: false,
    Id: id,
    SyncToken: '0',
  };
}
