import { fixOrder } from '../records/lists';
import type { ListId } from '../records/records';
import type { Plan } from './plan';

/** Rows of a list that could not be read: what a plan would make there may be one of them. */
export interface UnreadRows {
  readonly list: ListId;
  /** More than none. */
  readonly count: number;
}

/** The unread rows of each list in which a plan makes a record, or asks a person to. */
export function unreadBeside(
  { steps }: Pick<Plan, 'steps'>,
  unreadRows: Readonly<Record<ListId, number>> | undefined,
): readonly UnreadRows[] {
  return fixOrder.flatMap((list) => {
    const count = unreadRows?.[list] ?? 0;
    const isMadeThere = steps.some((step) => step.list === list && makes(step));
    return count > 0 && isMadeThere ? [{ list, count }] : [];
  });
}

function makes(step: Plan['steps'][number]): boolean {
  return step.kind === 'create' || (step.kind === 'request' && step.change.kind === 'create');
}
