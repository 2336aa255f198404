import type { DayText } from '../../domain/records/records';
import type { EntryWithFields } from '../../domain/time/entry-content';
import type { EntryContent, EntryPatch, FieldValues, TimeRules } from '../../domain/time/time-change';
import type { Priority } from '../http/page';

/**
 * Entries of QuickBooks Time as Tieout reads and writes them one by one. Every call throws `SystemError`; no write is repeated by itself: a
 * lost answer (`isOutcomeUnknown`) is settled by looking.
 */
export interface QuickbooksTimeEntries {
  /** The user's entries of these days, running ones included, with their custom fields. */
  ownEntries(
    query: { readonly userId: string; readonly from: DayText; readonly to: DayText },
    priority: Priority,
  ): Promise<OwnEntries>;
  /** `null` where there is none, or none that the token may see. */
  entry(id: string, priority: Priority): Promise<EntryWithFields | null>;
  /** An open entry where the content's end is `null`. Times go in the account's `timeZone` with its offset (quickbooks-time.md 6). */
  create(
    entry: { readonly userId: string; readonly timeZone: string; readonly content: EntryContent },
    priority: Priority,
  ): Promise<EntryWritten>;
  /**
   * Sends what is named alone.
   *
   * @param change.had the fields that the entry had when it was last seen. Where some are changed, the others go along: a service may take
   *   those that are not named for empty.
   */
  update(
    change: {
      readonly id: string;
      readonly timeZone: string;
      readonly patch: EntryPatch;
      readonly had: FieldValues;
    },
    priority: Priority,
  ): Promise<EntryWritten>;
  /** `null` where it is gone, now or before. */
  delete(id: string, priority: Priority): Promise<EntryRefused | null>;
  /** What the account and the token's user may enter: settings, rights, custom fields with their items and filters. */
  rules(priority: Priority): Promise<TimeRules>;
}

export interface OwnEntries {
  readonly entries: readonly EntryWithFields[];
  /** By the service's clock, epoch ms; `null` where it does not say. */
  readonly serverNowMs: number | null;
}

export type EntryWritten =
  | {
      readonly kind: 'written';
      readonly entry: EntryWithFields;
      /** Others that the write has changed or made: a split, an automatic lunch, a clock-out (code 201). */
      readonly others: readonly EntryWithFields[];
      readonly deletedIds: readonly string[];
      readonly serverNowMs: number | null;
    }
  | EntryRefused;

/** Refused for what the entry says; the service's own words in `detail`. */
export interface EntryRefused {
  readonly kind: 'refused';
  /** The item's code: 403, 404, 406, 409, 417, … */
  readonly status: number;
  readonly detail: string;
}
