import type { FirmState } from './state';

/** Fields whose value says whom or what a record is of. */
const telling =
  /name|title|email|phone|address|notes|key$|token|secret|bearer|realm|id$|url|identifier|description/i;

/**
 * Every name, id, key and address that stands in any record of the firm, as text: what must not be in anything that is handed on. Shorter
 * ones occur in other words.
 */
export function textsOf(state: FirmState): ReadonlySet<string> {
  const texts = new Set<string>();
  const walk = (value: unknown, field: string): void => {
    if (value instanceof Map) {
      for (const [key, row] of value) {
        // The words that other maps go by are in capitals or digits nowhere.
        if (/[\dA-Z]/.test(String(key))) walk(key, 'id');
        walk(row, field);
      }
    } else if (value instanceof Set || Array.isArray(value)) {
      for (const each of value) walk(each, field);
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, each] of Object.entries(value)) walk(each, name);
    } else if (telling.test(field) && String(value).length >= 4) texts.add(String(value));
  };
  walk(state, '');
  return texts;
}

/** Those of the texts that occur in `text` as words of their own, in whatever letters. */
export function textsIn(text: string, texts: ReadonlySet<string>): string[] {
  const searched = text.toLowerCase();
  return [...texts].filter((each) => {
    const wanted = each.toLowerCase();
    // Thousands of expressions take seconds.
    return searched.includes(wanted) && wholeWord(wanted).test(searched);
  });
}

function wholeWord(word: string): RegExp {
  const escaped = word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'u');
}
