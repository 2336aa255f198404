import { m } from '../../i18n/compiled/messages';
import type { ConnectionsView } from '../../messages/page-api';
import { PageHead } from '../page-head';
import { useQuery } from '../use-query';
import { commonWords, errorSentence } from '../words';
import { ChangeListSection } from './change-list/change-list-section';
import { Connection, connectionOf, nameOf, setUpOrder } from './connection';
import { DataSection } from './data-section';
import { HelpSection } from './help/help-section';
import { LogSection } from './log/log-section';
import { TimeLogSection } from './log/time-log-section';
import { OfflineDataSection } from './offline-data/offline-data-section';
import { PassphraseSection } from './passphrase-section';
import { PracticeManagementSection } from './practice-management-field';
import { SettingsSection } from './settings-section';
import { SetupSection } from './setup/setup-section';
import { SiteAccessSection } from './site-access-section';
import { checklistWords, plainWords } from './words';

export function OptionsPage() {
  const { value: view, error, refetch } = useQuery('connections.list');
  const { value: presets, refetch: refetchPresets } = useQuery('setup.view');
  return (
    <main>
      <PageHead title={commonWords.product}>
        {plainWords.lead} · <a href="/tie-out/index.html">{plainWords.tieOut}</a>
      </PageHead>
      <SiteAccessSection />
      {view ? (
        <>
          <Checklist view={view} />
          {setUpOrder.map((system) => (
            <Connection key={system} system={system} presets={presets} view={view} onChange={refetch} />
          ))}
        </>
      ) : (
        <p class="hint">{error ? errorSentence(error) : commonWords.loading}</p>
      )}
      <PracticeManagementSection />
      <ChangeListSection />
      <PassphraseSection />
      <SettingsSection />
      <SetupSection onRead={refetchPresets} />
      <LogSection />
      <TimeLogSection />
      <OfflineDataSection />
      <DataSection onWiped={refetch} />
      <HelpSection />
    </main>
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
