import { goesTogether } from '../../domain/plans/goes-together';
import type { CreateStep, MoveStep, PlanStep } from '../../domain/plans/plan';
import { idOf } from '../../domain/plans/step-effect';
import type { Customer, Jobcode, ListId } from '../../domain/records/records';
import type { QuickbooksConnection } from '../../store/rows';
import type { Priority } from '../../systems/http/page';
import { isSystemError, SystemError } from '../../systems/http/system-error';
import type {
  CustomerChange,
  CustomerWrite,
  QuickbooksOnlineWriter,
} from '../../systems/quickbooks-online/writer';
import type { JobcodeChange, NewJobcode } from '../../systems/quickbooks-time/writer';
import type { Writers } from './writers';

/** What the service has answered to a step. */
export type Written =
  | { readonly kind: 'jobcode'; readonly record: Jobcode }
  | { readonly kind: 'customer'; readonly record: Customer }
  /** QuickBooks Time says that a record of the name exists, and not which (quickbooks-time.md 7.4, code 202). */
  | { readonly kind: 'exists' }
  /** Nothing to remember. */
  | { readonly kind: 'nothing' };

/** A step, its targets resolved. */
export interface StepToWrite {
  readonly step: PlanStep;
  readonly idempotencyKey: string;
}

export interface StepWriting {
  readonly writers: Writers;
  /** The company in QuickBooks; `null` while it is not connected. */
  readonly quickbooks: QuickbooksConnection | null;
  /** Before whom it is sent. */
  readonly priority: Priority;
  /** The version of a customer that was looked at last: of a newer one nothing is changed (quickbooks.md 5.1). */
  syncToken(customerId: string): Promise<string>;
}

/** Sends steps of one list, together where it takes several at once, and returns what has come of each. */
export async function writeSteps(
  steps: readonly StepToWrite[],
  writing: StepWriting,
): Promise<readonly (Written | SystemError)[]> {
  const [first] = steps;
  if (first && steps.length > 1 && steps.every(({ step }) => goesTogether(step))) {
    const inOne = await together[first.step.list](
      steps.map(({ step }) => step),
      writing,
    );
    if (inOne) return inOne;
  }
  const written: (Written | SystemError)[] = [];
  for (const each of steps) written.push(await orError(writeIn[each.step.list](each, writing)));
  return written;
}

async function orError<Value>(writing: Promise<Value>): Promise<Value | SystemError> {
  try {
    return await writing;
  } catch (error) {
    if (isSystemError(error)) return error;
    throw error;
  }
}

const writeIn: Readonly<Record<ListId, (step: StepToWrite, writing: StepWriting) => Promise<Written>>> = {
  quickbooksTime: ({ step }, writing) => writeJobcode(step, writing),
  quickbooks: writeCustomer,
};

/** `null` where the request was refused as a whole, which says nothing of any step by itself. */
type WriteTogether = (
  steps: readonly PlanStep[],
  writing: StepWriting,
) => Promise<readonly (Written | SystemError)[] | null>;

const together: Readonly<Record<ListId, WriteTogether>> = {
  quickbooksTime: writeJobcodes,
  quickbooks: writeCustomers,
};

/** One request for what is made, and one for what is changed. */
async function writeJobcodes(
  steps: readonly PlanStep[],
  { writers, priority }: StepWriting,
): Promise<readonly (Written | SystemError)[]> {
  const made = new Map<PlanStep, NewJobcode>();
  const changed = new Map<PlanStep, JobcodeChange>();
  for (const step of steps) {
    if (step.kind === 'create') made.set(step, newJobcode(step));
    const change = changeOfJobcode(step);
    if (change) changed.set(step, change);
  }
  const time = writers.quickbooksTime;
  const written = new Map<PlanStep, Written | SystemError>();
  const note = (of: Iterable<PlanStep>, answers: readonly (Jobcode | null | SystemError)[] | SystemError) => {
    for (const [place, step] of [...of].entries()) {
      const answer = Array.isArray(answers) ? answers[place] : (answers as SystemError);
      written.set(step, isSystemError(answer) ? answer : writtenJobcode(answer ?? null));
    }
  };
  if (made.size > 0) note(made.keys(), await orError(time.createJobcodes([...made.values()], priority)));
  if (changed.size > 0)
    note(changed.keys(), await orError(time.updateJobcodes([...changed.values()], priority)));
  return steps.map((step) => written.get(step) ?? { kind: 'nothing' });
}

function writtenJobcode(record: Jobcode | null): Written {
  return record ? { kind: 'jobcode', record } : { kind: 'exists' };
}

function newJobcode({ path, parent, assignToAll, connectWithQuickbooks }: CreateStep): NewJobcode {
  return { name: lastOf(path), parentId: idOf(parent), assignToAll, connectWithQuickbooks };
}

/** `null` for a step that changes no jobcode that is there. */
function changeOfJobcode(step: PlanStep): JobcodeChange | null {
  switch (step.kind) {
    case 'restore': {
      const assignToAll = step.assignToAll ? { assignToAll: true } : {};
      return { id: step.id, isActive: true, ...renaming(step), ...assignToAll };
    }
    case 'rename':
      return { id: step.id, name: step.newName };
    case 'move':
      return { id: step.id, parentId: idOf(step.parent), ...renaming(step) };
    case 'archive':
      return { id: step.id, isActive: false, ...renaming(step) };
    default:
      return null;
  }
}

async function writeJobcode(step: PlanStep, { writers, priority }: StepWriting): Promise<Written> {
  const time = writers.quickbooksTime;
  if (step.kind === 'create') return writtenJobcode(await time.createJobcode(newJobcode(step), priority));
  if (step.kind === 'assign') {
    await time.assign({ jobcodeId: idOf(step.target) ?? '', userIds: step.userIds }, priority);
  }
  const change = changeOfJobcode(step);
  return change ? writtenJobcode(await time.updateJobcode(change, priority)) : { kind: 'nothing' };
}

async function writeCustomer({ step, idempotencyKey }: StepToWrite, writing: StepWriting): Promise<Written> {
  const { priority } = writing;
  const company = companyOf(writing);
  const write = await customerWriteOf(step, writing);
  if (!write) return { kind: 'nothing' };
  const record = await (write.kind === 'create'
    ? company.createCustomer({ ...write.customer, idempotencyKey }, priority)
    : company.updateCustomer({ ...write.change, idempotencyKey }, priority));
  return { kind: 'customer', record };
}

async function writeCustomers(
  steps: readonly PlanStep[],
  writing: StepWriting,
): Promise<readonly (Written | SystemError)[] | null> {
  const company = companyOf(writing);
  const writes: CustomerWrite[] = [];
  for (const step of steps) {
    const write = await customerWriteOf(step, writing);
    if (!write) throw new SystemError('internal', 'quickbooks', { detail: 'no write of a customer' });
    writes.push(write);
  }
  const answers = await orError(company.writeCustomers(writes, writing.priority));
  if (isSystemError(answers) && answers.rejection) return null;
  return steps.map((_, place) => {
    const record = isSystemError(answers) ? answers : answers[place];
    if (!record || isSystemError(record)) return record ?? new SystemError('internal', 'quickbooks');
    return { kind: 'customer', record };
  });
}

/** Throws `SystemError` where no company is connected. */
function companyOf({ writers, quickbooks }: StepWriting): QuickbooksOnlineWriter {
  if (!quickbooks) throw new SystemError('needsReconnect', 'quickbooks');
  return writers.quickbooks(quickbooks);
}

/** `null` for a step that writes no customer. */
async function customerWriteOf(step: PlanStep, { syncToken }: StepWriting): Promise<CustomerWrite | null> {
  if (step.kind === 'create') {
    return { kind: 'create', customer: { name: lastOf(step.path), parentId: idOf(step.parent) } };
  }
  const change = changeOfCustomer(step);
  return change && { kind: 'update', change: { ...change, syncToken: await syncToken(change.id) } };
}

/** `null` for a step that changes no customer that is there. */
function changeOfCustomer(step: PlanStep): Omit<CustomerChange, 'syncToken'> | null {
  switch (step.kind) {
    case 'restore':
      // A clean name has to go along: what is inactive bears ` (deleted)` (quickbooks.md 5.2).
      return { id: step.id, isActive: true, name: step.newName };
    case 'rename':
      return { id: step.id, name: step.newName };
    case 'move':
      return { id: step.id, parentId: idOf(step.parent), ...renaming(step), ...billing(step) };
    case 'archive':
      return { id: step.id, isActive: false, ...renaming(step) };
    default:
      return null;
  }
}

function billing({ billsWithParent }: MoveStep): { billsWithParent?: boolean } {
  return billsWithParent === undefined ? {} : { billsWithParent };
}

/** Only what changes is sent. */
function renaming({ path, newName }: { readonly path: readonly string[]; readonly newName: string }): {
  name?: string;
} {
  return newName === lastOf(path) ? {} : { name: newName };
}

function lastOf(path: readonly string[]): string {
  return path.at(-1) ?? '';
}
