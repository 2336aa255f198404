import type { FirmAnswer } from '../service';
import { storedName } from '../stored-names';
import type { ApiCall } from './call';
import { ItemFailure } from './failure';
import { createJobcodeTree, lineage } from './jobcode-tree';
import { createJobcode, removeAssignment, updateJobcode } from './mutations';
import { hasRight, refuseForRights } from './rights';
import { sentFlag, sentInteger, sentNumber, sentText } from './sent-values';
import { createShapes, type Shapes } from './shapes';
import type { QbtJobcode } from './state';
import { answerItems, type SentItem, type WriteRules, type WrittenItem } from './write-answer';

const longestName = 64;
const jobcodeTypes = ['regular', 'pto', 'paid_break', 'unpaid_break'] as const;

/** `POST /jobcodes` (quickbooks-time.md 7.4). */
export function createJobcodes(call: ApiCall): FirmAnswer {
  const shapes = createShapes(call);
  return answerItems(call, shapes, 'jobcodes', rulesOf(call, 'name'), (item) => create(call, shapes, item));
}

/** `PUT /jobcodes` (quickbooks-time.md 7.4). */
export function updateJobcodes(call: ApiCall): FirmAnswer {
  const shapes = createShapes(call);
  return answerItems(call, shapes, 'jobcodes', rulesOf(call, 'id'), (item) => update(call, shapes, item));
}

function rulesOf(call: ApiCall, required: 'id' | 'name'): WriteRules {
  return {
    writable: [
      ...(required === 'id' ? ['id'] : []),
      'parent_id',
      'name',
      'short_code',
      'type',
      'billable',
      'billable_rate',
      'assigned_to_all',
      'active',
      // Only accounts with two-way sync know the key (7.4).
      ...(call.tools.switches.quickbooksTime.hasTwoWaySync ? ['connect_with_quickbooks'] : []),
    ],
    required: () =>
      required === 'name' && call.tools.switches.quickbooksTime.jobcodeTypeDefault === 'required'
        ? ['name', 'type']
        : [required],
  };
}

function create(call: ApiCall, shapes: Shapes, item: SentItem): WrittenItem {
  requireRight(call);
  const switches = call.tools.switches.quickbooksTime;
  const fields = withoutUndefined({
    parentId: sentInteger(item, 'parent_id'),
    name: sentName(call, item),
    type: sentType(item),
    ...sentFields(item),
  });
  const { name = '', parentId = 0, type = 'regular' } = fields;
  if (name.trim() === '') throw new ItemFailure(417, 'Name is required.');
  if (type !== 'regular' && type !== 'pto') throw new ItemFailure(417, 'Breaks are read-only.');
  if (type === 'pto' && parentId !== 0) throw new ItemFailure(417, 'PTO jobcodes must be at the top level.');
  requireActiveParent(call, parentId);
  requireFreeShortCode(call, fields.shortCode ?? '', parentId, null);
  const named = siblingsNamed(call, name, parentId, null);
  const taken = named.filter((sibling) => sibling.type === type);
  if (taken.length < named.length && switches.createOverOtherType === 'refused417') {
    throw new ItemFailure(417, 'Name is already in use by a jobcode of another type.');
  }
  const twin = taken.find((sibling) => sibling.active);
  if (twin !== undefined) return accepted(call, shapes, item, twin);
  const archivedTwin = taken[0];
  if (archivedTwin !== undefined) {
    if (switches.createOverArchived === 'accepted202') return accepted(call, shapes, item, archivedTwin);
    if (switches.createOverArchived === 'refused417') {
      throw new ItemFailure(417, 'Name is already in use by an archived jobcode.');
    }
  }
  const { active = true, assignedToAll = switches.newJobcodesAssignedToAll, ...lasting } = fields;
  const jobcode = createJobcode(call.state, { ...lasting, assignedToAll, name }, call.tools);
  if (!active) updateJobcode(call.state, jobcode.id, { active }, call.tools);
  return { ...shown(call, shapes, jobcode), message: 'Created' };
}

/** The answer for an item that exists: nothing was made; what is told of the twin is a switch (7.4, code 202; 14). */
function accepted(call: ApiCall, shapes: Shapes, item: SentItem, twin: QbtJobcode): WrittenItem {
  const answer = { status: 202, message: 'Accepted' } as const;
  return call.tools.switches.quickbooksTime.acceptedItemShows === 'existing'
    ? { ...shown(call, shapes, twin), ...answer }
    : { ...answer, shape: () => ({ name: item.name }) };
}

function update(call: ApiCall, shapes: Shapes, item: SentItem): WrittenItem {
  requireRight(call);
  const jobcode = call.state.jobcodes.get(sentInteger(item, 'id') ?? 0);
  if (jobcode === undefined) throw new ItemFailure(417, 'id is not found in the database');
  const sent = withoutUndefined({
    parentId: sentInteger(item, 'parent_id'),
    name: sentName(call, item),
    ...sentFields(item),
  });
  requireEditable(jobcode, sentType(item), sent.active);
  const { name = jobcode.name, parentId = jobcode.parentId, active = jobcode.active } = sent;
  if (name.trim() === '') throw new ItemFailure(417, 'Name is required.');
  if (parentId !== jobcode.parentId) requireNewParent(call, jobcode, parentId);
  if (sent.shortCode !== undefined) requireFreeShortCode(call, sent.shortCode, parentId, jobcode.id);
  const takesName = name !== jobcode.name || parentId !== jobcode.parentId || (active && !jobcode.active);
  if (takesName && isNameTaken(call, jobcode, name, parentId)) {
    throw new ItemFailure(417, 'Name is already in use.');
  }
  updateJobcode(call.state, jobcode.id, sent, call.tools);
  if (sent.assignedToAll === false) endAssignmentOfAll(call, jobcode.id);
  return { ...shown(call, shapes, jobcode), message: 'Updated' };
}

function sentFields(item: SentItem) {
  return {
    shortCode: sentText(item, 'short_code'),
    billable: sentFlag(item, 'billable'),
    billableRate: sentNumber(item, 'billable_rate'),
    assignedToAll: sentFlag(item, 'assigned_to_all'),
    active: sentFlag(item, 'active'),
    connectWithQuickbooks: sentFlag(item, 'connect_with_quickbooks'),
  };
}

type Defined<Fields> = { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> };

/** Leaves out what was not sent, so that it does not overwrite what is stored. */
function withoutUndefined<Fields extends object>(fields: Fields): Defined<Fields> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Defined<Fields>;
}

function sentName(call: ApiCall, item: SentItem): string | undefined {
  const { refusesColon, trimsNames, storesNames } = call.tools.switches.quickbooksTime;
  const sent = sentText(item, 'name');
  const name = trimsNames ? sent?.trim() : sent;
  if (name !== undefined && [...name].length > longestName) {
    throw new ItemFailure(417, `Name is too long: at most ${longestName} characters.`);
  }
  if (refusesColon && name?.includes(':')) {
    throw new ItemFailure(417, 'Name must not contain a colon.');
  }
  return name === undefined ? undefined : storedName(name, storesNames);
}

function sentType(item: SentItem): QbtJobcode['type'] | undefined {
  const text = sentText(item, 'type');
  if (text === undefined) return undefined;
  const type = jobcodeTypes.find((known) => known === text);
  if (type === undefined) throw new ItemFailure(417, 'Invalid value for param: type');
  return type;
}

function requireRight(call: ApiCall): void {
  if (!hasRight(call.caller, 'manage_jobcodes')) {
    refuseForRights(call, "You don't have permission to manage jobcodes.");
  }
}

function requireEditable(jobcode: QbtJobcode, type: QbtJobcode['type'] | undefined, active?: boolean): void {
  if (type !== undefined && type !== jobcode.type) throw new ItemFailure(417, 'Type cannot be changed.');
  if (jobcode.type === 'paid_break' || jobcode.type === 'unpaid_break') {
    throw new ItemFailure(417, 'Breaks are read-only.');
  }
  if (!jobcode.active && active !== true) throw new ItemFailure(417, 'An archived jobcode cannot be edited.');
}

function requireActiveParent(call: ApiCall, parentId: number): void {
  if (parentId === 0) return;
  const parent = call.state.jobcodes.get(parentId);
  if (parent === undefined) throw new ItemFailure(417, 'Parent is not found in the database.');
  if (!parent.active) throw new ItemFailure(417, 'Parent is archived.');
}

function requireNewParent(call: ApiCall, jobcode: QbtJobcode, parentId: number): void {
  requireActiveParent(call, parentId);
  if (jobcode.type === 'pto') throw new ItemFailure(417, 'PTO jobcodes must be at the top level.');
  for (const ancestor of lineage(call.state.jobcodes, parentId)) {
    if (ancestor.id === jobcode.id) throw new ItemFailure(417, 'A jobcode cannot be below itself.');
  }
}

function requireFreeShortCode(call: ApiCall, code: string, parentId: number, ownId: number | null): void {
  if (code === '') return;
  if (!/^[A-Za-z0-9]+$/.test(code)) throw new ItemFailure(417, 'Short Code must be letters and digits.');
  for (const other of call.state.jobcodes.values()) {
    if (other.parentId === parentId && other.id !== ownId && other.shortCode === code) {
      throw new ItemFailure(417, 'Short Code is already in use.');
    }
  }
}

function siblingsNamed(call: ApiCall, name: string, parentId: number, ownId: number | null): QbtJobcode[] {
  const fold = (text: string) =>
    call.tools.switches.quickbooksTime.siblingNamesIgnoreCase ? text.toLowerCase() : text;
  const wanted = fold(name);
  return [...call.state.jobcodes.values()].filter(
    (other) => other.parentId === parentId && other.id !== ownId && fold(other.name) === wanted,
  );
}

/** Whether an active sibling stops a jobcode from bearing a name; one of another type where the switch says so. */
function isNameTaken(call: ApiCall, jobcode: QbtJobcode, name: string, parentId: number): boolean {
  const mindsTypes = call.tools.switches.quickbooksTime.createOverOtherType === 'created';
  return siblingsNamed(call, name, parentId, jobcode.id).some(
    (sibling) => sibling.active && (!mindsTypes || sibling.type === jobcode.type),
  );
}

function endAssignmentOfAll(call: ApiCall, jobcodeId: number): void {
  for (const assignment of call.state.assignments.values()) {
    if (assignment.userId === 0 && assignment.jobcodeId === jobcodeId && assignment.active) {
      removeAssignment(call.state, assignment.id, call.tools);
    }
  }
}

function shown(call: ApiCall, shapes: Shapes, jobcode: QbtJobcode): Omit<WrittenItem, 'message'> {
  return {
    status: 200,
    shape: () => shapes.jobcode(jobcode, createJobcodeTree(call.state.jobcodes)),
    refer: (supplement) => supplement.jobcode(jobcode.parentId),
  };
}
