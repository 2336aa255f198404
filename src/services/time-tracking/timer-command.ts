import type { FixTarget } from '../../domain/plans/fix-target';
import { lastDetails, missingIn } from '../../domain/time/entry-details';
import { karbonOrigins } from '../../messages/karbon-origins';
import { readRoute } from '../../messages/karbon-route';
import type { MyTimeView, TimeRequest } from '../../messages/time-tracking';
import type { PagePlace } from './page-place';
import type { TimeTracking } from './time-tracking';

/**
 * Stops the timer, or starts one on a page of Karbon's: at the press of a key, without anything being asked.
 *
 * @param address of the tab in front; `null` where it is none of Karbon's
 * @returns `toPopup` where there is something to be asked, chosen or said first, or it was not taken: the popup does
 */
export type ToggleTimer = (address: string | null) => Promise<'taken' | 'toPopup'>;

export interface TimerCommandParts {
  readonly timeTracking: Pick<TimeTracking, 'mine' | 'form' | 'ask'>;
  placeOf(page: FixTarget): Promise<PagePlace>;
  newId(): string;
}

export function createTimerCommand({ timeTracking, placeOf, newId }: TimerCommandParts): ToggleTimer {
  interface Wanted {
    readonly request: TimeRequest;
    readonly jobcodeId: string | null;
  }

  /** `null` where something lacks, or the timer was forgotten: it has not ended now. */
  async function stopOf({ entry, isForgotten }: NonNullable<MyTimeView['running']>): Promise<Wanted | null> {
    const { id: entryId, jobcodeId, notes, fields } = entry;
    const form = await timeTracking.form(jobcodeId);
    const missing = missingIn(form, { notes, fields });
    if (isForgotten || missing.note || missing.fields.length > 0) return null;
    const request = { type: 'stopTimer', runId: newId(), entryId, endedAt: null, notes, fields } as const;
    return { request, jobcodeId: null };
  }

  /** `null` where the page is none to book on, its time would strand, or something is required that was not entered before. */
  async function startOn(address: string | null): Promise<Wanted | null> {
    const page = address === null ? null : pageAt(address);
    if (!page) return null;
    const { jobcodeId, strands } = await placeOf(page);
    if (jobcodeId === null || strands) return null;
    const form = await timeTracking.form(jobcodeId);
    const details = lastDetails(form);
    const missing = missingIn(form, details);
    if (missing.note || missing.fields.length > 0) return null;
    return { request: { type: 'startTimer', runId: newId(), stops: null, ...details }, jobcodeId };
  }

  return async (address) => {
    const { obstacle, running } = await timeTracking.mine(true);
    if (obstacle !== null) return 'toPopup';
    const wanted = running ? await stopOf(running) : await startOn(address);
    if (!wanted) return 'toPopup';
    const { kind } = await timeTracking.ask(wanted.request, wanted.jobcodeId);
    return kind === 'refused' || kind === 'failed' ? 'toPopup' : 'taken';
  };
}

/** What an address of Karbon's shows; its names are those that Karbon's API gives. */
function pageAt(address: string): FixTarget | null {
  const route = readRoute(address);
  if (!route || !karbonOrigins.includes(new URL(address).origin)) return null;
  const { tenant, kind, key } = route;
  return {
    tenant,
    kind,
    key,
    shownTitle: '',
    shownClientName: '',
    shownClientKey: '',
    isTranslated: false,
  };
}
