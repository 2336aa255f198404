import { describe, expect, it } from 'vitest';
import { answerPageApiRequest } from '../../../src/background/serve-page-api';
import { createSenders } from '../../../src/background/trusted-senders';
import { parsePanelMessage } from '../../../src/messages/panel-request';
import { SchemaError } from '../../../src/messages/schema';
import { defaultSettings } from '../../../src/messages/settings';
import { keptReports } from '../../../src/reports/report-unexpected';
import type { PageApiServices } from '../../../src/services/page-api-services';
import { DatabaseError } from '../../../src/store/database';
import { silenceConsole } from '../reports/silent-console';
import { workPage } from '../services/sample-records';
import { createBench } from '../services/service-bench';

silenceConsole();

const nothingToErase = () => Promise.reject(new Error('nothing is erased here'));

function ask(pages: () => Promise<PageApiServices>, request: unknown, payload: unknown) {
  return answerPageApiRequest(pages, { request, payload }, nothingToErase);
}

describe('requests of the options page', () => {
  it.each([['toString'], ['settings.forget'], [7], [null]])('that are none are refused: %j', async (name) => {
    const { services } = await createBench();
    expect(await ask(async () => services.pageApi, name, null)).toMatchObject({
      ok: false,
      error: { code: 'internal' },
    });
  });

  it.each([['settings.read'], [null], [{ payload: null }]])(
    'are not taken from a message of another form: %j',
    async (message) => {
      const { services } = await createBench();
      const reply = await answerPageApiRequest(async () => services.pageApi, message, nothingToErase);
      expect(reply).toMatchObject({ ok: false, error: { code: 'internal', detail: '' } });
    },
  );

  it('are carried out', async () => {
    const { services } = await createBench();
    const ready = async () => services.pageApi;
    const dark = { ...defaultSettings, appearance: 'dark' } as const;
    expect(await ask(ready, 'settings.save', { shown: defaultSettings, wanted: dark })).toEqual({
      ok: true,
      value: dark,
    });
    expect(await ask(ready, 'settings.read', null)).toEqual({ ok: true, value: dark });
    const test = await ask(ready, 'connections.test', { system: 'karbon' });
    expect(test).toMatchObject({ ok: true, value: { state: 'notConnected' } });
  });

  it('take credentials without the blanks around them', async () => {
    const { services, store } = await createBench();
    const payload = { system: 'karbon', bearer: ' bearer\n', accessKey: '\tkey ' };
    await ask(async () => services.pageApi, 'connections.connect', payload);
    expect(await store.vault.read('karbon')).toEqual({ bearer: 'bearer', accessKey: 'key' });
  });

  it.each([
    ['settings.save', { shown: defaultSettings, wanted: { appearance: 'dark' } }],
    ['connections.test', { system: 'google' }],
    ['connections.connect', { system: 'karbon', bearer: '', accessKey: 'x' }],
    ['data.wipe', {}],
  ] as const)('are refused where the payload of %s is odd', async (name, payload) => {
    const { services } = await createBench();
    expect(await ask(async () => services.pageApi, name, payload)).toMatchObject({
      ok: false,
      error: { code: 'internal', detail: '' },
    });
  });

  it('are answered with an error where the store cannot be opened', async () => {
    const broken = async () => Promise.reject(new DatabaseError('newer', new Error('Acme')));
    const reply = await ask(broken, 'settings.read', null);
    expect(reply).toMatchObject({ ok: false, error: { code: 'storageNewer' } });
    const reports = await ask(broken, 'reports.list', null);
    expect(reports).toEqual({ ok: true, value: keptReports() });
    expect(keptReports().at(-1)).toMatchObject({
      where: 'answering a page',
      errors: [{ name: 'DatabaseError', code: 'newer' }, {}],
    });
    expect(JSON.stringify(reports)).not.toContain('Acme');
  });
});

describe('requests of the panel', () => {
  const turned = { kind: 'custom', from: '2026-11-02', to: '2026-11-01' };
  const state = {
    page: workPage,
    range: { kind: 'custom', from: '2026-11-01', to: '2026-11-02' },
    shownRange: null,
    entryCount: 20,
    isVisible: true,
  };

  it('are taken as they are meant', () => {
    expect(parsePanelMessage({ state, request: null })).toEqual({ state, request: null });
    expect(parsePanelMessage({ state, request: { type: 'refresh', more: 1 }, more: 1 })).toEqual({
      state,
      request: { type: 'refresh' },
    });
  });

  it('have over-long names cut', () => {
    const page = { ...workPage, shownTitle: 'x'.repeat(10_000) };
    const message = parsePanelMessage({ state: { ...state, page }, request: null });
    expect(message.state.page.shownTitle).toHaveLength(1_000);
  });

  it.each([
    [
      'a key with a path in it',
      { state: { ...state, page: { ...workPage, key: '../../Users' } }, request: null },
    ],
    ['an unknown type', { state, request: { type: 'fetch', address: 'https://x.test' } }],
    ['a negative count', { state: { ...state, entryCount: -1 }, request: null }],
    ['an odd range', { state: { ...state, range: { kind: 'forever' } }, request: null }],
    ['a range that ends before it begins', { state: { ...state, shownRange: turned }, request: null }],
    ['no state', { request: { type: 'refresh' } }],
    ['nothing', null],
  ])('are turned away: %s', (_, message) => {
    expect(() => parsePanelMessage(message)).toThrow(SchemaError);
  });
});

describe('senders', () => {
  const senders = createSenders('abc', 'chrome-extension://abc');

  it.each([
    [{ id: 'abc', url: 'chrome-extension://abc/options/index.html' }, true, null],
    [{ id: 'other', url: 'chrome-extension://abc/options/index.html' }, false, null],
    [{ id: 'abc', url: 'chrome-extension://abcd/options/index.html' }, false, null],
    [
      { id: 'abc', url: 'https://app2.karbonhq.com/T#/work/K', frameId: 0 },
      false,
      'https://app2.karbonhq.com',
    ],
    [
      { id: 'abc', url: 'https://intuitpracticemanagement.karbonhq.com/T', frameId: 0 },
      false,
      'https://intuitpracticemanagement.karbonhq.com',
    ],
    [{ id: 'abc', url: 'http://intuitpracticemanagement.karbonhq.com/T', frameId: 0 }, false, null],
    [{ id: 'other', url: 'https://app2.karbonhq.com/T', frameId: 0 }, false, null],
    [{ id: 'abc', url: 'https://app2.karbonhq.com/T#/work/K', frameId: 3 }, false, null],
    [{ id: 'abc', url: 'https://app2.karbonhq.com.evil.test/', frameId: 0 }, false, null],
    [{ id: 'abc', url: 'not an address', frameId: 0 }, false, null],
    [{ id: 'abc' }, false, null],
  ])('%j', (sender, isOwnPage, karbonOrigin) => {
    expect(senders.isOwnPage(sender)).toBe(isOwnPage);
    expect(senders.karbonOriginOf(sender)).toBe(karbonOrigin);
  });
});

it('a database that cannot be opened is erased where everything is to be removed, and only then', async () => {
  const { services } = await createBench();
  let isErased = false;
  const pages = async () => {
    if (!isErased) throw new DatabaseError('newer');
    return services.pageApi;
  };
  const erase = async () => {
    isErased = true;
  };
  const wipe = (credentials: boolean) =>
    answerPageApiRequest(pages, { request: 'data.wipe', payload: { credentials } }, erase);
  expect(await wipe(false)).toMatchObject({ ok: false, error: { code: 'storageNewer' } });
  expect(isErased).toBe(false);
  expect(await wipe(true)).toMatchObject({ ok: true, value: { counts: { customers: 0 } } });
  expect(isErased).toBe(true);
});
