import browser from 'webextension-polyfill';
import {
  asLanguageChoice,
  english,
  type Language,
  languageChoiceItem,
  languageFor,
  type Spoken,
  speak,
} from '../i18n/spoken';
import { karbonOrigins, pagesOf } from '../messages/karbon-origins';
import { reportUnexpected } from '../reports/report-unexpected';
import { runInTabs } from './open-tabs';

const id = 'language';

/** What `languages/background.js` leaves in the worker: all languages but English, since a worker can read no file later. */
interface LanguageWorld {
  readonly tieoutLanguages?: readonly Spoken[];
}

/** One after the other: two at once would register the same script twice. */
let last: Promise<void> = Promise.resolve();

async function chosenLanguage(): Promise<Language> {
  const kept = await browser.storage.local.get(languageChoiceItem);
  return languageFor(asLanguageChoice(kept[languageChoiceItem]), navigator.language);
}

/** The script that tells a page of Karbon which language to speak, before the content script itself. */
export async function languageScript(): Promise<string> {
  return `languages/content.${await chosenLanguage()}.js`;
}

/** Has the worker speak the language that was chosen. */
export async function speakChosen(): Promise<void> {
  const language = await chosenLanguage();
  const { tieoutLanguages = [] } = globalThis as LanguageWorld;
  speak(tieoutLanguages.find((each) => each.language === language) ?? english);
}

/**
 * Has the worker and every page of Karbon speak the language that was chosen: those that are loaded from now on find it before their first
 * frame, and in those that are open the panel makes way for one in that language.
 */
export function followLanguage(): Promise<void> {
  last = last.then(follow).catch((error: unknown) => reportUnexpected(error, 'changing the language'));
  return last;
}

async function follow(): Promise<void> {
  await speakChosen();
  const language = await chosenLanguage();
  const wanted = language === english.language ? [] : [await languageScript()];
  const [registered] = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
  if (registered?.js?.[0] === wanted[0]) return;
  if (registered) await browser.scripting.unregisterContentScripts({ ids: [id] });
  const pages = karbonOrigins.map(pagesOf);
  if (wanted.length > 0) {
    await browser.scripting.registerContentScripts([
      {
        id,
        js: wanted,
        matches: pages,
        runAt: 'document_start',
        allFrames: false,
        persistAcrossSessions: true,
      },
    ]);
  }
  await runInTabs(pages, [await languageScript(), 'content.js']);
}
