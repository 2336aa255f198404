/** How far a cursor is set back: changes of the same second may come after the stamp was read (quickbooks-time.md 11.4). */
const overlapMs = 5_000;

/** Makes a stamp one that no service sends, so that it never passes for unchanged, and that still says from when to ask. */
const provisionalMark = '~';

/**
 * The stamp from which to ask for changes when a service's own stamp has moved from `before` to `after`: some seconds
 * before the earlier of the two, since stamps can go back (quickbooks-time.md 7.3). Both are the server's; the local clock has no part.
 */
export function changesFrom(before: string, after: string): string {
  const stamps = [before.replace(provisionalMark, ''), after.replace(provisionalMark, '')];
  const earliest = Math.min(...stamps.map(Date.parse).filter(Number.isFinite));
  if (!Number.isFinite(earliest)) return before;
  // With an offset: whether `Z` is understood is not known (quickbooks-time.md 14).
  return new Date(earliest - overlapMs).toISOString().replace(/\.\d{3}Z$/, '+00:00');
}

/** Whether a remembered stamp stands for all that it covers. */
export function isSettled(stamp: string): boolean {
  return !stamp.startsWith(provisionalMark);
}

/** Stamps are whole seconds; the second and a little more have to be over before one stands for all that it covers. */
const settlesAfterMs = 2_000;

/**
 * The stamp to remember: a marked one where it is so young that another change may still get the same, so that the next
 * look asks again (quickbooks-time.md 6, precision). Both times are the server's.
 */
export function settledStamp(stamp: string, serverNowMs: number | null): string {
  const isProvisional = serverNowMs !== null && serverNowMs - Date.parse(stamp) < settlesAfterMs;
  return isProvisional ? `${provisionalMark}${stamp}` : stamp;
}

/**
 * The stamp to remember where the list's own was not asked for: the newest of what has changed, marked, since another change may still get
 * the same. What changes while several pages are read is newer, since they are read until they come the same twice (`collectChanges`).
 *
 * @param cursor the one remembered so far, which is never set back.
 */
export function cursorAfter(cursor: string, changed: readonly { readonly lastModified: string }[]): string {
  const known = Date.parse(cursor.replace(provisionalMark, '')) || 0;
  const newest = changed.reduce(
    (last, { lastModified }) => Math.max(last, Date.parse(lastModified) || 0),
    known,
  );
  return newest > known ? `${provisionalMark}${new Date(newest).toISOString()}` : cursor;
}
