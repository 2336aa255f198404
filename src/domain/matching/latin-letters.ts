import { withoutAccents } from './fold-text';

/** Letters and groups of letters with what is written for them, the longer ones first. */
type Scheme = readonly (readonly [RegExp, string])[];

function scheme(pairs: string): Scheme {
  return pairs
    .trim()
    .split(/\s+/)
    .map((pair) => {
      const [foreign = '', latin = ''] = pair.split(':');
      return [new RegExp(foreign, 'gu'), latin] as const;
    });
}

const cyrillicBase =
  'а:a б:b в:v д:d ж:zh з:z к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ў:u ф:f ц:ts ч:ch ш:sh щ:shch ъ: ь: ы:y э:e є:ye і:i ґ:g ђ:dj ј:j љ:lj њ:nj ћ:c џ:dz ѕ:dz';
const ukrainian = scheme(`ий$:y ія:iia зг:zgh г:h и:y й:y ї:yi ё:yo е:e х:kh ю:yu я:ya ${cyrillicBase}`);
/** As most people write their own name, as passports have it, and by the sound of Ukrainian, whose own letters few names need. */
const cyrillic = [
  scheme(`ий$:y ый$:y кс:x ия:ia е:e ё:yo г:g и:i й:y ї:yi х:kh ю:yu я:ya ${cyrillicBase}`),
  scheme(`е:e ё:e г:g и:i й:i ї:i х:h ю:iu я:ia ${cyrillicBase}`),
  ukrainian,
];
const ukrainianLetters = /[іїєґ]/;

const greekBase = 'α:a γ:g δ:d ε:e ζ:z θ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r [σς]:s τ:t ψ:ps ω:o';
/** By the sound of today, and letter by letter as names of old are written. */
const greek = [
  scheme(
    `ου:ou αυ(?=[θκξπστφχψ]|$):af ευ(?=[θκξπστφχψ]|$):ef αυ:av ευ:ev ^μπ:b ^ντ:d γγ:ng γξ:nx γχ:nch η:i υ:y β:v φ:f χ:ch ${greekBase}`,
  ),
  scheme(`ου:ou αι:ae γγ:ng η:e υ:y β:b φ:ph χ:ch ${greekBase}`),
];

const greekLetter = /\p{Script=Greek}/u;
const cyrillicLetter = /\p{Script=Cyrillic}/u;
const foreignWord = /[\p{Script=Greek}\p{Script=Cyrillic}][\p{Script=Greek}\p{Script=Cyrillic}\p{Mn}]*/gu;

/**
 * A text with its Greek and Cyrillic words in Latin letters, in each of the ways that are common; empty where it has none. `Юлия Чехова`
 * is `Yulia Chekhova` as well as `Iuliia Chehova`.
 */
export function inLatinLetters(text: string): readonly string[] {
  if (!greekLetter.test(text) && !cyrillicLetter.test(text)) return [];
  const ways = cyrillic.map((_, way) =>
    text.replace(foreignWord, (word) => spelled(word.toLowerCase(), way)),
  );
  return [...new Set(ways)];
}

function spelled(word: string, way: number): string {
  // Letters that carry signs are letters of their own in Cyrillic; in Greek they are the same with an accent.
  const ofCyrillic = ukrainianLetters.test(word) ? [ukrainian] : cyrillic;
  const half = withScheme(word.normalize('NFC'), ofCyrillic, way);
  return withScheme(withoutAccents(half), greek, way);
}

function withScheme(word: string, schemes: readonly Scheme[], way: number): string {
  const pairs = schemes[Math.min(way, schemes.length - 1)] ?? [];
  return pairs.reduce((text, [foreign, latin]) => text.replace(foreign, latin), word);
}
