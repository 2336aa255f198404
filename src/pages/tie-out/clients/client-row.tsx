import { listIds } from '../../../domain/records/lists';
import { m } from '../../../i18n/compiled/messages';
import { karbonAddress } from '../../../messages/karbon-address';
import type { Ignored } from '../../../messages/tie-out-input';
import { IconButton } from '../../../ui/button';
import { Sending } from '../../../ui/fixes/run-steps';
import { actionWords, withEllipsis } from '../../../ui/fixes/words';
import { Isolated } from '../../../ui/isolated';
import { ToneIcon } from '../../../ui/tone-icon';
import { MatchStatusCell } from '../match-status-cell';
import type { RowAction } from '../plan/planner';
import type { Row } from '../rows';
import { kindWords, words } from '../words';
import type { RowFix } from './use-row-fixes';
import { isActionOpen, newsOf, unfixableWords } from './words';

/** What can be done with a row; each is the same function at every drawing. */
export interface RowActions {
  /** @param isRange everything from the last one to this */
  select(key: string, isRange: boolean): void;
  /** The row's own action: fixes it, or opens its details. */
  act(row: Row): void;
  toggle(key: string): void;
  undo(key: string): void;
  stopIgnoring(key: string): void;
  /** The focus is in it now. */
  focus(key: string): void;
}

export interface ClientRowProps {
  readonly row: Row;
  /** In the whole list. */
  readonly at: number;
  readonly action: RowAction;
  readonly fix: RowFix | undefined;
  readonly ignored: Ignored | undefined;
  readonly isSelected: boolean;
  readonly isOpen: boolean;
  /** The one that Tab leads to. */
  readonly isCurrent: boolean;
  readonly karbonTenant: string | null;
  /** Where Karbon is opened. */
  readonly origin: string;
  readonly actions: RowActions;
}

export function ClientRow(props: ClientRowProps) {
  const { row, at, isSelected, isOpen, isCurrent, karbonTenant, origin, actions } = props;
  const { client, match, suggested } = row;
  const { key, title } = row;
  const address = karbonAddress(row, karbonTenant, origin);
  const tabIndex = isCurrent ? 0 : -1;
  return (
    <tr
      aria-rowindex={at + 2}
      class={isSelected ? 'selected' : undefined}
      data-key={key}
      onFocusCapture={() => actions.focus(key)}
    >
      <td class="pick">
        <input
          type="checkbox"
          aria-label={m.workbench_select_client({ name: title })}
          checked={isSelected}
          tabIndex={tabIndex}
          onClick={(event) => actions.select(key, event.shiftKey)}
        />
      </td>
      <th scope="row" class="fact">
        {address ? (
          <a href={address} target="_blank" rel="noreferrer" title={words.inKarbon} tabIndex={tabIndex}>
            <Isolated text={title} />
          </a>
        ) : (
          <span title={title}>
            <Isolated text={title} />
          </span>
        )}
        <span class="detail">{row.item ? <Isolated text={client.fullName} /> : kindWords[client.kind]}</span>
      </th>
      {listIds.map((list) => (
        <td key={list} class="fact">
          <MatchStatusCell
            status={match.statuses?.[list]}
            expectedPath={match.expectedPath}
            suggested={suggested[list]}
            kind={row.kind}
          />
        </td>
      ))}
      <td class="act">
        <span class="act-line">
          <span class={props.ignored ? 'act-main stacked' : 'act-main'}>
            <RowState {...props} tabIndex={tabIndex} />
          </span>
          <span class="unfold">
            <IconButton
              icon="unfold"
              label={m.workbench_details_of({ name: title })}
              isExpanded={isOpen}
              tabIndex={tabIndex}
              onClick={() => actions.toggle(key)}
            />
          </span>
        </span>
      </td>
    </tr>
  );
}

/** What is being done about a row, has been done, or can be. */
function RowState({
  row,
  action,
  fix,
  ignored,
  actions,
  tabIndex,
}: ClientRowProps & { readonly tabIndex: number }) {
  const { key, title } = row;
  if (ignored) {
    const text = ignored.reason === '' ? m.workbench_ignored() : m.workbench_ignored_because(ignored);
    return (
      <>
        <span class="news" title={text}>
          {text}
        </span>
        <button type="button" class="quiet" tabIndex={tabIndex} onClick={() => actions.stopIgnoring(key)}>
          {m.workbench_stop_ignoring()}
        </button>
      </>
    );
  }
  const news = fix && newsOf(fix);
  const canAct = isActionOpen(fix);
  return (
    <>
      {news && (
        <span class="news" title={news.text}>
          {news.tone === 'underWay' ? <Sending /> : <ToneIcon tone={news.tone} />} {news.text}
        </span>
      )}
      {news?.canUndo && (
        <button type="button" class="quiet" tabIndex={tabIndex} onClick={() => actions.undo(key)}>
          {m.fix_undo()}
        </button>
      )}
      {canAct && (action.kind === 'fix' || action.kind === 'choose') && (
        <button
          type="button"
          tabIndex={tabIndex}
          aria-label={m.workbench_act_on({ action: actionWords[action.action], name: title })}
          onClick={() => actions.act(row)}
        >
          {withEllipsis(
            actionWords[action.action],
            action.kind === 'choose' || action.offer.needsConfirmation,
          )}
        </button>
      )}
      {canAct && !news && <span class="news muted">{unfixableWords(action)}</span>}
    </>
  );
}
