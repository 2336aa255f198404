import { noStakes, type Stakes } from '../../../domain/matching/record-stakes';
import { listTraits } from '../../../domain/records/lists';
import type { ListId } from '../../../domain/records/records';
import { m } from '../../../i18n/compiled/messages';
import { day } from '../../../i18n/dates';
import { duration } from '../../../i18n/durations';
import { money, number } from '../../../i18n/numbers';
import type { Candidate } from '../../../messages/fixes';
import { knownTimeWords } from '../lists/words';
import type { Filter } from '../rows';
import type { FirmStakes } from './stakes';
import type { StakesRun } from './use-stakes';

/** A record of one list. */
export interface RecordIn {
  readonly list: ListId;
  readonly id: string;
}

function timeWords({ seconds }: Stakes, { time }: FirmStakes): string {
  if (!time) return m.fix_candidate_time_unknown();
  return seconds > 0 ? m.fix_candidate_time({ duration: duration(seconds) }) : m.fix_candidate_no_time();
}

function balanceWords({ balance }: Stakes): string {
  return balance === null
    ? m.tie_out_stakes_balance_unknown()
    : m.fix_candidate_balance({ amount: money(balance) });
}

/** What a list says of a record: of time, or of money. */
const figureWords: Readonly<Record<ListId, (stakes: Stakes, firm: FirmStakes) => string>> = {
  quickbooksTime: timeWords,
  quickbooks: balanceWords,
};

/** What hangs on a record, in few words each. @param today `YYYY-MM-DD` */
export function stakeWords({ list, id }: RecordIn, firm: FirmStakes, today: string): readonly string[] {
  const stakes = firm.byRecord[list].get(id) ?? noStakes;
  const { lastDay, below } = stakes;
  const isWaiting = listTraits[list].tracksTime && firm.waiting?.has(id) === true;
  return [
    figureWords[list](stakes, firm),
    ...(lastDay === null ? [] : [m.fix_candidate_last_used({ date: day(lastDay, today) })]),
    ...(below === 0 ? [] : [m.tie_out_stakes_below({ number: number(below) })]),
    ...(isWaiting ? [m.tie_out_stakes_waiting()] : []),
  ];
}

/** The same of a candidate, and of those of other lists that are chosen along with it. */
export function candidateStakes(
  records: readonly RecordIn[],
  { byRecord, time }: FirmStakes,
): Pick<Candidate, 'seconds' | 'lastUsed' | 'balance'> {
  const all = records.map(({ list, id }) => byRecord[list].get(id) ?? noStakes);
  return {
    seconds: time && all.reduce((sum, { seconds }) => sum + seconds, 0),
    lastUsed: all.find(({ lastDay }) => lastDay !== null)?.lastDay ?? null,
    balance: all.find(({ balance }) => balance !== null)?.balance ?? null,
  };
}

/**
 * What has to be said of the time that the shown rows are told by: which it is, where it is not all, or that it is not known. `''` where
 * the filter does not go by it.
 */
export function waitingTimeWords(filter: Filter, { stakes, error }: StakesRun): string {
  if (filter !== 'timeWaiting' || error) return '';
  return stakes ? knownTimeWords(stakes.time) : m.tie_out_stakes_loading();
}
