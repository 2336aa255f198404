import type { BudgetLine, KarbonUser, TimeUser } from '../records/records';
import { noTrackedTime, type TrackedTime } from './tracked-time';

export interface Budget {
  readonly estimateSeconds: number;
  readonly lines: readonly BudgetSum[];
}

export interface BudgetSum {
  readonly name: string;
  readonly estimateSeconds: number;
  /** `null` where the line is a role's, or its person is not known in QuickBooks Time. */
  readonly tracked: TrackedTime | null;
}

export interface BudgetInput {
  readonly lines: readonly BudgetLine[];
  readonly karbonUsers: readonly KarbonUser[];
  readonly timeUsers: readonly TimeUser[];
  /** By QuickBooks Time user id. */
  readonly tracked: ReadonlyMap<string, TrackedTime>;
}

/**
 * Sets Karbon's estimate against tracked time. People are the same in both systems when their e-mail is, which is how
 * Karbon pairs them too (karbon.md 4.1). `null` where nothing is estimated.
 */
export function budgetOf(input: BudgetInput): Budget | null {
  const karbonUsers = new Map(input.karbonUsers.map((user) => [user.key, user]));
  const trackedByEmail = new Map<string, TrackedTime>();
  for (const user of input.timeUsers) {
    const email = emailKey(user.email);
    if (email === '') continue;
    const [one, other] = [
      trackedByEmail.get(email) ?? noTrackedTime,
      input.tracked.get(user.id) ?? noTrackedTime,
    ];
    trackedByEmail.set(email, {
      seconds: one.seconds + other.seconds,
      runningSinceMs: [...one.runningSinceMs, ...other.runningSinceMs],
    });
  }

  const sums = new Map<string, BudgetSum>();
  for (const line of input.lines) {
    const user = line.userKey === null ? undefined : karbonUsers.get(line.userKey);
    const key = user ? `user ${user.key}` : `role ${line.roleName}`;
    const email = user ? emailKey(user.email) : '';
    sums.set(key, {
      name: user?.name ?? line.roleName,
      estimateSeconds: (sums.get(key)?.estimateSeconds ?? 0) + line.estimateMinutes * 60,
      tracked: trackedByEmail.get(email) ?? null,
    });
  }

  const lines = [...sums.values()].filter((sum) => sum.estimateSeconds > 0);
  if (lines.length === 0) return null;
  lines.sort((a, b) => b.estimateSeconds - a.estimateSeconds || (a.name < b.name ? -1 : 1));
  return { estimateSeconds: lines.reduce((total, line) => total + line.estimateSeconds, 0), lines };
}

function emailKey(email: string): string {
  return email.trim().toLowerCase();
}
