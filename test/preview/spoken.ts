/* The first import of a preview: what comes after it says its words in the language that the address asks for, `&lang=fr`. */
import french from '../../src/i18n/compiled/languages/fr.json';

if (new URLSearchParams(location.search).get('lang') === 'fr') {
  const texts = Object.fromEntries(Object.values(french));
  Object.defineProperty(globalThis, 'tieoutSpoken', { value: { language: 'fr', texts } });
  document.documentElement.lang = 'fr';
}
