import { cardOf, differingCard, fileCard, keptCard, severalCard } from '../unit/panel/customer/sample-card';
import { sampleView } from '../unit/panel/sample-view';

/** The customer's card, from the asking for it. */
export const customerStates = {
  'customer, being read': { view: sampleView, customer: null },
  'customer, the same': { view: sampleView, customer: cardOf({}) },
  'customer, differing': { view: sampleView, customer: differingCard },
  'customer, differing, dark': { view: sampleView, customer: differingCard, isDark: true },
  'customer, differing, narrow': { view: sampleView, customer: differingCard, width: 320 },
  'customer, name spelled otherwise': {
    view: sampleView,
    customer: cardOf({ pair: { path: ['ACME  Co'] } }, { isActive: false }),
  },
  'customer, list file': { view: sampleView, customer: fileCard },
  'customer, service fails': { view: sampleView, customer: keptCard },
  'customer, several': { view: sampleView, customer: severalCard },
  'customer, failed': { view: sampleView, customer: { kind: 'failed' } },
} as const;
