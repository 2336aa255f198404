import { csvText } from '../../../domain/csv/csv-text';
import type { RecordState } from '../../../domain/plans/plan';
import { m } from '../../../i18n/compiled/messages';
import { plainText } from '../../../i18n/sentence';
import { systemNames } from '../../words';
import type { ActivityItem, FixChange, TimeChange } from './activity';
import { wantedPath } from './log-runs';
import { itemKindWords, logColumns, logOutcome, logStep, logWords, stateNames } from './words';

/**
 * The activity as a CSV file, in the order of `items`: a line for each step of a fix, and for each change of time.
 *
 * @param timeZone of the first column, an IANA name; the computer's own where it is left out.
 */
export function activityCsv(items: readonly ActivityItem[], timeZone?: string): string {
  const local = timeFormat(timeZone);
  const utc = timeFormat('UTC');
  const lines = items.flatMap((item) => (item.kind === 'fix' ? fixLines(item) : [timeLine(item)]));
  return csvText([logColumns, ...lines.map(({ at, cells }) => [local.format(at), utc.format(at), ...cells])]);
}

interface Line {
  /** Epoch ms. */
  readonly at: number;
  /** What comes after the two columns of the time. */
  readonly cells: readonly string[];
}

function fixLines({ run }: FixChange): readonly Line[] {
  return run.lines.map((row) => ({
    at: row.at,
    cells: [
      row.runId,
      row.itemTitle,
      itemKindWords(row.itemKind),
      row.karbonKey,
      systemNames[row.step.list],
      logStep(row),
      row.step.path.join(':'),
      wantedPath(row.step).join(':'),
      row.recordId ?? '',
      ...stateCells(row.before),
      ...stateCells(row.after),
      logOutcome(row),
      '',
    ],
  }));
}

const hoursFormat = new Intl.NumberFormat('en', { maximumFractionDigits: 4, useGrouping: false });

function timeLine({ id, at, run, systems, states, sentence }: TimeChange): Line {
  const [list] = systems.map((system) => systemNames[system]);
  const outcome = states.map((state) => stateNames[state]).join();
  const hours = run.seconds === undefined ? '' : hoursFormat.format(run.seconds / 3_600);
  const step = plainText(sentence);
  const unknown = ['', '', '', '', '', '', ''];
  return {
    at,
    cells: [id, run.title, m.activity_kind_time(), '', list ?? '', step, ...unknown, outcome, hours],
  };
}

/** `2026-11-25 16:05:00`, which spreadsheets take for a time in every country. */
function timeFormat(timeZone: string | undefined): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'medium',
    ...(timeZone !== undefined && { timeZone }),
  });
}

function stateCells(state: RecordState | null): readonly [string, string] {
  if (!state) return ['', ''];
  return [state.path.join(':'), state.isActive ? logWords.active : logWords.inactive];
}
