import type { TimeEntry } from '../domain/records/records';
import type { EntryWithFields } from '../domain/time/entry-content';
import type {
  EntryContent,
  EntryPatch,
  EntryTime,
  TimeChange,
  TimeRefusal,
} from '../domain/time/time-change';
import { schemaFor, z } from '../messages/schema';
import { epochMs, maybeMs, plainError, stepState } from './row-schemas';
import type { TimeChangeResult, TimeChangeRow } from './time-rows';

const fields = z.record(z.string(), z.string());

const time = schemaFor<EntryTime>()(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('clock'), startMs: epochMs, endMs: maybeMs }),
    z.object({ kind: z.literal('amount'), day: z.string(), durationSeconds: z.number() }),
  ]),
);

const content = schemaFor<EntryContent>()(
  z.object({ jobcodeId: z.string(), time, notes: z.string(), fields }),
);

const patch = schemaFor<EntryPatch>()(
  z.object({
    jobcodeId: z.exactOptional(z.string()),
    notes: z.exactOptional(z.string()),
    fields: z.exactOptional(fields),
    startMs: z.exactOptional(epochMs),
    endMs: z.exactOptional(maybeMs),
    day: z.exactOptional(z.string()),
    durationSeconds: z.exactOptional(z.number()),
  }),
);

const change = schemaFor<TimeChange>()(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('create'), content }),
    z.object({ kind: z.literal('update'), entryId: z.string(), patch }),
    z.object({ kind: z.literal('delete'), entryId: z.string() }),
  ]),
);

const refusal = schemaFor<TimeRefusal>()(
  z.discriminatedUnion('code', [
    z.object({
      code: z.literal([
        'onTheClock',
        'overlaps',
        'mayNotTrack',
        'noRight',
        'locked',
        'gone',
        'changedMeanwhile',
        'oddTime',
      ]),
    }),
    z.object({ code: z.literal('other'), detail: z.string() }),
  ]),
);

const entryKind = schemaFor<TimeEntry['kind']>()(z.literal(['regular', 'manual']));

const entry = schemaFor<EntryWithFields>()(
  z.object({
    id: z.string(),
    userId: z.string(),
    jobcodeId: z.string(),
    kind: entryKind,
    startMs: maybeMs,
    endMs: maybeMs,
    date: z.string(),
    durationSeconds: z.number(),
    isRunning: z.boolean(),
    isLocked: z.boolean(),
    notes: z.string(),
    serviceItem: z.nullable(z.string()),
    className: z.optional(z.nullable(z.string())),
    isBillable: z.nullable(z.boolean()),
    lastModified: z.string(),
    fields,
  }),
);

const result = schemaFor<TimeChangeResult>()(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal(['done', 'alreadyDone', 'notReached']) }),
    z.object({ kind: z.literal('refused'), refusal, overlapping: z.nullable(entry) }),
    z.object({ kind: z.literal('failed'), error: plainError }),
  ]),
);

export const storedTimeChange = schemaFor<TimeChangeRow>()(
  z.object({
    id: z.string(),
    runId: z.string(),
    position: z.number(),
    runNumber: z.number(),
    account: z.string(),
    userId: z.string(),
    otherUserId: z.exactOptional(z.string()),
    timeZone: z.string(),
    action: z.literal(['start', 'stop', 'log', 'correct', 'delete', 'undo']),
    path: z.readonly(z.array(z.string())),
    change,
    state: stepState,
    plannedAt: epochMs,
    sentAt: maybeMs,
    endedAt: maybeMs,
    result: z.nullable(result),
    entryId: z.nullable(z.string()),
    before: z.nullable(content),
    after: z.nullable(content),
    made: z.readonly(z.array(z.object({ id: z.string(), content }))),
    knownIds: z.readonly(z.array(z.string())),
    undoes: z.nullable(z.string()),
  }),
);
