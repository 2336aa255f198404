import type { QboTime, QboTransaction } from './state';
import { companyTimeZone, isoSecondsWithOffset } from './time';

/** What can be booked on customers, as far as the stand-in firm knows it (additions.md 9). */
export const transactionKinds = [
  'Invoice',
  'Estimate',
  'Payment',
  'SalesReceipt',
  'CreditMemo',
  'RefundReceipt',
  'Deposit',
  'JournalEntry',
  'Bill',
  'Purchase',
  'VendorCredit',
  'PurchaseOrder',
  'TimeActivity',
] as const;

/** A transaction as the API answers it. */
export function transactionShape(row: QboTransaction, nameOf: NameOf): Record<string, unknown> {
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
    ...detailsOf[row.kind](row, nameOf),
  };
}

/** Names of customers, vendors and employees by their ids. */
type NameOf = (id: string) => string;

type Details = (row: QboTransaction, nameOf: NameOf) => object;

/** Who owes or gets it stands in its head. */
const forCustomer: Details = ({ amount, customerId }) => ({ TotalAmt: amount, ...customerRef(customerId) });

/** Whom it is for stands in its lines alone. */
function inLine(detailType: string, reference: (customerId: string | null) => object): Details {
  return ({ amount, customerId }) => ({
    TotalAmt: amount,
    Line: [
      { Id: '1', Amount: amount, DetailType: detailType, [detailType]: { AccountRef: { value: '4' } } },
      { Id: '2', Amount: amount, DetailType: detailType, [detailType]: reference(customerId) },
    ],
  });
}

function customerRef(customerId: string | null): object {
  return customerId === null ? {} : { CustomerRef: { value: customerId } };
}

const expense = inLine('AccountBasedExpenseLineDetail', customerRef);

const detailsOf: Readonly<Record<QboTransaction['kind'], Details>> = {
  Invoice: forCustomer,
  Estimate: forCustomer,
  Payment: forCustomer,
  SalesReceipt: forCustomer,
  CreditMemo: forCustomer,
  RefundReceipt: forCustomer,
  Deposit: inLine('DepositLineDetail', (value) => (value ? { Entity: { value, type: 'CUSTOMER' } } : {})),
  JournalEntry: inLine('JournalEntryLineDetail', (value) => ({
    PostingType: 'Debit',
    ...(value && { Entity: { Type: 'Customer', EntityRef: { value } } }),
  })),
  Bill: expense,
  Purchase: expense,
  VendorCredit: expense,
  PurchaseOrder: inLine('ItemBasedExpenseLineDetail', customerRef),
  TimeActivity: ({ amount, customerId, time = bareTime(amount) }, nameOf) => ({
    NameOf: time.person?.kind ?? 'Employee',
    ...(time.person && {
      [`${time.person.kind}Ref`]: { value: time.person.id, name: nameOf(time.person.id) },
    }),
    ...(customerId !== null && { CustomerRef: { value: customerId, name: nameOf(customerId) } }),
    ...(time.serviceItem && { ItemRef: { value: '2', name: time.serviceItem } }),
    ...(time.className && { ClassRef: { value: '200000000001', name: time.className } }),
    BillableStatus: time.billable,
    Taxable: false,
    ...(time.hourlyRate !== null && { HourlyRate: time.hourlyRate }),
    Hours: Math.floor(time.seconds / 3_600),
    Minutes: Math.floor((time.seconds % 3_600) / 60),
    ...(time.seconds % 60 > 0 && { Seconds: time.seconds % 60 }),
    ...(time.description && { Description: time.description }),
  }),
};

/** Of whom and for what, nothing is said. */
function bareTime(hours: number): QboTime {
  return {
    person: null,
    seconds: Math.round(hours * 60) * 60,
    serviceItem: '',
    className: '',
    billable: 'NotBillable',
    hourlyRate: null,
    description: '',
  };
}
