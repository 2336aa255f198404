import type { WorkItem } from '../domain/records/records';
import type { PlainError } from './errors';
import { idSchema } from './ids';
import { z } from './schema';

/** Of more clients all work of the firm is read: Karbon gives a hundred work items for one request. */
export const mostClientsOneByOne = 100;

/** Whose work is meant: that of these clients, or all there is where `null`. */
export const workScopeSchema = z.nullable(z.readonly(z.array(idSchema).check(z.maxLength(100_000))));

export type WorkScope = z.infer<typeof workScopeSchema>;

/** How far the work of some clients has been read. */
export interface WorkReadingView {
  readonly clients: number;
  /** Of these clients, those whose work is known as of the last ten minutes. */
  readonly clientsRead: number;
  /** Work items that have come so far of a reading of all work; `null` where clients are read one by one. */
  readonly itemsRead: number | null;
  /** What keeps it from going on. */
  readonly error: PlainError | null;
}

/**
 * Which work items have a budget, of those whose budget has been read: Karbon has no list of budgets, and gives one for each request
 * (karbon.md 1.5), so that they are read when a page is opened.
 */
export interface KnownBudgets {
  /** Keys of all whose budget has been read. */
  readonly read: readonly string[];
  /** Keys of those of them for which nothing is estimated. */
  readonly without: readonly string[];
}

/** Work items as they are known, each client's own together. */
export type KnownWork = readonly WorkItem[];

/**
 * A part of it: the browser passes no message of more than 64 MB, which the work of a large firm is after some years.
 */
export interface KnownWorkPart {
  readonly items: KnownWork;
  /** The key after which the next part begins, of a work item where all are meant, else of a client; `null` after the last one. */
  readonly next: string | null;
}
