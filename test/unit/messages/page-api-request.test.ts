import { describe, expect, it } from 'vitest';
import { parsePageApiPayload, parsePageApiRequest } from '../../../src/messages/page-api-request';
import { SchemaError } from '../../../src/messages/schema';
import { defaultSettings } from '../../../src/messages/settings';

const undo = { runId: '0b6f0f3e-5a5c-4c0e-9d0a-1f2e3d4c5b6a', of: 'x'.repeat(64) };

describe('what the extension’s own pages ask', () => {
  it.each([
    ['people.list', null],
    ['log.list', { count: 1 }],
    ['log.list', { count: 5_000 }],
    ['log.undo', undo],
    ['settings.save', { shown: defaultSettings, wanted: defaultSettings }],
    ['backfill.read', null],
    ['backfill.readForLists', null],
    ['backfill.pause', { isPaused: true }],
    ['tieOut.input', { isUserInitiated: false }],
  ] as const)('is taken: %s %j', (name, payload) => {
    expect(parsePageApiRequest({ request: name, payload })).toEqual({ request: name, payload });
    expect(parsePageApiPayload(name, payload)).toEqual(payload);
  });

  it('loses what does not belong to it', () => {
    expect(parsePageApiPayload('log.undo', { ...undo, steps: [] })).toEqual(undo);
  });

  it.each([
    ['people.list', {}],
    ['log.list', null],
    ['log.list', { count: 0 }],
    ['log.list', { count: 5_001 }],
    ['log.list', { count: 1.5 }],
    ['log.list', { count: '50' }],
    ['log.undo', { ...undo, runId: '' }],
    ['log.undo', { ...undo, of: 'x'.repeat(65) }],
    ['log.undo', { ...undo, of: 'run 1' }],
    ['log.undo', { runId: undo.runId }],
    ['settings.save', { shown: defaultSettings, wanted: { ...defaultSettings, fixRules: undefined } }],
    ['backfill.pause', { isPaused: 'yes' }],
    ['tieOut.input', null],
  ] as const)('is turned away: %s %j', (name, payload) => {
    expect(() => parsePageApiPayload(name, payload)).toThrow(SchemaError);
  });
});

describe('credentials', () => {
  const time = { system: 'quickbooksTime', method: 'token', token: 'secret' };

  it.each([
    [time],
    [{ system: 'quickbooksTime', method: 'oauth', clientId: 'id', clientSecret: 'secret' }],
    [{ system: 'quickbooks', environment: 'sandbox', clientId: 'id', clientSecret: 'secret' }],
    [{ system: 'karbon', bearer: 'bearer', accessKey: 'x'.repeat(10_000) }],
  ])('are taken, without the blanks around them: %j', (request) => {
    const pasted = Object.entries(request).map(([name, value]) => {
      const isPasted = !['system', 'method', 'environment'].includes(name);
      return [name, isPasted ? ` \t${value}\n` : value];
    });
    expect(parsePageApiPayload('connections.connect', Object.fromEntries(pasted))).toEqual(request);
  });

  it.each([
    ['token', { ...time, token: ' \n' }],
    ['token', { ...time, token: 'x'.repeat(10_001) }],
    ['method', { ...time, method: 'secret' }],
    ['system', { ...time, system: 'secret' }],
    [
      'clientSecret',
      { system: 'quickbooks', environment: 'production', clientId: 'secret', clientSecret: 7 },
    ],
  ])('are turned away with the name of their field %s and nothing of the secret', (oddField, payload) => {
    const read = () => parsePageApiPayload('connections.connect', payload);
    expect(read).toThrow(expect.objectContaining({ name: 'SchemaError', oddField }));
    expect(read).not.toThrow(/secret is|x{9}|7/);
  });
});
