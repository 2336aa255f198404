import type { ComponentChildren, ComponentType } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SystemId } from '../../domain/records/records';
import { m } from '../../i18n/compiled/messages';
import { moment } from '../../i18n/dates';
import { counted, number } from '../../i18n/numbers';
import type { ConnectionsView } from '../../messages/page-api';
import { Connection } from '../options/connection';
import { CheckField } from '../options/fields';
import { PracticeManagementField } from '../options/practice-management-field';
import { ReadSetup } from '../options/setup/setup-section';
import { optionsAddress } from '../options-address';
import { useKarbonOrigin } from '../practice-management';
import { useMutation } from '../use-query';
import { errorSentence } from '../words';
import { IntuitAnswers } from './intuit-answers';
import {
  connectionOf,
  contradictionIn,
  type GuideFacts,
  type GuideStep,
  knownTieOut,
  type StepId,
  tickMeaning,
} from './steps';
import { contradictionWords, stateWords, stepWords, tickWords } from './words';

export interface StepProps {
  readonly step: GuideStep;
  /** 1 is the first. */
  readonly place: number;
  readonly view: ConnectionsView;
  readonly facts: GuideFacts;
  readonly onTick: (isTicked: boolean) => void;
  /** Something has been connected, or a set-up read. */
  readonly onChange: () => void;
}

type BodyProps = Pick<StepProps, 'view' | 'facts' | 'onChange'>;

/** What is to be done in a step, below what it needs. */
const bodies: Readonly<Record<StepId, ComponentType<BodyProps>>> = {
  time: connectionBody('quickbooksTime'),
  quickbooks: QuickbooksBody,
  pairing: PairingBody,
  karbon: KarbonBody,
  tieOut: TieOutBody,
  karbonLink: OpenKarbon,
  handOver: HandOverBody,
  setup: SetupBody,
  signIn: connectionBody('quickbooksTime'),
  karbonKeys: connectionBody('karbon'),
  list: connectionBody('quickbooks'),
  open: OpenBody,
};

/** One step: unfolded while it is the next one or needs attention, and whenever the user unfolds it. */
export function Step({ step: { id, state }, place, view, facts, onTick, onChange }: StepProps) {
  const words = stepWords[id];
  const Body = bodies[id];
  const tick = tickMeaning(id);
  const isCurrent = state === 'next' || state === 'attention';
  const [isOpen, setOpen] = useState(isCurrent);
  const summary = useRef<HTMLElement>(null);
  const wasCurrent = useRef(isCurrent);
  useLayoutEffect(() => {
    if (wasCurrent.current === isCurrent) return;
    wasCurrent.current = isCurrent;
    // One that is done stays unfolded: whom it is connected as is there to be looked at.
    if (!isCurrent) return;
    setOpen(true);
    // Whoever was in the step before goes on here; who is in this one already is left where they are.
    const focused = document.activeElement;
    const isAtWork = focused === document.body || focused?.closest('.guide');
    if (isAtWork && !summary.current?.parentElement?.contains(focused)) summary.current?.focus();
  }, [isCurrent]);
  return (
    <li>
      <details
        class="card step"
        data-step={id}
        data-state={state}
        open={isOpen}
        onToggle={(event) => setOpen(event.currentTarget.open)}
      >
        <summary ref={summary}>
          <h2>
            {number(place)}. {words.name}
          </h2>
          <span class={markClasses[state]}>{stateWords[state]}</span>
        </summary>
        <p>{words.why}</p>
        <p class="hint">{m.guide_minutes(counted(words.minutes))}</p>
        <Section title={m.guide_needs()} lines={words.needs} />
        <Section title={m.guide_look()} lines={words.look} />
        {words.links.map(({ label, address }) => (
          <p key={address}>
            <a href={address} target="_blank" rel="noreferrer">
              {label}
            </a>
          </p>
        ))}
        {showsList[id] && <Contradiction facts={facts} />}
        {isOpen && <Body view={view} facts={facts} onChange={onChange} />}
        {words.troubles.length > 0 && (
          <details class="troubles">
            <summary>{m.guide_trouble()}</summary>
            <dl>
              {words.troubles.map(({ looks, whatToDo }) => (
                <div key={looks}>
                  <dt>{looks}</dt>
                  <dd>{whatToDo}</dd>
                </div>
              ))}
            </dl>
          </details>
        )}
        {tick && (state !== 'done' || facts.ticked.has(id)) && (
          <CheckField label={tickWords[tick]} isChecked={facts.ticked.has(id)} onChange={onTick} />
        )}
      </details>
    </li>
  );
}

const markClasses: Readonly<Record<GuideStep['state'], string>> = {
  done: 'mark good',
  skipped: 'mark',
  next: 'mark',
  later: 'mark',
  attention: 'mark bad',
};

/** The steps in which QuickBooks' list is connected. */
const showsList: Partial<Readonly<Record<StepId, boolean>>> = { quickbooks: true, list: true };

function Contradiction({ facts }: Pick<StepProps, 'facts'>) {
  const contradiction = contradictionIn(facts);
  return contradiction && <p class="trouble">{contradictionWords[contradiction]}</p>;
}

function Section({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

function connectionBody(system: SystemId): ComponentType<BodyProps> {
  return function ConnectionBody({ view, facts, onChange }) {
    const isOpenAnyway = connectionOf(view.connections, system)?.state === 'notConnected';
    const [isAskedFor, setAskedFor] = useState(false);
    return (
      <Connection
        system={system}
        presets={facts.presets}
        view={view}
        onChange={onChange}
        isOpen={isAskedFor || isOpenAnyway}
        setOpen={setAskedFor}
      />
    );
  };
}

const KarbonConnection = connectionBody('karbon');

function KarbonBody(props: BodyProps) {
  return (
    <>
      <PracticeManagementField />
      <OpenKarbon />
      <KarbonConnection {...props} />
    </>
  );
}

const QuickbooksConnection = connectionBody('quickbooks');

function QuickbooksBody(props: BodyProps) {
  return (
    <>
      <IntuitAnswers redirectAddress={props.view.redirectAddress} />
      <QuickbooksConnection {...props} />
    </>
  );
}

const linkedWords = {
  online: m.guide_pairing_is_online(),
  other: m.guide_pairing_is_other(),
  none: m.guide_pairing_is_none(),
} as const;

/** What QuickBooks Time says of the link, which only its own pages can make. */
function PairingBody({ facts, onChange }: BodyProps) {
  const asking = useMutation();
  const linkedTo = connectionOf(facts.connections, 'quickbooksTime')?.linkedTo ?? null;
  if (linkedTo === null) return <p class="hint">{m.guide_before_others()}</p>;
  return (
    <>
      <p role="status" class={linkedTo === 'none' ? '' : 'good'}>
        {linkedWords[linkedTo]}
      </p>
      {asking.error && (
        <p class="trouble" role="alert">
          {errorSentence(asking.error)}
        </p>
      )}
      <div class="actions">
        <button
          type="button"
          disabled={asking.isBusy}
          onClick={() => asking.run('connections.test', { system: 'quickbooksTime' }, onChange)}
        >
          {asking.isBusy ? m.guide_checking() : m.guide_check_again()}
        </button>
      </div>
    </>
  );
}

function TieOutBody({ facts }: BodyProps) {
  const known = knownTieOut(facts);
  return (
    <>
      <p>{known ? tieOutSentence(known) : m.guide_tie_out_unknown()}</p>
      <p>
        <a href="/tie-out/index.html" target="_blank" rel="noreferrer">
          {m.guide_tie_out_link()}
        </a>
      </p>
    </>
  );
}

function tieOutSentence({ open, all, at }: NonNullable<ReturnType<typeof knownTieOut>>): string {
  const facts = { all: number(all), time: moment(at, Date.now()) };
  return open === 0 ? m.guide_tie_out_clear(facts) : m.guide_tie_out_open({ ...facts, ...counted(open) });
}

function HandOverBody() {
  return (
    <p>
      <a href={optionsAddress('setup-title')}>{m.guide_hand_over_link()}</a> ·{' '}
      <a href={optionsAddress('quickbooks-title')}>{m.guide_hand_over_list()}</a>
    </p>
  );
}

function SetupBody({ facts: { presets }, onChange }: BodyProps): ComponentChildren {
  if (presets.isManaged && presets.canSignIn.quickbooksTime) return <p>{m.guide_setup_managed()}</p>;
  return (
    <>
      {presets.isManaged && <p>{m.guide_setup_partly_managed()}</p>}
      <ReadSetup onRead={onChange} />
    </>
  );
}

function OpenBody() {
  return (
    <>
      <PracticeManagementField />
      <OpenKarbon />
    </>
  );
}

function OpenKarbon() {
  const origin = useKarbonOrigin();
  return (
    <p>
      <a href={origin} target="_blank" rel="noreferrer">
        {m.guide_open_karbon()}
      </a>
    </p>
  );
}
