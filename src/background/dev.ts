/*
 * The worker of `npm run dev`: the one that ships, and what reloads the extension whenever it was built anew.
 */
import browser from 'webextension-polyfill';
import './main';

/** Where `scripts/dev.mjs` tells which build is the newest, at once and every twenty seconds; the bundler puts it in. */
declare const buildServer: string;

new EventSource(buildServer).addEventListener('message', ({ data }) => void reloadIfOlderThan(data));

/** The session storage is empty after a reload. Asking for it keeps the worker alive until the next message. */
async function reloadIfOlderThan(newestBuild: string): Promise<void> {
  const { build } = await browser.storage.session.get('build');
  if (build === undefined) await browser.storage.session.set({ build: newestBuild });
  else if (build !== newestBuild) browser.runtime.reload();
}
