import { m } from '../../../i18n/compiled/messages';
import { selectedWords } from './words';

export interface SelectionBarProps {
  readonly count: number;
  /** Of those, the ones that filter and search leave out. */
  readonly hidden: number;
  /** The ignored clients are shown. */
  readonly isIgnored: boolean;
  /** Nothing can be planned: a list is a file. */
  readonly isByHand: boolean;
  readonly plan: () => void;
  readonly ignore: () => void;
  readonly stopIgnoring: () => void;
  readonly clear: () => void;
  readonly showKeys: () => void;
}

/** What can be done with all that is selected. It is always there, so that nothing moves with the first check. */
export function SelectionBar(props: SelectionBarProps) {
  const { count, hidden, isIgnored, isByHand } = props;
  const hint = isByHand ? m.name_list_select_hint() : m.workbench_select_hint();
  return (
    <div class="chosen">
      <p role="status">{count === 0 ? hint : selectedWords(count, hidden)}</p>
      {count > 0 && !isIgnored && (
        <>
          {!isByHand && (
            <button type="button" class="primary" onClick={props.plan}>
              {m.workbench_plan()}
            </button>
          )}
          <button type="button" onClick={props.ignore}>
            {m.workbench_ignore()}
          </button>
        </>
      )}
      {count > 0 && isIgnored && (
        <button type="button" onClick={props.stopIgnoring}>
          {m.workbench_stop_ignoring()}
        </button>
      )}
      {count > 0 && (
        <button type="button" class="quiet" onClick={props.clear}>
          {m.workbench_clear()}
        </button>
      )}
      <button type="button" class="quiet last" onClick={props.showKeys}>
        {m.workbench_keys()}
      </button>
    </div>
  );
}
