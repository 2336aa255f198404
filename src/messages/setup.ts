import type { SystemId } from '../domain/records/records';
import { idSchema } from './ids';
import { cleanPastedKey } from './pasted-key';
import { safeParse, z } from './schema';
import { reminderTimeSchema } from './settings';
import type { SetupPart } from './setup-file';

const text = z.string().check(z.maxLength(200));
const secret = z.string().check(z.overwrite(cleanPastedKey), z.minLength(1), z.maxLength(10_000));
const days = z.int().check(z.gte(1), z.lte(366));

/** What of the settings can be preset, under plain names: each is one value of a policy, which knows no unions. */
export const presetFields = {
  nameLimit: z.literal([41, 64, 100]),
  personOrder: z.literal(['asInKarbon', 'firstLast', 'lastFirst']),
  colonBecomes: z.literal(['hyphen', 'comma', 'nothing']),
  straightenPunctuation: z.boolean(),
  timeRange: z.literal(['sixMonths', 'thisWeek', 'thisMonth', 'lastMonth', 'thisYear', 'lifetime']),
  appearance: z.literal(['auto', 'light', 'dark']),
  fixOrder: z.literal(['quickbooksFirst', 'timeOnly']),
  /** Users of QuickBooks Time by id; none is everybody. */
  assignTo: z.array(idSchema).check(z.maxLength(500)),
  karbonPerMinute: z.int().check(z.gte(10), z.lte(120)),
  listAgingDays: days,
  listOldDays: days,
  remindNoTimerAt: reminderTimeSchema,
  remindStillRunningAt: reminderTimeSchema,
} as const;

export type PresetName = keyof typeof presetFields;

export const presetNames = Object.keys(presetFields) as readonly PresetName[];

/** What can be preset besides: whom to ask, and with what to sign in. */
const otherFields = {
  askWhom: text,
  listFileName: text,
  quickbooksTimeCompany: text,
  quickbooksTimeClientId: secret,
  quickbooksTimeClientSecret: secret,
  quickbooksCompany: text,
  quickbooksEnvironment: z.literal(['production', 'sandbox']),
  quickbooksClientId: secret,
  quickbooksClientSecret: secret,
  karbonBearerToken: secret,
  karbonAccessKey: secret,
} as const;

/** The presets that nobody can change; all others are what one begins with. */
const lockedSchema = z.array(z.literal(presetNames));

export const setupFields = { ...presetFields, ...otherFields, locked: lockedSchema } as const;

export type SetupName = keyof typeof setupFields;

export type Presets = { readonly [Name in PresetName]?: z.infer<(typeof presetFields)[Name]> };

/** What an administrator has set up for everybody, by policy or by a file. */
export type Setup = { readonly [Name in SetupName]?: z.infer<(typeof setupFields)[Name]> };

export const secretNames = [
  'quickbooksTimeClientId',
  'quickbooksTimeClientSecret',
  'quickbooksClientId',
  'quickbooksClientSecret',
  'karbonBearerToken',
  'karbonAccessKey',
] as const satisfies readonly SetupName[];

function isPresetName(name: unknown): name is PresetName {
  return (presetNames as readonly unknown[]).includes(name);
}

/** A value that is odd is left out and named; all others stand. Of a name that nobody knows it is said as well. */
export function parseSetup(values: Readonly<Record<string, unknown>>): {
  readonly setup: Setup;
  readonly oddNames: readonly string[];
} {
  const setup: Record<string, unknown> = {};
  const oddNames: string[] = [];
  for (const [name, given] of Object.entries(values)) {
    // One name that is misspelt leaves the others locked.
    const value = name === 'locked' && Array.isArray(given) ? given.filter(isPresetName) : given;
    if (value !== given && Array.isArray(given) && Array.isArray(value) && value.length < given.length)
      oddNames.push(name);
    const field = Object.hasOwn(setupFields, name) ? setupFields[name as SetupName] : null;
    const parsed = field && safeParse(field as z.ZodMiniType<unknown>, value);
    if (parsed?.success) setup[name] = parsed.data;
    else oddNames.push(name);
  }
  return { setup: setup as Setup, oddNames };
}

/** What is preset, for pages: no secret, only which systems can be signed in to without typing one. */
export interface PresetView {
  /** Names of settings that have a preset, and of those that cannot be changed. */
  readonly preset: readonly PresetName[];
  readonly locked: readonly PresetName[];
  readonly canSignIn: {
    readonly quickbooksTime: boolean;
    readonly quickbooks: boolean;
    readonly karbon: boolean;
  };
  /** The company that each is to be signed in to; `''` where no set-up names one. */
  readonly company: Readonly<Record<SystemId, string>>;
  /** What of this browser's set-up there is to hand over. */
  readonly canHandOver: readonly SetupPart[];
  readonly askWhom: string;
  readonly listFileName: string;
  /** Of the policy: values that were left out. */
  readonly oddNames: readonly string[];
  readonly isManaged: boolean;
}
