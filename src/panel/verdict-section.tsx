import type { Chain, ChainLink } from '../domain/matching/verdict';
import { NameComparison } from '../ui/name-comparison';
import { SentenceText } from '../ui/sentence-text';
import { systemNames } from '../ui/system-names';
import { type Tone, ToneIcon } from '../ui/tone-icon';
import { FixButton } from './fixes/fix-button';
import type { FixSectionProps } from './fixes/fix-intents';
import { FixSection } from './fixes/fix-section';
import { chainWords, quickbooksWords, verdictSentence } from './words';

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
function ChainLine({ chain, quickbooks }: { readonly chain: Chain; readonly quickbooks: string }) {
  return (
    <div class="chain muted">
      <span>{systemNames.karbon}</span>
      <LinkSign link={chain.karbonToTime} />
      <span>{systemNames.quickbooksTime}</span>
      <LinkSign link={chain.timeToQuickbooks} />
      <span>{quickbooks}</span>
    </div>
  );
}

/** The one sentence, the chain behind it, and what puts it right. */
export function VerdictSection(props: FixSectionProps) {
  const { verdict, plan, run, matchStatuses, chain, subject, administrator, quickbooksList } = props.view;
  return (
    <section class="verdict">
      <p aria-live="polite" data-tour="status">
        <ToneIcon tone={verdict.tone} />{' '}
        <SentenceText sentence={verdictSentence(verdict, subject.kind, administrator)} />
      </p>
      <ChainLine chain={chain} quickbooks={quickbooksWords(quickbooksList)} />
      {matchStatuses !== null && <NameComparison matchStatuses={matchStatuses} subject={subject} />}
      <FixButton {...props} />
      {(props.intent ?? run ?? plan.obstacle) && <FixSection {...props} />}
    </section>
  );
}
