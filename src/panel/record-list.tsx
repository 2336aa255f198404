import type { PageKind } from '../messages/page-ref';
import { Isolated } from '../ui/isolated';
import { type Tone, ToneIcon } from '../ui/tone-icon';
import { CutList } from './cut-list';
import { LiveDot } from './live-dot';
import { duration, toneWords } from './words';

const rowsAtOnce = 8;

/** Addresses within Karbon's own app are hash routes, so that a click is a soft navigation (karbon.md 2). */
const routes: Readonly<Record<PageKind, string>> = {
  work: 'work',
  person: 'contacts',
  organization: 'organizations',
  clientGroup: 'client-groups',
};

export interface RecordRow {
  readonly key: string;
  readonly kind: PageKind;
  readonly name: string;
  readonly status?: string;
  readonly seconds: number;
  readonly isOnTheClock: boolean;
  readonly standing: Tone;
}

export interface RecordListProps {
  readonly title: string;
  readonly rows: readonly RecordRow[];
}

/** Other pages of Karbon that belong to this one, each with its own time and how it stands. */
export function RecordList({ title, rows }: RecordListProps) {
  if (rows.length === 0) return null;
  return (
    <section class="records">
      <h3>{title}</h3>
      <CutList
        items={rows}
        atOnce={rowsAtOnce}
        line={({ key, kind, name, status, seconds, isOnTheClock, standing }) => (
          <li class="record" key={key}>
            <ToneIcon tone={standing} label={toneWords[standing]} />
            <a class="name" title={name} href={`#/${routes[kind]}/${encodeURIComponent(key)}`}>
              <Isolated text={name} />
            </a>
            <span class="muted">{status}</span>
            <span class="amount">
              <LiveDot isOn={isOnTheClock} /> {duration(seconds)}
            </span>
          </li>
        )}
      />
    </section>
  );
}
