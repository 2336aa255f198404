import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { SchemaError } from '../../../src/messages/schema';
import { defaultSettings } from '../../../src/messages/settings';
import { createChangeSignal } from '../../../src/store/change-signal';
import { openDatabase } from '../../../src/store/database';
import { createSettingsStore } from '../../../src/store/settings';
import { silenceConsole } from '../reports/silent-console';

silenceConsole();

it.each([
  ['nothing', undefined, defaultSettings],
  ['something else', 'dark', defaultSettings],
  [
    'one odd part',
    { appearance: 'pink', timeRange: { kind: 'thisYear' } },
    { ...defaultSettings, timeRange: { kind: 'thisYear' } },
  ],
  ['an unknown part', { appearance: 'dark', colour: 'red' }, { ...defaultSettings, appearance: 'dark' }],
  [
    'a range turned round',
    { timeRange: { kind: 'custom', from: '2026-02-01', to: '2026-01-01' } },
    defaultSettings,
  ],
  [
    'what was saved before there were rules for fixes',
    { appearance: 'dark', timeRange: { kind: 'thisYear' }, namingRule: defaultSettings.namingRule },
    { ...defaultSettings, appearance: 'dark', timeRange: { kind: 'thisYear' } },
  ],
  [
    'rules for fixes',
    { fixRules: { order: 'timeOnly', assignTo: ['1'] } },
    { ...defaultSettings, fixRules: { order: 'timeOnly', assignTo: ['1'] } },
  ],
  [
    'odd rules for fixes',
    { appearance: 'dark', fixRules: { order: 'timeOnly', assignTo: 'nobody' } },
    { ...defaultSettings, appearance: 'dark' },
  ],
])('reads %s as far as it makes sense', async (name, stored, expected) => {
  const database = await openDatabase(`settings ${name}`);
  if (stored !== undefined) await database.put('settings', stored, 'settings');
  expect(await createSettingsStore(database, createChangeSignal()).read()).toEqual(expected);
});

it('gives back what was saved', async () => {
  const database = await openDatabase('settings saved');
  const settings = createSettingsStore(database, createChangeSignal());
  const chosen = { ...defaultSettings, appearance: 'light' } as const;
  await settings.save(chosen);
  expect(await settings.read()).toEqual(chosen);
});

it('reports which part was odd, and not what it was', async () => {
  const database = await openDatabase('settings reported');
  const stored = { fixRules: { order: 'Hara & Sons', assignTo: 'everyone' }, appearance: 'dark' };
  await database.put('settings', stored, 'settings');
  await createSettingsStore(database, createChangeSignal()).read();
  const errors = vi
    .mocked(console.error)
    .mock.calls.flat()
    .filter((part) => part instanceof SchemaError);
  expect(errors.map(({ oddField }) => oddField)).toEqual(['fixRules.order']);
  expect(String(errors)).not.toContain('Hara');
});
