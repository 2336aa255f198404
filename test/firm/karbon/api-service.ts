import { type CrossOriginService, preflightAnswer, readableElsewhere } from '../cross-origin';
import type { FirmAnswer, FirmRequest, FirmTools } from '../service';
import type { Switches } from '../switches';
import {
  ApiRefusal,
  accessKeyError,
  badQuery,
  bearerError,
  gatewayError,
  notAllowed,
  notFound,
} from './api-refusal';
import { type Collection, createCollections } from './collections';
import { type QuoteEscape, quoteForms } from './filter';
import { apiAddress, listAnswer, type Row, refuseOptions } from './list-answer';
import { createRateGate } from './rate-gate';
import { estimateLine, tenantSettings } from './shapes';
import type { KarbonEstimateLine, KarbonState } from './state';

/**
 * Karbon's API v3 at its real host (karbon.md 1): read-only, strict, one API application with both of its headers.
 * Answers GET alone; other methods get 405.
 */
export function createKarbonApiService(state: KarbonState, tools: FirmTools): CrossOriginService {
  const collections = createCollections(state, tools);
  const gate = createRateGate(tools.clock, tools.switches.karbon);

  function answer(request: FirmRequest): object {
    const segments = pathSegments(request.path);
    const respond = segments === null ? null : routeOf(segments, request.query);
    if (respond === null) throw gatewayError(404, 'Resource not found');
    if (request.method !== 'GET') throw gatewayError(405, 'Method not allowed');
    checkCredentials(state, tools.switches.karbon, request.headers);
    gate.pass();
    return respond();
  }

  function routeOf(segments: readonly string[], query: URLSearchParams): (() => object) | null {
    const [name, key, ...rest] = segments;
    if (name === undefined || rest.length > 0) return null;
    if (name === 'TenantSettings' && key === undefined) {
      return () => {
        refuseOptions(query, []);
        return entityAnswer('TenantSettings', 'TenantSettingsDTO', tenantSettings(state));
      };
    }
    if (name === 'EstimateSummaries' && key !== undefined)
      return () => estimates(state, tools.switches.karbon, key, query);
    const collection = collections.get(name);
    if (collection === undefined) return null;
    if (key === undefined) {
      return () => listAnswer(collection.rule, collection.rows(), query, tools.switches.karbon);
    }
    return () => singleAnswer(collection, key, query, tools.switches.karbon.quoteEscape);
  }

  function handled(request: FirmRequest): FirmAnswer {
    try {
      return { status: 200, body: answer(request) };
    } catch (error) {
      if (error instanceof ApiRefusal) return error.answer;
      throw error;
    }
  }

  return {
    hosts: ['api.karbonhq.com'],
    answersPreflights: () => tools.switches.karbon.allowsOtherOrigins,
    handle(request) {
      if (!tools.switches.karbon.allowsOtherOrigins) return handled(request);
      return request.method === 'OPTIONS'
        ? preflightAnswer(request)
        : readableElsewhere(handled(request), request);
    },
  };
}

/** The decoded segments below `/v3/`; `null` for any other path. */
function pathSegments(path: string): string[] | null {
  if (!path.startsWith('/v3/')) return null;
  try {
    return path.slice('/v3/'.length).replace(/\/$/, '').split('/').map(decodeURIComponent);
  } catch {
    return null;
  }
}

function checkCredentials(
  state: KarbonState,
  switches: Switches['karbon'],
  headers: FirmRequest['headers'],
): void {
  const accessKey = headers.accesskey;
  if (accessKey === undefined || accessKey === '') throw accessKeyError('JWT not present.');
  if (accessKey !== state.api.accessKey) throw accessKeyError('Invalid JWT.');
  if (headers.authorization !== `Bearer ${state.api.bearer}` || state.api.isRevoked) {
    throw bearerError(switches.unauthorizedBody);
  }
}

function singleAnswer(
  collection: Collection,
  segment: string,
  query: URLSearchParams,
  quoteEscape: QuoteEscape,
): object {
  const key = keyOf(collection, segment, quoteEscape);
  refuseOptions(query, ['$expand']);
  const entity = collection.entity(key);
  if (entity === null) throw notFound(collection.notFoundMessage(key));
  const available = collection.expansions(key);
  const asked = (query.get('$expand') ?? '').split(',').map((name) => name.trim());
  const expanded: Record<string, unknown> = {};
  for (const name of asked.filter((name) => name !== '')) {
    if (Object.keys(available).length === 0) throw notAllowed('Query option', 'Expand');
    if (!Object.hasOwn(available, name)) {
      throw badQuery(
        `Could not find a property named '${name}' on type 'KarbonService.${collection.entityTypeName}'.`,
      );
    }
    expanded[name] = available[name];
  }
  return entityAnswer(collection.rule.name, collection.entityTypeName, { ...entity, ...expanded });
}

/** The segment is a key, or a look-up by user-defined identifier, with or without its name space in front. */
function keyOf(collection: Collection, segment: string, quoteEscape: QuoteEscape): string {
  const call = /^(?:KarbonService\.)?Get(\w+)ByUserDefinedIdentifier\((.*)\)$/.exec(segment);
  if (call === null || `${call[1]}s` !== collection.rule.name) return segment;
  const quoted = /^UserDefinedIdentifier='(.*)'$/.exec(call[2] ?? '')?.[1];
  const identifier = quoted?.replaceAll(quoteForms[quoteEscape].escaped, "'");
  if (identifier === undefined || identifier === '') {
    throw badQuery('UserDefinedIdentifier is missing or empty');
  }
  const key = collection.keyOfIdentifier?.(identifier) ?? null;
  if (key === null) throw notFound(`No ${kindName(call[1])} found for provided UserDefinedIdentifer`);
  return key;
}

/** `ClientGroup` as the messages write it. */
function kindName(kind = ''): string {
  return kind.replace(/(?<=[a-z])[A-Z]/g, ' $&');
}

function entityAnswer(listName: string, typeName: string, entity: Row): object {
  return {
    '@odata.context': `${apiAddress}/$metadata#${listName}/KarbonService.${typeName}/$entity`,
    '@odata.type': `#KarbonService.${typeName}`,
    ...entity,
  };
}

function estimates(
  state: KarbonState,
  switches: Switches['karbon'],
  workItemKey: string,
  query: URLSearchParams,
): object {
  refuseOptions(query, []);
  if (!state.workItems.has(workItemKey)) throw notFound('No Work Item found for provided key');
  return {
    '@odata.context': `${apiAddress}/$metadata#EstimateSummaries`,
    value: (state.estimates.get(workItemKey) ?? []).map((line) =>
      estimateLine(
        line,
        switches.actualsIncludeQuickbooksTime ? line.actualMinutes : karbonMinutes(state, workItemKey, line),
      ),
    ),
  };
}

/** Minutes that were entered in Karbon itself, of a line's colleague, role and kind of task. */
function karbonMinutes(state: KarbonState, workItemKey: string, line: KarbonEstimateLine): number {
  return state.individualTimeEntries
    .filter(
      (entry) =>
        entry.workItemKey === workItemKey &&
        entry.userKey === line.userKey &&
        entry.roleName === line.roleName &&
        entry.taskTypeName === line.taskTypeName,
    )
    .reduce((sum, entry) => sum + entry.minutes, 0);
}
