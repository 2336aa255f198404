import { addDays } from './calendar';
import type { SeededClient } from './clients';
import type { OfficeJobcodes } from './jobcode-list';
import type { SeedTools } from './seed-tools';
import type { StaffMember } from './staff';
import type { SeededWork } from './work-items';

/** A jobcode that one could book time on between two days. */
export interface Bookable {
  readonly jobcodeId: number;
  /** `null` for the firm's own time. */
  readonly workType: string | null;
  readonly from: string;
  readonly until: string;
  readonly share: number;
}

/** What each person works on: the work of the clients they look after, some of these clients as such, and the office. */
export type Portfolio = readonly Bookable[];

/** How long before the seeded day the last time was booked on what is archived now, in days. */
const archivedSinceDays = 75;

export function assignPortfolios(
  staff: readonly StaffMember[],
  clients: Iterable<SeededClient>,
  work: readonly SeededWork[],
  office: OfficeJobcodes,
  tools: SeedTools,
): Map<StaffMember, Portfolio> {
  const portfolios = new Map<StaffMember, Bookable[]>(
    staff.map((person) => [person, officeBookables(office)]),
  );
  let turn = 0;
  for (const client of clients) {
    const bookables = [
      ...clientBookable(client),
      ...work.flatMap((item) => (item.client === client ? workBookable(item, tools) : [])),
    ];
    // Three people in turn, so that everybody has clients and every client more than one face.
    for (let count = 0; count < 3; count += 1) {
      const person = staff[turn % staff.length];
      turn += count === 1 ? 4 : 1;
      if (person) portfolios.get(person)?.push(...bookables);
    }
  }
  return portfolios;
}

function officeBookables(office: OfficeJobcodes): Bookable[] {
  return [office.meetings, ...office.others].map((jobcodeId) => ({
    jobcodeId,
    workType: null,
    from: '2000-01-01',
    until: '2100-01-01',
    share: 0.5,
  }));
}

function clientBookable({ plan, jobcodeId }: SeededClient): Bookable[] {
  if (jobcodeId === null || plan.time.standing === 'archived') return [];
  return [{ jobcodeId, workType: 'Advisory', from: '2000-01-01', until: '2100-01-01', share: 0.3 }];
}

/** None where there is no record to book on, or nobody shall. */
export function workBookable({ plan, client, jobcodeId }: SeededWork, tools: SeedTools): Bookable[] {
  if (jobcodeId === null || plan.share === 0) return [];
  const isArchived = plan.time.standing === 'archived' || client.plan.time.standing === 'archived';
  return [
    {
      jobcodeId,
      workType: plan.workType,
      from: isArchived ? '2000-01-01' : plan.startDate,
      until: isArchived ? addDays(tools.today, -archivedSinceDays) : addDays(plan.dueDate, 20),
      share: plan.share,
    },
  ];
}
