import type { ComponentType } from 'preact';
import type { SystemId } from '../../domain/records/records';
import type { ConnectionsView, ConnectionView } from '../../messages/page-api';
import type { PresetView } from '../../messages/setup';
import { productNames, systemNames, unconnectedNames } from '../words';
import { type ConnectFormProps, KarbonForm, QuickbooksForm, QuickbooksTimeForm } from './connect-forms';
import { ConnectionCard } from './connection-card';
import { ListFileCard } from './customer-list/list-file-card';
import { SavedListFile } from './customer-list/saved-list';
import { PresetConnect } from './setup/preset-connect';

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

export const setUpOrder = Object.keys(setups) as readonly SystemId[];

export function connectionOf(view: ConnectionsView, system: SystemId): ConnectionView | undefined {
  return view.connections.find((connection) => connection.system === system);
}

/** What to call a system, by what it is connected to. */
export function nameOf(system: SystemId, connection: ConnectionView | undefined): string {
  if (connection?.customerList) return productNames[connection.customerList.product];
  return (connection?.account ? systemNames : unconnectedNames)[system];
}

interface ConnectionProps {
  readonly system: SystemId;
  /** What an administrator has handed over; `null` before that is known. */
  readonly presets: PresetView | null;
  readonly view: ConnectionsView;
  readonly onChange: () => void;
  /** Whether the form for connecting is unfolded. */
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
}

/** One of the three connections, in whichever way it is made: the card with its form. */
export function Connection({ system, presets, view, onChange, isOpen, setOpen }: ConnectionProps) {
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
      isOpen={isOpen}
      setOpen={setOpen}
      form={(onConnected) => {
        const form = <Form redirectAddress={view.redirectAddress} onConnected={onConnected} />;
        return presets?.canSignIn[system] ? (
          <PresetConnect system={system} company={presets.company[system]} onConnected={onConnected}>
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
