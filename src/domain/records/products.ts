import type { QuickbooksProduct } from './customer-list';

/** How the two products differ in what they take for a name. */
export interface ProductTraits {
  /** Two names that differ in case alone are one (quickbooks.md 10.2). */
  readonly ignoresCase: boolean;
  /** Characters of one level, and of the whole path with its colons. */
  readonly maxLevelLength: number;
  readonly maxPathLength: number;
  /** What it cannot store is replaced by a question mark. */
  readonly holdsLatin1Only: boolean;
}

const productTraits: Readonly<Record<QuickbooksProduct, ProductTraits>> = {
  desktop: { ignoresCase: true, maxLevelLength: 41, maxPathLength: 209, holdsLatin1Only: true },
  // Longer than any name that the naming rule makes (quickbooks.md 5.2).
  online: { ignoresCase: false, maxLevelLength: 500, maxPathLength: 2_504, holdsLatin1Only: false },
};

/**
 * Why a product can't have a record of this name; `null` where it can.
 *
 * @param there the path of a record that is there already: a level that it has can be had
 */
export function nameProblemIn(
  product: QuickbooksProduct,
  path: readonly string[],
  there: readonly string[] = [],
): 'tooLong' | 'characters' | null {
  const { maxLevelLength, maxPathLength, holdsLatin1Only } = productTraits[product];
  const wanted = path.filter((name, depth) => name !== there[depth]);
  if (wanted.some((name) => name.length > maxLevelLength)) return 'tooLong';
  if (wanted.length > 0 && path.join(':').length > maxPathLength) return 'tooLong';
  return holdsLatin1Only && wanted.some((name) => beyondLatin1.test(name)) ? 'characters' : null;
}

const beyondLatin1 = /[^\u0020-\u007E\u00A0-\u00FF]/;

/** Whether a product takes two paths for one. */
export function isSamePathIn(
  product: QuickbooksProduct,
  one: readonly string[],
  other: readonly string[],
): boolean {
  return pathKeyIn(product, one) === pathKeyIn(product, other);
}

/** A text that is the same for the paths that a product takes for one. */
export function pathKeyIn(product: QuickbooksProduct, path: readonly string[]): string {
  const key = JSON.stringify(path);
  return productTraits[product].ignoresCase ? key.toLowerCase() : key;
}
