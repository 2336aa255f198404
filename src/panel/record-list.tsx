import { secondsAt } from '../domain/time/tracked-time';
import { duration } from '../i18n/durations';
import type { PageKind } from '../messages/page-ref';
import type { RecordRow } from '../messages/panel-view';
import { Isolated } from '../ui/isolated';
import { ToneIcon } from '../ui/tone-icon';
import { CollapsibleList } from './collapsible-list';
import { RunningDot } from './time/running-dot';
import { Ticking } from './time/ticking';
import { toneWords } from './words';

const rowsAtOnce = 8;

/** Addresses within Karbon's own app are hash routes, so that a click is a soft navigation (karbon.md 2). */
const routes: Readonly<Record<PageKind, string>> = {
  work: 'work',
  person: 'contacts',
  organization: 'organizations',
  clientGroup: 'client-groups',
};

/** The address of a record's page within Karbon. */
export function karbonRoute(kind: PageKind, key: string): string {
  return `#/${routes[kind]}/${encodeURIComponent(key)}`;
}

export interface RecordListProps {
  readonly title: string;
  readonly rows: readonly RecordRow[];
  /** What to add to the local clock to get QuickBooks Time's. */
  readonly clockSkewMs: number;
}

/** Other pages of Karbon that belong to this one, each with its own time and how it matches. */
export function RecordList({ title, rows, clockSkewMs }: RecordListProps) {
  if (rows.length === 0) return null;
  return (
    <section class="records">
      <h3>{title}</h3>
      <Ticking
        clockSkewMs={clockSkewMs}
        draw={(now) => (
          <CollapsibleList
            items={rows}
            atOnce={rowsAtOnce}
            line={(row) => (
              <li class="record" key={row.key}>
                <ToneIcon tone={row.tone} label={toneWords[row.tone]} />
                <a class="name" title={row.name} href={karbonRoute(row.kind, row.key)}>
                  <Isolated text={row.name} />
                </a>
                <span class="muted">{row.status}</span>
                <span class="amount">
                  <RunningDot isOn={row.runningSinceMs.length > 0} /> {duration(secondsAt(row, now))}
                </span>
              </li>
            )}
          />
        )}
      />
    </section>
  );
}
