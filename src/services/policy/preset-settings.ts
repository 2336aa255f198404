import type { NamingRule } from '../../domain/naming/naming-rule';
import { defaultSettings, type Settings } from '../../messages/settings';
import { type PresetName, type Presets, presetNames, type Setup } from '../../messages/setup';

interface Place<Value> {
  get(settings: Settings): Value;
  set(settings: Settings, value: Value): Settings;
}

type Value<Name extends PresetName> = NonNullable<Presets[Name]>;

const colons = { hyphen: ' -', comma: ',', nothing: '' } as const;

function ofRule<Name extends keyof NamingRule>(name: Name): Place<NamingRule[Name]> {
  return {
    get: ({ namingRule }) => namingRule[name],
    set: (settings, value) => ({ ...settings, namingRule: { ...settings.namingRule, [name]: value } }),
  };
}

function ofSettings<Name extends keyof Settings>(name: Name): Place<Settings[Name]> {
  return { get: (settings) => settings[name], set: (settings, value) => ({ ...settings, [name]: value }) };
}

/** Where each preset stands in the settings. */
const places: { readonly [Name in PresetName]: Place<Value<Name>> } = {
  nameLimit: ofRule('levelLimit'),
  personOrder: ofRule('personOrder'),
  colonBecomes: {
    get({ namingRule }) {
      const known = Object.entries(colons).find(([, sign]) => sign === namingRule.colonBecomes);
      return (known?.[0] ?? 'hyphen') as keyof typeof colons;
    },
    set: (settings, value) => ofRule('colonBecomes').set(settings, colons[value]),
  },
  straightenPunctuation: ofRule('straightenPunctuation'),
  timeRange: {
    get: ({ timeRange }) => (timeRange.kind === 'custom' ? 'sixMonths' : timeRange.kind),
    set: (settings, kind) => ({ ...settings, timeRange: { kind } }),
  },
  appearance: ofSettings('appearance'),
  fixOrder: {
    get: ({ fixRules }) => fixRules.order,
    set: (settings, order) => ({ ...settings, fixRules: { ...settings.fixRules, order } }),
  },
  assignTo: {
    get: ({ fixRules }) => (fixRules.assignTo === 'everyone' ? [] : [...fixRules.assignTo]),
    set: (settings, ids) => ({
      ...settings,
      fixRules: { ...settings.fixRules, assignTo: ids.length === 0 ? 'everyone' : ids },
    }),
  },
  karbonPerMinute: ofSettings('karbonPerMinute'),
  listAgingDays: ofSettings('listAgingDays'),
  listOldDays: ofSettings('listOldDays'),
  remindNoTimerAt: ofSettings('remindNoTimerAt'),
  remindStillRunningAt: ofSettings('remindStillRunningAt'),
};

function placeOf(name: PresetName): Place<unknown> {
  return places[name] as Place<unknown>;
}

/**
 * The settings as they count: what is locked is as it was preset, whatever was chosen; what is preset otherwise holds until the user has
 * chosen something else.
 *
 * @param own what the user has chosen. @param chosen the names of presets that they have chosen something else for
 */
export function presetSettings(own: Settings, setup: Setup, chosen: readonly string[] = []): Settings {
  return presetNames.reduce((settings, name) => {
    const preset = setup[name];
    if (preset === undefined) return settings;
    const isLocked = setup.locked?.includes(name) === true;
    return isLocked || !isOwn(own, name, chosen) ? placeOf(name).set(settings, preset) : settings;
  }, own);
}

/** Chosen before there was a preset, or since. */
function isOwn(own: Settings, name: PresetName, chosen: readonly string[]): boolean {
  return chosen.includes(name) || !isSame(own, defaultSettings, name);
}

function isSame(one: Settings, other: Settings, name: PresetName): boolean {
  const { get } = placeOf(name);
  return JSON.stringify(get(one)) === JSON.stringify(get(other));
}

/**
 * What a user's change of settings comes to beneath the presets: what they have left as it was preset is not theirs.
 *
 * @param own what they had chosen before. @returns `chosen` the presets that they have changed, and `left` those that they have come back to
 */
export function ownSettings(
  own: Settings,
  { shown, wanted, setup }: { readonly shown: Settings; readonly wanted: Settings; readonly setup: Setup },
): {
  readonly settings: Settings;
  readonly chosen: readonly PresetName[];
  readonly left: readonly PresetName[];
} {
  const preset = presetNames.filter((name) => setup[name] !== undefined);
  const left = preset.filter((name) => isSame(wanted, shown, name) || setup.locked?.includes(name));
  const settings = left.reduce((made, name) => {
    const { get, set } = placeOf(name);
    return set(made, get(own));
  }, wanted);
  // Whoever has come back to what is preset goes on with it.
  const isPreset = (name: PresetName) =>
    JSON.stringify(placeOf(name).get(wanted)) === JSON.stringify(setup[name]);
  const changed = preset.filter((name) => !left.includes(name));
  return {
    settings,
    chosen: changed.filter((name) => !isPreset(name)),
    left: changed.filter(isPreset),
  };
}

/** These settings as a set-up would preset them, for whoever is to begin with them. */
export function presetsOf(settings: Settings): Presets {
  return Object.fromEntries(presetNames.map((name) => [name, placeOf(name).get(settings)]));
}
