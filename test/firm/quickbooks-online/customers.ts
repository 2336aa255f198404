import type { FirmTools } from '../service';
import { storedName } from '../stored-names';
import type { Switches } from '../switches';
import {
  type CustomerBody,
  checkCustomerFields,
  emailField,
  flagField,
  otherWritableFields,
  referenceField,
  textField,
} from './customer-fields';
import { nameWhenInactive, refuseDuplicate, withoutDeletedSuffix } from './duplicate-names';
import { invalidId, notFound, parameterMissing, QboFault } from './faults';
import { ancestorsOf } from './shapes';
import type { QboName, QuickbooksOnlineState } from './state';

/** Four levels below the top (quickbooks.md 5.2). */
const deepestLevel = 4;

/** Creates or updates a customer, as the body has an `Id` or not (quickbooks.md 3, 6). Throws `QboFault`; then nothing is changed. */
export function writeCustomer(state: QuickbooksOnlineState, tools: FirmTools, body: CustomerBody): QboName {
  checkCustomerFields(body, tools.switches.quickbooksOnline);
  return body.Id === undefined || body.Id === null
    ? createCustomer(state, tools, body)
    : updateCustomer(state, tools, body);
}

function createCustomer(state: QuickbooksOnlineState, tools: FirmTools, body: CustomerBody): QboName {
  const nowMs = tools.clock.now();
  const blank: QboName = {
    id: String(state.nextId),
    kind: 'Customer',
    syncToken: 0,
    displayName: '',
    companyName: '',
    givenName: '',
    familyName: '',
    email: '',
    active: true,
    parentId: null,
    // A project cannot be made here: `IsProject` is accepted and comes to nothing (6).
    isProject: false,
    billWithParent: false,
    balance: typeof body.Balance === 'number' ? body.Balance : 0,
    createdMs: nowMs,
    lastUpdatedMs: nowMs,
  };
  const created = merged(blank, body);
  const displayName = displayNameFor(created, body, tools.switches.quickbooksOnline);
  if (displayName === null) throw noName(body);
  created.displayName = displayName;
  checkPlace(state, tools, created, body, null);
  state.nextId += 1;
  state.names.set(created.id, created);
  return created;
}

function updateCustomer(state: QuickbooksOnlineState, tools: FirmTools, body: CustomerBody): QboName {
  const switches = tools.switches.quickbooksOnline;
  const id = String(body.Id);
  if (!/^\d+$/.test(id)) throw invalidId(id);
  const current = state.names.get(id);
  if (current?.kind !== 'Customer') throw notFound();
  if (body.SyncToken === undefined || body.SyncToken === null) throw parameterMissing('SyncToken');
  if (String(body.SyncToken) !== String(current.syncToken)) throw staleObject(state);
  const isSparse = flagField(body, 'sparse') ?? false;
  const updated = merged(isSparse ? current : withoutWritable(current), body);
  // A sparse update cannot blank the name; a full one without any is refused like a create.
  const displayName =
    body.DisplayName === undefined && isSparse
      ? current.displayName
      : displayNameFor(updated, body, switches);
  if (displayName === null) throw noName(body);
  updated.displayName = displayName;
  if (updated.isProject && !updated.billWithParent) {
    throw businessRule('A project must be a subcustomer billed to its parent');
  }
  if (current.active && !updated.active) {
    if (current.balance !== 0) throw openBalance();
    updated.displayName = nameWhenInactive(state, updated);
  }
  if (!current.active && updated.active) {
    updated.displayName = nameWhenReactivated(current.displayName, updated.displayName, switches);
  }
  checkPlace(state, tools, updated, body, current);
  const nowMs = tools.clock.now();
  const isRenamed = current.displayName !== updated.displayName;
  if (isRenamed && switches.parentRenameBumpsDescendants) bumpDescendants(state, id, nowMs);
  updated.syncToken = current.syncToken + 1;
  updated.lastUpdatedMs = nowMs;
  return Object.assign(current, updated);
}

/** The name of a record that is made active again (quickbooks.md 5.2). Throws `QboFault` 610 or 6000. */
function nameWhenReactivated(
  before: string,
  wanted: string,
  { reactivation }: Switches['quickbooksOnline'],
): string {
  const clean = withoutDeletedSuffix(wanted);
  if (reactivation === 'suffixDropped') return clean;
  if (reactivation === 'cleanNameRefused' && wanted !== before) throw notFound();
  if (reactivation === 'cleanNameNeeded' && wanted !== clean) {
    throw businessRule('A name that is made active again must be given without the mark of a deleted one.');
  }
  return wanted;
}

/** A renamed ancestor stands in the paths of all below it, so they count as changed. */
function bumpDescendants(state: QuickbooksOnlineState, id: string, nowMs: number): void {
  for (const child of state.names.values()) {
    if (child.parentId !== id) continue;
    child.syncToken += 1;
    child.lastUpdatedMs = nowMs;
    bumpDescendants(state, child.id, nowMs);
  }
}

/** What a full update leaves of a record before it writes what was sent: omitted fields are cleared (quickbooks.md 3). */
function withoutWritable(name: QboName): QboName {
  return {
    ...name,
    companyName: '',
    givenName: '',
    familyName: '',
    email: '',
    active: true,
    parentId: null,
    billWithParent: false,
    otherFields: {},
  };
}

/** A copy with the sent fields written over it, `displayName` and `syncToken` aside. */
function merged(name: QboName, body: CustomerBody): QboName {
  const otherFields: Record<string, unknown> = { ...name.otherFields };
  for (const property of otherWritableFields) {
    if (body[property] === null || body[property] === '') {
      // The name on checks cannot be blanked (6).
      if (property !== 'PrintOnCheckName') delete otherFields[property];
    } else if (body[property] !== undefined) {
      otherFields[property] = body[property];
    }
  }
  const parentId = referenceField(body, 'ParentRef');
  return {
    ...name,
    companyName: textField(body, 'CompanyName') ?? name.companyName,
    givenName: textField(body, 'GivenName') ?? name.givenName,
    familyName: textField(body, 'FamilyName') ?? name.familyName,
    email: emailField(body) ?? name.email,
    active: flagField(body, 'Active') ?? name.active,
    parentId: parentId === undefined ? name.parentId : parentId,
    billWithParent: flagField(body, 'BillWithParent') ?? name.billWithParent,
    otherFields,
  };
}

/** The name sent, or else the name parts in their order (quickbooks.md 5.1); `null` where that leaves nothing. */
function displayNameFor(
  name: QboName,
  body: CustomerBody,
  switches: Switches['quickbooksOnline'],
): string | null {
  const { Title, MiddleName, Suffix } = name.otherFields ?? {};
  const sent =
    textField(body, 'DisplayName') ??
    [Title, name.givenName, MiddleName, name.familyName, Suffix]
      .filter((part) => typeof part === 'string' && part !== '')
      .join(' ');
  if (sent.trim() === '') return null;
  return storedName(switches.trimsNames ? sent.trim() : sent, switches.storesNames);
}

/** Is the record's place in the list sound: its parent, its depth, its name among its neighbours? */
function checkPlace(
  state: QuickbooksOnlineState,
  tools: FirmTools,
  name: QboName,
  body: CustomerBody,
  current: QboName | null,
): void {
  const isJob = flagField(body, 'Job') ?? (current !== null && current.parentId !== null);
  if (isJob !== (name.parentId !== null)) throw jobMismatch();
  if (name.parentId !== null && name.parentId !== current?.parentId) {
    checkParent(state, tools.switches.quickbooksOnline, name.parentId, name);
    if (ancestorsOf(state, name).length + heightBelow(state, name.id) > deepestLevel) throw tooDeep();
  }
  const isRenamedOrMoved = current?.displayName !== name.displayName || current.parentId !== name.parentId;
  if (isRenamedOrMoved) refuseDuplicate(state, tools.switches.quickbooksOnline, name, current);
}

function checkParent(
  state: QuickbooksOnlineState,
  switches: Switches['quickbooksOnline'],
  parentId: string,
  name: QboName,
): void {
  if (!/^\d+$/.test(parentId)) throw invalidId(parentId);
  const parent = state.names.get(parentId);
  if (parent?.kind !== 'Customer') throw invalidReference(parentId);
  if (parent.id === name.id || ancestorsOf(state, parent).some(({ id }) => id === name.id)) {
    throw new QboFault({
      code: '900',
      message: 'Invalid Parent',
      detail: 'Invalid Parent : A record cannot be its own parent or child.',
      element: 'ParentRef',
    });
  }
  if (!parent.active) throw notFound();
  if (parent.isProject && switches.refusesProjectParents) {
    throw businessRule('A project cannot have subcustomers.');
  }
}

/** Levels of children below a record. */
function heightBelow(state: QuickbooksOnlineState, id: string): number {
  const children = [...state.names.values()].filter(({ parentId }) => parentId === id);
  return Math.max(0, ...children.map((child) => 1 + heightBelow(state, child.id)));
}

function noName(body: CustomerBody): QboFault {
  if (body.DisplayName === undefined) return parameterMissing('DisplayName');
  return new QboFault({
    code: '6080',
    message: 'A name is required',
    detail: 'Business Validation Error: At least one name field has to be given.',
    element: 'DisplayName',
  });
}

function invalidReference(id: string): QboFault {
  return new QboFault({
    code: '2500',
    message: 'Invalid Reference Id',
    detail: `Invalid Reference Id : Names element id ${id} not found`,
    element: 'ParentRef',
  });
}

function jobMismatch(): QboFault {
  return new QboFault({
    code: '6150',
    message: 'Job and ParentRef do not agree',
    detail: 'ParentRef is required if Job is true, and must not be given if Job is false.',
    element: 'Job',
  });
}

function tooDeep(): QboFault {
  return new QboFault({
    code: '6180',
    message: 'Too many levels',
    detail: `Business Validation Error: A customer can have at most ${deepestLevel} levels below it.`,
    element: 'ParentRef',
  });
}

function businessRule(rule: string): QboFault {
  return new QboFault({
    code: '6000',
    message: 'A business validation error has occurred while processing your request',
    detail: `Business Validation Error: ${rule}`,
  });
}

function openBalance(): QboFault {
  return new QboFault({
    code: '6220',
    message: 'Delete List Has Balance Error',
    detail: 'The list element has a balance and cannot be made inactive.',
  });
}

function staleObject(state: QuickbooksOnlineState): QboFault {
  const other = state.users.find(({ isCompanyAdmin }) => isCompanyAdmin)?.name ?? 'another user';
  return new QboFault({
    code: '5010',
    message: 'Stale Object Error',
    detail: `Stale Object Error : You and ${other} were working on this at the same time. ${other} finished before you did, so your work was not saved.`,
  });
}
