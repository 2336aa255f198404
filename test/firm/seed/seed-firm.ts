import type { KarbonState } from '../karbon/state';
import { jobcodePath, pathText, quickbooksPath } from '../link/paths';
import type { QuickbooksOnlineState } from '../quickbooks-online/state';
import { localDay, type StampName } from '../quickbooks-time/mutations';
import type { QuickbooksTimeState } from '../quickbooks-time/state';
import { createRandom } from '../random';
import type { FirmTools } from '../service';
import type { FirmState } from '../state';
import { assignPortfolios, type Bookable, workBookable } from './bookables';
import { addDays, lastSaturdayBefore } from './calendar';
import { type SeededClient, seedClients } from './clients';
import { seedContactDetails } from './contact-details';
import { makeKarbonCredentials, seedOnlineCredentials, seedTimeCredentials } from './credentials';
import { createCustomerList, seedOtherNames } from './customer-list';
import { emptyKarbon, emptyOnline, emptyTime } from './empty-firm';
import { seedTimesheets } from './entry-fates';
import { seedEstimates, seedKarbonTime } from './estimates';
import { createJobcodeList, type OfficeJobcodes, seedOfficeJobcodes } from './jobcode-list';
import { createKeyMaker } from './keys';
import type { SeedTools } from './seed-tools';
import { makeShowcases } from './showcases';
import { type StaffMember, seedStaff } from './staff';
import { listStandingCases, type StandingCase } from './standing-cases';
import { seedTimeFields } from './time-fields';
import { type SeededWork, seedWorkItems } from './work-items';
import { draftNightOfClockChange, draftWorkdays, type WorkdayPlan } from './workdays';

const timeZone = 'America/Denver';

/** The first id of QuickBooks Time: as long as those of a real account. */
const firstTimeId = 41_200_001;

export interface SeededFirm {
  readonly state: FirmState;
  /** What the seed meant each special client and work item to be. For the seed's own tests. */
  readonly cases: readonly StandingCase[];
}

/**
 * An accounting firm in Denver with six months behind it, in all three systems. The same seed at the same minute of the
 * firm's clock gives the same firm, to the last token.
 * @param options.seed in place of the tools' own random sequence
 */
export function seedFirm(tools: FirmTools, options: { readonly seed?: number } = {}): FirmState {
  return seedFirmWithCases(tools, options).state;
}

export function seedFirmWithCases(
  firmTools: FirmTools,
  options: { readonly seed?: number } = {},
): SeededFirm {
  const random = options.seed === undefined ? firmTools.random : createRandom(options.seed);
  // The clock runs while the firm is seeded; the whole minute does not.
  const nowMs = Math.floor(firmTools.clock.now() / 60_000) * 60_000;
  const takeKey = createKeyMaker(random);
  const tools: SeedTools = {
    random,
    nowMs,
    today: localDay(nowMs, timeZone),
    timeZone,
    takeKey,
    takeTimeId: () => {
      time.nextId += 1;
      return time.nextId - 1;
    },
  };
  const tenantKey = takeKey();
  const karbonCredentials = makeKarbonCredentials(random, tenantKey);
  const karbon: KarbonState = emptyKarbon(tenantKey, karbonCredentials);
  const time: QuickbooksTimeState = emptyTime(tools, firstTimeId);
  const online: QuickbooksOnlineState = emptyOnline(tools);

  const approvedTo = addDays(lastSaturdayBefore(tools.today), -7);
  const staff = seedStaff(karbon, time, approvedTo, tools);
  const office = seedOfficeJobcodes(time, tools);
  seedOtherNames(online, staff, tools);
  const lists = { jobcodes: createJobcodeList(time, tools), customers: createCustomerList(online, tools) };
  const clients = seedClients(karbon, online, lists, tools);
  seedContactDetails(karbon, online, clients);
  const work = seedWorkItems(karbon, clients, lists, staff, tools);

  const plan = planWorkdays(time, staff, clients, work, office, tools);
  const night = draftNightOfClockChange(plan, memberAt(staff, 3), plan.busy, tools);
  const exportable = customerPaths(online);
  seedTimesheets(
    time,
    [...draftWorkdays(plan, tools), ...night],
    {
      exportedTo: addDays(approvedTo, -7),
      hasCustomer: (jobcodeId) => exportable.has(pathText(jobcodePath(time, jobcodeId))),
    },
    tools,
  );
  setStamps(time);
  seedEstimates(karbon, work, time.timesheets.values(), staff, tools);
  seedKarbonTime(karbon, work, staff, tools);

  const state: FirmState = {
    karbon,
    quickbooksTime: time,
    quickbooksOnline: online,
    credentials: {
      karbon: karbonCredentials,
      quickbooksTime: seedTimeCredentials(time, staff, tools),
      quickbooksOnline: seedOnlineCredentials(online, staff, random),
    },
    showcases: makeShowcases(clients, work),
  };
  return { state, cases: listStandingCases(clients, work) };
}

function planWorkdays(
  time: QuickbooksTimeState,
  staff: readonly StaffMember[],
  clients: ReadonlyMap<string, SeededClient>,
  work: readonly SeededWork[],
  office: OfficeJobcodes,
  tools: SeedTools,
): WorkdayPlan {
  const bookable = (name: 'busyWork' | 'matchedWork' | 'differsWork'): Bookable => {
    const found = work.find(({ plan }) => plan.showcase?.name === name);
    const [first] = found ? workBookable(found, tools) : [];
    if (!first) throw new Error(`No time can be booked on ${name}.`);
    return first;
  };
  const meeting: Bookable = { ...bookable('matchedWork'), jobcodeId: office.meetings, workType: null };
  return {
    portfolios: assignPortfolios(staff, clients.values(), work, office, tools),
    fields: seedTimeFields(time, tools),
    vacationJobcodeId: office.vacation,
    busy: bookable('busyWork'),
    running: new Map([
      [memberAt(staff, 5), bookable('matchedWork')],
      [memberAt(staff, 8), bookable('differsWork')],
      [memberAt(staff, 11), meeting],
    ]),
  };
}

function memberAt(staff: readonly StaffMember[], index: number): StaffMember {
  const member = staff[index];
  if (!member) throw new Error(`The firm has no person number ${index + 1}.`);
  return member;
}

/** The paths of all customers, active or not: what is inactive now took exports while it was active. */
function customerPaths(online: QuickbooksOnlineState): ReadonlySet<string> {
  return new Set(
    [...online.names.values()]
      .filter(({ kind }) => kind === 'Customer')
      .map(({ id }) => pathText(quickbooksPath(online, id))),
  );
}

/** Every collection's stamp is the newest change among its rows (quickbooks-time.md 7.3). */
function setStamps(time: QuickbooksTimeState): void {
  const collections: Readonly<Record<StampName, Iterable<{ lastModifiedMs: number }>>> = {
    timesheets: [...time.timesheets.values(), ...time.deleted.values()],
    timesheets_deleted: time.deleted.values(),
    jobcodes: time.jobcodes.values(),
    jobcode_assignments: time.assignments.values(),
    users: time.users.values(),
    groups: time.groups.values(),
    customfields: time.customFields.values(),
    customfielditems: time.customFieldItems.values(),
    effective_settings: [],
    current_user: time.users.values(),
  };
  for (const [name, rows] of Object.entries(collections)) {
    let newestMs = time.account.createdMs;
    for (const { lastModifiedMs } of rows) newestMs = Math.max(newestMs, lastModifiedMs);
    time.stamps.set(name, newestMs);
  }
}
