import { useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { m } from '../../i18n/compiled/messages';
import { asLanguageChoice, type LanguageChoice, languageChoiceItem } from '../../i18n/spoken';
import { reportUnexpected } from '../../reports/report-unexpected';
import { SelectField } from './fields';

const choices: Readonly<Record<LanguageChoice, string>> = {
  browser: m.options_language_browser(),
  en: m.options_language_english(),
  fr: m.options_language_french(),
};

/** The language of everything that is drawn; all pages and panels follow as soon as it is kept. */
export function LanguageField() {
  const [choice, setChoice] = useState<LanguageChoice>('browser');
  useEffect(() => {
    browser.storage.local.get(languageChoiceItem).then(
      (kept) => setChoice(asLanguageChoice(kept[languageChoiceItem])),
      (error: unknown) => reportUnexpected(error, 'reading the chosen language'),
    );
  }, []);
  const choose = (chosen: LanguageChoice) => {
    setChoice(chosen);
    browser.storage.local
      .set({ [languageChoiceItem]: chosen })
      .catch((error: unknown) => reportUnexpected(error, 'keeping the chosen language'));
  };
  return <SelectField label={m.options_language()} value={choice} choices={choices} onChange={choose} />;
}
