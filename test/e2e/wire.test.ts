import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parsePageApiPayload } from '../../src/messages/page-api-request';
import type { PageKind } from '../../src/messages/page-ref';
import type { PanelState } from '../../src/messages/panel-request';
import { type Firm, startFirm } from '../firm/firm';
import type { ShowcaseName } from '../firm/state';
import { openBrowser, type TestBrowser } from './harness/browser';
import { connectAll, openOptions } from './harness/connect';
import { openIsolatedWorld } from './harness/isolated-world';
import { openShowcase, waitUntilSettled } from './harness/panel';
import { secretsIn, secretsOf } from './harness/secrets';

/** Each kind of page by a showcase of it. */
const pages = [
  ['work', 'matchedWork'],
  ['organization', 'organization'],
  ['person', 'person'],
  ['clientGroup', 'clientGroup'],
] as const satisfies readonly (readonly [PageKind, ShowcaseName])[];

/** Everything that the options page may ask, by name, with a payload that would be good there. */
const optionsRequests = [
  ['connections.list', null],
  ['connections.test', { system: 'karbon' }],
  ['connections.test', { system: 'quickbooksTime' }],
  ['connections.test', { system: 'quickbooks' }],
  ['settings.read', null],
  ['naming.examples', null],
  ['data.summary', null],
  ['bulk.earlier', null],
] as const;

const runId = 'from-the-page';
const item = {
  kind: 'organization',
  key: 'AnyKey',
  title: 'Any client',
  choice: { kind: 'primary' },
  planId: 'any-plan',
} as const;

/** What changes something anywhere, also with payloads that would be good. */
const writingRequests = [
  ['connections.disconnect', { system: 'karbon' }],
  ['data.wipe', { credentials: true }],
  ['fix.start', { runId, item }],
  ['bulk.start', { runId, items: [item] }],
  ['bulk.steer', { runId, to: 'running' }],
  ['bulk.undo', { runId, of: 'another-run' }],
  ['tieOut.ignore', { keys: [item.key], reason: '' }],
  ['people.pair', { userId: '1', karbonUserKey: null }],
  ['since.begin', { tiedOut: [item.key] }],
] as const;

const forbiddenRequests = [...optionsRequests, ...writingRequests] as const;

let firm: Firm;
let browser: TestBrowser;
let options: Page;

beforeAll(async () => {
  firm = await startFirm();
  browser = await openBrowser(firm);
  await connectAll(browser, firm);
  options = await openOptions(browser);
});

afterAll(async () => {
  await browser?.close();
  await firm?.close();
});

/** Sends one message to the worker from within a page; `'no answer'` where nobody answers. */
async function sendMessage(message: unknown): Promise<unknown> {
  try {
    return (await chrome.runtime.sendMessage(message)) ?? 'no answer';
  } catch {
    return 'no answer';
  }
}

describe('what the worker says to a Karbon page', () => {
  for (const [kind, showcase] of pages) {
    it(`holds no secret on a page of kind ${kind}`, async () => {
      const page = await openShowcase(browser, firm, showcase);
      await waitUntilSettled(page);
      const world = await openIsolatedWorld(page, browser.extensionId);
      const { key } = firm.state.showcases[showcase];
      const names = { shownTitle: '', shownClientName: '', shownClientKey: '', isTranslated: false };
      const state: PanelState = {
        page: { tenant: firm.state.karbon.tenantKey, kind, key, tab: 'budget', ...names },
        range: null,
        shownRange: null,
        entryCount: 20,
        isVisible: true,
      };
      const heard = await world.evaluate(
        ({ open, exported }) =>
          new Promise<string[]>((resolve) => {
            const messages: string[] = [];
            let isAsked = false;
            const port = chrome.runtime.connect({ name: 'panel' });
            port.onMessage.addListener((message: unknown) => {
              const text = JSON.stringify(message);
              messages.push(text);
              // There is nothing to export before the time has been read.
              if (!isAsked && text.includes('"isRefreshing":false') && text.includes('"time":{')) {
                isAsked = true;
                port.postMessage(exported);
              }
              if (text.startsWith('{"type":"csv"')) resolve(messages);
            });
            port.postMessage(open);
          }),
        {
          open: { state, request: null },
          exported: { state, request: { type: 'exportEntries' } },
        },
      );
      await world.close();
      await page.close();

      const secrets = secretsOf(firm);
      // The listening works: the page's own key and its figures were heard.
      expect(heard.some((message) => message.includes(key) && message.includes('"total":{"seconds":'))).toBe(
        true,
      );
      expect(heard.flatMap((message) => secretsIn(message, secrets))).toEqual([]);
    });
  }

  it('is nothing at all to what only the options page may ask', async () => {
    const page = await openShowcase(browser, firm, 'matchedWork');
    await waitUntilSettled(page);
    const world = await openIsolatedWorld(page, browser.extensionId);
    const ownPage = `chrome-extension://${browser.extensionId}/options/index.html`;
    firm.requests.clear();
    for (const [request, payload] of forbiddenRequests) {
      // It is the sender that is refused, not the payload.
      expect.soft(() => parsePageApiPayload(request, payload), request).not.toThrow();
      const message = { request, payload };
      expect.soft(await world.evaluate(sendMessage, message), request).toBe('no answer');
      // The sender is the browser's word, not the message's.
      const forged = { ...message, sender: { id: browser.extensionId, url: ownPage }, url: ownPage };
      expect.soft(await world.evaluate(sendMessage, forged), `forged ${request}`).toBe('no answer');
    }
    // Refused, not applied in silence.
    expect(firm.requests.count({ path: /TenantSettings|companyinfo|current_user|revoke/ })).toBe(0);
    const list = await options.evaluate(sendMessage, { request: 'connections.list', payload: null });
    expect(JSON.stringify(list).match(/"state":"connected"/g)).toHaveLength(3);
    for (const [request, nothing] of [
      ['bulk.read', null],
      ['bulk.earlier', []],
      ['tieOut.ignored', []],
      ['since.baseline', null],
    ] as const) {
      const reply = await options.evaluate(sendMessage, { request, payload: null });
      expect.soft(reply, request).toEqual({ ok: true, value: nothing });
    }

    const isClosed = await world.evaluate(
      (name) =>
        new Promise<boolean>((resolve) => {
          const port = chrome.runtime.connect({ name });
          port.onDisconnect.addListener(() => resolve(true));
          port.onMessage.addListener(() => resolve(false));
        }),
      'options',
    );
    expect(isClosed).toBe(true);
    await world.close();
    await page.close();
  });

  it('cannot even be asked for by the page itself', async () => {
    const page = await openShowcase(browser, firm, 'matchedWork');
    await waitUntilSettled(page);
    const reached = await page.evaluate(async (id) => {
      const runtime = (globalThis as { chrome?: { runtime?: typeof chrome.runtime } }).chrome?.runtime;
      if (!runtime?.sendMessage) return 'no door';
      return runtime.sendMessage(id, { request: 'connections.list', payload: null }).then(
        () => 'answered',
        () => 'refused',
      );
    }, browser.extensionId);
    expect(reached).not.toBe('answered');
    await page.close();
  });
});

describe('what the worker says to the options page', () => {
  it('holds no secret, right after connecting included', async () => {
    const { bearer, accessKey } = firm.state.credentials.karbon;
    const connect = { request: 'connections.connect', payload: { system: 'karbon', bearer, accessKey } };
    const replies = [await options.evaluate(sendMessage, connect)];
    for (const [request, payload] of optionsRequests) {
      replies.push(await options.evaluate(sendMessage, { request, payload }));
    }
    for (const reply of replies) expect(reply).toHaveProperty('ok', true);
    expect(secretsIn(JSON.stringify(replies), secretsOf(firm))).toEqual([]);
  });
});

describe('what lies in the browser', () => {
  it('holds no plain secret, and no key that could be taken along', async () => {
    const dump = await options.evaluate(async () => {
      const open = indexedDB.open('tieout');
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        open.onsuccess = () => resolve(open.result);
        open.onerror = () => reject(open.error);
      });
      const asked = <Result>(request: IDBRequest<Result>) =>
        new Promise<Result>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const keys: { isExtractable: boolean }[] = [];
      const readable = (_: string, value: unknown): unknown => {
        if (value instanceof CryptoKey) keys.push({ isExtractable: value.extractable });
        if (value instanceof ArrayBuffer) return new TextDecoder('latin1').decode(value);
        if (ArrayBuffer.isView(value)) return new TextDecoder('latin1').decode(value);
        return value;
      };
      const stores: Record<string, { count: number; text: string }> = {};
      for (const name of database.objectStoreNames) {
        const store = database.transaction(name).objectStore(name);
        const [values, ids] = await Promise.all([asked(store.getAll()), asked(store.getAllKeys())]);
        stores[name] = { count: values.length, text: JSON.stringify([values, ids], readable) };
      }
      database.close();
      return { stores, keys };
    });

    expect(dump.stores.vault?.count).toBe(3);
    expect(dump.stores.entries?.count).toBeGreaterThan(0);
    expect(dump.keys).toEqual([{ isExtractable: false }]);
    const secrets = secretsOf(firm);
    for (const [name, { text }] of Object.entries(dump.stores)) {
      expect.soft(secretsIn(text, secrets), name).toEqual([]);
    }
  });

  it('holds nothing of it in chrome.storage, none of which the page can read', async () => {
    const areas = await options.evaluate(async () => {
      const { local, sync, session } = chrome.storage;
      return { local: await local.get(), sync: await sync.get(), session: await session.get() };
    });
    expect(areas.local).toEqual({});
    expect(areas.sync).toEqual({});
    expect(secretsIn(JSON.stringify(areas), secretsOf(firm))).toEqual([]);

    const page = await openShowcase(browser, firm, 'matchedWork');
    await waitUntilSettled(page);
    const world = await openIsolatedWorld(page, browser.extensionId);
    const ofPage = await world.evaluate(async () => {
      const databases = await indexedDB.databases();
      const session = await chrome.storage.session.get().then(
        () => 'readable',
        () => 'closed',
      );
      return { session, databases: databases.map(({ name }) => name) };
    }, null);
    expect(ofPage).toEqual({ session: 'closed', databases: [] });
    await world.close();
    await page.close();
  });
});

describe('what is sent out', () => {
  const ownersOf: Readonly<Record<string, RegExp>> = {
    'QuickBooks Time': /^rest\.tsheets\.com$/,
    'QuickBooks Online': /\.intuit\.com$/,
    Karbon: /^api\.karbonhq\.com$/,
  };

  it('carries each secret to its own service alone, and never in an address', () => {
    const secrets = secretsOf(firm);
    const strays = firm.requests.all().flatMap(({ host, path, query, headers, body }) => [
      ...secretsIn(`${path}?${query}`, secrets).map((what) => `${what} in an address of ${host}`),
      ...secretsIn(`${Object.values(headers).join('\n')}\n${body}`, secrets)
        .filter(
          (what) => !Object.entries(ownersOf).some(([name, own]) => what.startsWith(name) && own.test(host)),
        )
        .map((what) => `${what} to ${host}`),
    ]);
    expect(strays).toEqual([]);
    // The looking works: Karbon was shown its key.
    const { accessKey } = firm.state.credentials.karbon;
    expect(firm.requests.to('api.karbonhq.com').at(-1)?.headers.accesskey).toBe(accessKey);
  });
});

describe('the script that runs in Karbon’s page', () => {
  it('names no host of an API', () => {
    const folder = process.env.TIEOUT_DIST ?? 'dist';
    const script = readFileSync(join(folder, 'content.js'), 'utf8');
    for (const host of ['tsheets.com', 'api.intuit.com', 'platform.intuit.com', 'api.karbonhq.com']) {
      expect.soft(script.includes(host), host).toBe(false);
    }
    // The looking works: the worker names them.
    expect(readFileSync(join(folder, 'background.js'), 'utf8')).toContain('rest.tsheets.com');
  });
});
