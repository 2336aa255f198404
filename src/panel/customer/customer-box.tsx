import type { ComponentChildren } from 'preact';
import { tellApart } from '../../domain/matching/tell-apart';
import { m } from '../../i18n/compiled/messages';
import type { ComparedCard, CustomerCard, UnmatchedCard } from '../../messages/customer-card';
import { Button } from '../../ui/button';
import { openIn } from '../../ui/fixes/words';
import { NamePath } from '../../ui/name-path';
import { NoticeBox } from '../../ui/notice-box';
import { SentenceText } from '../../ui/sentence-text';
import { printAlone } from '../print-alone';
import { karbonRoute } from '../record-list';
import { useBoxFocus } from '../timer/use-box-focus';
import { problemText } from '../words';
import { askCustomer, type CustomerActions, type CustomerIntent } from './customer-intent';
import { DetailsTable } from './details-table';
import { contactSyncWords, summaryOf, unmatchedSentence } from './words';

export interface CustomerBoxProps {
  readonly intent: CustomerIntent;
  readonly actions: CustomerActions;
}

/** The page's client as QuickBooks has it, beside what Karbon has of it. Nothing can be changed in it. */
export function CustomerBox({ intent, actions }: CustomerBoxProps) {
  const box = useBoxFocus<HTMLElement>();
  const { card, chosenFrom } = intent;
  /** What was pressed goes; the button that closes stays. */
  const keepFocus = () => box.current?.querySelector<HTMLElement>('.buttons > button')?.focus();
  const close = () => actions.setCustomerIntent(null);
  return (
    <section
      class="box customer"
      ref={box}
      aria-labelledby="customer-title"
      aria-busy={card === null}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        close();
      }}
    >
      <h3 id="customer-title">{m.card_title()}</h3>
      <p class="customer-summary" role="status">
        {card === null ? m.card_loading() : sayOf(card)}
      </p>
      {card?.kind === 'compared' && <Compared card={card} />}
      {card?.kind === 'unmatched' && (
        <Candidates
          card={card}
          compare={(id) => {
            keepFocus();
            askCustomer(actions, { customerId: id, chosenFrom: card });
          }}
        />
      )}
      <p class="buttons">
        <Button onClick={close}>{m.fix_close()}</Button>
        {chosenFrom && (
          <Button
            onClick={() => {
              keepFocus();
              actions.setCustomerIntent({ ...intent, card: chosenFrom, customerId: null, chosenFrom: null });
            }}
          >
            {m.fix_back()}
          </Button>
        )}
        {card !== null && isWorthAnotherTry(card) && (
          <Button onClick={() => askCustomer(actions, intent)}>{m.card_again()}</Button>
        )}
        {card?.kind === 'compared' && (
          <>
            <Button onClick={() => box.current && printAlone(box.current, '.customer')}>
              {m.panel_print()}
            </Button>
            <Links card={card} />
          </>
        )}
      </p>
    </section>
  );
}

function sayOf(card: CustomerCard): ComponentChildren {
  switch (card.kind) {
    case 'compared':
      return summaryOf(card);
    case 'unmatched':
      return <SentenceText sentence={unmatchedSentence(card)} />;
    case 'failed':
      return m.failure_internal();
  }
}

function isWorthAnotherTry(card: CustomerCard): boolean {
  if (card.kind === 'unmatched') return card.because === 'notRead';
  return card.kind === 'failed' || [card.karbon, card.quickbooks].some(({ kind }) => kind === 'kept');
}

function Compared({ card }: { readonly card: ComparedCard }) {
  const problems = [card.karbon, card.quickbooks].flatMap((source) =>
    source.kind === 'kept' ? source.problem : [],
  );
  return (
    <>
      {problems.map((problem) => (
        <NoticeBox key={problem.system} tone="warning">
          {problemText(problem)} {m.card_shows_what_is_known()}
        </NoticeBox>
      ))}
      {!card.isActive && <NoticeBox tone="warning">{m.card_inactive()}</NoticeBox>}
      <DetailsTable card={card} />
      <section class="customer-sync" aria-labelledby="customer-sync">
        <h4 id="customer-sync">{m.card_sync_title()}</h4>
        <p>{contactSyncWords(card.contactSync)}</p>
        <p class="muted">{m.card_sync_about()}</p>
      </section>
    </>
  );
}

function Links({ card: { client, address } }: { readonly card: ComparedCard }) {
  return (
    <>
      {address?.startsWith('https://') && (
        <a href={address} target="_blank" rel="noopener noreferrer">
          {openIn('quickbooks')}
        </a>
      )}
      {client.key !== '' && <a href={karbonRoute(client.kind, client.key)}>{m.card_open_karbon()}</a>}
    </>
  );
}

interface CandidatesProps {
  readonly card: UnmatchedCard;
  readonly compare: (id: string) => void;
}

/** Those that may be meant; each can be looked at. Which one it is, is said where fixes are. */
function Candidates({ card: { candidates }, compare }: CandidatesProps) {
  if (candidates.length === 0) return null;
  const marked = tellApart(candidates.map(({ path }) => path));
  return (
    <ul class="customer-candidates">
      {candidates.map(({ id, path }, place) => (
        <li key={id}>
          <NamePath path={marked[place] ?? path} />{' '}
          <button type="button" class="button" onClick={() => compare(id)}>
            {m.card_compare()}
            <span class="visually-hidden"> {path.join(':')}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
