import { checkedName, checkNameIsFree, mostLevels } from './names';
import { type CustomerFields, newRecord, putIntoList, writeFields } from './records';
import { DesktopRefusal } from './refusal';
import {
  childrenOf,
  customerAt,
  type DesktopState,
  findCustomer,
  heightBelow,
  type ListRecord,
  levelsOf,
  type NameList,
  parentOf,
  pathOf,
  unixSeconds,
} from './state';

/** What a person does in the program. Each throws `DesktopRefusal`; then nothing is changed. */
export function addCustomer(state: DesktopState, path: string, fields: CustomerFields): void {
  const levels = levelsOf(path);
  const parentLevels = levels.slice(0, -1);
  const parent = findCustomer(state, parentLevels);
  if (parent === null && parentLevels.length > 0) throw new DesktopRefusal('parentMissing', path);
  if (levels.length > mostLevels) throw new DesktopRefusal('tooManyLevels', path);
  const name = checkedName(state, levels.at(-1) ?? '');
  const parentRefNum = parent?.refNum ?? null;
  checkNameIsFree(state, name, parentRefNum, null);
  const record = newRecord(state, 'customers', name, parentRefNum);
  writeFields(state, record, fields);
  putIntoList(state, record);
}

export function addToOtherList(
  state: DesktopState,
  list: Exclude<NameList, 'customers'>,
  wanted: string,
): void {
  const name = checkedName(state, wanted);
  checkNameIsFree(state, name, null, null);
  putIntoList(state, newRecord(state, list, name, null));
}

export function editCustomer(state: DesktopState, path: string, fields: CustomerFields): void {
  const record = customerAt(state, path);
  writeFields(state, record, fields);
  touch(state, record);
}

/** The jobs below bear the new name in their paths; they themselves are not edited. */
export function rename(state: DesktopState, path: string, newName: string): void {
  const record = customerAt(state, path);
  const name = checkedName(state, newName);
  checkNameIsFree(state, name, record.parentRefNum, record);
  record.name = name;
  touch(state, record);
}

export function makeInactive(state: DesktopState, path: string): void {
  const record = customerAt(state, path);
  hide(state, record);
}

function hide(state: DesktopState, record: ListRecord): void {
  if (!record.isHidden) {
    record.isHidden = true;
    touch(state, record);
  }
  if (!state.switches.inactiveCustomerHidesJobs) return;
  for (const child of childrenOf(state, record.refNum)) hide(state, child);
}

/** That one alone: its jobs stay as they are. */
export function makeActive(state: DesktopState, path: string): void {
  const record = customerAt(state, path);
  if (!record.isHidden) return;
  record.isHidden = false;
  touch(state, record);
}

/** @param underPath `null` for the top */
export function move(state: DesktopState, path: string, underPath: string | null): void {
  const record = customerAt(state, path);
  const parent = underPath === null ? null : findCustomer(state, levelsOf(underPath));
  if (underPath !== null && parent === null) throw new DesktopRefusal('parentMissing', underPath);
  if (parent !== null && isWithin(state, parent, record)) throw new DesktopRefusal('belowItself', path);
  const levelsAbove = parent === null ? 0 : levelsOf(pathOf(state, parent)).length;
  if (levelsAbove + 1 + heightBelow(state, record) > mostLevels) {
    throw new DesktopRefusal('tooManyLevels', path);
  }
  const parentRefNum = parent?.refNum ?? null;
  checkNameIsFree(state, record.name, parentRefNum, record);
  record.parentRefNum = parentRefNum;
  touch(state, record);
}

/** The first comes to be the second; its jobs have to be moved before. */
export function merge(state: DesktopState, path: string, intoPath: string): void {
  const record = customerAt(state, path);
  const target = customerAt(state, intoPath);
  if (record === target) throw new DesktopRefusal('belowItself', path);
  if (childrenOf(state, record.refNum).length > 0) throw new DesktopRefusal('hasJobs', path);
  state.lists.records.splice(state.lists.records.indexOf(record), 1);
  target.balance += record.balance;
  touch(state, target);
}

/** Is the record the other one, or below it? */
function isWithin(state: DesktopState, record: ListRecord, ancestor: ListRecord): boolean {
  if (record === ancestor) return true;
  const parent = parentOf(state, record);
  return parent !== null && isWithin(state, parent, ancestor);
}

function touch(state: DesktopState, record: ListRecord): void {
  record.timestamp = unixSeconds(state);
}
