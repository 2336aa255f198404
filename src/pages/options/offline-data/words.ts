import { m } from '../../../i18n/compiled/messages';
import { longDay, longMonth, moment } from '../../../i18n/dates';
import { counted, list, number } from '../../../i18n/numbers';
import type {
  BackfillPart,
  BackfillPartName,
  MeteredReads,
  RateLimitUsage,
} from '../../../messages/backfill';
import { systemNames } from '../../words';

/** What the options page says of its offline data and of limits. */
export const offlineDataWords = {
  title: m.offline_title(),
  lead: m.offline_lead(),
  pause: m.offline_pause(),
  goOn: m.offline_resume(),
  paused: m.offline_paused(),
  limits: m.offline_limits(),
} as const;

const partNames: Readonly<Record<BackfillPartName, { readonly title: string; readonly inList: string }>> = {
  jobcodes: { title: m.offline_name_jobcodes(), inList: m.offline_part_jobcodes() },
  timeUsers: { title: m.offline_name_time_team(), inList: m.offline_part_time_team() },
  customers: { title: m.offline_name_customers(), inList: m.offline_part_customers() },
  nameHolders: { title: m.offline_name_name_holders(), inList: m.offline_part_name_holders() },
  karbonClients: { title: m.offline_name_clients(), inList: m.offline_part_clients() },
  karbonUsers: { title: m.offline_name_team(), inList: m.offline_part_team() },
  entries: { title: m.offline_name_entries(), inList: m.offline_part_entries() },
};

export function partName(name: BackfillPartName): string {
  return partNames[name].title;
}

/** How far one part of the offline data is. @param now epoch ms */
export function partWords(part: BackfillPart, now: number): string {
  const { readAt, isHeldBack } = part;
  const system = systemNames[part.system];
  if (part.state === 'notConnected') return m.offline_not_connected({ system });
  const reached = reachedWords(part);
  const progress =
    readAt === null ? reached : m.offline_last_read({ progress: reached, time: moment(readAt, now) });
  return isHeldBack ? m.offline_held_back({ progress, system }) : progress;
}

function reachedWords({ state, count, from }: BackfillPart): string {
  if (state === 'complete') return m.offline_complete({ number: number(count) });
  if (state === 'notBegun' && count === 0) return m.offline_not_started();
  return from === null
    ? m.offline_so_far({ number: number(count) })
    : m.offline_so_far_since({ number: number(count), date: longDay(Date.parse(from), 'UTC') });
}

/** What has not been downloaded yet; the parts are those of connected systems. */
export function missingWords(parts: readonly BackfillPart[]): string {
  const missing = parts.filter(({ state }) => state !== 'complete').map(missingPart);
  return missing.length === 0 ? m.offline_up_to_date() : m.offline_missing({ parts: list(missing) });
}

function missingPart({ name, from }: BackfillPart): string {
  return name === 'entries' && from !== null
    ? m.offline_entries_before({ date: longDay(Date.parse(from), 'UTC') })
    : partNames[name].inList;
}

/** `12 of 200 in the last 5 minutes` */
export function limitWords({ sent, allowed, spanMs }: RateLimitUsage): string {
  const minutes = counted(Math.round(spanMs / 60_000));
  return m.offline_usage({ sent: number(sent), allowed: number(allowed), ...minutes });
}

export function meteredWords({ month, count, allowed }: MeteredReads): string {
  return m.offline_metered({
    month: longMonth(Date.parse(`${month}-01`)),
    allowed: number(allowed),
    ...counted(count),
  });
}
