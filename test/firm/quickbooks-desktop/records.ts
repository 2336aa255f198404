import { checkLength, type JobStatus } from './columns';
import { checkCharacters } from './names';
import { DesktopRefusal } from './refusal';
import { type DesktopState, type ListRecord, type NameList, unixSeconds } from './state';
import { heldText } from './text';

/** What a person fills in beside the name. */
export interface CustomerFields {
  readonly companyName?: string;
  readonly email?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly phone?: string;
  /** Up to five lines. */
  readonly billTo?: readonly string[];
  readonly customerType?: string;
  readonly jobStatus?: JobStatus;
  readonly jobType?: string;
  readonly jobDescription?: string;
  /** The program sums it from transactions, which are not simulated. */
  readonly balance?: number;
}

const columnOf = {
  companyName: 'COMPANYNAME',
  email: 'EMAIL',
  firstName: 'FIRSTNAME',
  lastName: 'LASTNAME',
  phone: 'PHONE1',
  customerType: 'CTYPE',
  jobType: 'JOBTYPE',
  jobDescription: 'JOBDESC',
} as const;

/** A record of the list that is not in it yet. */
export function newRecord(
  state: DesktopState,
  list: NameList,
  name: string,
  parentRefNum: number | null,
): ListRecord {
  return {
    list,
    refNum: state.lists.nextRefNums[list],
    name,
    parentRefNum,
    timestamp: unixSeconds(state),
    isHidden: false,
    balance: 0,
    jobStatus: 'None',
    texts: new Map(list === 'customers' ? taxTexts(state, parentRefNum === null) : []),
  };
}

/** Jobs are not taxable by themselves (the samples of additions.md 1). */
function taxTexts({ edition }: DesktopState, isTop: boolean): [string, string][] {
  if (edition === 'mac6' || !isTop) return [['TAXABLE', 'N']];
  return [
    ['TAXABLE', 'Y'],
    ['SALESTAXCODE', 'Tax'],
  ];
}

/** Throws `DesktopRefusal` if the lists hold as many entries as they can (quickbooks.md 10.3). */
export function putIntoList(state: DesktopState, record: ListRecord): void {
  if (state.lists.records.length >= state.switches.mostListEntries) {
    throw new DesktopRefusal('listFull', record.name);
  }
  state.lists.records.push(record);
  state.lists.nextRefNums[record.list] += 1;
}

/** Writes what is given. Throws `DesktopRefusal`; then nothing is written. */
export function writeFields(state: DesktopState, record: ListRecord, fields: CustomerFields): void {
  const texts: [string, string][] = [];
  for (const [field, column] of Object.entries(columnOf)) {
    const text = fields[field as keyof typeof columnOf];
    if (text !== undefined) texts.push([column, text]);
  }
  const billTo = fields.billTo ?? [];
  if (billTo.length > 5) throw new DesktopRefusal('textTooLong', billTo.join(', '));
  billTo.forEach((line, index) => {
    texts.push([`BADDR${index + 1}`, line]);
  });
  for (const [column, text] of texts) {
    // A line feed may stand in a field, though not in a name (additions.md 1).
    checkCharacters(text.replaceAll('\n', ''));
    checkLength(column, heldText(text, state.switches));
  }
  for (const [column, text] of texts) writeText(state, record, column, text);
  record.jobStatus = fields.jobStatus ?? record.jobStatus;
  record.balance = fields.balance ?? record.balance;
}

/** Writes one column; a type that its list does not have is added there (quickbooks.md 10.3). */
export function writeText(state: DesktopState, record: ListRecord, column: string, text: string): void {
  const held = heldText(text, state.switches);
  record.texts.set(column, held);
  if (column === 'CTYPE') addType(state, state.lists.customerTypes, held);
  if (column === 'JOBTYPE') addType(state, state.lists.jobTypes, held);
}

function addType(state: DesktopState, types: DesktopState['lists']['customerTypes'], name: string): void {
  if (name === '' || types.some((type) => type.name === name)) return;
  types.push({ name, refNum: types.length + 1, timestamp: unixSeconds(state) });
}
