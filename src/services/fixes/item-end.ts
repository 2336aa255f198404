import type { ErrorCode, PlainError } from '../../messages/errors';
import type { FixOutcome } from '../../messages/fixes';
import type { ItemEnd } from '../../store/bulk-runs';
import type { JournalEntry } from '../../store/rows';
import { canUndo, isOpen } from './run-view';

/** Where an item stands once nothing is done for it for now. */
export type ItemStanding =
  | { readonly kind: 'over'; readonly end: Omit<ItemEnd, 'isGivenUp'> }
  /** Nothing of it has been begun. */
  | { readonly kind: 'notBegun' }
  /** It is not known yet what has become of a step. */
  | { readonly kind: 'open'; readonly error: PlainError }
  /** It goes on where it is once the service can be asked; `null` where it was left lying alone. */
  | { readonly kind: 'held'; readonly error: PlainError | null; readonly end: Omit<ItemEnd, 'isGivenUp'> };

/** What says nothing of one record, and would be the same for each of a thousand. */
const ofService: ReadonlySet<ErrorCode> = new Set([
  'needsReconnect',
  'notAllowed',
  'rateLimited',
  'selfLimited',
  'offline',
  'accessWithheld',
  'vaultLocked',
  'unreachable',
  'timedOut',
  'serverFault',
  'gatewayRefused',
  'billingLapsed',
  'addressBlocked',
  'wrongEnvironment',
  'accountChanged',
  'storageFull',
]);

/** Those of them that a person has to see to. */
const ofPerson: ReadonlySet<ErrorCode> = new Set([
  'needsReconnect',
  'notAllowed',
  'accessWithheld',
  'vaultLocked',
  'billingLapsed',
  'addressBlocked',
  'wrongEnvironment',
  'accountChanged',
]);

function isOfService({ code }: PlainError): boolean {
  return ofService.has(code);
}

export function needsPerson({ code }: PlainError): boolean {
  return ofPerson.has(code);
}

/** The step has changed nothing, and can be tried again as it was planned. */
export function isGivenUp(entry: JournalEntry): boolean {
  return entry.state === 'failed' && (entry.outcome?.kind === 'notReached' || holderOf(entry) !== null);
}

/** What of a service, and not of the record, has kept a step from being taken; `null` where nothing has. */
function holderOf({ outcome, step }: JournalEntry): PlainError | null {
  if (outcome?.kind === 'failed' && isOfService(outcome.error)) return outcome.error;
  const isRightMissing = outcome?.kind === 'refused' && outcome.refusal.code === 'noRight';
  return isRightMissing ? { code: 'notAllowed', system: step.list, retryAt: null, detail: '' } : null;
}

/**
 * @param entries of the item's own run, by position.
 * @param told what the worker has said of it, where it was just asked for.
 */
export function standingOf(entries: readonly JournalEntry[], told: FixOutcome | null): ItemStanding {
  if (entries.length === 0) return standingBeforeRun(told);
  const open = entries.find(isOpen);
  if (open) {
    const { outcome, step } = open;
    const error =
      outcome?.kind === 'failed'
        ? outcome.error
        : ({ code: 'unreachable', system: step.list, retryAt: null, detail: '' } as const);
    return { kind: 'open', error };
  }
  const isUndoable = canUndo(entries);
  // What is not reached is so for another that has failed, where there is one.
  const allFailed = entries.filter(({ state }) => state === 'failed');
  const failed = allFailed.find(({ outcome }) => outcome?.kind !== 'notReached') ?? allFailed[0];
  if (failed) {
    const end = { state: 'failed', error: null, isUndoable } as const;
    return isGivenUp(failed) ? { kind: 'held', error: holderOf(failed), end } : { kind: 'over', end };
  }
  const isDone = entries.some(({ outcome }) => outcome?.kind === 'done');
  return { kind: 'over', end: { state: isDone ? 'done' : 'alreadyDone', error: null, isUndoable } };
}

function standingBeforeRun(told: FixOutcome | null): ItemStanding {
  switch (told?.kind) {
    case 'alreadyDone':
    case 'planChanged':
      return { kind: 'over', end: { state: told.kind, error: null, isUndoable: false } };
    case 'failed': {
      const end = { state: 'failed', error: told.error, isUndoable: false } as const;
      return isOfService(told.error) ? { kind: 'held', error: told.error, end } : { kind: 'over', end };
    }
    default:
      return { kind: 'notBegun' };
  }
}
