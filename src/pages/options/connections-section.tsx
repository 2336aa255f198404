import { useState } from 'preact/hooks';
import type { SystemId } from '../../domain/records/records';
import { m } from '../../i18n/compiled/messages';
import type { ConnectionsView } from '../../messages/page-api';
import type { PresetView } from '../../messages/setup';
import { ChangeListSection } from './change-list/change-list-section';
import { Connection, connectionOf, nameOf, setUpOrder } from './connection';
import { checklistWords } from './words';

interface ConnectionsSectionProps {
  readonly view: ConnectionsView;
  /** What an administrator has handed over; `null` before that is known. */
  readonly presets: PresetView | null;
  readonly onChange: () => void;
}

/** The order of connecting, the three connections with one form open at a time, and what is asked of whoever works in QuickBooks. */
export function ConnectionsSection({ view, presets, onChange }: ConnectionsSectionProps) {
  const [chosen, setChosen] = useState<SystemId | null>(null);
  // Until somebody opens another, the form is open that is next in the order.
  const next = setUpOrder.find((system) => connectionOf(view, system)?.state === 'notConnected');
  const open = chosen ?? next;
  return (
    <>
      <Checklist view={view} />
      {setUpOrder.map((system) => (
        <Connection
          key={system}
          system={system}
          presets={presets}
          view={view}
          onChange={onChange}
          isOpen={system === open}
          setOpen={(isOpen) => setChosen(isOpen ? system : null)}
        />
      ))}
      <ChangeListSection />
    </>
  );
}

function Checklist({ view }: { readonly view: ConnectionsView }) {
  return (
    <section class="card" aria-labelledby="checklist-title">
      <h2 id="checklist-title">{checklistWords.title}</h2>
      <ol class="checklist">
        {setUpOrder.map((system) => {
          const connection = connectionOf(view, system);
          const isDone = connection?.state === 'connected';
          return (
            <li key={system} class={isDone ? 'done' : ''}>
              <span aria-hidden="true">{isDone ? '✓' : '○'}</span> {nameOf(system, connection)}{' '}
              <span class="hint">{isDone ? checklistWords.done : checklistWords.open}</span>
            </li>
          );
        })}
      </ol>
      <p class="hint">{checklistWords.native}</p>
      <p>
        <a href="/guide/index.html">{m.pages_guide()}</a>
        {view.connections.every(({ state }) => state === 'notConnected') && (
          <>
            {' · '}
            <a href="/demo/index.html">{m.pages_try_sample()}</a>
          </>
        )}
      </p>
    </section>
  );
}
