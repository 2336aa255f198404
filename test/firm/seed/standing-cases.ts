import type { SeededClient } from './clients';
import { type SeededStanding, standingOfWork } from './placement';
import type { SeededWork } from './work-items';

/** What the seed meant a client or a work item to be in the two lists. */
export interface StandingCase {
  readonly kind: 'client' | 'work';
  readonly key: string;
  /** As Karbon has it: `[client]`, or `[client, title]`. */
  readonly path: readonly string[];
  /** `null` where the seed leaves it open. */
  readonly quickbooksTime: SeededStanding | null;
  readonly quickbooks: SeededStanding | null;
}

/** Every client, and every work item but those whose title is not a legal name, so that its expected name is the rule's affair. */
export function listStandingCases(
  clients: ReadonlyMap<string, SeededClient>,
  work: readonly SeededWork[],
): StandingCase[] {
  const clientCases = [...clients.values()].map(
    ({ plan, key }): StandingCase => ({
      kind: 'client',
      key,
      path: [plan.name],
      quickbooksTime: plan.time.standing,
      quickbooks: plan.quickbooks.standing,
    }),
  );
  const workCases = work
    .filter(({ plan }) => isLegalName(plan.title))
    .map(
      ({ plan, client, key }): StandingCase => ({
        kind: 'work',
        key,
        path: [plan.clientName, plan.title],
        quickbooksTime: standingOfWork(client.plan.time, plan.time),
        quickbooks: standingOfWork(client.plan.quickbooks, plan.quickbooks),
      }),
    );
  return [...clientCases, ...workCases];
}

/** Short enough for QuickBooks Time, and without what QuickBooks does not take or would have straightened. */
function isLegalName(title: string): boolean {
  return title.length <= 64 && !/[:’“”\u202e]/.test(title);
}
