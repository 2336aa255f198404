import { describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '../../../../src/messages/settings';
import { changedSettings } from '../../../../src/services/data/changed-settings';

const shown = defaultSettings;

describe('a change of settings', () => {
  it('takes over what a page has changed', () => {
    const wanted: Settings = {
      ...shown,
      appearance: 'dark',
      timeRange: { kind: 'lifetime' },
      namingRule: { ...shown.namingRule, levelLimit: 41 },
    };
    expect(changedSettings(shown, { shown, wanted })).toEqual(wanted);
  });

  it('leaves alone what somebody else has changed since the page was drawn', () => {
    const now: Settings = {
      ...shown,
      karbonPerMinute: 12,
      timeRange: { kind: 'lifetime' },
      namingRule: { ...shown.namingRule, levelLimit: 100 },
      fixRules: { ...shown.fixRules, order: 'timeOnly' },
    };
    const wanted: Settings = {
      ...shown,
      appearance: 'dark',
      namingRule: { ...shown.namingRule, personOrder: 'lastFirst' },
      fixRules: { ...shown.fixRules, assignTo: ['1'] },
    };
    expect(changedSettings(now, { shown, wanted })).toEqual({
      ...now,
      appearance: 'dark',
      namingRule: { ...now.namingRule, personOrder: 'lastFirst' },
      fixRules: { order: 'timeOnly', assignTo: ['1'] },
    });
  });
});
