import { perLocale } from './locale';
import { spoken, type Text } from './spoken';

type Inputs = Readonly<Record<string, string | number>>;

// Marked, since a bundle would otherwise keep every message beside it.
const plurals = /* @__PURE__ */ perLocale((locale) => new Intl.PluralRules(locale));

/** By what a text is found in another language, which needs no room for the English texts then: as `hashOf` in scripts/messages.mjs. */
function keyOf(source: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < source.length; index += 1)
    hash = Math.imul(hash ^ source.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}

function inLanguage(text: Text, name: string | undefined): Text {
  const { texts } = spoken();
  return texts?.[keyOf(name ?? (typeof text === 'string' ? text : JSON.stringify(text)))] ?? text;
}

/**
 * An English text in the language of this world, with its inputs in place: `say('Hello {name}', { name: 'Ada' })` → `Bonjour Ada`. Called by
 * the compiled messages alone, which name a text where it is said in two ways elsewhere.
 */
export function say(text: Text, inputs?: Inputs, name?: string): string {
  let found: Text | undefined = inLanguage(text, name);
  while (typeof found === 'object') {
    const selector: string = found[0];
    const texts: Readonly<Record<string, Text>> = found[1];
    const word: string = selector.startsWith('#')
      ? plurals().select(Number(inputs?.[selector.slice(1)]))
      : String(inputs?.[selector]);
    found = texts[word] ?? texts['*'];
  }
  const whole = found ?? '';
  return inputs ? whole.replace(/\{(\w+)\}/g, (_place, input: string) => String(inputs[input])) : whole;
}
