import type { QuickbooksProduct } from '../records/customer-list';
import type { SystemId } from '../records/records';
import { type ExportTarget, findExportTarget } from '../time/export-target';
import {
  type BlockReason,
  isNotConnected,
  type MatchStatus,
  type MatchStatuses,
  type PlacedRecord,
  type UnblockedStatus,
  unblockedStatus,
} from './match-status';
import type { NameIndex } from './name-index';
import type { Chain, ChainLink, Verdict } from './verdict';

export interface VerdictInput {
  readonly expectedPath: readonly string[];
  /** `null` until both lists have been read. */
  readonly statuses: MatchStatuses | null;
  /** QuickBooks' list as last read; `null` where it is not connected or has never been read. */
  readonly quickbooks: NameIndex | null;
  readonly product: QuickbooksProduct;
  readonly isPersonClient: boolean;
}

/**
 * The one sentence about a Karbon page. It follows the time: is there a jobcode to track it on, and does QuickBooks have
 * a customer of exactly the jobcode's name path, by which the exporter goes (quickbooks-time.md 8.2)?
 */
export function verdictOf(input: VerdictInput): Verdict {
  const { statuses, expectedPath } = input;
  if (!statuses) return { code: 'unknown', tone: 'neutral' };
  const time = statuses.quickbooksTime;
  const unblocked = unblockedStatus(time);
  if (unblocked?.kind === 'matched' || unblocked?.kind === 'differs') {
    // It reaches QuickBooks under the name that is stored, and nothing can be done here about that name.
    const isStoredOtherwise = time.kind === 'blocked' && time.reason.code === 'nameStoredOtherwise';
    const verdict = verdictOnJobcode(
      input,
      statuses.quickbooks,
      unblocked.found.path,
      unblocked.kind === 'matched',
    );
    const isOfName = verdict.code === 'differsInTime' || verdict.code === 'reachesUnderOtherName';
    return isStoredOtherwise && isOfName ? blocked('quickbooksTime', time.reason) : verdict;
  }
  if (time.kind === 'blocked') return blocked('quickbooksTime', time.reason);
  if (time.kind === 'missing') return { code: 'notInTime', tone: 'warning', expectedPath };
  if (time.kind === 'archived') return { code: 'jobcodeArchived', tone: 'warning', path: time.found.path };
  return unsettled('quickbooksTime', time) ?? { code: 'unknown', tone: 'neutral' };
}

/** The two links of the chain Karbon → QuickBooks Time → QuickBooks. */
export function chainOf(input: VerdictInput): Chain {
  const time = input.statuses && unblockedStatus(input.statuses.quickbooksTime);
  return { karbonToTime: linkToTime(time), timeToQuickbooks: linkToQuickbooks(input, time) };
}

function verdictOnJobcode(
  input: VerdictInput,
  inQuickbooks: MatchStatus,
  timePath: readonly string[],
  isKarbonsName: boolean,
): Verdict {
  const { expectedPath, quickbooks } = input;
  if (isNotConnected(inQuickbooks)) {
    return isKarbonsName
      ? { code: 'tiesOutInTime', tone: 'neutral', path: timePath }
      : { code: 'differsInTime', tone: 'warning', path: timePath, karbonPath: expectedPath };
  }
  if (!quickbooks) {
    return inQuickbooks.kind === 'blocked'
      ? blocked('quickbooks', inQuickbooks.reason)
      : { code: 'unknown', tone: 'neutral' };
  }

  const customer = findExportTarget(timePath, quickbooks, input);
  if (customer.kind === 'active') {
    return isKarbonsName
      ? { code: 'tiesOut', tone: 'good', path: timePath }
      : { code: 'reachesUnderOtherName', tone: 'warning', path: timePath, karbonPath: expectedPath };
  }
  return verdictOnMissingCustomer(inQuickbooks, timePath, customer);
}

/** QuickBooks has no active customer of the jobcode's path. */
function verdictOnMissingCustomer(
  inQuickbooks: MatchStatus,
  timePath: readonly string[],
  customer: ExportTarget,
): Verdict {
  if (inQuickbooks.kind === 'ambiguous') return choose('quickbooks', inQuickbooks);
  if (customer.kind === 'inactive') {
    return { code: 'customerInactive', tone: 'bad', path: customer.found.path };
  }
  if (customer.kind === 'sameMeaning') return wouldDuplicate(timePath, customer.found);
  switch (inQuickbooks.kind) {
    case 'matched':
    case 'differs':
      return wouldDuplicate(timePath, inQuickbooks.found);
    case 'archived':
      return { code: 'customerInactive', tone: 'bad', path: inQuickbooks.found.path };
    case 'blocked':
      return blocked('quickbooks', inQuickbooks.reason);
    default:
      return unsettled('quickbooks', inQuickbooks) ?? { code: 'wouldStrand', tone: 'bad', timePath };
  }
}

/** What a person has to settle first. */
function unsettled(system: SystemId, status: UnblockedStatus): Verdict | null {
  switch (status.kind) {
    case 'ambiguous':
      return choose(system, status);
    case 'misplaced': {
      const { found, expectedPath } = status;
      return { code: 'misplaced', tone: 'warning', system, path: found.path, expectedPath };
    }
    case 'similar': {
      const bestPath = status.candidates[0]?.path ?? [];
      return { code: 'similarOnly', tone: 'warning', system, bestPath };
    }
    default:
      return null;
  }
}

function choose(system: SystemId, status: Extract<MatchStatus, { kind: 'ambiguous' }>): Verdict {
  const { because, candidates, otherOwners } = status;
  const count = because === 'severalOwners' ? otherOwners.length + 1 : candidates.length;
  return { code: 'choose', tone: 'warning', system, count, because };
}

function wouldDuplicate(timePath: readonly string[], found: PlacedRecord): Verdict {
  return { code: 'wouldDuplicate', tone: 'bad', timePath, quickbooksPath: found.path };
}

function blocked(system: SystemId, reason: BlockReason): Verdict {
  return { code: 'blocked', tone: 'bad', system, reason };
}

function linkToTime(time: UnblockedStatus | null): ChainLink {
  switch (time?.kind) {
    case 'matched':
      return 'ties';
    case 'differs':
    case 'misplaced':
      return 'differs';
    case 'missing':
    case 'similar':
    case 'archived':
      return 'broken';
    default:
      return 'unknown';
  }
}

function linkToQuickbooks(input: VerdictInput, time: UnblockedStatus | null): ChainLink {
  if (!input.quickbooks || !time || !('found' in time)) return 'unknown';
  const customer = findExportTarget(time.found.path, input.quickbooks, input);
  switch (customer.kind) {
    case 'active':
      return 'ties';
    case 'sameMeaning':
      return 'differs';
    default:
      return 'broken';
  }
}
