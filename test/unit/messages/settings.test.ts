import { describe, expect, it } from 'vitest';
import { parse, SchemaError } from '../../../src/messages/schema';
import { defaultSettings, settingsSchema } from '../../../src/messages/settings';

function idsOf(count: number): string[] {
  return Array.from({ length: count }, (_, at) => String(at));
}

describe('the rules for putting things right', () => {
  it.each([
    ['the default', defaultSettings.fixRules],
    ['time alone', { order: 'timeOnly', assignTo: 'everyone' }],
    ['chosen people', { order: 'quickbooksFirst', assignTo: ['1', '22'] }],
    ['nobody yet', { order: 'quickbooksFirst', assignTo: [] }],
    ['the most people', { order: 'quickbooksFirst', assignTo: idsOf(500) }],
  ])('are taken: %s', (_, fixRules) => {
    expect(parse(settingsSchema, { ...defaultSettings, fixRules })).toEqual({ ...defaultSettings, fixRules });
  });

  it('lose what does not belong to them', () => {
    const fixRules = { ...defaultSettings.fixRules, force: true };
    expect(parse(settingsSchema, { ...defaultSettings, fixRules })).toEqual(defaultSettings);
  });

  it.each([
    ['none', undefined],
    ['no order', { assignTo: 'everyone' }],
    ['an unknown order', { order: 'timeFirst', assignTo: 'everyone' }],
    ['nothing about people', { order: 'timeOnly' }],
    ['another word for people', { order: 'timeOnly', assignTo: 'admins' }],
    ['a person who is a number', { order: 'timeOnly', assignTo: [1] }],
    ['a person without an id', { order: 'timeOnly', assignTo: ['1', ''] }],
    ['a person of an odd id', { order: 'timeOnly', assignTo: ['1,2'] }],
    ['too many people', { order: 'timeOnly', assignTo: idsOf(501) }],
    ['a map of people', { order: 'timeOnly', assignTo: { 0: '1', length: 1 } }],
  ])('are turned away: %s', (_, fixRules) => {
    expect(() => parse(settingsSchema, { ...defaultSettings, fixRules })).toThrow(SchemaError);
  });
});

describe('the share of Karbon’s requests', () => {
  it.each([10, 30, 120])('may be %i a minute', (karbonPerMinute) => {
    expect(parse(settingsSchema, { ...defaultSettings, karbonPerMinute })).toEqual({
      ...defaultSettings,
      karbonPerMinute,
    });
  });

  it.each([9, 121, 30.5, '30', undefined])('may not be %j', (karbonPerMinute) => {
    expect(() => parse(settingsSchema, { ...defaultSettings, karbonPerMinute })).toThrow(SchemaError);
  });
});
