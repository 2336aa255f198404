import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { DetailRow, DetailValue } from '../../domain/customer-card/compare-details';
import { m } from '../../i18n/compiled/messages';
import { longDay } from '../../i18n/dates';
import type { CardSource, ComparedCard } from '../../messages/customer-card';
import { copyText } from '../../ui/copy-text';
import { NamePath } from '../../ui/name-path';
import { systemNames } from '../../ui/system-names';
import { ToneIcon } from '../../ui/tone-icon';
import {
  ageOf,
  agreementWords,
  balanceWords,
  fieldNames,
  isDifferent,
  quickbooksName,
  unknownWords,
} from './words';

/** Field by field: what Karbon has, what QuickBooks has, and whether that is the same. */
export function DetailsTable({ card }: { readonly card: ComparedCard }) {
  const now = Date.now();
  const { karbon, quickbooks, money, activeSince } = card;
  return (
    <table class="customer-table" aria-label={m.card_title()}>
      <thead>
        <tr>
          <th scope="col">
            <span class="visually-hidden">{m.card_detail()}</span>
          </th>
          <Side name={systemNames.karbon} age={ageOf(karbon, now)} />
          <Side name={quickbooksName(quickbooks)} age={ageOf(quickbooks, now)} />
        </tr>
      </thead>
      <tbody>
        {card.rows.map((row) => (
          <ComparedRow key={row.field} row={row} card={card} />
        ))}
        <OwnRow name={m.card_terms()} value={money.terms} source={quickbooks} />
        <OwnRow name={m.card_balance()} value={balanceWords(money)} source={quickbooks} />
        <OwnRow
          name={m.card_active_since()}
          value={activeSince && longDay(Date.parse(activeSince), 'UTC')}
          source={quickbooks}
        />
      </tbody>
    </table>
  );
}

function Side({ name, age }: { readonly name: string; readonly age: string }) {
  return (
    <th scope="col">
      <b>{name}</b> <span class="muted">{age}</span>
    </th>
  );
}

interface ComparedRowProps {
  readonly row: DetailRow;
  readonly card: Pick<ComparedCard, 'karbon' | 'quickbooks'>;
}

function ComparedRow({ row, card }: ComparedRowProps) {
  const { field, agreement } = row;
  const isMarked = isDifferent[agreement];
  return (
    <tr class={isMarked ? 'differing' : undefined} data-field={field} data-agreement={agreement}>
      <th scope="row">
        {fieldNames[field]}{' '}
        {isMarked ? (
          <ToneIcon tone="warning" label={agreementWords[agreement]} />
        ) : (
          <span class="visually-hidden">{agreementWords[agreement]}</span>
        )}
      </th>
      <Values values={row.inKarbon} source={card.karbon} />
      <Values values={row.inQuickbooks} source={card.quickbooks} />
    </tr>
  );
}

interface ValuesProps {
  readonly values: readonly DetailValue[] | null;
  readonly source: CardSource;
}

function Values({ values, source }: ValuesProps) {
  if (values === null) return <Nothing>{unknownWords(source)}</Nothing>;
  if (values.length === 0) return <Nothing>{m.card_not_given()}</Nothing>;
  return (
    <td>
      {values.map((value, place) => (
        <div key={place}>
          <NamePath path={[value]} /> <CopyValue text={value.map(({ text }) => text).join('')} />
        </div>
      ))}
    </td>
  );
}

interface OwnRowProps {
  readonly name: string;
  /** `''` where nothing is given, `null` where it is not known. */
  readonly value: string | null;
  readonly source: CardSource;
}

/** What QuickBooks alone keeps. */
function OwnRow({ name, value, source }: OwnRowProps) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <Nothing>{m.card_not_kept()}</Nothing>
      {value ? (
        <td>{value}</td>
      ) : (
        <Nothing>{value === null ? unknownWords(source) : m.card_not_given()}</Nothing>
      )}
    </tr>
  );
}

function Nothing({ children }: { readonly children: ComponentChildren }) {
  return <td class="muted">{children}</td>;
}

/** Copies a value, and says on itself whether that went well. */
function CopyValue({ text }: { readonly text: string }) {
  const [answer, setAnswer] = useState<string | null>(null);
  const copy = async () => setAnswer((await copyText(text)) ? m.panel_copied() : m.panel_could_not_copy());
  return (
    <button type="button" class="button plain copy-value" onClick={copy}>
      {answer ?? m.card_copy()}
      <span class="visually-hidden"> {text}</span>
    </button>
  );
}
