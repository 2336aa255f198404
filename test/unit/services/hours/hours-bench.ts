import { expect } from 'vitest';
import type { TimeActivity } from '../../../../src/domain/time/hours';
import type { HoursPeriod, HoursReadingView } from '../../../../src/messages/hours-reading';
import type { HoursLists } from '../../../../src/services/hours/hours-reading';
import { type SeededHours, seedHours } from '../../../firm/seed/seed-hours';
import { createDirectFirm, type DirectFirm } from '../../../office/direct-firm';
import { connectOffice, type Office, type OfficeOptions, openOffice } from '../../../office/office';

export const halfYear: HoursPeriod = { from: '2026-06-01', to: '2026-11-30' };
export const lastMonth: HoursPeriod = { from: '2026-10-01', to: '2026-10-31' };

let databases = 0;

export interface HoursBench {
  readonly firm: DirectFirm;
  readonly office: Office;
  readonly database: string;
  readonly seeded: SeededHours;
}

/** An office over a firm with hours in every state, with QuickBooks Time connected by one of the firm's tokens. */
export async function openHours(
  prepare: (firm: DirectFirm) => void = () => undefined,
  options: Partial<OfficeOptions> = {},
  as: 'adminToken' | 'managerToken' | 'employeeToken' = 'adminToken',
): Promise<HoursBench> {
  const firm = createDirectFirm();
  const seeded = seedHours(firm);
  prepare(firm);
  databases += 1;
  const database = `hours ${databases}`;
  const office = await openOffice(firm, { database, ...options });
  await connectOffice(firm, office, { token: firm.state.credentials.quickbooksTime[as] });
  firm.asked.length = 0;
  return { firm, office, database, seeded };
}

/** Asks as a page does until nothing is left to be read. */
export async function readHours({ services }: Office, period: HoursPeriod): Promise<HoursReadingView> {
  const { hoursReading } = services.pageApi;
  await expect
    .poll(
      async () =>
        Object.values(await hoursReading.read(period)).filter(
          ({ pieces, piecesRead, unknown }) => piecesRead < pieces && unknown === null,
        ).length,
      { timeout: 200_000 },
    )
    .toBe(0);
  return hoursReading.coverageOf(period);
}

/** Of the requests that were sent, those that hours alone are asked for by. */
export function hoursRequests({ asked }: DirectFirm) {
  const count = (end: string) => asked.filter((each) => each.endsWith(end)).length;
  return {
    quickbooks: count('/query'),
    karbon: count('/IndividualTimeEntries'),
    deleted: count('/timesheets_deleted'),
    facts: count('/preferences') + count('/customfields'),
  };
}

const inPeriod = (period: HoursPeriod) => (row: { readonly date: string }) =>
  row.date >= period.from && row.date <= period.to;

const sorted = (texts: Iterable<string>) => [...texts].sort();

/** Each record as one line, of what sums are made of. */
export function linesOf({ entries, deletedEntries, activities, karbonEntries }: HoursLists) {
  const known = typeof activities === 'string' ? [] : activities;
  return {
    entries: sorted(
      entries.map(({ id, userId, jobcodeId, date, durationSeconds, isLocked }) =>
        [id, userId, jobcodeId, date, durationSeconds, isLocked].join(),
      ),
    ),
    deletedEntries: sorted(
      deletedEntries.map(({ id, date, durationSeconds }) => [id, date, durationSeconds].join()),
    ),
    activities: sorted(known.map(activityLine)),
    karbonEntries: sorted(
      (karbonEntries ?? []).map(({ key, userKey, clientKey, workKey, date, durationSeconds }) =>
        [key, userKey, clientKey, workKey, date, durationSeconds].join(),
      ),
    ),
  };
}

function activityLine(row: TimeActivity): string {
  const { id, date, person, customerId, durationSeconds, serviceItem, billable } = row;
  return [id, date, person?.kind, person?.id, customerId, durationSeconds, serviceItem, billable].join();
}

/** The same lines of what the firm itself holds. */
export function truthOf({ state }: DirectFirm, period: HoursPeriod): ReturnType<typeof linesOf> {
  const { quickbooksTime: time, quickbooksOnline: online, karbon } = state;
  const isIn = inPeriod(period);
  const billables = { Billable: 'billable', NotBillable: 'notBillable', HasBeenBilled: 'hasBeenBilled' };
  return {
    entries: sorted(
      [...time.timesheets.values()]
        .filter(isIn)
        .map(({ id, userId, jobcodeId, date, duration, locked }) =>
          [id, userId, jobcodeId, date, duration, locked > 0].join(),
        ),
    ),
    deletedEntries: sorted(
      [...time.deleted.values()].filter(isIn).map(({ id, date, duration }) => [id, date, duration].join()),
    ),
    activities: sorted(
      online.transactions.filter(isIn).map(({ id, date, customerId, time: details }) => {
        if (!details) throw new Error('there is no time in it');
        const { person, seconds, serviceItem, billable } = details;
        const whose = [person?.kind.toLowerCase(), person?.id];
        return [id, date, ...whose, customerId, seconds, serviceItem, billables[billable]].join();
      }),
    ),
    karbonEntries: sorted(
      karbon.individualTimeEntries
        .filter(isIn)
        .map(({ key, userKey, clientKey, workItemKey, date, minutes }) =>
          [key, userKey, clientKey, workItemKey, date, minutes * 60].join(),
        ),
    ),
  };
}
