import type { Telephone } from './details';

const extension = /(?:ext(?:ension)?|poste|x|#)[.:\s]*(\d{1,6})\s*$/i;
/** Dialled before the country from North America and from most other countries. */
const outward = /^(?:011|00)(?=[1-9]\d{9})/;
/** Shorter ones may lack their area, and then end as many others do. */
const leastNationalDigits = 8;
const mostCountryDigits = 3;

interface DialledNumber {
  readonly digits: string;
  /** The country stands in front. */
  readonly isInternational: boolean;
  /** `''` where there is none. */
  readonly extension: string;
}

function dialledOf({ number, countryCode }: Telephone): DialledNumber {
  const text = number.normalize('NFKC').trim();
  const ending = extension.exec(text);
  const main = (ending ? text.slice(0, ending.index) : text).replace(/\(0\)/, '');
  const digits = main.replace(/\D/g, '');
  const dialled = { extension: ending?.[1] ?? '' };
  if (main.startsWith('+')) return { ...dialled, digits, isInternational: true };
  if (outward.test(digits)) return { ...dialled, digits: digits.replace(outward, ''), isInternational: true };
  const national = withoutTrunk(digits);
  // Of the country's letters nothing follows for the number.
  const country = /^\+?\d{1,3}$/.test(countryCode.trim()) ? countryCode.replace(/\D/g, '') : '';
  if (country === '' || digits === '') return { ...dialled, digits: national, isInternational: false };
  return { ...dialled, digits: country + national, isInternational: true };
}

/** Without what is dialled before an area within the country: the leading one of North America, the nought of others. */
function withoutTrunk(digits: string): string {
  return /^1\d{10}$/.test(digits) || /^0\d{8,}$/.test(digits) ? digits.slice(1) : digits;
}

/**
 * Whether two telephone numbers are one, however they are written: by their digits, with or without the country in front. Of two
 * extensions both have to be the same; one that only one side gives says nothing against it.
 *
 * `(303) 555-0142` and `+1 303.555.0142 x7` are the same; `555-0142` is another.
 */
export function isSamePhone(one: Telephone, other: Telephone): boolean {
  const [a, b] = [dialledOf(one), dialledOf(other)];
  if (a.digits === '' || b.digits === '') return one.number.trim() === other.number.trim();
  if (a.extension !== '' && b.extension !== '' && a.extension !== b.extension) return false;
  if (a.digits === b.digits) return true;
  if (a.isInternational === b.isInternational) return false;
  const [abroad, home] = a.isInternational ? [a.digits, b.digits] : [b.digits, a.digits];
  const countryDigits = abroad.length - home.length;
  return (
    home.length >= leastNationalDigits &&
    countryDigits >= 1 &&
    countryDigits <= mostCountryDigits &&
    abroad.endsWith(home)
  );
}
