import { sharedParts } from '../domain/records/shared-lists';
import { bulkRunIdSchema, plannedItemSchema } from './bulk-run';
import { periodChoiceSchema } from './hours';
import { hoursPeriodSchema } from './hours-reading';
import { idSchema, systemIdSchema } from './ids';
import { maxBulkItems } from './max-bulk-items';
import { cleanPastedKey } from './pasted-key';
import { savedFilterSchema } from './saved-filters';
import { parse, type Schema, z } from './schema';
import { settingsSchema } from './settings';
import { setupParts } from './setup-file';
import { clientKeysSchema } from './since-last-time';
import { timeRequestSchema } from './time-tracking';
import { workScopeSchema } from './work-on-demand';

const maxCredentialLength = 10_000;

/** Credentials are pasted, often with more around them than belongs to them. */
const pastedSchema = z
  .string()
  .check(z.overwrite(cleanPastedKey), z.minLength(1), z.maxLength(maxCredentialLength));

const applicationFields = { clientId: pastedSchema, clientSecret: pastedSchema };

const connectRequestSchema = z.discriminatedUnion('system', [
  z.discriminatedUnion('method', [
    z.object({ system: z.literal('quickbooksTime'), method: z.literal('oauth'), ...applicationFields }),
    z.object({ system: z.literal('quickbooksTime'), method: z.literal('token'), token: pastedSchema }),
  ]),
  z.object({
    system: z.literal('quickbooks'),
    environment: z.literal(['production', 'sandbox']),
    ...applicationFields,
  }),
  z.object({ system: z.literal('karbon'), bearer: pastedSchema, accessKey: pastedSchema }),
]);

export type ConnectRequest = Readonly<z.infer<typeof connectRequestSchema>>;

const passphraseSchema = z.string().check(z.minLength(1), z.maxLength(1_000));

const systemSchema = z.object({ system: systemIdSchema });

const changesSchema = z.object({ ids: z.array(idSchema).check(z.maxLength(100_000)) });

/** Which answer is meant: that of another tab may be about another account. */
const otherAccountSchema = z.object({ ...systemSchema.shape, attempt: z.string() });

const payloadSchemas = {
  'connections.list': z.null(),
  'connections.connect': connectRequestSchema,
  /** Signs in once more with the application that is stored. */
  'connections.signInAgain': systemSchema,
  /** The other account that the last outcome named is meant after all, or is not. */
  'connections.takeOther': otherAccountSchema,
  'connections.dropOther': otherAccountSchema,
  'connections.test': systemSchema,
  'connections.disconnect': systemSchema,
  'passphrase.read': z.null(),
  /** `current` is the one there is; `null` where none is set yet. */
  'passphrase.set': z.object({ passphrase: passphraseSchema, current: z.nullable(passphraseSchema) }),
  'passphrase.remove': z.object({ current: passphraseSchema }),
  'passphrase.open': z.object({ passphrase: passphraseSchema }),
  'passphrase.forget': z.null(),
  'settings.read': z.null(),
  /** What a page has shown, and what that is to become. */
  'settings.save': z.object({ shown: settingsSchema, wanted: settingsSchema }),
  'naming.examples': z.null(),
  'people.list': z.null(),
  /** About how many lines. */
  'log.list': z.object({ count: z.int().check(z.gte(1), z.lte(5_000)) }),
  /** By the Karbon key of a client or a work item. */
  'log.ofItem': z.object({ key: idSchema }),
  /** Take back what the run `of` has done; `runId` is the click's own. */
  'log.undo': z.object({ runId: idSchema, of: idSchema }),
  'setup.view': z.null(),
  /** Signs in with what an administrator has handed over. */
  'setup.connect': systemSchema,
  'setup.write': z.object({
    parts: z.array(z.literal(setupParts)),
    askWhom: z.string().check(z.maxLength(200)),
    passphrase: z.nullable(passphraseSchema),
  }),
  'setup.read': z.object({
    text: z.string().check(z.maxLength(1_000_000)),
    passphrase: z.nullable(passphraseSchema),
  }),
  'savedList.text': z.null(),
  'sharedLists.view': z.null(),
  'sharedLists.choose': z.object({ parts: z.array(z.literal(sharedParts)) }),
  'changeList.read': z.null(),
  'changeList.remove': changesSchema,
  'changeList.takeAsIif': changesSchema,
  'changeList.noteTaken': changesSchema,
  'backfill.read': z.null(),
  'backfill.readForLists': z.null(),
  'backfill.pause': z.object({ isPaused: z.boolean() }),
  'nameLists.read': z.null(),
  'nameLists.remove': z.object({ id: idSchema }),
  'tieOut.input': z.object({ isUserInitiated: z.boolean() }),
  'work.read': z.object({ scope: workScopeSchema }),
  /** The part after the one whose `next` is given; the first one for `null`. */
  'work.known': z.object({ scope: workScopeSchema, after: z.nullable(idSchema) }),
  'work.budgets': z.null(),
  'group.members': z.object({ key: idSchema }),
  'since.baseline': z.null(),
  /** Keys of the clients that tie out now. */
  'since.begin': z.object({ tiedOut: clientKeysSchema }),
  /** How many have come undone. */
  'since.note': z.object({ undone: z.int().check(z.gte(0)) }),
  'tieOut.ignored': z.null(),
  /** Each with its reason, `''` for none; `null` where it is to be heard of again. */
  'tieOut.ignore': z.object({
    keys: z.array(idSchema).check(z.maxLength(maxBulkItems)),
    reason: z.nullable(z.string().check(z.maxLength(200))),
  }),
  'savedFilters.list': z.null(),
  'savedFilters.save': savedFilterSchema,
  'savedFilters.remove': z.object({ id: idSchema }),
  /** `runId` is the click's own. */
  'fix.start': z.object({ runId: idSchema, item: plannedItemSchema }),
  'fix.run': z.object({ runId: idSchema }),
  'bulk.start': z.object({
    runId: bulkRunIdSchema,
    items: z.array(plannedItemSchema).check(z.minLength(1), z.maxLength(maxBulkItems)),
  }),
  'bulk.read': z.null(),
  'bulk.earlier': z.null(),
  'bulk.steer': z.object({ runId: bulkRunIdSchema, to: z.literal(['running', 'paused', 'cancelled']) }),
  'bulk.report': z.object({ runId: bulkRunIdSchema }),
  /** Takes back all that the run `of` has done and nobody has changed since, as a bulk run of its own. */
  'bulk.undo': z.object({ runId: bulkRunIdSchema, of: bulkRunIdSchema }),
  'lists.input': z.null(),
  'stakes.input': z.null(),
  'people.read': z.object({ isUserInitiated: z.boolean() }),
  /** Whom somebody of Karbon is in QuickBooks Time; `null` parts the two. */
  'people.pair': z.object({ userId: idSchema, karbonUserKey: z.nullable(idSchema) }),
  'hours.view': z.object({ period: periodChoiceSchema }),
  /** Of one client, or of all for `null`; from the item at `from` on. */
  'hours.items': z.object({
    period: hoursPeriodSchema,
    client: z.nullable(z.string().check(z.maxLength(100))),
    from: z.int().check(z.gte(0)),
  }),
  /** `isAnew` begins to read all of it, however short ago it was read. */
  'hours.read': z.object({ period: hoursPeriodSchema, isAnew: z.boolean() }),
  'hours.cancel': z.null(),
  'hours.closings': z.null(),
  'hours.close': z.object({ period: hoursPeriodSchema }),
  'hours.removeClosing': z.object({ id: idSchema }),
  'hours.changes': z.object({ id: idSchema }),
  'hours.closedLines': z.object({ id: idSchema, from: z.int().check(z.gte(0)) }),
  /** Own time; looked up anew where that was not done a moment ago. */
  'time.mine': z.object({ isUserInitiated: z.boolean() }),
  /** Places to book time on whose names have these words, in any spelling. */
  'time.search': z.object({ text: z.string().check(z.maxLength(200)) }),
  'time.form': z.object({ jobcodeId: idSchema }),
  'time.log': z.null(),
  /** `jobcodeId` for a start, a log or a move; the other requests name their entry. */
  'time.ask': z.object({ jobcodeId: z.nullable(idSchema), request: timeRequestSchema }),
  /** Begins to check the set-up. */
  'selfCheck.run': z.null(),
  'selfCheck.read': z.null(),
  'reports.list': z.null(),
  'data.summary': z.null(),
  /** With `credentials` also the connections, the settings, the log and the confirmed pairs. */
  'data.wipe': z.object({ credentials: z.boolean() }),
};

/** What goes with each request of the extension's own pages. */
export type PageApiPayloads = { readonly [Name in keyof typeof payloadSchemas]: Payload<Name> };

type Payload<Name extends keyof typeof payloadSchemas> = Readonly<z.infer<(typeof payloadSchemas)[Name]>>;

const requestSchema = z.object({
  request: z.literal(Object.keys(payloadSchemas) as (keyof typeof payloadSchemas)[]),
  payload: z.unknown(),
});

/** Which request a message is; its payload is parsed by what that request takes. Throws `SchemaError` where it is none. */
export function parsePageApiRequest(message: unknown): z.infer<typeof requestSchema> {
  return parse(requestSchema, message);
}

/** The payload as the handler may trust it. Throws `SchemaError` where it is of another form. */
export function parsePageApiPayload<Name extends keyof PageApiPayloads>(
  name: Name,
  payload: unknown,
): PageApiPayloads[Name] {
  const schemas: { readonly [Each in keyof PageApiPayloads]: Schema<PageApiPayloads[Each]> } = payloadSchemas;
  return parse(schemas[name], payload);
}
