import type { TimeActivity } from '../../domain/time/hours';
import { isRangeDay } from '../../domain/time/time-range';
import { SchemaError, z } from '../../messages/schema';
import {
  coerceAmount,
  coerceBoolean,
  coerceDay,
  coerceId,
  coerceInstant,
  coerceList,
  coerceMap,
  coerceNumber,
  coerceReference,
  coerceText,
  looseObject,
  type Row,
} from '../http/coerce';
import { placeField, record, requiredField } from '../http/records';

/** Time as QuickBooks Online holds it (quickbooks.md 8.4). */

const billableStates: Readonly<Record<string, NonNullable<TimeActivity['billable']>>> = {
  Billable: 'billable',
  NotBillable: 'notBillable',
  HasBeenBilled: 'hasBeenBilled',
};

/** What says more than a month is no duration of one day. */
const mostSeconds = 31 * 86_400;

/** Without its day or its duration it would spoil a sum; without its customer it would pass for time of none. */
export const timeActivitySchema = record((row): TimeActivity => {
  const metaData = coerceMap(row.MetaData);
  return {
    id: requiredField(row, 'Id', coerceId),
    date: requiredField(row, 'TxnDate', coerceActivityDay),
    person: personOf(row),
    // Of time on a project some answers name the project alone.
    customerId: referenceOf(row, 'CustomerRef') ?? referenceOf(row, 'ProjectRef'),
    durationSeconds: durationOf(row),
    serviceItem: namedBy(row.ItemRef),
    className: namedBy(row.ClassRef),
    billable: billableStates[coerceText(row.BillableStatus)] ?? null,
    hourlyRate: coerceNumber(row.HourlyRate),
    description: coerceText(row.Description),
    createdAt: coerceInstant(metaData.CreateTime) ?? 0,
    lastModified: coerceText(metaData.LastUpdatedTime),
  };
});

function coerceActivityDay(value: unknown): string | null {
  const day = coerceDay(value);
  return day !== null && isRangeDay(day) ? day : null;
}

function personOf(row: Row): TimeActivity['person'] {
  const kinds =
    row.NameOf === 'Vendor' ? (['vendor', 'employee'] as const) : (['employee', 'vendor'] as const);
  for (const kind of kinds) {
    const reference = coerceMap(kind === 'vendor' ? row.VendorRef : row.EmployeeRef);
    const id = coerceReference(reference.value);
    if (id !== null) return { kind, id, name: coerceText(reference.name) };
  }
  return null;
}

function referenceOf(row: Row, name: string): string | null {
  if (!row[name]) return null;
  try {
    return placeField(coerceMap(row[name]), 'value');
  } catch (error) {
    if (!(error instanceof SchemaError)) throw error;
    throw new SchemaError(name);
  }
}

/** The name of what a reference names, or else its id. */
function namedBy(reference: unknown): string | null {
  const { name, value } = coerceMap(reference);
  return coerceText(name) || coerceReference(value);
}

/** Hours, minutes and seconds, or a start and an end less the break. */
function durationOf(row: Row): number {
  const worked = secondsOf(row, ['Hours', 'Minutes', 'Seconds']);
  const [startMs, endMs] = [coerceInstant(row.StartTime), coerceInstant(row.EndTime)];
  if (startMs === null || endMs === null) {
    if (worked === null) throw new SchemaError('Hours');
    return worked;
  }
  if (worked) return worked;
  const pause = secondsOf(row, ['BreakHours', 'BreakMinutes', 'BreakSeconds']) ?? 0;
  const seconds = coerceAmount((endMs - startMs) / 1_000 - pause, mostSeconds);
  if (seconds === null) throw new SchemaError('EndTime');
  return seconds;
}

/** `null` where none of the fields is there. Only properties that have values are returned (4). */
function secondsOf(row: Row, [hours, minutes, seconds]: readonly [string, string, string]): number | null {
  if ([hours, minutes, seconds].every((name) => row[name] === undefined || row[name] === null)) return null;
  const part = (name: string) => {
    const amount = coerceAmount(row[name] ?? 0, mostSeconds);
    if (amount === null) throw new SchemaError(name);
    return amount;
  };
  const sum = part(hours) * 3_600 + part(minutes) * 60 + part(seconds);
  if (sum > mostSeconds) throw new SchemaError(hours);
  return sum;
}

/** `preferences` (8.3): whether the company keeps time at all. */
export const timePreferencesSchema = z.pipe(
  looseObject({ Preferences: looseObject({ OtherPrefs: z.transform(coerceMap) }) }),
  z.transform(({ Preferences }): boolean => {
    const flags = coerceList(Preferences.OtherPrefs.NameValue).map(coerceMap);
    const flag = flags.find(({ Name }) => Name === 'TimeTrackingFeatureEnabled');
    return coerceBoolean(flag?.Value, true);
  }),
);
