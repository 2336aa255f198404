import type { MoveStep, PlanStep } from '../../domain/plans/plan';
import { idOf } from '../../domain/plans/step-effect';
import type { Customer, Jobcode, ListId } from '../../domain/records/records';
import type { QuickbooksConnection } from '../../store/rows';
import type { Priority } from '../../systems/http/page';
import { SystemError } from '../../systems/http/system-error';
import type { Writers } from './writers';

/** What the service has answered to a step. */
export type Written =
  | { readonly kind: 'jobcode'; readonly record: Jobcode }
  | { readonly kind: 'customer'; readonly record: Customer }
  /** QuickBooks Time says that a record of the name exists, and not which (quickbooks-time.md 7.4, code 202). */
  | { readonly kind: 'exists' }
  /** Nothing to remember. */
  | { readonly kind: 'nothing' };

export interface StepWriting {
  readonly writers: Writers;
  /** The company in QuickBooks; `null` while it is not connected. */
  readonly quickbooks: QuickbooksConnection | null;
  readonly idempotencyKey: string;
  /** Before whom it is sent. */
  readonly priority: Priority;
  /** The version of a customer that was looked at last: of a newer one nothing is changed (quickbooks.md 5.1). */
  syncToken(customerId: string): Promise<string>;
}

/** Sends one step, its targets resolved, to its service. Throws `SystemError`. */
export function writeStep(step: PlanStep, writing: StepWriting): Promise<Written> {
  return writeIn[step.list](step, writing);
}

const writeIn: Readonly<Record<ListId, (step: PlanStep, writing: StepWriting) => Promise<Written>>> = {
  quickbooksTime: writeJobcode,
  quickbooks: writeCustomer,
};

async function writeJobcode(step: PlanStep, { writers, priority }: StepWriting): Promise<Written> {
  const time = writers.quickbooksTime;
  switch (step.kind) {
    case 'create': {
      const { assignToAll, connectWithQuickbooks } = step;
      const parentId = idOf(step.parent);
      const name = lastOf(step.path);
      const record = await time.createJobcode(
        { name, parentId, assignToAll, connectWithQuickbooks },
        priority,
      );
      return record ? { kind: 'jobcode', record } : { kind: 'exists' };
    }
    case 'assign':
      await time.assign({ jobcodeId: idOf(step.target) ?? '', userIds: step.userIds }, priority);
      return { kind: 'nothing' };
    case 'restore': {
      const assignToAll = step.assignToAll ? { assignToAll: true } : {};
      return changed({ isActive: true, ...renaming(step), ...assignToAll });
    }
    case 'rename':
      return changed({ name: step.newName });
    case 'move':
      return changed({ parentId: idOf(step.parent), ...renaming(step) });
    case 'archive':
      return changed({ isActive: false, ...renaming(step) });
    default:
      return { kind: 'nothing' };
  }

  async function changed(change: Omit<Parameters<typeof time.updateJobcode>[0], 'id'>): Promise<Written> {
    const id = 'id' in step ? step.id : '';
    return { kind: 'jobcode', record: await time.updateJobcode({ id, ...change }, priority) };
  }
}

async function writeCustomer(step: PlanStep, writing: StepWriting): Promise<Written> {
  const { quickbooks, idempotencyKey, priority } = writing;
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
