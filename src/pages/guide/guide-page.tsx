import { useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { m } from '../../i18n/compiled/messages';
import { number } from '../../i18n/numbers';
import type { ConnectionsView } from '../../messages/page-api';
import { reportUnexpected } from '../../reports/report-unexpected';
import { SiteAccessSection } from '../options/site-access-section';
import { PageHead } from '../page-head';
import { useKarbonOrigin } from '../practice-management';
import { readTieOutCount, type TieOutCount } from '../tie-out-count';
import { useQuery } from '../use-query';
import { commonWords, errorSentence } from '../words';
import { type GuideMemory, readGuideMemory, saveGuideMemory } from './guide-memory';
import { Step } from './step';
import {
  type GuideFacts,
  type GuideRole,
  type GuideStep,
  guideSteps,
  likelyRole,
  type StepId,
} from './steps';
import { stepWords } from './words';

/** The set-up in order: what is done, what is next, and what each step needs. */
export function GuidePage() {
  const { value: view, error, refetch } = useQuery('connections.list');
  const { value: presets, refetch: refetchPresets } = useQuery('setup.view');
  const [memory, keep] = useGuideMemory();
  const tieOut = useTieOutCount();
  const isKnown = view && presets && memory && tieOut !== undefined;
  return (
    <main>
      <PageHead current="guide" title={m.pages_guide()}>
        {m.guide_lead()}
      </PageHead>
      <SiteAccessSection />
      {isKnown ? (
        <Guide
          view={view}
          facts={{ connections: view.connections, presets, tieOut, ticked: memory.ticked }}
          memory={memory}
          keep={keep}
          onChange={() => {
            refetch();
            refetchPresets();
          }}
        />
      ) : (
        <p class="hint">{error ? errorSentence(error) : commonWords.loading}</p>
      )}
    </main>
  );
}

interface GuideProps {
  readonly view: ConnectionsView;
  readonly facts: GuideFacts;
  readonly memory: GuideMemory;
  readonly keep: (memory: GuideMemory) => void;
  readonly onChange: () => void;
}

function Guide({ view, facts, memory, keep, onChange }: GuideProps) {
  const role = memory.role ?? likelyRole(facts);
  if (role === null) return <RoleChoice onChoose={(chosen) => keep({ ...memory, role: chosen })} />;
  const steps = guideSteps(role, facts);
  const tick = (id: StepId, isTicked: boolean) => {
    const ticked = new Set(memory.ticked);
    if (isTicked) ticked.add(id);
    else ticked.delete(id);
    keep({ ...memory, ticked });
  };
  return (
    <>
      <Progress steps={steps} />
      <ol class="guide">
        {steps.map((step, at) => (
          <Step
            key={step.id}
            step={step}
            place={at + 1}
            view={view}
            facts={facts}
            onTick={(isTicked) => tick(step.id, isTicked)}
            onChange={onChange}
          />
        ))}
      </ol>
      <div class="actions">
        <button type="button" class="quiet" onClick={() => keep({ ...memory, role: otherOf[role] })}>
          {otherWords[role]}
        </button>
      </div>
    </>
  );
}

const otherOf: Readonly<Record<GuideRole, GuideRole>> = { administrator: 'staff', staff: 'administrator' };

/** What leads from the steps of one to those of the other. */
const otherWords: Readonly<Record<GuideRole, string>> = {
  administrator: m.guide_show_staff(),
  staff: m.guide_show_administrator(),
};

const roleWords: Readonly<Record<GuideRole, { readonly name: string; readonly hint: string }>> = {
  administrator: { name: m.guide_who_administrator(), hint: m.guide_who_administrator_hint() },
  staff: { name: m.guide_who_staff(), hint: m.guide_who_staff_hint() },
};

function RoleChoice({ onChoose }: { readonly onChoose: (role: GuideRole) => void }) {
  return (
    <section class="card" aria-labelledby="who-title">
      <h2 id="who-title">{m.guide_who_title()}</h2>
      <div class="roles">
        {(Object.keys(roleWords) as GuideRole[]).map((role) => (
          <div key={role} class="role">
            <button
              type="button"
              class={role === 'administrator' ? 'primary' : ''}
              aria-describedby={`${role}-hint`}
              onClick={() => onChoose(role)}
            >
              {roleWords[role].name}
            </button>
            <p class="hint" id={`${role}-hint`}>
              {roleWords[role].hint}
            </p>
          </div>
        ))}
      </div>
      <p>
        {m.pages_try_before()} <a href="/demo/index.html">{m.pages_try_sample()}</a>
      </p>
    </section>
  );
}

/** How far it has come, said aloud as well whenever that changes. */
function Progress({ steps }: { readonly steps: readonly GuideStep[] }) {
  const origin = useKarbonOrigin();
  const next =
    steps.find(({ state }) => state === 'attention') ?? steps.find(({ state }) => state === 'next');
  const done = steps.filter(({ state }) => state === 'done' || state === 'skipped').length;
  if (!next) {
    return (
      <p role="status" class="good">
        {m.guide_all_done()}{' '}
        <a href={origin} target="_blank" rel="noreferrer">
          {m.guide_open_karbon()}
        </a>
      </p>
    );
  }
  return (
    <p role="status">
      {m.guide_progress({ done: number(done), all: number(steps.length), step: stepWords[next.id].name })}
    </p>
  );
}

/** `null` before it has been read. */
function useGuideMemory(): [GuideMemory | null, (memory: GuideMemory) => void] {
  const [memory, setMemory] = useState<GuideMemory | null>(null);
  useEffect(() => {
    readGuideMemory().then(setMemory, (error: unknown) => {
      reportUnexpected(error, 'reading how far the guide has come');
      setMemory({ role: null, ticked: new Set() });
    });
  }, []);
  const keep = (next: GuideMemory) => {
    setMemory(next);
    saveGuideMemory(next).catch((error: unknown) =>
      reportUnexpected(error, 'keeping how far the guide has come'),
    );
  };
  return [memory, keep];
}

/** `undefined` before it has been read; read again whenever the firm has been tied out in another tab. */
function useTieOutCount(): TieOutCount | null | undefined {
  const [count, setCount] = useState<TieOutCount | null | undefined>(undefined);
  useEffect(() => {
    const read = () => {
      readTieOutCount().then(setCount, (error: unknown) => {
        reportUnexpected(error, 'reading how the last tie-out ended');
        setCount(null);
      });
    };
    read();
    const { onChanged } = browser.storage.local;
    onChanged.addListener(read);
    return () => onChanged.removeListener(read);
  }, []);
  return count;
}
