import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterAll, vi } from 'vitest';
import { setBrowserLanguage } from '../../src/i18n/locale';

/*
 * What a test file finds, whichever file the process has run before it: no database, the language of the tests, and afterwards the real
 * clock and globals again.
 */

globalThis.indexedDB = new IDBFactory();
// Node 21 and newer speak the language of the machine.
setBrowserLanguage('en-US');

afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
