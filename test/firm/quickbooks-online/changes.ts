import type { FirmTools } from '../service';
import { invalidRequest, parameterMissing, QboFault } from './faults';
import { isNameKind, type NameKind, nameShape } from './shapes';
import type { QboName, QuickbooksOnlineState } from './state';
import { companyTimeZone, isoSecondsWithOffset } from './time';

const windowMs = 30 * 24 * 60 * 60 * 1000;
const mostObjects = 1000;

/** Entities that change data capture does not know (quickbooks.md 8.2). */
const withoutChanges = new Set(['JournalCode', 'TaxAgency', 'TimeActivity', 'TaxCode', 'TaxRate']);

/**
 * `cdc`: full records changed since an instant, at most 1,000 in all, oldest change first. What lies before the window of 30
 * days is left out without a word. An entity without changes is an empty object. Throws `QboFault`.
 */
export function changesSince(state: QuickbooksOnlineState, tools: FirmTools, query: URLSearchParams): object {
  const entities = query.get('entities');
  const changedSince = query.get('changedSince');
  if (entities === null) throw parameterMissing('entities');
  if (changedSince === null) throw parameterMissing('changedSince');
  const askedMs = Date.parse(changedSince);
  if (Number.isNaN(askedMs)) throw invalidRequest(`changedSince ${changedSince} is not a date and time`);
  const sinceMs = Math.max(askedMs, tools.clock.now() - windowMs);
  let left = mostObjects;
  const responses = entities.split(',').map((entity) => {
    if (withoutChanges.has(entity)) throw noChangesFor(entity);
    const names = isNameKind(entity) ? changedNames(state, entity, sinceMs).slice(0, left) : [];
    left -= names.length;
    if (names.length === 0) return {};
    return {
      [entity]: names.map((name) => changeShape(state, tools, name)),
      startPosition: 1,
      maxResults: names.length,
      totalCount: names.length,
    };
  });
  return { CDCResponse: [{ QueryResponse: responses }] };
}

function changedNames(state: QuickbooksOnlineState, kind: NameKind, sinceMs: number): QboName[] {
  return [...state.names.values()]
    .filter((name) => name.kind === kind && name.lastUpdatedMs >= sinceMs)
    .toSorted((left, right) => left.lastUpdatedMs - right.lastUpdatedMs);
}

function changeShape(state: QuickbooksOnlineState, tools: FirmTools, name: QboName): object {
  if (name.active || tools.switches.quickbooksOnline.deactivatedInChangesAs === 'record') {
    return nameShape(state, name);
  }
  return {
    domain: 'QBO',
    status: 'Deleted',
    Id: name.id,
    MetaData: { LastUpdatedTime: isoSecondsWithOffset(name.lastUpdatedMs, companyTimeZone) },
  };
}

function noChangesFor(entity: string): QboFault {
  return new QboFault({
    code: '4001',
    message: 'Invalid query',
    detail: `QueryValidationError: entity '${entity}' is not supported by change data capture`,
  });
}
