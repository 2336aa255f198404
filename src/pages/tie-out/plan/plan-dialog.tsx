import { useEffect, useState } from 'preact/hooks';
import { m } from '../../../i18n/compiled/messages';
import { counted, number } from '../../../i18n/numbers';
import { maxBulkItems } from '../../../messages/max-bulk-items';
import { UnreadNotice } from '../../../ui/fixes/unread-notice';
import { stepSentence } from '../../../ui/fixes/words';
import { NamePath } from '../../../ui/name-path';
import { SentenceText } from '../../../ui/sentence-text';
import { toPlainError, useMutation } from '../../use-query';
import { errorSentence } from '../../words';
import { Dialog } from '../dialog';
import { namesOf, type Row } from '../rows';
import { runInSlices } from '../run-in-slices';
import { type BulkGroup, type BulkKind, type BulkPlan, checkedAtFirst, planRows } from './bulk-plan';
import type { Planner } from './planner';
import { costWords, groupWords, leftOutWords, refusalWords } from './words';

export interface PlanDialogProps {
  /** The selected ones. */
  readonly rows: readonly Row[];
  readonly planner: Planner;
  /** @param isBegun whether a run has been begun */
  readonly close: (isBegun: boolean) => void;
}

/** One plan for all that is selected, of which whole kinds are confirmed. */
export function PlanDialog({ rows, planner, close }: PlanDialogProps) {
  const [plan, setPlan] = useState<BulkPlan | null>(null);
  const [done, setDone] = useState(0);
  const [failure, setFailure] = useState<string | null>(null);
  // What is shown is carried out: the plan stays as it was when the dialog was opened, and the worker refuses what has changed since.
  const [shown] = useState({ rows, planner });
  useEffect(() => {
    const own = new AbortController();
    runInSlices('plan', planRows(shown.rows, shown.planner), setDone, own.signal).then(
      setPlan,
      (error: unknown) => {
        if (!own.signal.aborted) setFailure(errorSentence(toPlainError(error)));
      },
    );
    return () => own.abort();
  }, [shown]);
  return (
    <Dialog title={m.workbench_plan_title(counted(shown.rows.length))} onClose={() => close(false)}>
      {failure !== null && (
        <p class="trouble" role="alert">
          {failure}
        </p>
      )}
      {plan ? (
        <Plan plan={plan} close={close} />
      ) : (
        <p role="status">{m.workbench_planning({ done: number(done), all: number(shown.rows.length) })}</p>
      )}
    </Dialog>
  );
}

interface PlanProps {
  readonly plan: BulkPlan;
  readonly close: (isBegun: boolean) => void;
}

function Plan({ plan: { groups, left }, close }: PlanProps) {
  const [checked, setChecked] = useState<ReadonlySet<BulkKind>>(() => checkedAtFirst(groups));
  const [refusal, setRefusal] = useState<string | null>(null);
  const { isBusy, error, run } = useMutation();
  const confirmed = groups.filter(({ kind }) => checked.has(kind));
  const items = confirmed.flatMap((group) => group.items);
  const toggle = (kind: BulkKind) => {
    const next = new Set(checked);
    if (!next.delete(kind)) next.add(kind);
    setChecked(next);
  };
  const start = () => {
    setRefusal(null);
    run('bulk.start', { runId: crypto.randomUUID(), items }, (outcome) => {
      if (outcome.kind === 'begun') close(true);
      else setRefusal(refusalWords(outcome));
    });
  };
  const problem = error ? errorSentence(error) : refusal;
  const isTooMany = items.length > maxBulkItems;
  return (
    <>
      {groups.length > 0 && <p class="hint">{m.workbench_check_help()}</p>}
      <ul class="kinds">
        {groups.map((group) => (
          <Kind
            key={group.kind}
            group={group}
            isChecked={checked.has(group.kind)}
            toggle={() => toggle(group.kind)}
          />
        ))}
      </ul>
      {groups.length > 0 && <p role="status">{costWords(confirmed)}</p>}
      {isTooMany && <p class="problem">{m.workbench_too_many({ number: number(maxBulkItems) })}</p>}
      <LeftOut left={left} />
      {problem !== null && (
        <p class="trouble" role="alert">
          {problem}
        </p>
      )}
      <div class="actions">
        {groups.length > 0 && (
          <button
            type="button"
            class="primary"
            disabled={items.length === 0 || isBusy || isTooMany}
            onClick={start}
          >
            {m.workbench_start(counted(items.length))}
          </button>
        )}
        <button type="button" onClick={() => close(false)}>
          {m.workbench_cancel()}
        </button>
      </div>
    </>
  );
}

interface KindProps {
  readonly group: BulkGroup;
  readonly isChecked: boolean;
  readonly toggle: () => void;
}

const plansShown = 3;

function Kind({ group, isChecked, toggle }: KindProps) {
  const { plans } = group;
  const [isWhole, setWhole] = useState(false);
  return (
    <li>
      <label>
        <input type="checkbox" checked={isChecked} onClick={toggle} /> <b>{groupWords(group)}</b>
      </label>
      <UnreadNotice unread={group.unread} />
      <ul class="examples">
        {(isWhole ? plans : plans.slice(0, plansShown)).map(({ key, names, steps }) => (
          <li key={key}>
            <NamePath path={names} />{' '}
            {steps.map((step, place) => (
              <>
                <SentenceText key={place} sentence={stepSentence(step)} />{' '}
              </>
            ))}
          </li>
        ))}
      </ul>
      {!isWhole && plans.length > plansShown && (
        <button type="button" class="quiet" onClick={() => setWhole(true)}>
          {m.workbench_example_all({ number: number(plans.length) })}
        </button>
      )}
    </li>
  );
}

const namesShown = 3;

function LeftOut({ left }: Pick<BulkPlan, 'left'>) {
  if (left.size === 0) return null;
  return (
    <section>
      <h3>{m.workbench_left_title()}</h3>
      <ul class="left-out">
        {[...left].map(([reason, rows]) => (
          <li key={reason}>
            {leftOutWords(reason, rows.length)}
            <ul class="examples">
              {rows.slice(0, namesShown).map((row) => (
                <li key={row.key}>
                  <NamePath path={namesOf(row)} />
                </li>
              ))}
              {rows.length > namesShown && (
                <li class="detail">{m.workbench_and_more({ number: number(rows.length - namesShown) })}</li>
              )}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
