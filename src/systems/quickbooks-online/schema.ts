import type { Customer, NameHolder } from '../../domain/records/records';
import { ensure, type Shape } from '../../messages/shape';
import {
  looseBoolean,
  looseNumber,
  looseReference,
  looseText,
  readMap,
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
  const row = readMap(value);
  const isActive = looseBoolean(row.Active, true);
  const parentId = looseReference(readMap(row.ParentRef).value);
  // Without its parent a job would pass for a customer of that name.
  ensure(!looseBoolean(row.Job) || parentId !== null);
  return {
    id: requiredId(row.Id),
    parentId,
    name: nameOf(requiredText(row.DisplayName), isActive),
    isActive,
    isProject: looseBoolean(row.IsProject),
    syncToken: looseReference(row.SyncToken) ?? '0',
    balance: looseNumber(row.Balance),
    lastModified: looseText(readMap(row.MetaData).LastUpdatedTime),
  };
}

export function nameHolderShape(kind: NameHolder['kind']): Shape<NameHolder> {
  return (value) => {
    const row = readMap(value);
    const isActive = looseBoolean(row.Active, true);
    // Built from the name parts where there is no display name, as QuickBooks does (5.1).
    const parts = `${looseText(row.GivenName)} ${looseText(row.FamilyName)}`.trim();
    const name = requiredText(looseText(row.DisplayName) || parts);
    return { id: requiredId(row.Id), kind, name: nameOf(name, isActive), isActive };
  };
}

/** The id of a record that change data capture reports as gone (8.2); `null` for any other. */
export function removedIdOf(value: unknown): string | null {
  const row = readMap(value);
  return row.status === 'Deleted' ? looseReference(row.Id) : null;
}
