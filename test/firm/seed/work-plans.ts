import type { ShowcaseName } from '../state';
import { addDays, monthBefore } from './calendar';
import type { ClientPlan, Service } from './client-plans';
import { matched, type Placement } from './placement';

export interface WorkPlan {
  readonly clientName: string;
  readonly title: string;
  readonly time: Placement;
  readonly quickbooks: Placement;
  readonly workType: string;
  /** Repeats of one series share this name; '' for work that does not repeat. */
  readonly series: string;
  readonly startDate: string;
  readonly dueDate: string;
  /** The client group that the work is tied to, by name; '' for none. */
  readonly groupName: string;
  readonly isProject: boolean;
  /** How much of the time of those who work on it goes there; 0 = none, 1 = as usual. */
  readonly share: number;
  readonly showcase: { readonly name: ShowcaseName; readonly about: string } | null;
}

export const plainWork: Omit<WorkPlan, 'clientName' | 'title' | 'startDate' | 'dueDate'> = {
  time: matched,
  quickbooks: matched,
  workType: 'Advisory',
  series: '',
  groupName: '',
  isProject: false,
  share: 1,
  showcase: null,
};

/** The repeating work of a client, up to the day the firm is seeded for. */
export function repeatingWork(client: ClientPlan, groupName: string, today: string): WorkPlan[] {
  return client.services.flatMap((service) =>
    seriesOf(service, today).map((item) => ({ ...plainWork, clientName: client.name, groupName, ...item })),
  );
}

type SeriesItem = Pick<WorkPlan, 'title' | 'workType' | 'series' | 'startDate' | 'dueDate'>;

function seriesOf(service: Service, today: string): SeriesItem[] {
  const year = Number(today.slice(0, 4));
  switch (service) {
    case 'bookkeeping':
      return [7, 6, 5, 4, 3, 2, 1].map((monthsAgo) => ({
        title: `Monthly bookkeeping | ${monthBefore(today, monthsAgo).label}`,
        workType: 'Bookkeeping',
        series: 'Monthly bookkeeping',
        startDate: monthBefore(today, monthsAgo - 1).firstDay,
        dueDate: addDays(monthBefore(today, monthsAgo - 1).firstDay, 24),
      }));
    case 'payroll':
      return [1, 2, 3, 4].map((quarter) => ({
        title: `Payroll tax filings | Q${quarter} ${year}`,
        workType: 'Payroll',
        series: 'Payroll tax filings',
        startDate: addDays(`${year}-01-01`, (quarter - 1) * 91),
        dueDate: addDays(`${year}-01-31`, quarter * 91),
      }));
    case 'advisory':
      return [1, 2, 3, 4].map((quarter) => ({
        title: `Advisory call | Q${quarter} ${year}`,
        workType: 'Advisory',
        series: 'Advisory call',
        startDate: addDays(`${year}-01-01`, (quarter - 1) * 91),
        dueDate: addDays(`${year}-01-01`, quarter * 91),
      }));
    case 'entityReturn':
      return [yearly('Business tax return', year - 1, 'Tax return', `${year}-02-01`, `${year}-09-15`)];
    case 'personalReturn':
      return [yearly('Form 1040', year - 1, 'Tax return', `${year}-02-01`, `${year}-10-15`)];
    case 'estimates':
      return [yearly('Estimated tax payments', year, 'Tax return', `${year}-04-01`, `${year}-12-15`)];
    case 'planning':
      return [yearly('Planning', year, 'Advisory', `${year}-03-01`, `${year}-12-31`)];
  }
}

function yearly(
  series: string,
  taxYear: number,
  workType: string,
  startDate: string,
  dueDate: string,
): SeriesItem {
  return { title: `${series} | ${taxYear}`, workType, series, startDate, dueDate };
}
