/** Legal forms that are one, by what writes them. Different forms are different companies, so a form is compared, not only left out. */
const forms = new Map(
  'inc incorporated|corp corporation|co company|llc lc|ltd limited|pllc|plc|pc|pa|psc|llp|pllp|lllp|lp|gp|ulc|gmbh|ag aktiengesellschaft|kg|pty proprietary|pte|pvt private|bv|sarl|sas|srl|sa|ltda limitada|oy|ab|as'
    .split('|')
    .flatMap((group) => group.split(' ').map((word, _, [form = '']): [string, string] => [word, form])),
);
/** The words whose first letters a form is of, and how they are written short. */
const spelled = new Set(
  'limited liability company co partnership corporation professional association public general unlimited service gesellschaft mit beschränkter beschrankter haftung ltd liab corp prof assn gen pship ptnrship ptnrshp'.split(
    ' ',
  ),
);
const maxWords = 5;

/** A name without the legal forms at its end, and those. At least one word is left. */
export function withoutLegalForms(all: readonly string[]): { words: string[]; forms: string[] } {
  const words = [...all];
  const found: string[] = [];
  for (let form = takeForm(words); form !== undefined; form = takeForm(words)) {
    found.push(form);
    if (words.length > 1 && words.at(-1) === 'and') words.pop();
  }
  return { words, forms: found };
}

/** Takes the longest form off the end: `LLC`, `L.L.C.` or `Limited Liability Company`. */
function takeForm(words: string[]): string | undefined {
  const last = words.at(-1) ?? '';
  if (last.length > 1 && !forms.has(last) && !spelled.has(last)) return undefined;
  for (let count = Math.min(maxWords, words.length - 1); count > 0; count -= 1) {
    const tail = words.slice(-count);
    const isSpelled = count > 1 && tail.every((word) => spelled.has(word));
    const isWhole = count === 1 || isSpelled || tail.every((word) => word.length === 1);
    const form = isWhole
      ? forms.get(isSpelled ? tail.map((word) => word[0]).join('') : tail.join(''))
      : undefined;
    if (form === undefined) continue;
    words.length -= count;
    return form;
  }
  return undefined;
}
