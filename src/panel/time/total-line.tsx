import { secondsAt, type TrackedTime } from '../../domain/time/tracked-time';
import { duration } from '../../i18n/durations';

/** One sum of a list of sums. @param now epoch ms on QuickBooks Time's clock */
export function totalLine(label: string, amount: TrackedTime, now: number) {
  return (
    <li key={label}>
      {label} <b>{duration(secondsAt(amount, now))}</b>
    </li>
  );
}
