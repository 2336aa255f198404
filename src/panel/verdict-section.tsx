import { useMemo } from 'preact/hooks';
import { unblockedStatus } from '../domain/matching/match-status';
import type { Chain, ChainLink } from '../domain/matching/verdict';
import { listIds } from '../domain/records/lists';
import type { Sentence } from '../i18n/sentence';
import type { PanelView } from '../messages/panel-view';
import { NamePath, type NamePathProps } from '../ui/name-path';
import { SentenceText } from '../ui/sentence-text';
import { systemNames } from '../ui/system-names';
import { type Tone, ToneIcon } from '../ui/tone-icon';
import { FixButton } from './fixes/fix-button';
import type { FixSectionProps } from './fixes/fix-intents';
import { useUnchanged } from './use-unchanged';
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

interface ChainLineProps {
  readonly chain: Chain;
  readonly quickbooks: string;
}

/** Karbon → QuickBooks Time → QuickBooks, and whether each pair goes by the same name. */
export function ChainLine({ chain, quickbooks }: ChainLineProps) {
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

/** Where the sentence leaves open which of the two links it is about, or QuickBooks is a list of another day. */
export function chainOf(view: PanelView): ChainLineProps | null {
  const { chain, quickbooksList, verdict } = view;
  const isPlain = verdict.code === 'tiesOut' && quickbooksList === null;
  return isPlain ? null : { chain, quickbooks: quickbooksWords(quickbooksList) };
}

/** What calls for something to be done has a banner to itself. */
const hasBanner: Readonly<Record<Tone, boolean>> = { good: false, neutral: false, warning: true, bad: true };

function sentenceOf({ verdict, subject, administrator }: PanelView): Sentence {
  return verdictSentence(verdict, subject.kind, administrator);
}

/** The one sentence, in the header's line. */
export function VerdictLine({ view }: { readonly view: PanelView | null }) {
  const said = view && [view.phase, view.verdict, view.subject, view.administrator];
  const shown = useUnchanged(view, JSON.stringify(said));
  return useMemo(() => drawLine(shown), [shown]);
}

function drawLine(view: PanelView | null) {
  if (view?.phase !== 'ready' || hasBanner[view.verdict.tone]) return <span class="spacer" />;
  return (
    <div class="verdict spacer">
      <p data-tour="status">
        <ToneIcon tone={view.verdict.tone} /> <SentenceText sentence={sentenceOf(view)} />
      </p>
    </div>
  );
}

/** The names in it marked where they differ from each other. */
function MarkedSentence({ view }: { readonly view: PanelView }) {
  const marked = new Map<string, NamePathProps['path']>();
  for (const list of listIds) {
    const status = view.matchStatuses && unblockedStatus(view.matchStatuses[list]);
    if (status?.kind !== 'differs') continue;
    const { found, expectedPath, differences } = status;
    marked.set(
      found.path.join(':'),
      differences.map(({ actual }) => actual),
    );
    marked.set(
      expectedPath.join(':'),
      differences.map(({ expected }) => expected),
    );
  }
  return (
    <>
      {sentenceOf(view).map((part) => {
        if (typeof part === 'string') return part;
        const name = part.join(':');
        return <NamePath key={name} path={marked.get(name) ?? part} />;
      })}
    </>
  );
}

/** What is wrong, on a ground of its own, with what mends it beside it. */
export function VerdictBanner(props: FixSectionProps) {
  const { verdict } = props.view;
  if (!hasBanner[verdict.tone]) return null;
  return (
    <section class={`verdict banner banner-${verdict.tone}`}>
      <p data-tour="status">
        <ToneIcon tone={verdict.tone} /> <MarkedSentence view={props.view} />
      </p>
      <FixButton {...props} />
    </section>
  );
}
