import type { NameKind } from './tokenize-name';

type Writing = readonly [words: RegExp, written: string];

/** Ways to write a name: what is written, and the other way to write it. */
interface Writings {
  readonly any: RegExp;
  readonly each: readonly Writing[];
}

/** Of a text with one way a line, between whole words. */
function writingsOf(text: string): Writings {
  const whole = (words: string) => new RegExp(String.raw`(?<!\p{L})(?:${words})(?!\p{L})`, 'giu');
  const rows = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(' = '));
  return {
    any: new RegExp(whole(rows.map(([words]) => words).join('|')).source, 'iu'),
    each: rows.map(([words = '', other = '']): Writing => [whole(words), other]),
  };
}

/** Several words that people write as one, in names as in titles. */
const inEveryName = writingsOf(String.raw`
  united states(?: of america)? = US
  f\W?y\W?e|(?:fiscal[\s-])?year[\s-]?end(?:ed|ing)? = YE
  profit[\s-]sharing plan = PSP
  employee stock ownership plan = ESOP
  charitable remainder unitrust = CRUT
  charitable remainder (?:annuity )?trust = CRT
  week[\s-]ending|w/e = WE
  accounts? payable|a/p = AP
  accounts? receivable|a/r = AR
  p/r = Payroll
  quickbooks online = QBO
  month[\s-]end = ME
  real estate = RE
  federal credit union = FCU
  credit union = CU
  independent school district = ISD
  school district = SD
  police dep(?:artmen)?t\.? = PD
  fire dep(?:artmen)?t\.? = FD
  home\s?owners['’]? (?:association|assn|assoc) = HOA
  parent[\s-]teachers? (?:association|organization|assn|assoc) = PTA
  certified public accountants? = CPA
  united methodist church = UMC
  (?:self[\s-]managed )?super(?:annuation)? fund = SMSF
  ear,? nose,? (?:and|&) throat = ENT
  ob\W?gyn|obstetrics (?:and|&) gyna?ecology = OBGYN
  bar-?b-?(?:q|que)|barbe[cq]ue = BBQ
  co-?op(?:erative)? = Coop
`);

/** Beside these, what the names of clients alone have. */
const inNames = writingsOf(String.raw`
  (?:credit[\s-]shelter|bypass)(?=\s+tr) = Exemption
  4[\s-]?ever = Forever
  4(?=\s(?:y?o?u|all|ever|fun|good|her|him|hire|kids|less|life|me|men|paws|pets|rent|sale|seniors|success|teens|us|women)(?!\p{L})) = for
  ([a-z])2([a-z]) = $1 to $2
  gr8 = Great
  cre-?8t?ive = Creative
  sk8 = Skate
  inter[\s-]vivos = Living
  fiducie familiale (\p{L}[\p{L}'’-]+) = $1 Family Trust
  \$(\d+) = $1 dollar
  h20 = H2O
  boy scouts?(?: of america)? = BSA
  boys? (?:and|&) girls? clubs?(?: of america)? = BGC
  young men['’]?s christian (?:association|assn) = YMCA
  young women['’]?s christian (?:association|assn) = YWCA
  volunteer fire dep(?:artmen)?t\.? = VFD
  (?:international brotherhood of )?teamsters = IBT
  veterans of foreign wars = VFW
  b\.?p\.?o\.?e\.?|(?:benevolent (?:and|&) protective order of )?elks(?: lodge)? = BPOE
  k of c|kofc|knights of columbus = KOC
  women['’]?s health = OBGYN
  county (?:rd|road) = CR
  state (?:rte?|route|road) = SR
  farm[\s-]to[\s-]market(?: road)? = FM
  triple[\s-](\p{L}) = $1$1$1
  double[\s-](\p{L}) = $1$1
  so\.?\s?cal\.? = Southern California
  nor\.?\s?cal\.? = Northern California
  pnw|pac\.?\s?nw = Pacific Northwest
  n\.?(?=\s\p{L}{3}) = North
  s\.?(?=\s\p{L}{3}) = South
  e\.?(?=\s\p{L}{3}) = East
  w\.?(?=\s\p{L}{3}) = West
`);

/** What accountants write in several ways in the titles of jobs. */
const inTitles = writingsOf(String.raw`
  self[\s-]assessment|sa100 = SA
  making tax digital|mtd\W+(?:it|itsa|for income tax) = MTD
  corporation tax = CT
  capital gains(?: tax)? = CGT
  construction industry scheme = CIS
  business activity statements? = BAS
  fringe benefits? tax = FBT
  goods (?:and|&) services tax = GST
  value[\s-]added tax = VAT
  single touch payroll = STP
  confirmation statement = CS01
  notice to reader|compilation engagement = NTR
  profit (?:and|&) loss = P&L
  personal property(?: tax)? = PPT
  beneficial ownership(?: information)? = BOI
  fincen(?: form)? 114 = FBAR
  offer[\s-]in[\s-]compromise = OIC
  non[\s-]?profit|not[\s-]for[\s-]profit = NFP
  workers?['’]?s?['’]? comp(?:ensation)? = WC
  income tax returns? = ITR
  amend(?:ed|ments?)?(?:\s+(?:tax\s+)?returns?)?|1(?:040|120|041|065)[\s-]?x = Amended
  est(?:\.|imated)?\s+(?:(?:income\s+)?tax(?:es)?(?:\s+p(?:ay)?m(?:en)?ts?)?|p(?:ay)?m(?:en)?ts?)|estimates?|1040[\s-]?es = Estimates
  (?:(?:form|irs)\s+)*1040(?![\s-]?(?:x|es|nr|sr)(?!\p{L})) = Personal Tax Return
  (?:(?:form|irs)\s+)*1120[\s-]?s = S Corp Return
  s[\s-]corp(?:oration)? = S Corp
  (?:(?:form|irs)\s+)*1120(?![\s-]?[sx](?!\p{L})) = Corporate Return
  (?:company|corporation|corp\.?)(?=\s+(?:income\s+)?(?:tax\s+)?returns?) = Corporate
  (?:(?:form|irs)\s+)*1065(?![\s-]?x) = Partnership Return
  (?:(?:form|irs)\s+)*1041(?![\s-]?x)|fiduciary(?:\s+tax)?\s+returns? = Trust Return
  (?:(?:form|irs)\s+)*990(?:[\s-]?(?:ez|n|pf))? = NFP Return
  (?:(?:form|irs)\s+)*709 = Gift Tax Return
  (?:(?:form|irs)\s+)*706 = Estate Tax Return
  (?:(?:form|irs)\s+)*941s? = Payroll Tax
  (?:(?:form|irs)\s+)*4868 = Extension
  (?:(?:form|irs)\s+)*7004 = Corporate Extension
  (?:business|corp\.?|corporation)(?=\s+(?:tax\s+)?extensions?) = Corporate
  ct\s?600 = CT Return
  ptr = Personal Tax Return
  t1(?!\d)(?:\s+general)? = Personal Return
  t2(?!\d) = Corporate Return
  t3(?!\d) = Trust Return
  gst\W+hst|hst\W+gst|hst = GST
  instal?lment activity statements? = IAS
  c(?:ash)?\W?f(?:low)? = Cashflow
  eo(?:f|t)?y|end of (?:financial |fiscal |tax )?year = YE
  fin(?:ancial|\.)?\s+st(?:ate)?m(?:en)?ts?\.?|f/s = FS
  st(?=\s+returns?) = Sales Tax
  report(?:s|ing) = report
  mar(?:ch)?((?:\s+(?:20)?\d\d)?)\s+(?:qtr|quarter) = Q1$1
  june?((?:\s+(?:20)?\d\d)?)\s+(?:qtr|quarter) = Q2$1
  sept?(?:ember)?((?:\s+(?:20)?\d\d)?)\s+(?:qtr|quarter) = Q3$1
  dec(?:ember)?((?:\s+(?:20)?\d\d)?)\s+(?:qtr|quarter) = Q4$1
  tax(?:es)? (?:returns?|prep(?:aration)?|filings?|work) = taxes
  (?:annual|final|statutory|(?:financial )?year[\s-]?end|ye) accounts = annual accounts
  individual = personal
  bk = bookkeeping
  mtgs? = meeting
  (?:new )?client onboarding|on-boarding = onboarding
  (?:ye|f\W?y\W?e|year[\s-]end(?:ed|ing)?)\s+(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\p{L}*(?=\s+20\d\d) = YE
  (catch|clean)[\s-]?up(?:\s+(?:book(?:keeping|s)|project|work))? = $1up
  ad[\s-]?hoc = adhoc
  books = bookkeeping
  accounting = accounts
  recon(?:s|ciles?)? = reconciliation
  migrat(?:e|ing)(?: to)? = migration
  implement(?:ing)? = implementation
  regist(?:er|ering)(?: for)? = registration
  quarter[\s-]end(?:ed|ing)?|q/e = QE
  (?:pay )?period[\s-]end(?:ed|ing)?|pay period|p/e = PE
  jan(?:uary)?\W+(?:to\W+|thru\W+|through\W+)?mar(?:ch)? = Q1
  apr(?:il)?\W+(?:to\W+|thru\W+|through\W+)?june? = Q2
  july?\W+(?:to\W+|thru\W+|through\W+)?sept?(?:ember)? = Q3
  oct(?:ober)?\W+(?:to\W+|thru\W+|through\W+)?dec(?:ember)? = Q4
  (?<![\d/.-])(?:3[01]|2[89])[/.-](0?[1-9]|1[0-2])[/.-]((?:20)?\d\d)(?![\d/.-]) = $1/$2
`);

const byKind: Readonly<Record<NameKind, readonly Writings[]>> = {
  client: [inEveryName, inNames],
  job: [inEveryName, inTitles],
};

const plus = /(?<=(?<!\p{L})\p{L})\+(?=\s|$)/giu;
/** `Clark Co` may be a county. */
const county = /^(\p{L}+(?:\s\p{L}+)?\s)Co\.?$/iu;

/** Behind the name of who made it: the letters that stand for a kind of trust, partnership or foundation. */
const kindsOfHouse = new Map(
  `
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
    .map((line): [string, string] => {
      const [letters = '', ...words] = line.trim().split(' ');
      return [letters, words.join(' ')];
    }),
);
const lastLetters =
  /(?<=\s)(?:[a-z]\.?){2,4}(?=\s*$|[\s,]+(?:dated|dtd|u\W?[ad]|fbo|of)(?!\p{L})|[\s,(]+\d)/iu;

/** A name with each of these written the other way, where it has them. */
export function* writtenOtherwise(text: string, kind: NameKind): Generator<string> {
  for (const { any, each } of byKind[kind]) {
    for (const [words, other] of any.test(text) ? each : []) {
      const written = text.replace(words, other);
      if (written !== text) yield written;
    }
  }
  if (text.includes('+')) yield text.replace(plus, ' plus');
  if (kind === 'job') return;
  if (county.test(text)) yield text.replace(county, '$1County');
  const [letters = ''] = lastLetters.exec(text) ?? [];
  const house = kindsOfHouse.get(letters.replaceAll('.', '').toUpperCase());
  if (house !== undefined) yield text.replace(lastLetters, house);
}
