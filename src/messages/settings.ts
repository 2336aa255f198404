import { defaultNamingRule, type NamingRule } from '../domain/naming/naming-rule';
import { defaultFixRules, type FixRules } from '../domain/plans/plan';
import { idSchema } from './ids';
import { schemaFor, z } from './schema';
import { timeRangeSchema } from './time-range';

const namingRuleSchema = schemaFor<NamingRule>()(
  z.object({
    levelLimit: z.literal([41, 64, 100]),
    personOrder: z.literal(['asInKarbon', 'firstLast', 'lastFirst']),
    colonBecomes: z.literal([' -', ',', '']),
    straightenPunctuation: z.boolean(),
  }),
);

const maxPeople = 500;

const fixRulesSchema = schemaFor<FixRules>()(
  z.object({
    order: z.literal(['quickbooksFirst', 'timeOnly']),
    assignTo: z.union([z.literal('everyone'), z.readonly(z.array(idSchema).check(z.maxLength(maxPeople)))]),
  }),
);

/** `17:30`, in the account's zone; `''` for no reminder. */
export const reminderTimeSchema = z.string().check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d)?$/));

/** A year. */
const maxListDays = 366;

export const settingsSchema = z.object({
  namingRule: namingRuleSchema,
  timeRange: timeRangeSchema,
  appearance: z.literal(['auto', 'light', 'dark']),
  fixRules: fixRulesSchema,
  /** How many of Karbon's 120 requests a minute this browser may take (karbon.md 1.4). */
  karbonPerMinute: z.int().check(z.gte(10), z.lte(120)),
  /** After how many days a customer list that comes as a file is said to be aging, and to be old. */
  listAgingDays: z.int().check(z.gte(1), z.lte(maxListDays)),
  listOldDays: z.int().check(z.gte(1), z.lte(maxListDays)),
  /** On workdays: when to say that no timer runs, and that one still does. */
  remindNoTimerAt: reminderTimeSchema,
  remindStillRunningAt: reminderTimeSchema,
});

/** What a user can choose on the options page. */
export type Settings = Readonly<z.infer<typeof settingsSchema>>;

export const defaultSettings: Settings = {
  namingRule: defaultNamingRule,
  timeRange: { kind: 'sixMonths' },
  appearance: 'auto',
  fixRules: defaultFixRules,
  karbonPerMinute: 30,
  listAgingDays: 7,
  listOldDays: 30,
  remindNoTimerAt: '',
  remindStillRunningAt: '',
};
