import { isRangeDay, type TimeRange } from '../domain/time/time-range';
import { schemaFor, z } from './schema';

const daySchema = z.string().check(z.refine(isRangeDay));

export const timeRangeSchema = schemaFor<TimeRange>()(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('sixMonths') }),
    z.object({ kind: z.literal('thisWeek') }),
    z.object({ kind: z.literal('thisMonth') }),
    z.object({ kind: z.literal('lastMonth') }),
    z.object({ kind: z.literal('thisYear') }),
    z.object({ kind: z.literal('lifetime') }),
    z
      .object({ kind: z.literal('custom'), from: daySchema, to: daySchema })
      .check(z.refine(({ from, to }) => from <= to)),
  ]),
);
