import type { KarbonRef, ListChange, PlanStep, RecordState, StepTarget } from '../domain/plans/plan';
import { bookings, type WriteRejection } from '../domain/plans/write-rejection';
import { customerListFormats, oddRowReasons } from '../domain/records/customer-list';
import { type BulkItemState, plannedItemSchema } from '../messages/bulk-run';
import { type CustomerListFacts, waitingReasons } from '../messages/customer-list';
import type { ErrorCode, PlainError } from '../messages/errors';
import type { StepOutcome, StepState } from '../messages/fixes';
import { listIdSchema, systemIdSchema } from '../messages/ids';
import type { ConnectionRight } from '../messages/page-api';
import { schemaFor, z } from '../messages/schema';
import type {
  BulkItemRow,
  BulkRunRow,
  ConnectionRecord,
  IgnoredRow,
  JournalEntry,
  JournalItem,
  Link,
  Standstill,
} from './rows';

/*
 * Rows that cannot be read again from anywhere, as any version of Tieout has stored them: what comes out is of today's shape.
 */

export const epochMs = z.number();
export const maybeMs = z.nullable(epochMs);
const texts = z.readonly(z.array(z.string()));

const errorCode = z.pipe(
  // Its name in the first version.
  z.transform((code: unknown) => (code === 'oddAnswer' ? 'invalidResponse' : code)),
  schemaFor<ErrorCode>()(
    z.enum([
      'needsReconnect',
      'notAllowed',
      'rateLimited',
      'selfLimited',
      'offline',
      'vaultLocked',
      'passphraseWrong',
      'accessWithheld',
      'unreachable',
      'timedOut',
      'serverFault',
      'gatewayRefused',
      'invalidResponse',
      'endlessList',
      'notFound',
      'rejected',
      'billingLapsed',
      'addressBlocked',
      'wrongEnvironment',
      'accountChanged',
      'signInCancelled',
      'signInUnanswered',
      'signInNotShown',
      'signInForeign',
      'signInExpired',
      'applicationRefused',
      'storageBlocked',
      'storageNewer',
      'storageFailed',
      'storageFull',
      'internal',
    ]),
  ),
);

const plainErrorFields = {
  code: errorCode,
  system: z.nullable(systemIdSchema),
  retryAt: maybeMs,
  detail: z.string(),
};
export const plainError = schemaFor<PlainError>()(z.object(plainErrorFields));

const karbonRef = schemaFor<KarbonRef>()(
  z.object({
    kind: z.enum(['organization', 'person', 'clientGroup', 'work']),
    key: z.string(),
  }),
);

const stepTarget = schemaFor<StepTarget>()(
  z.union([z.object({ id: z.string() }), z.object({ madeBy: z.number() })]),
);

const listChange = schemaFor<ListChange>()(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('create') }),
    z.object({ kind: z.enum(['restore', 'rename']), newName: z.string() }),
    z.object({ kind: z.literal('move'), underPath: texts, newName: z.string() }),
  ]),
);

const step = schemaFor<PlanStep>()(
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('create'),
      list: listIdSchema,
      path: texts,
      parent: z.nullable(stepTarget),
      assignToAll: z.boolean(),
      connectWithQuickbooks: z.boolean(),
    }),
    z.object({
      kind: z.literal('assign'),
      list: listIdSchema,
      path: texts,
      target: stepTarget,
      userIds: texts,
    }),
    z.object({
      kind: z.literal('restore'),
      list: listIdSchema,
      path: texts,
      id: z.string(),
      newName: z.string(),
      assignToAll: z.boolean(),
    }),
    z.object({
      kind: z.literal('rename'),
      list: listIdSchema,
      path: texts,
      id: z.string(),
      newName: z.string(),
    }),
    z.object({
      kind: z.literal('move'),
      list: listIdSchema,
      path: texts,
      id: z.string(),
      parent: z.nullable(stepTarget),
      underPath: texts,
      newName: z.string(),
      billsWithParent: z.optional(z.boolean()),
    }),
    z.object({
      kind: z.literal('archive'),
      list: listIdSchema,
      path: texts,
      id: z.string(),
      newName: z.string(),
      onlyUnused: z.boolean(),
    }),
    z.object({
      kind: z.enum(['link', 'unlink']),
      list: listIdSchema,
      path: texts,
      id: z.string(),
      karbon: karbonRef,
    }),
    z.object({ kind: z.enum(['request', 'withdraw']), list: listIdSchema, path: texts, change: listChange }),
  ]),
);

const rejection = schemaFor<WriteRejection>()(
  z.discriminatedUnion('code', [
    z.object({ code: z.literal('nameTaken'), holderId: z.nullable(z.string()) }),
    z.object({ code: z.literal('other'), detail: z.string() }),
    z.object({ code: z.literal('inUse'), by: z.optional(z.enum([...bookings, 'balance', 'below'])) }),
    z.object({
      code: z.enum([
        'inactiveHasName',
        'changedMeanwhile',
        'recordGone',
        'noRight',
        'nameTooLong',
        'nameNotAllowed',
        'tooDeep',
        'parentIsProject',
        'billing',
        'useNotKnown',
      ]),
    }),
  ]),
);

const outcome = schemaFor<StepOutcome>()(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('done'), storedName: z.optional(z.string()) }),
    z.object({ kind: z.enum(['alreadyDone', 'notReached']) }),
    z.object({ kind: z.literal('refused'), refusal: rejection }),
    z.object({ kind: z.literal('failed'), error: plainError }),
  ]),
);

const recordState = schemaFor<RecordState>()(
  z.object({
    path: texts,
    parentId: z.nullable(z.string()),
    isActive: z.boolean(),
    billsWithParent: z.optional(z.boolean()),
  }),
);

const item = schemaFor<JournalItem>()(
  z.object({
    ...karbonRef.shape,
    title: z.string(),
    path: texts,
    levels: z.readonly(z.array(z.nullable(karbonRef))),
  }),
);

export const stepState = schemaFor<StepState>()(z.enum(['planned', 'sent', 'confirmed', 'failed', 'undone']));

export const storedJournalEntry = schemaFor<JournalEntry>()(
  z.object({
    id: z.string(),
    runId: z.string(),
    position: z.number(),
    runNumber: z.number(),
    item,
    step,
    state: stepState,
    requestId: z.string(),
    account: z.string(),
    plannedAt: epochMs,
    sentAt: maybeMs,
    endedAt: maybeMs,
    outcome: z.nullable(outcome),
    recordId: z.nullable(z.string()),
    before: z.nullable(recordState),
    after: z.nullable(recordState),
    undoes: z.nullable(z.string()),
    pairBefore: z.nullable(z.string()),
  }),
);

export const storedLink = schemaFor<Link>()(
  z.object({
    list: listIdSchema,
    karbon: karbonRef,
    account: z.string(),
    recordId: z.string(),
    isSeen: z.optional(z.boolean()),
    spelling: z.optional(z.object({ asked: z.string(), stored: z.string() })),
    at: epochMs,
  }),
);

const rights = schemaFor<readonly ConnectionRight[]>()(
  z.readonly(
    z.array(
      z.enum([
        'seesEverybodysTime',
        'seesOwnGroupsTime',
        'seesOwnTime',
        'managesJobcodes',
        'cannotManageJobcodes',
        'readsAndWritesCustomers',
        'readsWholeFirm',
        'readsCustomerListFile',
      ]),
    ),
  ),
);

const customerList = schemaFor<CustomerListFacts>()(
  z.object({
    format: z.enum(customerListFormats),
    product: z.enum(['desktop', 'online']),
    fileName: z.string(),
    listedAt: epochMs,
    readAt: epochMs,
    savedAt: epochMs,
    size: z._default(z.number(), 0),
    waiting: z._default(
      z.nullable(z.object({ savedAt: epochMs, size: z.number(), because: z.enum(waitingReasons) })),
      null,
    ),
    isUnanswered: z._default(z.boolean(), false),
    customerCount: z.number(),
    inactiveCount: z.number(),
    hasNameHolders: z.boolean(),
    oddRowCount: z.number(),
    oddRows: z.readonly(
      z.array(
        z.object({
          line: z.number(),
          reason: z.enum(oddRowReasons),
          name: z.string(),
        }),
      ),
    ),
    isKept: z.boolean(),
    isWorkbook: z.boolean(),
    sheet: z._default(z.nullable(z.string()), null),
  }),
);

/** What an earlier Tieout did not know of yet has its default. */
export const storedConnection = schemaFor<ConnectionRecord>()(
  z.object({
    system: systemIdSchema,
    account: z._default(
      z.nullable(
        z.object({
          companyName: z.string(),
          userName: z.string(),
          method: z.enum(['oauth', 'token', 'keys', 'file']),
          environment: z.nullable(z.enum(['production', 'sandbox'])),
          rights,
          connectedAt: epochMs,
          endsAt: maybeMs,
          isRenewedByItself: z.boolean(),
        }),
      ),
      null,
    ),
    identity: z._default(z.string(), ''),
    time: z._default(
      z.nullable(
        z.object({
          account: z.object({
            companyName: z.string(),
            timeZone: z.string(),
            weekStartsOn: z.number(),
            quickbooks: z.enum(['none', 'online', 'other']),
            hasTwoWaySync: z.boolean(),
          }),
          rights: z.object({
            userId: z.string(),
            userName: z.string(),
            scope: z.enum(['everybody', 'ownGroups', 'own']),
            canManageJobcodes: z.boolean(),
          }),
        }),
      ),
      null,
    ),
    quickbooks: z._default(
      z.nullable(z.object({ realmId: z.string(), environment: z.enum(['production', 'sandbox']) })),
      null,
    ),
    // No earlier version than that of the files themselves has any.
    customerList: z._default(z.nullable(customerList), null),
    lastError: z._default(z.nullable(z.object({ ...plainErrorFields, at: epochMs })), null),
    factsReadAt: z._default(epochMs, 0),
    failures: z._default(z.number(), 0),
  }),
);

const bulkAccount = z.nullable(z.object({ identity: z.string(), rights }));

const standstill = schemaFor<Standstill>()(
  z.object({ error: plainError, sinceMs: epochMs, tries: z.number(), wasPaused: z.boolean() }),
);

const bulkCounts = schemaFor<Readonly<Record<BulkItemState, number>>>()(
  z.object({
    waiting: z.number(),
    running: z.number(),
    done: z.number(),
    alreadyDone: z.number(),
    planChanged: z.number(),
    failed: z.number(),
    left: z.number(),
    undone: z.number(),
  }),
);

export const storedBulkRun = schemaFor<BulkRunRow>()(
  z.object({
    id: z.string(),
    number: z.number(),
    state: z.enum(['running', 'paused', 'cancelled', 'done']),
    isInterrupted: z.boolean(),
    undoes: z.nullable(z.string()),
    accounts: z.object({ karbon: bulkAccount, quickbooksTime: bulkAccount, quickbooks: bulkAccount }),
    startedAt: epochMs,
    endedAt: maybeMs,
    lastTouchedAt: epochMs,
    counts: bulkCounts,
    undoable: z.number(),
    standstill: z.nullable(standstill),
    givenUpInRow: z.number(),
  }),
);

export const storedBulkItem = schemaFor<BulkItemRow>()(
  z.object({
    runId: z.string(),
    position: z.number(),
    item: plannedItemSchema,
    state: z.enum(['waiting', 'running', 'done', 'alreadyDone', 'planChanged', 'failed', 'undone']),
    itemRunId: z.string(),
    error: z.nullable(plainError),
    isUndoable: z.boolean(),
    undoesPosition: z.nullable(z.number()),
    shownSteps: z.nullable(z.readonly(z.array(step))),
  }),
);

export const storedIgnored = schemaFor<IgnoredRow>()(
  z.object({ account: z.string(), key: z.string(), reason: z.string(), at: epochMs }),
);
