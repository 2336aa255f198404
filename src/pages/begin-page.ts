import browser from 'webextension-polyfill';
import { asLanguageChoice, type Language, languageChoiceItem, languageFor } from '../i18n/spoken';
import { reportUnexpected } from '../reports/report-unexpected';

function languageOf(kept: unknown): Language {
  return languageFor(asLanguageChoice(kept), navigator.language);
}

/**
 * Reads what the chosen language says, where it is not English, and then runs `draw`, which imports whatever has words. Once another
 * language is chosen, here or on another page, this one is loaded anew.
 *
 * @param bundle whose words the page has; one that is built by itself has its own.
 */
export async function beginPage(draw: () => Promise<unknown>, bundle = 'pages'): Promise<void> {
  const { local } = browser.storage;
  try {
    const language = languageOf((await local.get(languageChoiceItem))[languageChoiceItem]);
    document.documentElement.lang = language;
    local.onChanged.addListener((changes) => {
      const change = changes[languageChoiceItem];
      if (change && languageOf(change.newValue) !== language) location.reload();
    });
    if (language !== 'en') {
      await import(/* @vite-ignore */ browser.runtime.getURL(`languages/${bundle}.${language}.js`));
    }
  } catch (error) {
    // English is better than no page.
    reportUnexpected(error, 'reading the language of a page');
  }
  await draw();
}
