import { useMemo, useState } from 'preact/hooks';
import type { Plan } from '../../domain/plans/plan';
import { m } from '../../i18n/compiled/messages';
import { counted } from '../../i18n/numbers';
import { NameComparison } from '../../ui/name-comparison';
import { ClientTable } from '../tie-out/clients/client-table';
import { Choices } from '../tie-out/clients/row-details';
import { nothingSelected, toggled, withAll, withNone, withRange } from '../tie-out/clients/selection';
import { sheetWords } from '../tie-out/clients/sheet-words';
import type { RowFix } from '../tie-out/clients/use-row-fixes';
import { createPlanner, type Offer, type Planner } from '../tie-out/plan/planner';
import type { FirmRows, Row } from '../tie-out/rows';
import type { SampleState } from './sample-state';
import { samplePlanning } from './sample-view';

const noFiles = { files: [], product: null, karbonTenant: null } as const;
const noStakes = { stakes: null, error: null } as const;

/** The choices that are carried out one after the other: by key of the client. */
export type FixClients = (fixes: readonly { readonly key: string; readonly plan: Plan }[]) => void;

export interface SampleTableProps {
  readonly state: SampleState;
  readonly firm: FirmRows;
  readonly fix: FixClients;
  readonly undo: (runId: string) => void;
}

/** The table of the tie-out with the clients of the sample. */
export function SampleTable({ state, firm, fix, undo }: SampleTableProps) {
  const { rows } = firm;
  const planner = useMemo(() => createPlanner(firm, { planning: samplePlanning, files: [] }), [firm]);
  const [selection, setSelection] = useState(nothingSelected);
  const [open, setOpen] = useState<string | null>(null);
  const fixes = useMemo(
    () => new Map([...state.runs].map(([key, { view, plan }]) => [key, rowFixOf(view, plan)])),
    [state.runs],
  );
  const toggle = (key: string) => setOpen(open === key ? null : key);
  const start = ({ key }: Row, { plan }: Offer) => fix([{ key, plan }]);
  const selected = rows.filter(({ key }) => selection.keys.has(key)).flatMap((row) => fixOf(row, planner));
  return (
    <>
      <ClientTable
        rows={rows}
        planner={planner}
        fixes={fixes}
        ignored={new Map()}
        selected={selection}
        open={open}
        product={null}
        karbonTenant={null}
        column={sheetWords.clients.column}
        actions={{
          select: (key, isRange) =>
            setSelection(isRange ? withRange(selection, rows, key) : toggled(selection, key)),
          act(row) {
            const action = planner.actionOf(row);
            if (action.kind === 'fix' && !action.offer.needsConfirmation) start(row, action.offer);
            else toggle(row.key);
          },
          toggle,
          undo: (key) => undo(state.runs.get(key)?.view.id ?? ''),
          stopIgnoring: () => undefined,
        }}
        selectAll={(isSelected) =>
          setSelection(isSelected ? withAll(selection, rows) : withNone(selection, rows))
        }
        drawDetails={(row) => (
          <Details
            row={row}
            planner={planner}
            fix={fixes.get(row.key)}
            start={start}
            close={() => setOpen(null)}
          />
        )}
      />
      {selected.length > 0 && (
        <div class="actions">
          <button
            type="button"
            class="primary"
            onClick={() => {
              fix(selected);
              setSelection(nothingSelected);
            }}
          >
            {m.demo_fix_selected(counted(selected.length))}
          </button>
        </div>
      )}
    </>
  );
}

interface DetailsProps {
  readonly row: Row;
  readonly planner: Planner;
  readonly fix: RowFix | undefined;
  readonly start: (row: Row, offer: Offer) => void;
  readonly close: () => void;
}

/** The names beside each other, and what can be done. */
function Details({ row, planner, fix, start, close }: DetailsProps) {
  const [shown, setShown] = useState<Offer | null>(null);
  const action = planner.actionOf(row);
  return (
    <div class="details">
      {row.match.statuses && (
        <NameComparison
          matchStatuses={row.match.statuses}
          subject={{ kind: row.kind, title: row.title, clientName: '' }}
        />
      )}
      <Choices
        row={row}
        planner={planner}
        source={noFiles}
        fix={fix}
        stakes={noStakes}
        start={(each, offer) => {
          start(each, offer);
          close();
        }}
        close={close}
        shown={shown ?? (action.kind === 'fix' ? action.offer : null)}
        show={setShown}
      />
    </div>
  );
}

/** What the action of a row does where it needs no choice. */
function fixOf(row: Row, planner: Planner): readonly { readonly key: string; readonly plan: Plan }[] {
  const action = planner.actionOf(row);
  return action.kind === 'fix' ? [{ key: row.key, plan: action.offer.plan }] : [];
}

function rowFixOf(run: RowFix['run'] & object, plan: Plan): RowFix {
  return {
    runId: run.id,
    offer: { choice: { kind: 'primary' }, plan, needsConfirmation: false, unread: [] },
    isUndo: false,
    outcome: { kind: 'begun' },
    run,
    error: null,
    isSettled: true,
  };
}
