import type { Plan } from '../domain/plan';
import type { Chain, ChainLink } from '../domain/verdict';
import type { PanelView } from '../messages/panel-view';
import { Fold } from '../ui/fold';
import { type Tone, ToneIcon } from '../ui/tone-icon';
import { SentenceText } from './sentence-text';
import { Candidates, StandingNames } from './standing-names';
import { actionWords, chainWords, stepSentence, systemNames, verdictSentence, words } from './words';

const linkSigns: Readonly<Record<ChainLink, readonly [sign: string, tone: Tone]>> = {
  ties: ['✓', 'good'],
  differs: ['≠', 'warning'],
  broken: ['✕', 'bad'],
  unknown: ['?', 'neutral'],
};

function LinkSign({ link }: { readonly link: ChainLink }) {
  const [sign, tone] = linkSigns[link];
  return (
    <span class={`chain-link tone-${tone}`} role="img" aria-label={chainWords[link]}>
      {sign}
    </span>
  );
}

/** Karbon → QuickBooks Time → QuickBooks, and whether each pair goes by the same name. */
function ChainLine({ chain }: { readonly chain: Chain }) {
  return (
    <div class="chain muted">
      <span>{systemNames.karbon}</span>
      <LinkSign link={chain.karbonToTime} />
      <span>{systemNames.quickbooksTime}</span>
      <LinkSign link={chain.timeToQuickbooks} />
      <span>{systemNames.quickbooks}</span>
    </div>
  );
}

function PlanSteps({ plan }: { readonly plan: Plan }) {
  return (
    <div class="plan">
      <p>{plan.steps.length > 0 ? words.planIntro : words.chooseIntro}</p>
      {plan.steps.length > 0 && (
        <ol>
          {plan.steps.map((step, place) => (
            <li key={place}>
              <SentenceText sentence={stepSentence(step)} />
            </li>
          ))}
        </ol>
      )}
      <p class="muted">{words.planNotCarriedOut}</p>
    </div>
  );
}

/** The one sentence, the chain behind it, and what would put it right. */
export function VerdictSection({ view }: { readonly view: PanelView }) {
  const { verdict, plan, standings } = view;
  return (
    <section class="verdict">
      <p aria-live="polite">
        <ToneIcon tone={verdict.tone} /> <SentenceText sentence={verdictSentence(verdict)} />
      </p>
      <ChainLine chain={view.chain} />
      {standings !== null && <StandingNames standings={standings} />}
      {standings !== null && <Candidates standings={standings} />}
      {plan.action !== 'none' && (
        <Fold kind="primary" label={actionWords[plan.action]}>
          <PlanSteps plan={plan} />
        </Fold>
      )}
    </section>
  );
}
