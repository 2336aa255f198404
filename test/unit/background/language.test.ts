import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { followLanguage, languageScript } from '../../../src/background/language';
import { english, speak } from '../../../src/i18n/spoken';
import { csvColumns } from '../../../src/services/panel/entries-csv-words';
import { spokenIn } from '../i18n/spoken-in';
import { silenceConsole } from '../reports/silent-console';

silenceConsole();

const chrome = vi.hoisted(() => ({
  choice: undefined as string | undefined,
  registered: [] as { id: string; js: string[]; runAt: string }[],
  ran: [] as unknown[],
}));

vi.mock('webextension-polyfill', () => ({
  default: {
    storage: { local: { get: async () => ({ language: chrome.choice }) } },
    scripting: {
      getRegisteredContentScripts: async () => [...chrome.registered],
      async registerContentScripts(scripts: { id: string; js: string[]; runAt: string }[]) {
        if (chrome.registered.length > 0) throw new Error('Duplicate script ID');
        chrome.registered.push(...scripts);
      },
      async unregisterContentScripts() {
        chrome.registered.length = 0;
      },
      executeScript: async (run: unknown) => void chrome.ran.push(run),
    },
    tabs: { query: async () => [{ id: 7 }] },
  },
}));

beforeEach(() => {
  Object.assign(chrome, { choice: undefined, registered: [], ran: [] });
  vi.stubGlobal('navigator', { language: 'en-US' });
  vi.stubGlobal('tieoutLanguages', [spokenIn('fr'), spokenIn('en-GB')]);
});
afterEach(() => {
  vi.unstubAllGlobals();
  speak(english);
});

it('leaves pages and panels alone where the browser speaks English and nothing else was chosen', async () => {
  await followLanguage();
  expect(chrome).toMatchObject({ registered: [], ran: [] });
  expect(await languageScript()).toBe('languages/content.en.js');
});

it('tells pages of Karbon before their first frame, open tabs and the worker itself, once', async () => {
  chrome.choice = 'fr';
  await Promise.all([followLanguage(), followLanguage()]);
  expect(chrome.registered).toMatchObject([
    { js: ['languages/content.fr.js'], runAt: 'document_start', persistAcrossSessions: true },
  ]);
  expect(chrome.ran).toEqual([{ target: { tabId: 7 }, files: ['languages/content.fr.js', 'content.js'] }]);
  expect(csvColumns()).toContain('Travail');
});

it('goes back to English', async () => {
  chrome.choice = 'fr';
  await followLanguage();
  chrome.choice = 'en';
  await followLanguage();
  expect(chrome.registered).toEqual([]);
  expect(chrome.ran.at(-1)).toEqual({
    target: { tabId: 7 },
    files: ['languages/content.en.js', 'content.js'],
  });
  expect(csvColumns()).toContain('Job');
});

it('goes from one language that is not English to another', async () => {
  chrome.choice = 'fr';
  await followLanguage();
  chrome.choice = 'en';
  vi.stubGlobal('navigator', { language: 'en-AU' });
  await followLanguage();
  expect(chrome.registered).toMatchObject([{ js: ['languages/content.en-GB.js'] }]);
});
