import { describe, expect, it } from 'vitest';
import { parsePageApiPayload } from '../../../src/messages/page-api-request';
import { cleanPastedKey } from '../../../src/messages/pasted-key';

const key = '01234567-89ab-cdef-0123-456789abcdef';
const jwt = 'eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl_-0=';

describe('a pasted key', () => {
  it.each([
    [key, key],
    [`Bearer ${key}`, key],
    [`bearer  ${key}\n`, key],
    [`Authorization: Bearer ${key}`, key],
    [`"Authorization": "Bearer ${key}",`, key],
    [`“${key}”`, key],
    [`'${key}'`, key],
    [`\`${key}\``, key],
    [`<${key}>`, key],
    [`Access Key: ${jwt}`, jwt],
    [`AccessKey=${jwt};`, jwt],
    [`Bearer token: ${key}`, key],
    [`Client ID: ABc123`, 'ABc123'],
    [`client_secret = "xYz-_."`, 'xYz-_.'],
    ['eyJhbGciOi.\r\neyJzdWIiOi.\n  c2lnbmF0dXJl_-0=', jwt],
    [`\u00a0\u200b${key}\ufeff`, key],
    ['S.7__0123 456789', 'S.7__0123456789'],
    // Copied together with what stands above or beside it on the page.
    ['Client ID\nABc123', 'ABc123'],
    ['Access Token\tS.7__01', 'S.7__01'],
    [`Authorization Bearer ${key}`, key],
    [`API Key: ${jwt}`, jwt],
    [`{"AccessKey": "${jwt}"}`, jwt],
    [`(${key})`, key],
    [`**${key}**`, key],
    // What begins like a label is none where no mark follows.
    ['tokenABC', 'tokenABC'],
    ['bearerABC', 'bearerABC'],
    ['', ''],
    ['Bearer ', 'Bearer'],
  ])('%j is %j', (pasted, cleaned) => {
    expect(cleanPastedKey(pasted)).toBe(cleaned);
  });

  it.each([
    [
      { system: 'karbon', bearer: `Bearer ${key}`, accessKey: `"${jwt}"` },
      { bearer: key, accessKey: jwt },
    ],
    [{ system: 'quickbooksTime', method: 'token', token: 'Bearer S.7__01\n' }, { token: 'S.7__01' }],
    [
      { system: 'quickbooksTime', method: 'oauth', clientId: '“id”', clientSecret: ' se\ncret ' },
      { clientId: 'id', clientSecret: 'secret' },
    ],
    [
      {
        system: 'quickbooks',
        environment: 'sandbox',
        clientId: "'id'",
        clientSecret: 'Client Secret: secret',
      },
      { clientId: 'id', clientSecret: 'secret' },
    ],
  ])('is cleaned in every field: %j', (payload, cleaned) => {
    expect(parsePageApiPayload('connections.connect', payload)).toMatchObject(cleaned);
  });

  it('of which nothing is left is none', () => {
    const payload = { system: 'karbon', bearer: ' "" ', accessKey: jwt };
    expect(() => parsePageApiPayload('connections.connect', payload)).toThrow('bearer');
  });
});
