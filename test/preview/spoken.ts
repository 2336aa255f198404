/*
 * The first import of a preview: what comes after it says its words in the language that the address asks for: `&lang=fr`, or `&lang=pseudo`,
 * in which all that comes from the catalogue is in brackets and half as long again as in French; `&rtl` writes from right to left.
 */
import french from '../../src/i18n/compiled/languages/fr.json';
import type { Text } from '../../src/i18n/spoken';

/** `Fermer {name}` → `⟦Fermer {name}·····⟧`, which breaks where words do. */
function lengthened(text: Text): Text {
  if (typeof text === 'string') return `⟦${text}${' ···'.repeat(Math.ceil(text.length / 8))}⟧`;
  const [selector, choices] = text;
  return [
    selector,
    Object.fromEntries(Object.entries(choices).map(([word, each]) => [word, lengthened(each)])),
  ];
}

const search = new URLSearchParams(location.search);
if (search.has('rtl')) document.documentElement.dir = 'rtl';
const asked = search.get('lang');
if (asked === 'fr' || asked === 'pseudo') {
  const texts = (Object.values(french) as [string, Text][]).map(([key, text]) => [
    key,
    asked === 'pseudo' ? lengthened(text) : text,
  ]);
  Object.defineProperty(globalThis, 'tieoutSpoken', {
    value: { language: 'fr', texts: Object.fromEntries(texts) },
  });
  document.documentElement.lang = 'fr';
}
