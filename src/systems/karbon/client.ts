import type { ClientKind } from '../../domain/records/records';
import { type Shape, tryShape } from '../../messages/shape';
import { readMap, readRecords } from '../http/coerce';
import { onceEach } from '../http/dedupe-by-id';
import type { Http, HttpAnswer } from '../http/http';
import type { ListPage, Priority } from '../http/page';
import type { RateLimit } from '../http/rate-limit';
import { isSourceError, oddAnswer, SourceError } from '../http/system-error';
import { karbonAddress, ownNextLink } from './addresses';
import { karbonError } from './errors';
import { budgetLineShape, clientShape, tenantShape, userShape, workItemShape } from './schema';
import type { KarbonSource } from './system';

/** The two keys that Karbon issues together (karbon.md 1.1). */
export interface KarbonKeys {
  readonly bearer: string;
  readonly accessKey: string;
}

/** @param perMinute this browser's part of the 120 that the whole firm and all its software share (1.1, 1.4). */
export function karbonLimit(perMinute: number): RateLimit {
  return {
    windows: [
      { spanMs: 60_000, requests: perMinute },
      { spanMs: 1_000, requests: 5 },
    ],
    concurrent: 2,
  };
}

/** The limiter's key of the firm's one API application. */
export const karbonCredential = 'karbon';

/** Rows of a full page (1.3). */
const pageSize = 100;

const collectionOf: Readonly<Record<ClientKind, string>> = {
  organization: 'Organizations',
  person: 'Contacts',
  clientGroup: 'ClientGroups',
};

/** `keys` is called for each request; it throws `SourceError` `needsReconnect` where there are none. */
export function createKarbon(parts: {
  readonly http: Http;
  readonly keys: () => Promise<KarbonKeys>;
  /** How many requests a minute this browser may take; asked before each. */
  readonly perMinute: () => Promise<number>;
}): KarbonSource {
  async function get(address: string, priority: Priority): Promise<HttpAnswer> {
    const { bearer, accessKey } = await parts.keys();
    const answer = await parts.http.send({
      system: 'karbon',
      method: 'GET',
      address,
      headers: { Accept: 'application/json', Authorization: `Bearer ${bearer}`, AccessKey: accessKey },
      credential: karbonCredential,
      limit: karbonLimit(await parts.perMinute()),
      priority,
      beforeSending: parts.keys,
    });
    const error = karbonError(answer);
    if (error !== null) throw error;
    return answer;
  }

  async function getOne<RecordType>(
    path: string,
    shape: Shape<RecordType>,
    priority: Priority,
  ): Promise<RecordType> {
    const answer = await get(karbonAddress(path), priority);
    const found = tryShape(shape, answer.json);
    if (found === null) throw oddAnswer('karbon', path.split('/')[0] ?? path);
    return found;
  }

  /** Follows `@odata.nextLink`; where lists come without it, goes on by `$skip` until a short page (1.3). */
  async function* list<RecordType extends { readonly key: string }>(
    path: string,
    options: Readonly<Record<string, string>>,
    shape: Shape<RecordType>,
    priority: Priority,
    from?: string | null,
  ): AsyncGenerator<ListPage<RecordType>> {
    const isNew = onceEach<RecordType>(({ key }) => key);
    const asked = new Set<string>();
    const addressFrom = (skip: number) =>
      karbonAddress(path, {
        ...options,
        $top: String(pageSize),
        ...(skip === 0 ? {} : { $skip: String(skip) }),
      });
    let rowsRead = Number(from ?? 0);
    for (let address: string | null = addressFrom(rowsRead); address !== null && !asked.has(address); ) {
      asked.add(address);
      const answer: HttpAnswer = await get(address, priority);
      const rows = rowsOf(answer, path);
      const { records, leftOut } = readRecords(rows, shape);
      rowsRead += rows.length;
      const nextLink = ownNextLink(readMap(answer.json)['@odata.nextLink']);
      address = nextLink ?? (rows.length === pageSize ? addressFrom(rowsRead) : null);
      const next = address && String(rowsRead);
      yield { records: records.filter(isNew), leftOut, serverNowMs: answer.serverNowMs, next };
    }
  }

  return {
    tenant: (priority) => getOne('TenantSettings', tenantShape, priority),

    clients(kind, priority, from) {
      // Client groups cannot be put in the order of their changes; there are few of them (1.3).
      const order = kind === 'clientGroup' ? 'FullName' : 'LastModifiedDateTime desc';
      return list(collectionOf[kind], { $orderby: order }, clientShape(kind), priority, from);
    },

    async client(ref, priority) {
      const kinds = new Set<ClientKind>([ref.kind, 'organization', 'person', 'clientGroup']);
      for (const kind of kinds) {
        try {
          return await getOne(
            `${collectionOf[kind]}/${encodeURIComponent(ref.key)}`,
            clientShape(kind),
            priority,
          );
        } catch (error) {
          if (!isSourceError(error) || error.code !== 'notFound') throw error;
        }
      }
      throw new SourceError('notFound', 'karbon');
    },

    workItem(key, priority) {
      return getOne(`WorkItems/${encodeURIComponent(key)}`, workItemShape, priority);
    },

    async *workOfClient(clientKey, priority) {
      const options = { $filter: `ClientKey eq '${clientKey.replaceAll("'", "''")}'`, $orderby: 'StartDate' };
      for await (const page of list('WorkItems', options, workItemShape, priority)) {
        // A next link that has lost the filter would bring the work of others.
        yield { ...page, records: page.records.filter((item) => item.client.key === clientKey) };
      }
    },

    async budget(workKey, priority) {
      const address = karbonAddress(`EstimateSummaries/${encodeURIComponent(workKey)}`);
      const answer = await get(address, priority).catch((error) => {
        if (isSourceError(error) && error.code === 'notFound') return null;
        throw error;
      });
      if (answer === null) return [];
      const { records, leftOut } = readRecords(rowsOf(answer, 'EstimateSummaries'), budgetLineShape);
      // A budget without one of its lines would be a wrong one.
      if (leftOut > 0) throw oddAnswer('karbon', 'EstimateSummaries');
      return records;
    },

    users: (priority, from) => list('Users', {}, userShape, priority, from),
  };
}

function rowsOf(answer: HttpAnswer, where: string): readonly unknown[] {
  const rows = readMap(answer.json).value;
  if (!Array.isArray(rows)) throw oddAnswer('karbon', where);
  return rows;
}
