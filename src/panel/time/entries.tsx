import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { m } from '../../i18n/compiled/messages';
import { nearDay } from '../../i18n/dates';
import { clock, duration } from '../../i18n/durations';
import type { EntryRow, TimeView } from '../../messages/panel-view';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Isolated } from '../../ui/isolated';
import type { PanelActions } from '../panel-actions';
import { useUnchanged } from '../use-unchanged';
import { entriesShown, statusWords } from '../words';
import { RunningDot } from './running-dot';
import { Ticking } from './ticking';

/** How many more entries one click asks for. */
const moreEntries = 200;
/** Shown at first. */
const firstEntries = 5;
/** What comes without being asked for. */
const mostUnasked = 20;
/** How many lines are made in one frame: thousands at once would hold Karbon's page up for longer than 50 ms. */
const linesPerFrame = 50;

interface EntryLineProps {
  readonly entry: EntryRow;
  readonly today: string;
  /** What to add to the local clock to get QuickBooks Time's; 0 where nothing runs. */
  readonly clockSkewMs: number;
}

/**
 * Each view brings new objects for the same entries; a line is drawn again only when its own entry has changed, or the day or, where
 * it runs, the clock that it is told by.
 */
function EntryLine(props: EntryLineProps) {
  const shown = useUnchanged(props, JSON.stringify(props));
  return useMemo(() => drawEntry(shown), [shown]);
}

function drawEntry({ entry, today, clockSkewMs }: EntryLineProps) {
  const { runningSinceMs } = entry;
  const about = [entry.jobName, entry.serviceItem].filter(Boolean).join(' · ');
  return (
    <li class="entry">
      <time dateTime={entry.date}>{nearDay(entry.date, today)}</time>
      <bdi class="name" title={entry.personName}>
        {entry.personName}
      </bdi>
      <span class="amount">
        {runningSinceMs === null ? (
          duration(entry.seconds)
        ) : (
          <Ticking draw={(now) => clock((now + clockSkewMs - runningSinceMs) / 1_000)} />
        )}
      </span>
      <span class="notes" title={entry.notes}>
        {about && (
          <span class="muted">
            <Isolated text={about} />{' '}
          </span>
        )}
        <Isolated text={entry.notes} />
      </span>
      <span class={`status pill pill-${entry.status}`} title={statusWords[entry.status]}>
        {entry.status === 'running' && <RunningDot isOn />} {statusWords[entry.status]}{' '}
        {entry.status === 'exported' && <Icon name="lock" />}
      </span>
    </li>
  );
}

export interface EntriesProps {
  readonly time: TimeView;
  readonly clockSkewMs: number;
  readonly sendRequest: PanelActions['sendRequest'];
}

/** The entries with their notes, newest first; grows by one slice a frame up to those that have arrived. */
export function Entries({ time, clockSkewMs, sendRequest }: EntriesProps) {
  const { entries, entryCount } = time;
  const [lines, setLines] = useState(linesPerFrame);
  const [isUnfolded, setUnfolded] = useState(false);
  const wanted = isUnfolded || entries.length > mostUnasked ? entries.length : firstEntries;
  const shown = Math.min(wanted, entries.length);
  const isGrowing = lines < shown;
  useLayoutEffect(() => {
    if (!isGrowing) return undefined;
    const frame = requestAnimationFrame(() => setLines(lines + linesPerFrame));
    return () => cancelAnimationFrame(frame);
  }, [lines, isGrowing]);
  return (
    <div class="entries">
      <h3>{m.panel_entries()}</h3>
      <ul>
        {entries.slice(0, Math.min(lines, shown)).map((entry) => (
          <EntryLine
            key={entry.id}
            entry={entry}
            today={time.today}
            clockSkewMs={entry.runningSinceMs ? clockSkewMs : 0}
          />
        ))}
      </ul>
      <p class="entries-foot">
        {shown < entryCount && (
          <Button
            kind="plain"
            onClick={() => {
              setUnfolded(true);
              if (entries.length < entryCount)
                sendRequest({ type: 'showEntries', count: entries.length + moreEntries });
            }}
          >
            {m.panel_show_more()}
          </Button>
        )}
        <span class="muted spacer">{entriesShown(shown, entryCount)}</span>
        <Button kind="plain" onClick={() => sendRequest({ type: 'exportEntries' })}>
          {m.panel_export_csv()}
        </Button>
      </p>
    </div>
  );
}
