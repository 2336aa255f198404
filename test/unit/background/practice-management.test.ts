import { beforeEach, describe, expect, it, vi } from 'vitest';
import { followPracticeManagement } from '../../../src/background/practice-management';
import { serveIfAllowed } from '../../../src/background/serve-if-allowed';
import type { PanelPort } from '../../../src/background/serve-panel';
import { silenceConsole } from '../reports/silent-console';

silenceConsole();

const pages = 'https://intuitpracticemanagement.karbonhq.com/*';

const chrome = vi.hoisted(() => ({
  isOn: false,
  registered: [] as { id: string }[],
  queried: [] as unknown[],
  ranIn: [] as number[],
}));

vi.mock('webextension-polyfill', () => ({
  default: {
    permissions: {
      contains: async ({ origins }: { origins: string[] }) => {
        expect(origins).toEqual([pages]);
        return chrome.isOn;
      },
    },
    runtime: {
      getManifest: () => ({ content_scripts: [{ matches: ['https://app2.test/*'], js: ['content.js'] }] }),
    },
    storage: { local: { get: async () => ({}) } },
    scripting: {
      getRegisteredContentScripts: async () => chrome.registered,
      async registerContentScripts(scripts: { id: string }[]) {
        if (chrome.registered.length > 0) throw new Error('Duplicate script ID');
        chrome.registered.push(...scripts);
      },
      async unregisterContentScripts() {
        chrome.registered.length = 0;
      },
      executeScript: async ({ target }: { target: { tabId: number } }) =>
        void chrome.ranIn.push(target.tabId),
    },
    tabs: {
      async query({ url }: { url: unknown }) {
        chrome.queried.push(url);
        return [{ id: 7 }];
      },
    },
  },
}));

beforeEach(() => {
  vi.stubGlobal('navigator', { language: 'en-US' });
  Object.assign(chrome, { isOn: false, registered: [], queried: [], ranIn: [] });
});

describe('the panel at Intuit Practice Management', () => {
  it('comes into pages, and into those that are open, once that is allowed, and goes when it is not any more', async () => {
    expect(await followPracticeManagement()).toBe(false);
    expect(chrome).toMatchObject({ registered: [], ranIn: [] });
    chrome.isOn = true;
    expect(await followPracticeManagement()).toBe(true);
    expect(chrome.registered).toMatchObject([
      { matches: [pages], js: ['content.js'], persistAcrossSessions: true, allFrames: false },
    ]);
    expect(chrome).toMatchObject({ queried: [pages], ranIn: [7] });
    chrome.isOn = false;
    expect(await followPracticeManagement()).toBe(false);
    expect(chrome.registered).toEqual([]);
  });

  it('is registered once, however many events say so together', async () => {
    chrome.isOn = true;
    expect(await Promise.all([followPracticeManagement(), followPracticeManagement()])).toEqual([true, true]);
    expect(chrome.registered).toHaveLength(1);
    expect(chrome.ranIn).toEqual([7]);
  });
});

function fakePort() {
  const sent: unknown[] = [];
  const onMessage = new Set<(value: unknown) => void>();
  const onDisconnect = new Set<() => void>();
  const disconnect = vi.fn();
  const port: PanelPort = {
    postMessage: (response) => void sent.push(response),
    disconnect,
    onMessage: { addListener: (listener) => onMessage.add(listener) },
    onDisconnect: { addListener: (listener) => onDisconnect.add(listener) },
  };
  const ask = (value: unknown) => {
    for (const listener of onMessage) listener(value);
  };
  const end = () => {
    for (const listener of onDisconnect) listener();
  };
  return { port, sent, disconnect, ask, end };
}

describe('a port from there', () => {
  it('is served with all that was said before it was known to be allowed', async () => {
    const { port, ask, disconnect } = fakePort();
    const heard: unknown[] = [];
    const served = serveIfAllowed(port, Promise.resolve(true), async (allowed) =>
      allowed.onMessage.addListener((value) => heard.push(value)),
    );
    ask('first');
    ask('second');
    await served;
    ask('third');
    expect(heard).toEqual(['first', 'second', 'third']);
    expect(disconnect).not.toHaveBeenCalled();
  });

  it.each([
    ['is switched off', () => Promise.resolve(false)],
    ['cannot be known', () => Promise.reject(new Error('gone'))],
  ])('is told so and closed unserved where it %s', async (_, ask) => {
    const { port, sent, disconnect } = fakePort();
    const serve = vi.fn();
    await serveIfAllowed(port, ask(), serve);
    expect(sent).toEqual([{ type: 'switchedOff' }]);
    expect(serve).not.toHaveBeenCalled();
    expect(disconnect).toHaveBeenCalledOnce();
  });

  it('that has ended meanwhile is left alone', async () => {
    const { port, end, disconnect } = fakePort();
    const serve = vi.fn();
    const served = serveIfAllowed(port, Promise.resolve(true), serve);
    end();
    await served;
    expect(serve).not.toHaveBeenCalled();
    expect(disconnect).not.toHaveBeenCalled();
  });
});
