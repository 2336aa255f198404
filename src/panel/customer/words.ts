import type { Agreement, ComparedField } from '../../domain/customer-card/compare-details';
import type { ContactSync } from '../../domain/customer-card/contact-sync';
import { m } from '../../i18n/compiled/messages';
import { timeOrMoment } from '../../i18n/dates';
import { counted, money, moneyIn } from '../../i18n/numbers';
import { type Sentence, sentence } from '../../i18n/sentence';
import type { CardSource, ComparedCard, UnmatchedCard } from '../../messages/customer-card';
import { systemNames } from '../../ui/system-names';
import { quickbooksWords } from '../words';

/* What the customer's card says. */

export const fieldNames: Readonly<Record<ComparedField, string>> = {
  name: m.card_name(),
  company: m.card_company(),
  contact: m.card_contact(),
  email: m.card_email(),
  phone: m.card_phone(),
};

export const agreementWords: Readonly<Record<Agreement, string>> = {
  same: m.card_same(),
  differs: m.card_differs(),
  onlyInKarbon: m.card_only_karbon(),
  onlyInQuickbooks: m.card_only_quickbooks(),
  neither: m.card_neither(),
  unknown: m.card_unknown(),
};

/** Whether somebody may want to put it right. */
export const isDifferent: Readonly<Record<Agreement, boolean>> = {
  same: false,
  differs: true,
  onlyInKarbon: true,
  onlyInQuickbooks: true,
  neither: false,
  unknown: false,
};

/** How many of the details differ, and whether all could be compared. */
export function summaryOf({ rows }: ComparedCard): string {
  const count = rows.filter(({ agreement }) => isDifferent[agreement]).length;
  const isWhole = rows.every(({ agreement }) => agreement !== 'unknown');
  if (count > 0) return isWhole ? m.card_differing(counted(count)) : m.card_differing_so_far(counted(count));
  return isWhole ? m.card_none_differ() : m.card_none_differ_so_far();
}

/** `Karbon`, `QuickBooks` or whichever list it is. */
export function quickbooksName(source: CardSource): string {
  return quickbooksWords(source.kind === 'file' ? source : null);
}

/** As of when a side is; `''` where its name says that, or nothing does. */
export function ageOf(source: CardSource, now: number): string {
  switch (source.kind) {
    case 'record':
      return m.card_read_at({ time: timeOrMoment(source.readAt, now) });
    case 'kept':
      return source.readAt === null ? '' : m.card_kept_at({ time: timeOrMoment(source.readAt, now) });
    case 'file':
      return '';
    case 'notConnected':
      return m.card_from_page();
  }
}

/** In place of a value that is not known. */
export function unknownWords({ kind }: CardSource): string {
  if (kind === 'file') return m.card_not_in_list();
  return kind === 'notConnected' ? m.card_not_connected() : m.card_not_read();
}

export function balanceWords({ balance, balanceWithJobs, currency }: ComparedCard['money']): string | null {
  if (balance === null) return null;
  const amount = (value: number) => (currency === '' ? money(value) : moneyIn(value, currency));
  return balanceWithJobs === null
    ? amount(balance)
    : m.card_balance_with_jobs({ balance: amount(balance), all: amount(balanceWithJobs) });
}

const skipped = {
  subCustomer: m.card_sync_sub_customer(),
  noNames: m.card_sync_no_names(),
  desktop: m.card_sync_desktop(),
} as const;

const notTold: Readonly<Record<Extract<ContactSync, { outcome: 'unknown' }>['because'], string>> = {
  notRead: m.card_sync_not_read(),
  clientGroup: m.card_sync_client_group(),
  inactive: m.card_sync_inactive(),
  otherKind: m.card_sync_other_kind(),
  nameSpelling: m.card_sync_spelling(),
  severalEmails: m.card_sync_several_emails(),
  noEmail: m.card_sync_no_email(),
  partOfName: m.card_sync_part_of_name(),
};

/** What Karbon's own contact sync would make of client and customer. */
export function contactSyncWords(sync: ContactSync): string {
  switch (sync.outcome) {
    case 'pairs':
      return m.card_sync_pairs();
    case 'asks':
      return sync.equal === 'name' ? m.card_sync_same_name() : m.card_sync_same_email();
    case 'adds':
      return m.card_sync_adds();
    case 'skips':
      return skipped[sync.because];
    case 'hidden':
      return m.card_sync_hidden();
    case 'unknown':
      return notTold[sync.because];
  }
}

/** Why there is no customer to show. */
export function unmatchedSentence({ because, clientName }: UnmatchedCard): Sentence {
  const name = [clientName];
  switch (because) {
    case 'notConnected':
      return [m.card_quickbooks_not_connected()];
    case 'notRead':
      return [m.verdict_loading()];
    case 'noClient':
      return [m.card_no_client()];
    case 'several':
      return sentence(m.card_several, { name, system: systemNames.quickbooks });
    case 'similar':
      return sentence(m.card_similar, { name, system: systemNames.quickbooks });
    case 'missing':
      return sentence(m.card_missing, { name, system: systemNames.quickbooks });
  }
}
