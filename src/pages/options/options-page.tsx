import type { ComponentType } from 'preact';
import type { SystemId } from '../../domain/records/records';
import type { ConnectionsView, ConnectionView } from '../../messages/page-api';
import { PageHead } from '../page-head';
import { useQuery } from '../use-query';
import { commonWords, errorSentence, productNames, systemNames, unconnectedNames } from '../words';
import { ChangeListSection } from './change-list/change-list-section';
import { type ConnectFormProps, KarbonForm, QuickbooksForm, QuickbooksTimeForm } from './connect-forms';
import { ConnectionCard } from './connection-card';
import { ListFileCard } from './customer-list/list-file-card';
import { SavedListFile } from './customer-list/saved-list';
import { DataSection } from './data-section';
import { HelpSection } from './help/help-section';
import { LogSection } from './log/log-section';
import { OfflineDataSection } from './offline-data/offline-data-section';
import { PassphraseSection } from './passphrase-section';
import { SettingsSection } from './settings-section';
import { PresetConnect } from './setup/preset-connect';
import { SetupSection } from './setup/setup-section';
import { SiteAccessSection } from './site-access-section';
import { checklistWords, plainWords } from './words';

interface Setup {
  readonly Form: ComponentType<ConnectFormProps>;
  /** Without the time, nothing can be shown at all. */
  readonly isRequired: boolean;
  /** What else can be done once it is connected. */
  readonly More?: ComponentType;
}

/** How each system is connected, in the order of setting up. */
const setups: Readonly<Record<SystemId, Setup>> = {
  quickbooksTime: { Form: QuickbooksTimeForm, isRequired: true },
  quickbooks: { Form: QuickbooksForm, isRequired: false, More: SavedListFile },
  karbon: { Form: KarbonForm, isRequired: false },
};

const setUpOrder = Object.keys(setups) as readonly SystemId[];

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
            <Connection
              key={system}
              system={system}
              isPreset={presets?.canSignIn[system] === true}
              view={view}
              onChange={refetch}
            />
          ))}
        </>
      ) : (
        <p class="hint">{error ? errorSentence(error) : commonWords.loading}</p>
      )}
      <ChangeListSection />
      <PassphraseSection />
      <SettingsSection />
      <SetupSection onRead={refetchPresets} />
      <LogSection />
      <OfflineDataSection />
      <DataSection onWiped={refetch} />
      <HelpSection />
    </main>
  );
}

function connectionOf(view: ConnectionsView, system: SystemId): ConnectionView | undefined {
  return view.connections.find((connection) => connection.system === system);
}

function nameOf(system: SystemId, connection: ConnectionView | undefined): string {
  if (connection?.customerList) return productNames[connection.customerList.product];
  return (connection?.account ? systemNames : unconnectedNames)[system];
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
    </section>
  );
}

interface ConnectionProps {
  readonly system: SystemId;
  /** What is needed has been handed over. */
  readonly isPreset: boolean;
  readonly view: ConnectionsView;
  readonly onChange: () => void;
}

function Connection({ system, isPreset, view, onChange }: ConnectionProps) {
  const connection = connectionOf(view, system);
  if (!connection) return null;
  const { Form, isRequired, More } = setups[system];
  const { customerList } = connection;
  if (customerList) return <ListFileCard connection={connection} list={customerList} onChange={onChange} />;
  return (
    <ConnectionCard
      isRequired={isRequired}
      connection={connection}
      onChange={onChange}
      form={(onConnected) => {
        const form = <Form redirectAddress={view.redirectAddress} onConnected={onConnected} />;
        return isPreset ? (
          <PresetConnect system={system} onConnected={onConnected}>
            {form}
          </PresetConnect>
        ) : (
          form
        );
      }}
    >
      {More && <More />}
    </ConnectionCard>
  );
}
