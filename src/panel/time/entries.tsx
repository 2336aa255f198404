import { Fragment } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { m } from '../../i18n/compiled/messages';
import { nearDay } from '../../i18n/dates';
import { clock, duration } from '../../i18n/durations';
import type { EntryRow, TimeView } from '../../messages/panel-view';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { Isolated } from '../../ui/isolated';
import { entryWords, fixedWords } from '../../ui/time/words';
import type { PanelActions } from '../panel-actions';
import { changeOf, type EntryChange, ListedEntryForm, summaryOf } from '../timer/listed-entry';
import { type TimerParts, toggleBox } from '../timer/time-intents';
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
  readonly change: EntryChange;
  /** When it was, in words, where it can be changed. */
  readonly moment: string;
  readonly isOpen: boolean;
}

/**
 * Each view brings new objects for the same entries; a line is drawn again only when its own entry has changed, or the day or, where
 * it runs, the clock that it is told by.
 */
function EntryLine({ edit, ...props }: EntryLineProps & { readonly edit: () => void }) {
  const shown = useUnchanged(props, JSON.stringify(props));
  // What a click does hangs on more than what is drawn.
  const latest = useRef(edit);
  latest.current = edit;
  return useMemo(() => drawEntry(shown, () => latest.current()), [shown]);
}

function EntryEdit({ entry, change, moment, isOpen }: EntryLineProps, edit: () => void) {
  switch (change) {
    case 'none':
      return null;
    case 'offered':
      return (
        <button
          type="button"
          class="button plain"
          aria-label={m.timer_edit_entry_of({ person: entry.personName, entry: moment })}
          aria-expanded={isOpen}
          onClick={edit}
        >
          {m.timer_edit()}
        </button>
      );
    default:
      return (
        <span class="muted" role="img" aria-label={fixedWords[change]} title={fixedWords[change]}>
          <Icon name="lock" />
        </span>
      );
  }
}

function drawEntry(props: EntryLineProps, edit: () => void) {
  const { entry, today, clockSkewMs, change } = props;
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
      <span class="status">
        <span class={`pill pill-${entry.status}`} title={statusWords[entry.status]}>
          {entry.status === 'running' && <RunningDot isOn />} {statusWords[entry.status]}{' '}
          {entry.status === 'exported' && change !== 'locked' && <Icon name="lock" />}
        </span>
        {EntryEdit(props, edit)}
      </span>
    </li>
  );
}

export interface EntriesProps {
  readonly time: TimeView;
  readonly clockSkewMs: number;
  /** `null` where there is no timer, and nothing can be changed. */
  readonly timer: TimerParts | null;
  readonly sendRequest: PanelActions['sendRequest'];
}

/** The entries with their notes, newest first; grows by one slice a frame up to those that have arrived. */
export function Entries({ time, clockSkewMs, timer, sendRequest }: EntriesProps) {
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
  const openId = timer?.intent.box?.kind === 'correctListed' ? timer.intent.box.entryId : null;
  const line = (entry: EntryRow) => {
    const change = changeOf(entry, timer);
    const isOpen = entry.id === openId;
    return (
      <Fragment key={entry.id}>
        <EntryLine
          entry={entry}
          today={time.today}
          clockSkewMs={entry.runningSinceMs ? clockSkewMs : 0}
          change={change}
          moment={timer !== null && change === 'offered' ? entryWords(summaryOf(entry), timer.timer) : ''}
          isOpen={isOpen}
          edit={() => timer && toggleBox(timer, { kind: 'correctListed', entryId: entry.id })}
        />
        {isOpen && timer !== null && change === 'offered' && (
          <li>
            <ListedEntryForm parts={timer} entry={entry} />
          </li>
        )}
      </Fragment>
    );
  };
  return (
    <div class="entries">
      <h3>{m.panel_entries()}</h3>
      <ul>{entries.slice(0, Math.min(lines, shown)).map(line)}</ul>
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
