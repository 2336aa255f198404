import browser from 'webextension-polyfill';
import { reportUnexpected } from '../reports/report-unexpected';

/**
 * Brings the content script, after a script that says in which language, into the pages of Karbon that were open before the extension was installed or updated: the browser runs it
 * only in pages that are loaded afterwards. A copy that is there already makes way, or the new one does (content/single-instance.ts).
 */
export async function runInOpenTabs(languageScript: string): Promise<void> {
  for (const { matches, js } of browser.runtime.getManifest().content_scripts ?? []) {
    if (js !== undefined) await runInTabs(matches, [languageScript, ...js]);
  }
}

/** The same for the pages of one address pattern. */
export async function runInTabs(pages: string | string[], files: string[]): Promise<void> {
  // A discarded tab is loaded anew, and with it the script, as soon as somebody looks at it.
  const tabs = await browser.tabs.query({ url: pages, discarded: false });
  await Promise.all(tabs.map(({ id }) => id !== undefined && runInTab(id, files)));
}

/** Where it cannot be run, the old copy's notice asks the user to reload the page. */
async function runInTab(tabId: number, files: string[]): Promise<void> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files });
  } catch (error) {
    reportUnexpected(error, 'bringing the panel into an open tab');
  }
}
