import type { Customer, NameHolder } from '../../domain/records/records';
import { ensure, type Shape } from '../../messages/shape';
import {
  coerceBoolean,
  coerceMap,
  coerceNumber,
  coerceReference,
  coerceText,
  requiredId,
  requiredText,
} from '../http/coerce';

/**
 * The records of QuickBooks Online (quickbooks.md 5.1, 15), turned into the domain's. Only properties that have a value
 * are sent, so all but the id and the name may be absent.
 */

/** What making a record inactive puts behind its name (5.2). */
const deletedSuffix = /\s*\(deleted(?: \d+)?\)\s*$/i;

function nameOf(name: string, isActive: boolean): string {
  return isActive ? name : name.replace(deletedSuffix, '');
}

export function customerShape(value: unknown): Customer {
  const row = coerceMap(value);
  const isActive = coerceBoolean(row.Active, true);
  const parentId = coerceReference(coerceMap(row.ParentRef).value);
  // Without its parent a job would pass for a customer of that name.
  ensure(!coerceBoolean(row.Job) || parentId !== null);
  return {
    id: requiredId(row.Id),
    parentId,
    name: nameOf(requiredText(row.DisplayName), isActive),
    isActive,
    isProject: coerceBoolean(row.IsProject),
    syncToken: coerceReference(row.SyncToken) ?? '0',
    balance: coerceNumber(row.Balance),
    lastModified: coerceText(coerceMap(row.MetaData).LastUpdatedTime),
  };
}

export function nameHolderShape(kind: NameHolder['kind']): Shape<NameHolder> {
  return (value) => {
    const row = coerceMap(value);
    const isActive = coerceBoolean(row.Active, true);
    // Built from the name parts where there is no display name, as QuickBooks does (5.1).
    const parts = `${coerceText(row.GivenName)} ${coerceText(row.FamilyName)}`.trim();
    const name = requiredText(coerceText(row.DisplayName) || parts);
    return { id: requiredId(row.Id), kind, name: nameOf(name, isActive), isActive };
  };
}

/** The id of a record that change data capture reports as gone (8.2); `null` for any other. */
export function removedIdOf(value: unknown): string | null {
  const row = coerceMap(value);
  return row.status === 'Deleted' ? coerceReference(row.Id) : null;
}
