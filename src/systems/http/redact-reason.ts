const maxReasonLength = 200;

/** Names whose value is a secret whatever it looks like. */
const secretName =
  '(?:access|refresh|id|auth|bearer|session|csrf|api)?[ _-]?(?:token|key|secret|password|passwd|passphrase|pwd|signature)s?|' +
  'authorization|credentials?|cookie|client[ _-]?secret|code_verifier';

/** Each with what is left of it. */
const secretForms: readonly (readonly [form: RegExp, shown: string])[] = [
  // `token=…` whatever follows; after a colon only what is quoted, or no word: `Token: expired` says no secret.
  [
    new RegExp(`(["']?\\b(?:\\w*_)?(?:${secretName})["']?\\s*=\\s*)("[^"]*"|'[^']*'|[^\\s,;&)]+)`, 'gi'),
    '$1…',
  ],
  [
    new RegExp(
      `(["']?\\b(?:\\w*_)?(?:${secretName})["']?\\s*:\\s*)("[^"]*"|'[^']*'|(?=\\S*\\d)[^\\s,;&)]+)`,
      'gi',
    ),
    '$1…',
  ],
  [/([?&]code=)[^\s&]+/gi, '$1…'],
  [/\b(Bearer|Basic)\s+(?=\S*[\d+/=._-])\S{8,}/gi, '$1 …'],
  // A JSON web token, whole or cut, and the tokens of QuickBooks Time and of Intuit (quickbooks-time.md 2.1, quickbooks.md 2.5).
  [/\beyJ[\w-]*(?:\.[\w-]*)*/g, '…'],
  [/\bS\.\d+__\w+/g, '…'],
  [/\b(?:RT1|AB\d\d)-?[\w-]{8,}/g, '…'],
  [/\b[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}\b/gi, '…'],
];

/** What may be one long token. */
const run = /[\w.~+/=-]{16,}/g;
const isHex = /^(?=.*\d)(?=.*[a-f])[\da-f]{16,}$/i;
/** Digits in the midst of letters, longer than any word. */
const isMixed = /^(?=.*[a-z]\d+.*[a-z])[\da-z]{24,}$/i;

/**
 * A service's own words as they may be shown and copied: one line, cut short, and without anything that looks like a secret: services
 * do quote them (quickbooks.md 7.1, `Token expired: …`). Long words and names of fields stay, since they are what the reason is about.
 * Empty where `value` is no text.
 */
export function redactReason(value: unknown): string {
  if (typeof value !== 'string') return '';
  let line = value.replace(/\s+/g, ' ').trim();
  for (const [form, shown] of secretForms) line = line.replace(form, shown);
  return line.replace(run, (text) => (looksRandom(text) ? '…' : text)).slice(0, maxReasonLength);
}

/**
 * Whether small letters, capitals and digits follow each other as they do in a random text. In words, in names made of words and in
 * numbers each kind comes in long stretches, and letters seldom take turns with digits.
 */
function looksRandom(text: string): boolean {
  if (text.split(/[.~+/=_-]/).some((part) => isHex.test(part) || isMixed.test(part))) return true;
  const kinds = [...text.replace(/[^\dA-Za-z]/g, '')].map((letter) =>
    /\d/.test(letter) ? 'digit' : /[a-z]/.test(letter) ? 'small' : 'capital',
  );
  const turns = kinds.flatMap((kind, at) =>
    at > 0 && kind !== kinds[at - 1] ? [[kind, kinds[at - 1]]] : [],
  );
  const digitTurns = turns.filter((pair) => pair.includes('digit'));
  return turns.length > text.length * 0.35 || digitTurns.length > 4;
}
