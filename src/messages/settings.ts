import { defaultNamingRule, type NamingRule } from '../domain/naming/naming-rule';
import { defaultFixRules, type FixRules } from '../domain/plans/plan';
import type { TimeRange } from '../domain/time/time-range';

/** What a user can choose on the options page. */
export interface Settings {
  readonly namingRule: NamingRule;
  readonly timeRange: TimeRange;
  readonly appearance: 'auto' | 'light' | 'dark';
  readonly fixRules: FixRules;
  /** How many of Karbon's 120 requests a minute this browser may take (karbon.md 1.4): 10 to 120. */
  readonly karbonPerMinute: number;
}

export const defaultSettings: Settings = {
  namingRule: defaultNamingRule,
  timeRange: { kind: 'sixMonths' },
  appearance: 'auto',
  fixRules: defaultFixRules,
  karbonPerMinute: 30,
};
