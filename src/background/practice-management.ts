import browser from 'webextension-polyfill';
import { pagesOf, practiceManagementOrigin } from '../messages/karbon-origins';
import { reportUnexpected } from '../reports/report-unexpected';
import { languageScript } from './language';
import { runInTabs } from './open-tabs';
import { mayReach } from './site-access';

const pages = pagesOf(practiceManagementOrigin);
const id = 'practice-management';

/** One after the other: two at once would register the same script twice. */
let last: Promise<boolean> = Promise.resolve(false);

/**
 * Has the panel on the pages of Intuit Practice Management while the user allows that, and in those that are open already. Resolves to whether
 * they do.
 */
export function followPracticeManagement(): Promise<boolean> {
  last = last.then(follow).catch((error: unknown) => {
    reportUnexpected(error, 'following whether Intuit Practice Management is switched on');
    return false;
  });
  return last;
}

async function follow(): Promise<boolean> {
  const isOn = await mayReach(practiceManagementOrigin);
  const isRegistered = (await browser.scripting.getRegisteredContentScripts({ ids: [id] })).length > 0;
  if (isOn && !isRegistered) {
    const [like] = browser.runtime.getManifest().content_scripts ?? [];
    const js = like?.js ?? [];
    await browser.scripting.registerContentScripts([
      { id, js, matches: [pages], runAt: 'document_end', allFrames: false, persistAcrossSessions: true },
    ]);
    await runInTabs(pages, [await languageScript(), ...js]);
  }
  if (!isOn && isRegistered) await browser.scripting.unregisterContentScripts({ ids: [id] });
  return isOn;
}
