import type { CheckIdOf, Finding } from '../../messages/self-check';
import { coerceId, coerceList, coerceMap, coerceNumber, coerceText, isMap, type Row } from '../http/coerce';
import { asExpected, different, expecting, notTestable } from '../http/findings';
import {
  type Answer,
  createProbes,
  judgeClock,
  judgeNames,
  judgeRefusal,
  otherCase,
  type Probe,
  type Probes,
  plainNameOf,
} from '../http/probes';
import { companyAddress } from './addresses';
import { quickbooksError } from './errors';
import { type CompanyParts, createCompanySender } from './sender';

/** What QuickBooks Online is asked by the checks, each once: every one is a metered read. */
type BooksQuestion =
  | 'company'
  | 'count'
  | 'customers'
  | 'otherCase'
  | 'backslash'
  | 'latin1'
  | 'purchaseOrders'
  | 'changes';

type BooksProbe = Probe<BooksQuestion>;

type Asked = { readonly path: string } | { readonly statement: string };

/** As many as have ids of one, two and three digits among them, where they begin at 1. */
const pageRows = 100;
const changesDays = 29;

/** The checks of how QuickBooks Online behaves (docs/first-day.md). They read, and write nothing. */
export function createBooksProbes(parts: CompanyParts & { readonly now: () => number }): Probes {
  const send = createCompanySender(parts, () => null);
  const since = new Date(parts.now() - changesDays * 86_400_000).toISOString();
  const all = 'Customer WHERE Active IN (true,false)';
  const named = (literal: string) => ({
    statement: `SELECT * FROM ${all} AND DisplayName = '${literal}' STARTPOSITION 1 MAXRESULTS 5`,
  });
  return createProbes<BooksQuestion, CheckIdOf<'quickbooks'>, Asked>({
    questions: {
      company: () => ({ path: `companyinfo/${encodeURIComponent(parts.realmId)}` }),
      count: () => ({ statement: `SELECT COUNT(*) FROM ${all}` }),
      customers: () => ({
        statement: `SELECT * FROM ${all} ORDERBY Id STARTPOSITION 1 MAXRESULTS ${pageRows}`,
      }),
      otherCase: ({ customers }) => {
        const name = triedName(customers);
        return name === null ? null : named(otherCase(name));
      },
      backslash: () => named('tieout\\\\'),
      latin1: () => named('tieout é'),
      purchaseOrders: () => ({ statement: 'SELECT * FROM PurchaseOrder STARTPOSITION 1 MAXRESULTS 1' }),
      changes: () => ({ path: 'cdc' }),
    },
    probes: booksProbes,
    send(asked) {
      if ('path' in asked) {
        const filters = asked.path === 'cdc' ? { entities: 'Customer', changedSince: since } : {};
        const address = companyAddress(parts, asked.path, filters);
        return send({ method: 'GET', address, priority: 'screen' });
      }
      return send({
        method: 'POST',
        address: companyAddress(parts, 'query'),
        body: { type: 'application/text', text: asked.statement },
        isSafeToRepeat: true,
        priority: 'screen',
      });
    },
    errorOf: quickbooksError,
    now: parts.now,
  });
}

function probe(
  needs: readonly BooksQuestion[],
  judge: (answers: { readonly [Each in BooksQuestion]: Answer }) => Finding,
): BooksProbe {
  return { needs, judge };
}

const booksProbes: Readonly<Record<CheckIdOf<'quickbooks'>, BooksProbe>> = {
  booksAccess: probe(['company'], ({ company }) =>
    expecting(isMap(coerceMap(company.json).CompanyInfo), { status: company.status }),
  ),
  booksClock: probe(['company'], ({ company }) => judgeClock(company)),
  booksOrigin: {
    needs: ['count'],
    judge: ({ count }) => judgeRefusal(count, false),
    judgeError: (code) => (code === 'gatewayRefused' ? different({ code }) : null),
  },
  booksPageSize: probe(['count', 'customers'], ({ count, customers }) => {
    const total = coerceNumber(coerceMap(coerceMap(count.json).QueryResponse).totalCount);
    if (total === null) return different({ form: 'none' });
    const rows = rowsIn(customers).length;
    if (total <= pageRows) return notTestable('noRecords', { rows });
    return expecting(rows === pageRows, { rows });
  }),
  booksIdOrder: probe(['customers'], ({ customers }) => {
    const ids = rowsIn(customers).map(({ Id }) => coerceId(Id) ?? '');
    const isNumeric = isSorted(ids, (one, other) => Number(one) <= Number(other));
    const isText = isSorted(ids, (one, other) => one <= other);
    if (isNumeric) return isText ? notTestable('cannotTell') : asExpected({ order: 'number' });
    return different({ order: isText ? 'text' : 'other' });
  }),
  booksNames: probe(['customers'], ({ customers }) => judgeNames(namesIn(customers))),
  booksFilterCase: probe(['customers', 'otherCase'], (answers) => {
    const wanted = triedName(answers.customers);
    return expecting(namesIn(answers.otherCase).some((name) => name === wanted));
  }),
  booksBackslash: probe(['backslash'], ({ backslash }) => judgeRefusal(backslash, false)),
  booksLatin1: probe(['latin1'], ({ latin1 }) => judgeRefusal(latin1, false)),
  booksMissingFeature: probe(['purchaseOrders'], ({ purchaseOrders }) => judgeRefusal(purchaseOrders, false)),
  booksInactiveChanges: probe(['changes'], ({ changes }) => {
    const rows = coerceList(coerceMap(changes.json).CDCResponse)
      .flatMap((response) => coerceList(coerceMap(response).QueryResponse))
      .flatMap((response) => coerceList(coerceMap(response).Customer))
      .filter(isMap);
    const tombstones = rows.filter(({ status }) => status === 'Deleted').length;
    if (tombstones > 0) return different({ form: 'tombstone', count: tombstones });
    const inactive = rows.filter(({ Active }) => Active === false).length;
    return inactive > 0 ? asExpected({ form: 'record', count: inactive }) : notTestable('noRecords');
  }),
};

function rowsIn(answer: Answer): Row[] {
  return coerceList(coerceMap(coerceMap(answer.json).QueryResponse).Customer).filter(isMap);
}

/** Of active ones: what is inactive bears another name than it was given. */
function namesIn(answer: Answer): string[] {
  return rowsIn(answer)
    .filter(({ Active }) => Active !== false)
    .map(({ DisplayName }) => coerceText(DisplayName));
}

function triedName(customers: Answer | undefined): string | null {
  return customers === undefined ? null : plainNameOf(namesIn(customers));
}

function isSorted(texts: readonly string[], isBefore: (one: string, other: string) => boolean): boolean {
  return texts.every((text, place) => place === 0 || isBefore(texts[place - 1] ?? '', text));
}
