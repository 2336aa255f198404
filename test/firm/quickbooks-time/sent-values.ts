import type { ApiCall } from './call';
import { ItemFailure } from './failure';
import { instantOf, isDay, looseFlag } from './query';
import type { SentItem } from './write-answer';

/**
 * The values of a sent item. Writes are lenient about types (quickbooks-time.md 3.1): numbers as texts, truth in four
 * spellings. Each reader gives `undefined` where the key was not sent, and fails the item where the value makes no sense.
 */
export function sentInteger(item: SentItem, key: string): number | undefined {
  const value = sentNumber(item, key);
  if (value !== undefined && !Number.isInteger(value)) throw invalid(key);
  return value;
}

export function sentNumber(item: SentItem, key: string): number | undefined {
  const value = item[key];
  if (value === undefined) return undefined;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) throw invalid(key);
  return number;
}

export function sentText(item: SentItem, key: string): string | undefined {
  const value = item[key];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' && typeof value !== 'number') throw invalid(key);
  return String(value);
}

export function sentFlag(item: SentItem, key: string): boolean | undefined {
  const value = item[key];
  if (value === undefined) return undefined;
  const flag = looseFlag(value);
  if (flag === undefined) throw invalid(key);
  return flag;
}

/** A calendar day `YYYY-MM-DD`. */
export function sentDay(item: SentItem, key: string): string | undefined {
  const value = item[key];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || !isDay(value)) throw invalid(key);
  return value;
}

/** An instant (epoch ms); `null` for the empty text, which means that the entry is still running. */
export function sentInstant(call: ApiCall, item: SentItem, key: string): number | null | undefined {
  const value = item[key];
  if (value === undefined) return undefined;
  if (value === '') return null;
  const instantMs = typeof value === 'string' ? instantOf(value, call.tools.switches.quickbooksTime) : null;
  if (instantMs === null) throw invalid(key);
  return instantMs;
}

/** Texts by their keys, as custom field values are sent; `""` and `[]` stand for none. */
export function sentMap(item: SentItem, key: string): Record<string, string> | undefined {
  const value = item[key];
  if (value === undefined) return undefined;
  if (value === '' || (Array.isArray(value) && value.length === 0)) return {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid(key);
  const texts: Record<string, string> = {};
  for (const [name, text] of Object.entries(value)) {
    if (typeof text !== 'string' && typeof text !== 'number') throw invalid(key);
    texts[name] = String(text);
  }
  return texts;
}

function invalid(key: string): ItemFailure {
  return new ItemFailure(417, `Invalid value for param: ${key}`);
}
