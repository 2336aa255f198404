/** How far a list is scrolled and how much of it is seen, CSS pixels. */
export interface Viewport {
  readonly top: number;
  readonly height: number;
}

/** The row whose details are shown below it, and how tall these are. */
export interface OpenRow {
  readonly at: number;
  readonly height: number;
}

/** Rows that are drawn, or the height of those between them that are not. */
export type Stretch =
  | { readonly kind: 'rows'; readonly from: number; readonly to: number }
  | { readonly kind: 'space'; readonly height: number };

/** As tall as the style sheet draws a row, CSS pixels. */
export const rowHeight = 60;
/** Rows drawn above and below those on screen. */
const spareRows = 8;

/** What is seen, to the row: the very `last` one until another row comes into sight. */
export function viewAt(top: number, height: number, last: Viewport): Viewport {
  const firstTop = Math.floor(top / rowHeight) * rowHeight;
  return firstTop === last.top && height === last.height ? last : { top: firstTop, height };
}

/** Where a row begins, from the top of the first. */
export function topOf(at: number, open: OpenRow | null): number {
  return at * rowHeight + (open && open.at < at ? open.height : 0);
}

/**
 * Of `count` rows those that are drawn: the ones on screen and a few around them, and each of `pinned` wherever it is, since what has
 * the focus or is open would otherwise be lost when it is scrolled away.
 */
export function stretchesOf(
  count: number,
  view: Viewport,
  open: OpenRow | null,
  pinned: readonly number[],
): readonly Stretch[] {
  const first = Math.max(0, Math.min(count, rowAt(view.top, open)) - spareRows);
  const last = Math.min(count, rowAt(view.top + view.height, open) + 1 + spareRows);
  const ranges = [
    ...pinned
      .filter((at) => at >= 0 && at < count && (at < first || at >= last))
      .map((at) => [at, at + 1] as const),
    [first, last] as const,
  ].sort(([one], [other]) => one - other);
  const stretches: Stretch[] = [];
  let end = 0;
  const spaceTo = (at: number) => {
    // The details of an open row go with it, so that a space never holds them.
    const height = (at - end) * rowHeight;
    if (height > 0) stretches.push({ kind: 'space', height });
  };
  for (const [from, to] of ranges) {
    if (to <= end) continue;
    spaceTo(from);
    stretches.push({ kind: 'rows', from: Math.max(from, end), to });
    end = to;
  }
  spaceTo(count);
  return stretches;
}

function rowAt(y: number, open: OpenRow | null): number {
  const bottomOfOpen = open ? (open.at + 1) * rowHeight : Number.POSITIVE_INFINITY;
  if (!open || y < bottomOfOpen) return Math.floor(y / rowHeight);
  return Math.max(open.at, Math.floor((y - open.height) / rowHeight));
}
