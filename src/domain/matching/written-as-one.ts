import type { NameKind } from './tokenize-name';

type Writing = readonly [words: RegExp, written: string];

/** Several words that people write as one, in names as in titles. */
const inEveryName: readonly Writing[] = [
  [/(?<!\p{L})united states(?: of america)?(?!\p{L})/giu, 'US'],
  [/(?<!\p{L})(?:f\W?y\W?e|(?:fiscal[\s-])?year[\s-]?end(?:ed|ing)?)(?!\p{L})/giu, 'YE'],
  [/(?<!\p{L})profit[\s-]sharing plan(?!\p{L})/giu, 'PSP'],
  [/(?<!\p{L})employee stock ownership plan(?!\p{L})/giu, 'ESOP'],
  [/(?<!\p{L})charitable remainder unitrust(?!\p{L})/giu, 'CRUT'],
  [/(?<!\p{L})charitable remainder (?:annuity )?trust(?!\p{L})/giu, 'CRT'],
  [/(?<!\p{L})(?:week[\s-]ending|w\/e)(?!\p{L})/giu, 'WE'],
  [/(?<!\p{L})(?:accounts? payable|a\/p)(?!\p{L})/giu, 'AP'],
  [/(?<!\p{L})(?:accounts? receivable|a\/r)(?!\p{L})/giu, 'AR'],
  [/(?<!\p{L})p\/r(?!\p{L})/giu, 'Payroll'],
  [/(?<!\p{L})quickbooks online(?!\p{L})/giu, 'QBO'],
  [/(?<!\p{L})month[\s-]end(?!\p{L})/giu, 'ME'],
  [/(?<!\p{L})real estate(?!\p{L})/giu, 'RE'],
  [/(?<!\p{L})federal credit union(?!\p{L})/giu, 'FCU'],
  [/(?<!\p{L})credit union(?!\p{L})/giu, 'CU'],
  [/(?<!\p{L})independent school district(?!\p{L})/giu, 'ISD'],
  [/(?<!\p{L})school district(?!\p{L})/giu, 'SD'],
  [/(?<!\p{L})police dep(?:artmen)?t\.?(?!\p{L})/giu, 'PD'],
  [/(?<!\p{L})fire dep(?:artmen)?t\.?(?!\p{L})/giu, 'FD'],
  [/(?<!\p{L})home\s?owners['’]? (?:association|assn|assoc)(?!\p{L})/giu, 'HOA'],
  [/(?<!\p{L})parent[\s-]teachers? (?:association|organization|assn|assoc)(?!\p{L})/giu, 'PTA'],
  [/(?<!\p{L})certified public accountants?(?!\p{L})/giu, 'CPA'],
  [/(?<!\p{L})united methodist church(?!\p{L})/giu, 'UMC'],
  [/(?<!\p{L})(?:self[\s-]managed )?super(?:annuation)? fund(?!\p{L})/giu, 'SMSF'],
  [/(?<!\p{L})ear,? nose,? (?:and|&) throat(?!\p{L})/giu, 'ENT'],
  [/(?<!\p{L})(?:ob\W?gyn|obstetrics (?:and|&) gyna?ecology)(?!\p{L})/giu, 'OBGYN'],
  [/(?<!\p{L})(?:bar-?b-?(?:q|que)|barbe[cq]ue)(?!\p{L})/giu, 'BBQ'],
  [/(?<!\p{L})co-?op(?:erative)?(?!\p{L})/giu, 'Coop'],
  [/(?<=(?<!\p{L})\p{L})\+(?=\s|$)/giu, ' plus'],
];

/** Behind the name of who made it: the letters that stand for a kind of trust, partnership or foundation. */
const kindsOfHouse = `
  FT Family Trust
  RT Revocable Trust
  LT Living Trust
  FLT Family Living Trust
  RLT Revocable Living Trust
  RFT Revocable Family Trust
  IT Irrevocable Trust
  IRT Irrevocable Trust
  ILIT Irrevocable Life Insurance Trust
  IDGT Intentionally Defective Grantor Trust
  GRAT Grantor Retained Annuity Trust
  QPRT Qualified Personal Residence Trust
  SNT Special Needs Trust
  CLT Charitable Lead Trust
  DAPT Domestic Asset Protection Trust
  SLAT Spousal Lifetime Access Trust
  FF Family Foundation
  FLP Family LP
  FLLC Family LLC
  FH Family Holdings
  FI Family Investments`
  .trim()
  .split('\n')
  .map((line): Writing => {
    const [letters = '', ...words] = line.trim().split(' ');
    const pattern = `(?<=\\p{L}['’]?s?,?\\s+)${letters.split('').join('\\.?')}\\.?(?=\\s*$|[\\s,]+(?:dated|dtd|u\\W?[ad]|fbo|of)(?!\\p{L})|[\\s,(]+\\d)`;
    return [new RegExp(pattern, 'iu'), words.join(' ')];
  });

/** Beside these, what the names of clients alone have. */
const inNames: readonly Writing[] = [
  [/(?<=^\p{L}+(?:\s\p{L}+)?\s)Co\.?$/iu, 'County'],
  [/(?<!\p{L})(?:credit[\s-]shelter|bypass)(?=\s+tr)/giu, 'Exemption'],
  [/(?<!\p{L})inter[\s-]vivos(?!\p{L})/giu, 'Living'],
  [/(?<!\p{L})veterans of foreign wars(?!\p{L})/giu, 'VFW'],
  [
    /(?<!\p{L})(?:b\.?p\.?o\.?e\.?|(?:benevolent (?:and|&) protective order of )?elks(?: lodge)?)(?!\p{L})/giu,
    'BPOE',
  ],
  [/(?<!\p{L})(?:k of c|kofc|knights of columbus)(?!\p{L})/giu, 'KOC'],
  [/(?<!\p{L})county (?:rd|road)(?!\p{L})/giu, 'CR'],
  [/(?<!\p{L})state (?:rte?|route|road)(?!\p{L})/giu, 'SR'],
  [/(?<!\p{L})farm[\s-]to[\s-]market(?: road)?(?!\p{L})/giu, 'FM'],
  [/(?<!\p{L})triple[\s-](\p{L})(?!\p{L})/giu, '$1$1$1'],
  [/(?<!\p{L})double[\s-](\p{L})(?!\p{L})/giu, '$1$1'],
];

/** What accountants write in several ways in the titles of jobs. */
const inTitles: readonly Writing[] = [
  [/(?<!\p{L})self[\s-]assessment(?!\p{L})/giu, 'SA'],
  [/(?<!\p{L})making tax digital(?!\p{L})/giu, 'MTD'],
  [/(?<!\p{L})mtd\W+(?:it|itsa|for income tax)(?!\p{L})/giu, 'MTD'],
  [/(?<!\p{L})corporation tax(?!\p{L})/giu, 'CT'],
  [/(?<!\p{L})capital gains(?: tax)?(?!\p{L})/giu, 'CGT'],
  [/(?<!\p{L})construction industry scheme(?!\p{L})/giu, 'CIS'],
  [/(?<!\p{L})business activity statements?(?!\p{L})/giu, 'BAS'],
  [/(?<!\p{L})fringe benefits? tax(?!\p{L})/giu, 'FBT'],
  [/(?<!\p{L})goods (?:and|&) services tax(?!\p{L})/giu, 'GST'],
  [/(?<!\p{L})value[\s-]added tax(?!\p{L})/giu, 'VAT'],
  [/(?<!\p{L})confirmation statement(?!\p{L})/giu, 'CS01'],
  [/(?<!\p{L})(?:notice to reader|compilation engagement)(?!\p{L})/giu, 'NTR'],
  [/(?<!\p{L})profit (?:and|&) loss(?!\p{L})/giu, 'P&L'],
  [/(?<!\p{L})personal property(?: tax)?(?!\p{L})/giu, 'PPT'],
  [/(?<!\p{L})books(?!\p{L})/giu, 'bookkeeping'],
  [/(?<!\p{L})recons?(?!\p{L})/giu, 'reconciliation'],
  [/(?<!\p{L})quarter[\s-]end(?!\p{L})/giu, 'QE'],
];

const byKind: Readonly<Record<NameKind, readonly Writing[]>> = {
  client: [...inEveryName, ...inNames, ...kindsOfHouse],
  job: [...inEveryName, ...inTitles],
};

/** A name with each of these written the other way, where it has them. */
export function* writtenOtherwise(text: string, kind: NameKind): Generator<string> {
  for (const [words, other] of byKind[kind]) {
    const written = text.replace(words, other);
    if (written !== text) yield written;
  }
}
