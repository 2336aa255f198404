import type { QboTransaction } from './state';
import { companyTimeZone, isoSecondsWithOffset } from './time';

/** What is booked on customers, as far as the stand-in firm knows it (quickbooks.md 8.4). */
export const transactionKinds = ['Invoice', 'Estimate', 'Payment', 'TimeActivity'] as const;

/** A transaction as the API answers it. */
export function transactionShape(row: QboTransaction): Record<string, unknown> {
  return {
    domain: 'QBO',
    sparse: false,
    Id: row.id,
    SyncToken: '0',
    MetaData: {
      CreateTime: isoSecondsWithOffset(row.createdMs, companyTimeZone),
      LastUpdatedTime: isoSecondsWithOffset(row.lastUpdatedMs, companyTimeZone),
    },
    TxnDate: row.date,
    ...(row.customerId !== null && { CustomerRef: { value: row.customerId } }),
    ...detailsOf[row.kind](row),
  };
}

const detailsOf: Readonly<Record<QboTransaction['kind'], (row: QboTransaction) => object>> = {
  Invoice: ({ amount }) => ({ TotalAmt: amount, Balance: 0 }),
  Estimate: ({ amount }) => ({ TotalAmt: amount, TxnStatus: 'Pending' }),
  Payment: ({ amount }) => ({ TotalAmt: amount, UnappliedAmt: 0 }),
  TimeActivity: ({ amount }) => ({
    NameOf: 'Employee',
    BillableStatus: 'NotBillable',
    Hours: Math.floor(amount),
    Minutes: Math.round((amount % 1) * 60),
  }),
};
