/** Plurals that no rule makes, each before its singular. */
const irregular = new Map(
  'geese goose|feet foot|teeth tooth|mice mouse|men man|women woman|children child|people person|oxen ox'
    .split('|')
    .map((pair) => pair.split(' ') as [string, string]),
);
/** Endings of plurals, and what the singular may have in their place. */
const endings: readonly (readonly [RegExp, readonly string[]])[] = [
  [/(?<=..)ies$/, ['y', 'ie']],
  [/(?<=..)ves$/, ['f', 'fe', 've']],
  [/(?<=.(?:s|x|z|ch|sh|o))es$/, ['', 'e']],
  [/(?<=..[^suio])s$/, ['']],
];

/** What a word may be the plural of; nothing where it is none. */
export function singularsOf(word: string): readonly string[] {
  const known = irregular.get(word);
  if (known !== undefined) return [known];
  const [ending, singular = []] = endings.find(([each]) => each.test(word)) ?? [];
  return ending ? singular.map((end) => word.replace(ending, end)) : [];
}
