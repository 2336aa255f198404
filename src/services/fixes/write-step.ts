import type { CreateStep, MoveStep, PlanStep } from '../../domain/plans/plan';
import { idOf } from '../../domain/plans/step-effect';
import type { Customer, Jobcode, ListId } from '../../domain/records/records';
import type { QuickbooksConnection } from '../../store/rows';
import type { Priority } from '../../systems/http/page';
import { isSystemError, SystemError } from '../../systems/http/system-error';
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

/** Sends steps, those of a list that takes several at once together, and returns what has come of each. */
export async function writeSteps(
  steps: readonly StepToWrite[],
  writing: StepWriting,
): Promise<readonly (Written | SystemError)[]> {
  const [first] = steps;
  const inOne = first && steps.length > 1 ? together[first.step.list] : null;
  if (inOne)
    return inOne(
      steps.map(({ step }) => step),
      writing,
    );
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

type WriteTogether = (
  steps: readonly PlanStep[],
  writing: StepWriting,
) => Promise<readonly (Written | SystemError)[]>;

/** `null` where each step is a request of its own. */
const together: Readonly<Record<ListId, WriteTogether | null>> = {
  quickbooksTime: writeJobcodes,
  quickbooks: null,
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
  const { quickbooks, priority } = writing;
  if (!quickbooks) throw new SystemError('needsReconnect', 'quickbooks');
  const company = writing.writers.quickbooks(quickbooks);
  switch (step.kind) {
    case 'create': {
      const customer = { name: lastOf(step.path), parentId: idOf(step.parent), idempotencyKey };
      return { kind: 'customer', record: await company.createCustomer(customer, priority) };
    }
    case 'restore':
      // A clean name has to go along: what is inactive bears ` (deleted)` (quickbooks.md 5.2).
      return changed({ isActive: true, name: step.newName });
    case 'rename':
      return changed({ name: step.newName });
    case 'move':
      return changed({ parentId: idOf(step.parent), ...renaming(step), ...billing(step) });
    case 'archive':
      return changed({ isActive: false, ...renaming(step) });
    default:
      return { kind: 'nothing' };
  }

  async function changed(
    change: Omit<Parameters<typeof company.updateCustomer>[0], 'id' | 'syncToken' | 'idempotencyKey'>,
  ): Promise<Written> {
    const id = 'id' in step ? step.id : '';
    const syncToken = await writing.syncToken(id);
    const record = await company.updateCustomer({ id, syncToken, idempotencyKey, ...change }, priority);
    return { kind: 'customer', record };
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
