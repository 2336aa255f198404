import { readCustomerSchema } from './customer-card';
import { fixChoiceSchema } from './fixes';
import { idSchema, systemIdSchema } from './ids';
import { pageRefSchema } from './page-ref';
import { parse, z } from './schema';
import { timeRangeSchema } from './time-range';
import { timeRequestSchema } from './time-tracking';

const panelStateSchema = z.object({
  page: pageRefSchema,
  /** The range asked for; `null` for the one in the settings. */
  range: z.nullable(timeRangeSchema),
  /** The range last shown: it stays on screen until the one asked for has been read. */
  shownRange: z.nullable(timeRangeSchema),
  /** How many entries to list. */
  entryCount: z.int().check(z.gte(0), z.lte(1_000_000)),
  isVisible: z.boolean(),
});

/** Everything that a panel shows. The panel's script owns it; the worker keeps none of it that a new worker would not be told. */
export type PanelState = Readonly<z.infer<typeof panelStateSchema>>;

const panelRequestSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal(['refresh', 'exportEntries', 'openOptions', 'openHelp']) }),
  /**
   * Applies what was shown. `runId` is the click's own: asked twice, it is applied once. `planId` is the shown plan's: the
   * worker makes the plan anew and refuses where that is another.
   */
  z.object({
    type: z.literal('fix'),
    runId: idSchema,
    choice: fixChoiceSchema,
    planId: z.string().check(z.maxLength(64)),
  }),
  /** Say no more that these are not connected. */
  z.object({ type: z.literal('dismiss'), systems: z.array(systemIdSchema).check(z.maxLength(8)) }),
  /** Be shown round the panel, or no more. */
  z.object({ type: z.literal('setTour'), isDue: z.boolean() }),
  /** Unfold or fold the details on every page of this kind. */
  z.object({ type: z.literal('showDetails'), isShown: z.boolean() }),
  /** Say who of Karbon's is who in QuickBooks Time; without a user there, that nobody is any more. */
  z.object({ type: z.literal('linkPerson'), userId: idSchema, karbonUserKey: z.nullable(idSchema) }),
  /** Take back what the run `of` has done. */
  z.object({ type: z.literal('undo'), runId: idSchema, of: idSchema }),
  readCustomerSchema,
  /** Own time, booked on the page. */
  timeRequestSchema,
]);

/** What the panel asks of the worker: an intent, never data to be written as is. */
export type PanelRequest = Readonly<z.infer<typeof panelRequestSchema>>;

const panelMessageSchema = z.object({
  state: panelStateSchema,
  /** `null` where the state alone is told: the connection is new, or the state has changed. */
  request: z.nullable(panelRequestSchema),
});

/** What goes down the port: always the whole state, so that a worker that has just been started needs nothing else. */
export type PanelMessage = Readonly<z.infer<typeof panelMessageSchema>>;

/** What a content script tells. Throws `SchemaError` where it is not a message that Tieout knows. Worker only. */
export function parsePanelMessage(value: unknown): PanelMessage {
  return parse(panelMessageSchema, value);
}
