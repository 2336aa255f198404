import type { ClientKind } from '../../domain/records/records';
import { type Shape, tryShape } from '../../messages/shape';
import { coerceMap, parseRecords } from '../http/coerce';
import { dedupeById } from '../http/dedupe-by-id';
import type { Http, HttpResponse } from '../http/http';
import type { ListPage, Priority } from '../http/page';
import type { RateLimit } from '../http/rate-limit';
import { invalidResponse, isSystemError, SystemError } from '../http/system-error';
import { karbonAddress, ownNextLink } from './addresses';
import { karbonError } from './errors';
import type { KarbonReader } from './reader';
import { budgetLineShape, clientShape, tenantShape, userShape, workItemShape } from './schema';

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

/** `keys` is called for each request; it throws `SystemError` `needsReconnect` where there are none. */
export function createKarbonReader(parts: {
  readonly http: Http;
  readonly keys: () => Promise<KarbonKeys>;
  /** How many requests a minute this browser may take; asked before each. */
  readonly perMinute: () => Promise<number>;
}): KarbonReader {
  async function get(address: string, priority: Priority): Promise<HttpResponse> {
    const { bearer, accessKey } = await parts.keys();
    const response = await parts.http.send({
      system: 'karbon',
      method: 'GET',
      address,
      headers: { Accept: 'application/json', Authorization: `Bearer ${bearer}`, AccessKey: accessKey },
      credential: karbonCredential,
      limit: karbonLimit(await parts.perMinute()),
      priority,
      beforeSending: parts.keys,
    });
    const error = karbonError(response);
    if (error !== null) throw error;
    return response;
  }

  async function getOne<RecordType>(
    path: string,
    shape: Shape<RecordType>,
    priority: Priority,
  ): Promise<RecordType> {
    const response = await get(karbonAddress(path), priority);
    const found = tryShape(shape, response.json);
    if (found === null) throw invalidResponse('karbon', path.split('/')[0] ?? path);
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
    const isNew = dedupeById<RecordType>(({ key }) => key);
    const requested = new Set<string>();
    const addressFrom = (skip: number) =>
      karbonAddress(path, {
        ...options,
        $top: String(pageSize),
        ...(skip === 0 ? {} : { $skip: String(skip) }),
      });
    let rowsRead = Number(from ?? 0);
    for (let address: string | null = addressFrom(rowsRead); address !== null && !requested.has(address); ) {
      requested.add(address);
      const response: HttpResponse = await get(address, priority);
      const rows = rowsOf(response, path);
      const { records, leftOut } = parseRecords(rows, shape);
      rowsRead += rows.length;
      const nextLink = ownNextLink(coerceMap(response.json)['@odata.nextLink']);
      address = nextLink ?? (rows.length === pageSize ? addressFrom(rowsRead) : null);
      const next = address && String(rowsRead);
      yield { records: records.filter(isNew), leftOut, serverNowMs: response.serverNowMs, next };
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
          if (!isSystemError(error) || error.code !== 'notFound') throw error;
        }
      }
      throw new SystemError('notFound', 'karbon');
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
      const response = await get(address, priority).catch((error) => {
        if (isSystemError(error) && error.code === 'notFound') return null;
        throw error;
      });
      if (response === null) return [];
      const { records, leftOut } = parseRecords(rowsOf(response, 'EstimateSummaries'), budgetLineShape);
      // A budget without one of its lines would be a wrong one.
      if (leftOut > 0) throw invalidResponse('karbon', 'EstimateSummaries');
      return records;
    },

    users: (priority, from) => list('Users', {}, userShape, priority, from),
  };
}

function rowsOf(response: HttpResponse, where: string): readonly unknown[] {
  const rows = coerceMap(response.json).value;
  if (!Array.isArray(rows)) throw invalidResponse('karbon', where);
  return rows;
}
