import { useMemo, useState } from 'preact/hooks';
import { m } from '../../../i18n/compiled/messages';
import { nearDay } from '../../../i18n/dates';
import { duration } from '../../../i18n/durations';
import { list } from '../../../i18n/numbers';
import type { HoursClient, HoursItemView, HoursView, ShownState } from '../../../messages/hours';
import { addressOf } from '../../../messages/tie-out-lists';
import { stateWords, toneOf } from '../../../ui/hours/words';
import { Isolated } from '../../../ui/isolated';
import { NamePath } from '../../../ui/name-path';
import { ToneIcon } from '../../../ui/tone-icon';
import { CopyButton } from '../../copy-button';
import { commonWords, errorSentence } from '../../words';
import type { TabProps } from '../tabs';
import { FixName } from './fix-name';
import { passesItem } from './hours-filters';
import { MoveEntry } from './move-entry';
import { approvalMessage, type ToDo, toDoOf } from './to-do';
import { useClientItems } from './use-items';
import { karbonStateWords, karbonSumsWords } from './words';

/** How many more entries one click shows. */
const entriesAtOnce = 50;

interface ClientHoursProps extends TabProps {
  readonly view: HoursView;
  readonly client: HoursClient;
}

/** One client's entries by state, each state with what to do about it. */
export function ClientHours(props: ClientHoursProps) {
  const { view, client, place } = props;
  const { items, error } = useClientItems(view.period, client.key);
  const groups = useMemo(
    () =>
      groupsOf(
        (items ?? []).filter((item) => passesItem(item, place.hours)),
        client,
      ),
    [items, place.hours, client],
  );
  if (error) {
    return (
      <p class="trouble" role="alert">
        {errorSentence(error)}
      </p>
    );
  }
  if (!items) return <p role="status">{commonWords.loading}</p>;
  return (
    <div class="client-hours">
      {client.karbonSums.length > 0 && (
        <p class="hint">{m.hours_in_karbon({ sums: karbonSumsWords(client.karbonSums) })}</p>
      )}
      {groups.map((group) => (
        <StateGroup {...props} key={JSON.stringify(group.state)} group={group} />
      ))}
    </div>
  );
}

interface ItemGroup {
  readonly state: ShownState;
  readonly items: readonly HoursItemView[];
  readonly seconds: number;
}

/** In the order in which the client's sums are told; the newest entries first. */
function groupsOf(items: readonly HoursItemView[], { sums }: HoursClient): readonly ItemGroup[] {
  const byState = new Map<string, HoursItemView[]>(sums.map(({ state }) => [JSON.stringify(state), []]));
  for (const item of [...items].reverse()) {
    const key = JSON.stringify(item.state);
    const same = byState.get(key);
    if (same) same.push(item);
    else byState.set(key, [item]);
  }
  return [...byState].flatMap(([key, own]) =>
    own.length === 0
      ? []
      : [
          {
            state: JSON.parse(key) as ShownState,
            items: own,
            seconds: own.reduce((sum, item) => sum + secondsOf(item), 0),
          },
        ],
  );
}

function secondsOf({ timeSeconds, quickbooksSeconds, karbonSeconds, entryIds }: HoursItemView): number {
  return entryIds.length > 0 ? timeSeconds : quickbooksSeconds || karbonSeconds;
}

function StateGroup(props: ClientHoursProps & { readonly group: ItemGroup }) {
  const { group, view } = props;
  const { state, items, seconds } = group;
  const [lines, setLines] = useState(entriesAtOnce);
  const toDo = toDoOf(state, items[0]?.jobPath ?? []);
  return (
    <section class="state-group">
      <h3>
        <ToneIcon tone={toneOf(state)} /> {stateWords(state)} <span class="count">{duration(seconds)}</span>
      </h3>
      {toDo.text !== '' && (
        <p class="to-do">
          {toDo.text} <ToDoButton {...props} toDo={toDo} />
        </p>
      )}
      {toDo.canMove && !items.some(({ canMove }) => canMove) && (
        <p class="hint">{m.hours_to_do_others_move()}</p>
      )}
      <ul class="entries">
        {items.slice(0, lines).map((item) => (
          <EntryLine key={item.id} item={item} today={view.today} toDo={toDo} />
        ))}
      </ul>
      {items.length > lines && (
        <button type="button" class="quiet" onClick={() => setLines(lines + entriesAtOnce)}>
          {m.hours_more()}
        </button>
      )}
    </section>
  );
}

/** The one action of what is to be done. */
function ToDoButton(props: ClientHoursProps & { readonly group: ItemGroup; readonly toDo: ToDo }) {
  const { toDo, group, view, client } = props;
  const { addresses, today } = view;
  const [first] = group.items;
  switch (toDo.action) {
    case null:
      return null;
    case 'copyApproval':
      return (
        <CopyButton
          label={m.hours_copy_approval()}
          name={m.hours_copy_approval_name()}
          text={() => approvalMessage(group.items, today)}
        />
      );
    case 'fixName':
      return <FixName {...props} jobcodeIds={group.items.flatMap(({ jobcodeId }) => jobcodeId ?? [])} />;
    case 'openTime':
      return (
        <OutLink
          href={addressOf(addresses.quickbooksTime, first?.jobcodeId ?? '')}
          label={m.hours_open_time()}
        />
      );
    case 'openQuickbooks': {
      const customerId = first?.customerId ?? client.customerId;
      const href = customerId === null ? null : addressOf(addresses.quickbooks, customerId);
      return (
        <>
          <OutLink href={href} label={m.hours_open_quickbooks()} />{' '}
          {group.state.kind === 'otherCustomer' && (
            <FixName {...props} jobcodeIds={group.items.flatMap(({ jobcodeId }) => jobcodeId ?? [])} />
          )}
        </>
      );
    }
  }
}

function OutLink({ href, label }: { readonly href: string | null; readonly label: string }) {
  return href === null ? null : (
    <a href={href} target="_blank" rel="noreferrer">
      {label}
    </a>
  );
}

interface EntryLineProps {
  readonly item: HoursItemView;
  readonly today: string;
  readonly toDo: ToDo;
}

function EntryLine({ item, today, toDo }: EntryLineProps) {
  const { date, people, timeSeconds, quickbooksSeconds, jobPath, customerPath, notes, serviceItem, karbon } =
    item;
  const isOff = timeSeconds !== quickbooksSeconds && timeSeconds > 0 && quickbooksSeconds > 0;
  const path = jobPath.length > 0 ? jobPath : customerPath;
  return (
    <li>
      <span class="entry-head">
        <time dateTime={date}>{nearDay(date, today)}</time>
        <Isolated text={list(people)} />
        <b>{duration(secondsOf(item))}</b>
        {isOff && <span class="hint">{m.hours_quickbooks_has({ time: duration(quickbooksSeconds) })}</span>}
        {karbon !== null && karbon !== 'there' && (
          <span class="hint">{m.hours_karbon_item({ state: karbonStateWords[karbon] })}</span>
        )}
      </span>
      <span class="detail">
        {path.length > 0 && <NamePath path={path} />}
        {serviceItem !== '' && (
          <>
            {' · '}
            <Isolated text={serviceItem} />
          </>
        )}
        {notes !== '' && (
          <>
            {' · '}
            <Isolated text={notes} />
          </>
        )}
      </span>
      {toDo.canMove && item.canMove && <MoveEntry item={item} today={today} />}
    </li>
  );
}
