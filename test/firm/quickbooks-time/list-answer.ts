import type { FirmAnswer } from '../service';
import type { ApiCall } from './call';
import { type PageRequest, readPage, takePage } from './query';
import type { Shapes } from './shapes';
import { createSupplement, type Supplement } from './supplement';

/** How the rows of one list are shown. */
export interface ListParts<Row> {
  readonly collection: string;
  /** All rows that fit the filters, in order. */
  readonly rows: Iterable<Row>;
  readonly shape: (row: Row) => object;
  /** Notes what a row refers to. */
  readonly refer: (row: Row, supplement: Supplement) => void;
  /** The page to give, where it is not the one that the filters name. */
  readonly page?: PageRequest;
}

/** One page of a list: `{results: {<collection>: …}, more, supplemental_data}` (quickbooks-time.md 3.2, 5.1). */
export function listAnswer<Row extends { readonly id: number }>(
  call: ApiCall,
  shapes: Shapes,
  parts: ListParts<Row>,
): FirmAnswer {
  const supplement = createSupplement(call, shapes);
  const asked = parts.page ?? readPage(call);
  const size = asked.size + (call.tools.switches.quickbooksTime.pagesHoldOneMore ? 1 : 0);
  const page = takePage(parts.rows, { ...asked, size });
  for (const row of page.rows) parts.refer(row, supplement);
  return {
    status: 200,
    body: {
      results: {
        [parts.collection]: shapes.wire.collection(
          page.rows.map((row) => [row.id, parts.shape(row)] as const),
        ),
      },
      more: page.more,
      ...supplement.part(),
    },
  };
}
