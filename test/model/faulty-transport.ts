import { answerInstead, createFaults, type Fault } from '../firm/faults';
import type { FirmAnswer, FirmRandom, FirmRequest } from '../firm/service';
import type { Transport } from '../office/direct-firm';
import { type Deck, draw } from './deck';

/** The way between the office and the firm, where pages are short, answers go wrong, and colleagues work on meanwhile. */
export interface FaultyTransport {
  readonly transport: Transport;
  /** Makes one of the next requests to a service go wrong, or several; returns what was ordered. */
  orderFault(dice: FirmRandom): string;
  /** After each of the next `count` answers `change` is called, before whoever asked has it. */
  unrest(count: number, change: () => void): void;
  /** From here on all goes well. */
  clear(): void;
}

export interface PageSizes {
  readonly quickbooksTime: number;
  readonly karbon: number;
}

const hosts = {
  quickbooksTime: 'rest.tsheets.com',
  quickbooks: 'quickbooks.api.intuit.com',
  karbon: 'api.karbonhq.com',
} as const;

const faultDeck: Deck<Fault> = [
  [3, { status: 500, body: { error: 'internal' } }],
  [2, { status: 503, body: '' }],
  [2, { html: 502 }],
  [1, { html: 200 }],
  [3, { rateLimited: null }],
  [2, { rateLimited: 3 }],
  [2, { rateLimited: 90 }],
  [3, { drop: 'beforeCommit' }],
  [3, { drop: 'afterCommit' }],
  [2, { malformedJson: true }],
];

export function createFaultyTransport(sizes: PageSizes, now: () => number): FaultyTransport {
  const faults = createFaults();
  let changesLeft = 0;
  let change: () => void = () => undefined;

  const transport: Transport = async (request, answer) => {
    const fault = faults.take(request);
    const instead = fault && answerInstead(fault, request, now());
    if (instead) return instead;
    if (fault && 'drop' in fault && fault.drop === 'beforeCommit') throw new TypeError('Failed to fetch');
    const given = await inShortPages(request, answer, sizes);
    if (changesLeft > 0) {
      changesLeft -= 1;
      change();
    }
    if (fault && 'drop' in fault) throw new TypeError('Failed to fetch');
    return fault && 'malformedJson' in fault ? cut(given) : given;
  };

  return {
    transport,
    orderFault(dice) {
      const host = dice.pick([hosts.quickbooksTime, hosts.quickbooksTime, hosts.quickbooks, hosts.karbon]);
      const fault = draw(dice, faultDeck);
      // Four times outlasts the repeats of one request.
      const times = dice.pick([1, 1, 2, 4, 6]);
      faults.order({ host, times, fault });
      return `${times} times at ${host}: ${JSON.stringify(fault)}`;
    },
    unrest(count, make) {
      changesLeft = count;
      change = make;
    },
    clear() {
      faults.clear();
      changesLeft = 0;
    },
  };
}

function cut(answer: FirmAnswer): FirmAnswer {
  const text = typeof answer.body === 'object' ? JSON.stringify(answer.body) : (answer.body ?? '');
  return { ...answer, body: text.slice(0, Math.floor(text.length / 2)) };
}

/** A service may give fewer rows than were asked for, as long as it says that there are more. */
async function inShortPages(
  request: FirmRequest,
  answer: (request: FirmRequest) => Promise<FirmAnswer>,
  sizes: PageSizes,
): Promise<FirmAnswer> {
  if (request.method === 'GET' && request.host === hosts.quickbooksTime && request.query.has('limit')) {
    return answer({ ...request, query: withParameter(request.query, 'limit', sizes.quickbooksTime) });
  }
  if (request.method === 'GET' && request.host === hosts.karbon && request.query.has('$top')) {
    const given = await answer({ ...request, query: withParameter(request.query, '$top', sizes.karbon) });
    return withNextLink(request, given, sizes.karbon);
  }
  return answer(request);
}

function withParameter(query: URLSearchParams, name: string, value: number): URLSearchParams {
  const changed = new URLSearchParams(query);
  changed.set(name, String(value));
  return changed;
}

function withNextLink(request: FirmRequest, answer: FirmAnswer, size: number): FirmAnswer {
  const body = typeof answer.body === 'object' ? answer.body : {};
  const rows = 'value' in body && Array.isArray(body.value) ? body.value : [];
  if (rows.length < size) return answer;
  const skip = Number(request.query.get('$skip') ?? 0) + rows.length;
  const link = `https://${request.host}${request.path}?${withParameter(request.query, '$skip', skip)}`;
  return { ...answer, body: { ...body, '@odata.nextLink': link } };
}
