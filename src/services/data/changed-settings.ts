import type { Settings } from '../../messages/settings';

/** A change as a page has made it: what it has shown, and what that was to become. */
export interface SettingsChange {
  readonly shown: Settings;
  readonly wanted: Settings;
}

/**
 * The settings after a page's change: what it has changed is as it wants it, all else stays as it is now, since a policy or another page
 * may have changed it after the page was drawn.
 */
export function changedSettings(now: Settings, { shown, wanted }: SettingsChange): Settings {
  return {
    ...changedParts(now, shown, wanted),
    namingRule: changedParts(now.namingRule, shown.namingRule, wanted.namingRule),
    fixRules: changedParts(now.fixRules, shown.fixRules, wanted.fixRules),
  };
}

function changedParts<Parts extends object>(now: Parts, shown: Parts, wanted: Parts): Parts {
  const names = Object.keys(now) as (keyof Parts)[];
  const changed = names.filter((name) => JSON.stringify(shown[name]) !== JSON.stringify(wanted[name]));
  return { ...now, ...Object.fromEntries(changed.map((name) => [name, wanted[name]])) };
}
