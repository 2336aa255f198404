import type { FirmRandom } from '../service';

/** karbon.md 1.2: no vowels, no 0, no capital K. */
const keyAlphabet = '123456789BCDFGHJLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz';

/** Makes Karbon keys, never one twice: three in four of 12 characters, the others of 11, a few of 10. */
export function createKeyMaker(random: FirmRandom): () => string {
  const made = new Set<string>();
  return () => {
    for (;;) {
      const share = random.next();
      const length = share < 0.74 ? 12 : share < 0.99 ? 11 : 10;
      const key = pickCharacters(random, keyAlphabet, length);
      if (made.has(key) || !/\d/.test(key)) continue;
      made.add(key);
      return key;
    }
  };
}

export function pickCharacters(random: FirmRandom, alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(random.integer(alphabet.length))).join('');
}

/** `8-4-4-4-12` hexadecimal digits. */
export function makeGuid(random: FirmRandom): string {
  return [8, 4, 4, 4, 12].map((length) => random.hex(length)).join('-');
}
