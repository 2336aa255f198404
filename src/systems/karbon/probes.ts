import type { ClientRef } from '../../domain/records/records';
import type { CheckIdOf, Finding } from '../../messages/self-check';
import { coerceList, coerceMap, coerceNumber, coerceText, isMap, type Row } from '../http/coerce';
import { asExpected, different, expecting, notTestable } from '../http/findings';
import { type Answer, createProbes, judgeClock, judgeRefusal, type Probe, type Probes } from '../http/probes';
import { karbonAddress } from './addresses';
import { collectionOf } from './client';
import { karbonError } from './errors';
import { createKarbonSender, type KarbonParts } from './sender';

/** What Karbon is asked by the checks, each once. */
type KarbonQuestion =
  | 'tenant'
  | 'three'
  | 'people'
  | 'person'
  | 'aboveLimit'
  | 'twice'
  | 'either'
  | 'quoted'
  | 'restricted';

type KarbonProbe = Probe<KarbonQuestion>;

/** So few rows that a firm has more of them. */
const few = 3;
/** More than a page holds (karbon.md 1.3). */
const tooMany = 101;

/**
 * The checks of how Karbon behaves (docs/first-day.md). They read, and write nothing.
 *
 * @param unlisted a client that a group names and no list has, which the application may not see; `null` where there is none.
 */
export function createKarbonProbes(
  parts: KarbonParts & { readonly now: () => number; readonly unlisted: ClientRef | null },
): Probes {
  const send = createKarbonSender(parts);
  const { unlisted } = parts;
  const list = (options: Readonly<Record<string, string>>) => karbonAddress('Organizations', options);
  return createProbes<KarbonQuestion, CheckIdOf<'karbon'>, string>({
    questions: {
      tenant: () => karbonAddress('TenantSettings'),
      three: () => list({ $orderby: 'FullName', $top: String(few) }),
      people: () => karbonAddress('Contacts', { $orderby: 'FullName' }),
      person: ({ people }) => {
        const key = listedPerson(people)?.ContactKey;
        return typeof key === 'string' ? karbonAddress(`Contacts/${encodeURIComponent(key)}`) : null;
      },
      aboveLimit: () => list({ $top: String(tooMany) }),
      twice: () => `${list({ $top: '1' })}&$top=1`,
      either: () => list({ $filter: "FullName eq 'tieout check' or FullName eq 'tieout'", $top: '1' }),
      quoted: () => list({ $filter: "FullName eq 'tieout''check'", $top: '1' }),
      restricted: () =>
        unlisted && karbonAddress(`${collectionOf[unlisted.kind]}/${encodeURIComponent(unlisted.key)}`),
    },
    probes: karbonProbes,
    send: (address) => send(address, 'screen'),
    errorOf: karbonError,
    now: parts.now,
  });
}

function probe(
  needs: readonly KarbonQuestion[],
  judge: (answers: { readonly [Each in KarbonQuestion]: Answer }) => Finding,
): KarbonProbe {
  return { needs, judge };
}

const karbonProbes: Readonly<Record<CheckIdOf<'karbon'>, KarbonProbe>> = {
  karbonAccess: probe(['tenant'], ({ tenant }) =>
    expecting(coerceText(coerceMap(tenant.json).TenantKey) !== '', { status: tenant.status }),
  ),
  karbonClock: probe(['tenant'], ({ tenant }) => judgeClock(tenant)),
  karbonPageSize: probe(['three'], ({ three }) => {
    const [rows, count] = [rowsIn(three).length, countIn(three)];
    if (count === null) return different({ rows });
    return count < few ? notTestable('noRecords') : expecting(rows === few, { rows });
  }),
  karbonLinks: probe(['people'], ({ people }) => {
    const count = countIn(people);
    if (count !== null && rowsIn(people).length >= count) return notTestable('noRecords');
    return expecting(linkIn(people) !== null, { rows: rowsIn(people).length });
  }),
  karbonLinksAfterTop: probe(['three'], ({ three }) => {
    if ((countIn(three) ?? 0) <= few) return notTestable('noRecords');
    return expecting(linkIn(three) === null);
  }),
  karbonLinkKeeps: probe(['three', 'people'], ({ three, people }) => {
    const link = linkIn(people) ?? linkIn(three);
    if (link === null) return notTestable('noRecords');
    const options = new URL(link).searchParams;
    // A link of the service's own kind may well name no options.
    if (options.has('$skiptoken')) return different({ form: 'other' });
    return expecting(options.has('$orderby'));
  }),
  karbonTopLimit: probe(['aboveLimit'], ({ aboveLimit }) => judgeRefusal(aboveLimit, true)),
  karbonOptionTwice: probe(['twice'], ({ twice }) => judgeRefusal(twice, true)),
  karbonOr: probe(['either'], ({ either }) => judgeRefusal(either, true)),
  karbonQuotes: probe(['quoted'], ({ quoted }) => judgeRefusal(quoted, false)),
  karbonNameOrder: probe(['people', 'person'], ({ people, person }) => {
    const fullName = coerceText(listedPerson(people)?.FullName);
    const { FirstName, LastName } = coerceMap(person.json);
    const [first, last] = [coerceText(FirstName), coerceText(LastName)];
    if (first === '' || last === '') return notTestable('noRecords');
    if (fullName.startsWith(`${last}, ${first}`)) return asExpected({ order: 'lastFirst' });
    return different({
      order: fullName.startsWith(first) && fullName.endsWith(last) ? 'firstLast' : 'other',
    });
  }),
  karbonRestricted: {
    needs: ['restricted'],
    judge: () => different({ form: 'accepted' }),
    judgeError: (code) =>
      code === 'notFound' ? asExpected() : code === 'notAllowed' ? different({ form: 'refused' }) : null,
  },
};

function rowsIn({ json }: Answer): Row[] {
  return coerceList(coerceMap(json).value).filter(isMap);
}

/** How many rows the whole list has; `null` where the answer does not say. */
function countIn({ json }: Answer): number | null {
  return coerceNumber(coerceMap(json)['@odata.count']);
}

/** Where the answer says that the list goes on; `null` where it does not, or what is no address. */
function linkIn({ json }: Answer): string | null {
  const link = coerceText(coerceMap(json)['@odata.nextLink']);
  return URL.canParse(link) ? link : null;
}

/** A person whose name has parts. */
function listedPerson(people: Answer | undefined): Row | undefined {
  return people && rowsIn(people).find(({ FullName }) => /\S\s+\S/.test(coerceText(FullName)));
}
