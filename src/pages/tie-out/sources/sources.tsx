import { nameListSystems } from '../../../domain/records/name-list';
import { type SystemId, systemIds } from '../../../domain/records/records';
import { m } from '../../../i18n/compiled/messages';
import { longDay } from '../../../i18n/dates';
import type { BackfillPart } from '../../../messages/backfill';
import type { CustomerListFacts } from '../../../messages/customer-list';
import type { NameListFacts } from '../../../messages/name-list';
import { ListFileField } from '../../options/customer-list/list-file-field';
import { useListFile } from '../../options/customer-list/use-list-file';
import { customersSentence } from '../../options/customer-list/words';
import { optionsAddress } from '../../options-address';
import { useQuery } from '../../use-query';
import { unconnectedNames } from '../../words';
import { NameFilePlace } from './name-file-place';
import { placeNames } from './words';

export interface SourcesProps {
  readonly parts: readonly BackfillPart[];
  readonly files: readonly NameListFacts[];
  /** A file has been read or removed. */
  readonly onChange: () => void;
}

/** The three places that names come from: each is connected, or a file. */
export function Sources(props: SourcesProps) {
  const { value } = useQuery('connections.list');
  return (
    <div class="places">
      {systemIds.map((system) => (
        <Place
          key={system}
          {...props}
          system={system}
          customerList={value?.connections.find((each) => each.system === system)?.customerList ?? null}
        />
      ))}
    </div>
  );
}

interface PlaceProps extends SourcesProps {
  readonly system: SystemId;
  /** Set where it is connected by a file. */
  readonly customerList: CustomerListFacts | null;
}

function Place({ system, parts, files, customerList, onChange }: PlaceProps) {
  const own = parts.filter((part) => part.system === system);
  const isConnected = own.some(({ state }) => state !== 'notConnected');
  const isRead = own.every(({ state }) => state === 'complete');
  const connectAddress = optionsAddress(`${system}-title`);
  const named = nameListSystems.find((each) => each === system);
  return (
    <section class="card" aria-labelledby={`place-${system}`} data-place={system}>
      <header class="card-head">
        <h2 id={`place-${system}`}>{placeNames[system]}</h2>
        {isConnected && !customerList && (
          <span class="mark good">✓ {isRead ? m.name_list_connected() : m.name_list_loading()}</span>
        )}
      </header>
      {customerList && (
        <div class="file-in-use">
          <p>
            <strong>
              <bdi>{customerList.fileName}</bdi>
            </strong>
            <span class="hint">
              {m.name_list_of_day({
                contents: customersSentence(customerList),
                day: longDay(customerList.listedAt),
              })}
            </span>
          </p>
          <p>
            <a href={connectAddress}>{m.tie_out_update_list()}</a>
          </p>
        </div>
      )}
      {!isConnected && (
        <>
          <p>
            <a class="button" href={connectAddress}>
              {m.name_list_connect({ system: unconnectedNames[system] })}
            </a>
          </p>
          {named ? (
            <NameFilePlace
              system={named}
              files={files.filter((file) => file.system === named)}
              onChange={onChange}
            />
          ) : (
            <CustomerListPlace connectAddress={connectAddress} onChange={onChange} />
          )}
        </>
      )}
    </section>
  );
}

/** QuickBooks' list is a connection of its own, with more to it: the options page has the rest. */
function CustomerListPlace({
  connectAddress,
  onChange,
}: {
  readonly connectAddress: string;
  readonly onChange: () => void;
}) {
  const task = useListFile(onChange);
  return (
    <>
      <h3>{m.name_list_use_file()}</h3>
      <p class="hint">
        {m.name_list_quickbooks_step()} <a href={connectAddress}>{m.name_list_how()}</a>
      </p>
      <ListFileField task={task} label={m.name_list_choose()} fileName="" />
    </>
  );
}
