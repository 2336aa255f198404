import type { PageRef } from '../../../src/messages/page-ref';
import { addTimesheet } from '../../firm/edits';
import { createRandom } from '../../firm/random';
import { createKeyMaker } from '../../firm/seed/keys';
import { seedLargeFirm } from '../../firm/seed/large-firm';
import type { FirmRandom } from '../../firm/service';
import type { FirmState } from '../../firm/state';
import { isLucky } from '../../model/deck';
import { openCipher } from '../../model/open-cipher';
import { createDirectFirm, type DirectFirm } from '../../office/direct-firm';
import { connectOffice, type Office, openOffice } from '../../office/office';
import { pageOf } from '../../office/pages';
import { createSimulation, type Simulation } from '../../office/simulation';
import { createTraffic, mostWithin } from '../../office/traffic';
import { createFirmTools } from '../firm-tools';
import { assumed } from './assumptions';
import type { Trace } from './replay';
import { createSharedFile } from './shared-file';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** As often as the options page asks how far it is. */
const askEveryMs = 5_000;
/** Whoever saves the file has all lists before the others come. */
const aheadMs = 2 * hourMs;

/** What one browser does in a day. */
export interface BrowserTrace extends Trace {
  /** Reads that Intuit meters. */
  readonly metered: number;
  /** The most that QuickBooks Time was asked in five minutes with this browser's token. */
  readonly timeMost: number;
}

export interface Recording {
  /** Of each recorded colleague; whoever saves the file is none of them. */
  readonly staff: readonly BrowserTrace[];
  /** Of whoever saves the file, from the same moment on; `null` where there is no file. */
  readonly writer: BrowserTrace | null;
}

export interface RecordingOptions {
  readonly clientCount: number;
  /** QuickBooks' customers, Karbon's clients and QuickBooks Time's jobcodes come with a file that one of them saves. */
  readonly isWithFile: boolean;
  /** They sign in on this day; otherwise all have done so before. */
  readonly isFirstDay: boolean;
  readonly hours: number;
}

interface Colleague {
  readonly userId: number;
  readonly token: string;
  readonly office: Office;
  readonly portfolio: readonly string[];
  readonly asked: { readonly host: string; readonly atMs: number; readonly isMetered: boolean }[];
}

/** A firm of that size, seeded once for each. */
export function seededFirm(clientCount: number): FirmState {
  const { clock, switches, random } = createFirmTools();
  const size = { customers: clientCount, jobs: clientCount * assumed.jobsPerClient };
  const state = seedLargeFirm(
    { clock, switches, random },
    { ...size, entries: 2_000, entriesPerWorkday: 100 },
  );
  const takeKey = createKeyMaker(random);
  const organizations = [...state.karbon.organizations.keys()];
  for (let place = 0; state.karbon.clientGroups.size < clientCount / assumed.clientsPerGroup; place += 1) {
    const key = takeKey();
    const member = organizations[place % organizations.length] ?? '';
    state.karbon.clientGroups.set(key, {
      key,
      fullName: `Group ${place + 1}`,
      members: [{ contactKey: null, organizationKey: member }],
      lastModifiedMs: clock.now() - hourMs,
    });
  }
  return state;
}

/**
 * Lets real services live through a day beside each other, on a clock that waiting moves on, over the stand-in firm; and notes when each
 * has asked for what.
 */
export async function recordDay(from: FirmState, options: RecordingOptions): Promise<Recording> {
  const simulated: { time?: Simulation } = {};
  const traffic = createTraffic({
    now: () => firm.clock.now(),
    simulation() {
      if (!simulated.time) throw new Error('Nothing is simulated yet.');
      return simulated.time;
    },
  });
  const firm = createDirectFirm(structuredClone(from), traffic.transport);
  const time = createSimulation(firm.clock);
  simulated.time = time;
  const dice = createRandom(29);
  const file = createSharedFile(() => firm.clock.now());
  const name = JSON.stringify(options);
  const writer = options.isWithFile
    ? await hire(firm, time, dice, { place: 0, database: `${name} writer`, files: { saved: file.handle } })
    : null;
  const staff: Colleague[] = [];
  for (let place = 1; place <= assumed.recordedCount; place += 1) {
    const files = options.isWithFile ? { read: file.handle } : {};
    staff.push(await hire(firm, time, dice, { place, database: `${name} ${place}`, files }));
  }
  const listsAtMs = new Map<Colleague, number>();

  async function begin(colleague: Colleague): Promise<void> {
    const { office, token } = colleague;
    const isReader = options.isWithFile && colleague !== writer;
    const beganMs = firm.clock.now();
    if (isReader) await file.readBy(office.services.pageApi.customerLists);
    await connectOffice(firm, office, { token, isWithQuickbooks: !isReader });
    for (let isComplete = false; !isComplete; ) {
      const { parts } = await office.services.pageApi.backfill.readForLists();
      isComplete = parts.every((part) => part.name === 'entries' || part.state === 'complete');
      if (!isComplete) await time.sleep(askEveryMs);
    }
    listsAtMs.set(colleague, firm.clock.now() - beganMs);
  }

  async function work(colleague: Colleague, untilMs: number): Promise<void> {
    let enterAtMs = firm.clock.now() + dice.integer(assumed.entryEveryMs);
    const between = ({ shortest, longest }: { shortest: number; longest: number }) =>
      time.sleep(shortest + dice.integer(longest - shortest));
    while (firm.clock.now() < untilMs) {
      const desk = colleague.office.open(nextPage(firm.state, colleague, dice));
      await between(assumed.stayMs);
      desk.end();
      await between(assumed.awayMs);
      if (firm.clock.now() < enterAtMs) continue;
      enterTime(firm, colleague, dice);
      enterAtMs += assumed.entryEveryMs;
    }
  }

  let beginsMs = 0;
  async function all(): Promise<void> {
    if (writer) {
      await begin(writer);
      await file.saveFrom(writer.office.services.pageApi.savedList);
    }
    // Not the first day: all have had the lists for long.
    if (!options.isFirstDay) await Promise.all(staff.map(begin));
    await time.sleep(aheadMs);
    if (writer) await file.saveFrom(writer.office.services.pageApi.savedList);
    beginsMs = firm.clock.now();
    const endsMs = beginsMs + options.hours * hourMs;
    const lives = staff.map(async (colleague) => {
      if (options.isFirstDay) await begin(colleague);
      await work(colleague, endsMs);
    });
    await Promise.all([...lives, ...(writer ? [work(writer, endsMs)] : [])]);
    for (const { office } of [...staff, ...(writer ? [writer] : [])]) office.kill();
  }
  await time.during(all());

  const traceOf = (colleague: Colleague): BrowserTrace => {
    const asked = colleague.asked.filter(({ atMs }) => atMs >= beginsMs);
    const to = (host: string) => asked.filter((one) => one.host === host);
    return {
      karbonAtMs: to('api.karbonhq.com').map(({ atMs }) => atMs - beginsMs),
      listsAtMs: options.isFirstDay && colleague !== writer ? (listsAtMs.get(colleague) ?? 0) : 0,
      metered: asked.filter(({ isMetered }) => isMetered).length,
      timeMost: mostWithin(to('rest.tsheets.com'), 5 * minuteMs),
    };
  };
  return { staff: staff.map(traceOf), writer: writer && traceOf(writer) };
}

async function hire(
  firm: DirectFirm,
  time: Simulation,
  dice: FirmRandom,
  {
    place,
    database,
    files,
  }: { place: number; database: string; files: NonNullable<Parameters<typeof openOffice>[1]['files']> },
): Promise<Colleague> {
  const { quickbooksTime: account, karbon: tenant } = firm.state;
  const userId = [...account.users.values()].filter(({ permissions }) => place > 0 || permissions.admin)[
    place
  ]?.id;
  if (userId === undefined) throw new Error('The firm has too few people.');
  const token = `S.7__staff${place}`;
  account.accessTokens.set(token, {
    userId,
    clientId: null,
    expiresMs: Number.MAX_SAFE_INTEGER,
    isRevoked: false,
  });
  const asked: Colleague['asked'] = [];
  const own: DirectFirm = {
    ...firm,
    async ask(request) {
      const atMs = firm.clock.now();
      const answer = await firm.ask(request);
      const isMetered = request.host === 'quickbooks.api.intuit.com' && answer.status === 200;
      asked.push({ host: request.host, atMs, isMetered });
      return answer;
    },
  };
  const office = await openOffice(own, {
    database,
    cipher: openCipher,
    later: time.later,
    sleep: time.sleep,
    files,
  });
  const { settings } = office.services.pageApi;
  const shown = await settings.read();
  await settings.save({ shown, wanted: { ...shown, karbonPerMinute: assumed.karbonPerMinute } });
  const keys = [...tenant.workItems.keys()];
  const portfolio = Array.from({ length: assumed.portfolioSize }, () => dice.pick(keys));
  return { userId, token, office, portfolio, asked };
}

function nextPage(state: FirmState, { portfolio }: Colleague, dice: FirmRandom): PageRef {
  const isStrange = isLucky(dice, assumed.strangeShare);
  const key = dice.pick(isStrange ? [...state.karbon.workItems.keys()] : portfolio);
  const item = state.karbon.workItems.get(key);
  if (!item || isLucky(dice, assumed.workShare)) return pageOf(state, { kind: 'work', key });
  const kinds = { Organization: 'organization', Contact: 'person', ClientGroup: 'clientGroup' } as const;
  return pageOf(state, { kind: kinds[item.clientType], key: item.clientKey });
}

function enterTime(firm: DirectFirm, { userId }: Colleague, dice: FirmRandom): void {
  const jobcodes = [...firm.state.quickbooksTime.jobcodes.values()];
  const { id } = dice.pick(jobcodes.filter(({ type, active }) => type === 'regular' && active));
  const date = new Date(firm.clock.now()).toISOString().slice(0, 10);
  addTimesheet(firm, { userId, jobcodeId: id, type: 'manual', date, duration: 2_400, notes: '' });
}
