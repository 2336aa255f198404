/*
 * The messages of a test that begins with
 *
 *   vi.mock('../../../src/i18n/compiled/messages', () => import('../../../out/pseudo/messages.js'));
 *
 * come in the pseudo-language, `⟦Tödåý⟧` (scripts/messages.mjs). What is then drawn without brackets does not come from the catalogue.
 */

/** Attributes that are read to somebody. */
const readAttributes = ['title', 'aria-label', 'aria-description', 'placeholder', 'alt'];

/** What is left of a text without what the catalogue has said, names in it included. */
function outsideMessages(text: string): string {
  const inner = /⟦[^⟦⟧]*⟧/g;
  return inner.test(text) ? outsideMessages(text.replace(inner, '|')) : text;
}

function textsOf(root: Element): string[] {
  const attributes = [root, ...root.querySelectorAll('*')].flatMap((element) =>
    readAttributes.flatMap((name) => element.getAttribute(name) ?? []),
  );
  const text = root.cloneNode(true) as Element;
  for (const style of text.querySelectorAll('style')) style.remove();
  return [...outsideMessages(text.textContent ?? '').split('|'), ...attributes.map(outsideMessages)];
}

/**
 * The words on screen that are in no message. `data` are texts that may stand by themselves: names, and what a format has written.
 * They are looked for longest first, so that one may be part of another.
 */
export function findHardCoded(root: Element, data: readonly string[]): string[] {
  const longestFirst = [...data].sort((one, other) => other.length - one.length);
  return textsOf(root)
    .map((text) => longestFirst.reduce((rest, known) => rest.replaceAll(known, ' '), text).trim())
    .filter((text) => /\p{L}/u.test(text));
}
