import { useState } from 'preact/hooks';
import { secondsAt, type TrackedTime } from '../../domain/time/tracked-time';
import { m } from '../../i18n/compiled/messages';
import { longMonth, shortDate, shortMonth } from '../../i18n/dates';
import { duration } from '../../i18n/durations';
import type { TimeView } from '../../messages/panel-view';
import { weekOf } from '../words';

type Step = 'week' | 'month';

interface Bar extends TrackedTime {
  /** The first day that it adds up. */
  readonly start: string;
}

interface Way {
  readonly label: () => string;
  readonly bars: (time: TimeView) => readonly Bar[];
  /** What a bar says of itself. */
  readonly text: (bar: Bar, seconds: number, today: string) => string;
  /** Below it. */
  readonly date: (bar: Bar, today: string) => string;
}

const ways: Readonly<Record<Step, Way>> = {
  week: {
    label: m.panel_by_week,
    bars: ({ byWeek }) => byWeek.map(({ weekStart, ...amount }) => ({ start: weekStart, ...amount })),
    text: ({ start }, seconds, today) => weekOf(start, today, seconds),
    date: ({ start }) => shortDate(start),
  },
  month: {
    label: m.panel_by_month,
    bars: ({ byMonth }) => byMonth.map(({ monthStart, ...amount }) => ({ start: monthStart, ...amount })),
    text: ({ start }, seconds) =>
      m.panel_month_of({ month: longMonth(Date.parse(start)), duration: duration(seconds) }),
    date: ({ start }, today) => shortMonth(start, today),
  },
};

const datesAtOnce = 5;

/** The next round number of hours, in seconds: `20 * 3600` for 18h 30m. */
function topOf(seconds: number): number {
  const hours = Math.max(seconds, 900) / 3_600;
  const unit = 10 ** Math.floor(Math.log10(hours));
  const factor = [1, 2, 4, 5, 8, 10].find((each) => each * unit >= hours) ?? 10;
  return factor * unit * 3_600;
}

/** Whether there is room for the date of this bar. */
function hasDate(place: number, count: number): boolean {
  const step = Math.ceil(count / datesAtOnce);
  return place % step === 0 && (place === 0 || count - place > 0.7 * step);
}

export interface ChartProps {
  readonly time: TimeView;
  readonly now: number;
}

/** The time of each week or month. Arrow keys, or the pointer, pick the one that is read out. */
export function Chart({ time, now }: ChartProps) {
  const [step, setStep] = useState<Step>('week');
  const [picked, setPicked] = useState<number | null>(null);
  const way = ways[step];
  const bars = way.bars(time);
  const seconds = bars.map((bar) => secondsAt(bar, now));
  const top = topOf(Math.max(...seconds, 0));
  const last = bars.length - 1;
  const at = Math.min(picked ?? last, last);
  const texts = bars.map((bar, place) => way.text(bar, seconds[place] ?? 0, time.today));
  const move = (event: KeyboardEvent) => {
    const to = {
      ArrowLeft: at - 1,
      ArrowDown: at - 1,
      ArrowRight: at + 1,
      ArrowUp: at + 1,
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    setPicked(Math.max(0, Math.min(to, last)));
  };
  const point = ({ clientX, currentTarget }: PointerEvent) => {
    const { left, width } = (currentTarget as HTMLElement).getBoundingClientRect();
    setPicked(Math.max(0, Math.min(Math.floor(((clientX - left) / width) * bars.length), last)));
  };
  const choose = (next: Step) => {
    setStep(next);
    setPicked(null);
  };
  return (
    <div class="chart-part">
      <div class="chart-head">
        {(['week', 'month'] as const).map((each) => (
          <button
            key={each}
            type="button"
            class="button plain"
            aria-pressed={each === step}
            onClick={() => choose(each)}
          >
            {ways[each].label()}
          </button>
        ))}
        <span class="read-out">{texts[at]}</span>
      </div>
      <div class="chart">
        <div class="axis muted" aria-hidden="true">
          {[top, top / 2, 0].map((each) => (
            <span key={each}>{duration(each)}</span>
          ))}
        </div>
        <div
          class="plot"
          role="slider"
          tabIndex={0}
          aria-label={way.label()}
          aria-valuemin={1}
          aria-valuemax={bars.length}
          aria-valuenow={at + 1}
          aria-valuetext={texts[at]}
          onKeyDown={move}
          onPointerMove={point}
          onPointerLeave={() => setPicked(null)}
        >
          <ul class="weeks" aria-hidden="true">
            {bars.map(({ start }, place) => (
              <li
                key={start}
                class={place === at ? 'picked' : undefined}
                style={{ height: `${((seconds[place] ?? 0) / top) * 100}%` }}
              >
                <span class="visually-hidden">{texts[place]}</span>
              </li>
            ))}
          </ul>
        </div>
        <div class="dates muted" aria-hidden="true">
          {bars.map((bar, place) => (
            <span key={bar.start}>{hasDate(place, bars.length) && way.date(bar, time.today)}</span>
          ))}
        </div>
      </div>
    </div>
  );
}
