import { chooseCustomer } from '../../domain/customer-card/choose-customer';
import { type ComparedPair, compareDetails } from '../../domain/customer-card/compare-details';
import { contactSyncOf } from '../../domain/customer-card/contact-sync';
import type { ClientDetails, CustomerDetails } from '../../domain/customer-card/details';
import { isNotConnected, type PlacedRecord } from '../../domain/matching/match-status';
import type { Customer, KarbonClient, SystemId } from '../../domain/records/records';
import type { CardSource, ComparedCard, CustomerCard, UnmatchedCard } from '../../messages/customer-card';
import type { PageRef } from '../../messages/page-ref';
import type { Notice } from '../../messages/panel-view';
import type { ConnectionRecord, ListCoverage, SingleCoverage } from '../../store/rows';
import type { Store } from '../../store/store';
import { isSystemError } from '../../systems/http/system-error';
import { systemOfList } from '../../systems/registry';
import type { CircuitBreaker } from '../connections/circuit-breaker';
import type { Gateways } from '../connections/gateways';
import type { PageContext, PageContextReader } from './page-context';

export interface CustomerCardParts {
  readonly store: Pick<Store, 'mirror' | 'connections'>;
  readonly gateways: Pick<Gateways, 'karbon' | 'quickbooks'>;
  readonly circuitBreaker: Pick<CircuitBreaker, 'run'>;
  /** Matched against the whole lists. */
  readonly readPageContext: PageContextReader;
  now(): number;
}

/** What one side says, and from where. */
interface Side<Details> {
  /** `null` where the record was not read. */
  readonly details: Details | null;
  readonly source: CardSource;
}

/**
 * The client of a page beside its customer in QuickBooks. Both records are read for it, once, and nothing of them is stored: what was
 * known before is shown where one can't be read.
 *
 * @param customerId one of those that may be meant; `null` for the one that matches.
 */
export async function readCustomerCard(
  parts: CustomerCardParts,
  page: PageRef,
  customerId: string | null,
): Promise<CustomerCard> {
  const context = await parts.readPageContext(page);
  const { client } = context.resolvedPage;
  if (client.fullName === '') return unmatched(client, 'noClient');
  const match = page.kind === 'work' ? context.matcher.matchClient(client) : context.match;
  const status = match?.statuses?.quickbooks;
  if (!match || !status) return unmatched(client, 'notRead');
  if (isNotConnected(status)) return unmatched(client, 'notConnected');
  const { found, candidates, reason } = chooseCustomer(status, customerId);
  const record = found && (await parts.store.mirror.get('customers', found.record.id));
  if (!found || !record) return unmatched(client, reason, candidates);

  const [karbon, quickbooks] = await Promise.all([
    readKarbonSide(parts, context),
    readQuickbooksSide(parts, context, record),
  ]);
  const customer = quickbooks.details?.customer ?? record;
  const pair: ComparedPair = {
    client: karbon.details ? { ...karbon.details.client, fullName: client.fullName } : client,
    expectedName: match.expectedPath[0] ?? '',
    clientDetails: karbon.details,
    employers: await employersOf(parts.store, karbon.details),
    product: quickbooks.source.kind === 'file' ? quickbooks.source.product : 'online',
    // Somebody may have renamed it since its list was read.
    path: [...found.path.slice(0, -1), customer.name],
    customerDetails: quickbooks.details,
  };
  return {
    kind: 'compared',
    client: { key: client.key, kind: client.kind, name: client.fullName },
    rows: compareDetails(pair),
    ...moneyOf(customer, quickbooks.details),
    contactSync: contactSyncOf(pair),
    karbon: karbon.source,
    quickbooks: quickbooks.source,
    address: systemOfList.quickbooks.recordAddress(customer.id, context.connections.quickbooks.quickbooks),
  };
}

function moneyOf(
  { balance, isActive }: Customer,
  details: CustomerDetails | null,
): Pick<ComparedCard, 'money' | 'isActive' | 'activeSince'> {
  const withJobs = details?.balanceWithJobs ?? null;
  return {
    money: {
      terms: details?.terms ?? null,
      balance,
      balanceWithJobs: withJobs === balance ? null : withJobs,
      currency: details?.currency ?? '',
    },
    isActive,
    activeSince: details?.createdOn ?? null,
  };
}

function unmatched(
  { fullName }: KarbonClient,
  because: UnmatchedCard['because'],
  candidates: readonly PlacedRecord[] = [],
): UnmatchedCard {
  return {
    kind: 'unmatched',
    clientName: fullName,
    because,
    candidates: candidates.map(({ record, path }) => ({ id: record.id, path })),
  };
}

async function readKarbonSide(
  parts: CustomerCardParts,
  { resolvedPage, connections, settings }: PageContext,
): Promise<Side<ClientDetails>> {
  const { mirror } = parts.store;
  const { client, isOtherTenant } = resolvedPage;
  const coverage = await mirror.coverage<SingleCoverage>(`single:client:${client.key}`);
  const kept = (problem: Notice): Side<ClientDetails> => ({
    details: null,
    source: { kind: 'kept', readAt: coverage?.readAt ?? null, problem },
  });
  if (!connections.karbon.account) return { details: null, source: { kind: 'notConnected' } };
  if (isOtherTenant) return kept(noticeOf('karbon', 'otherTenant'));
  if (client.key === '') return kept(noticeOf('karbon', 'notFound'));
  const read = await readRecord(parts, 'karbon', () =>
    parts.gateways.karbon.source.clientDetails(client, 'screen'),
  );
  return read.details ? read : kept({ ...read.problem, count: settings.karbonPerMinute });
}

async function readQuickbooksSide(
  parts: CustomerCardParts,
  { connections }: PageContext,
  { id }: Customer,
): Promise<Side<CustomerDetails>> {
  const list = connections.quickbooks.customerList;
  if (list) {
    const { listedAt, product } = list;
    return { details: null, source: { kind: 'file', listedAt, product } };
  }
  const read = await readRecord(
    parts,
    'quickbooks',
    async ({ quickbooks }) =>
      quickbooks && parts.gateways.quickbooks.source(quickbooks).customerDetails(id, 'screen'),
  );
  if (read.details) return read;
  const coverage = await parts.store.mirror.coverage<ListCoverage>('list:customers');
  return { details: null, source: { kind: 'kept', readAt: coverage?.readAt ?? null, problem: read.problem } };
}

type ReadRecord<Details> =
  | { readonly details: Details; readonly source: CardSource }
  | { readonly details: null; readonly problem: Notice };

/** Reads one record, as whoever has asked for it waits. That there is none says nothing of the service. */
async function readRecord<Details>(
  { circuitBreaker, store, now }: CustomerCardParts,
  system: SystemId,
  read: (connection: ConnectionRecord) => Promise<Details | null>,
): Promise<ReadRecord<Details>> {
  let details: Details | null = null;
  let isMissing = false;
  await circuitBreaker.run(system, true, async (connection) => {
    try {
      details = await read(connection);
    } catch (error) {
      isMissing = isSystemError(error) && error.code === 'notFound';
      if (!isMissing) throw error;
    }
  });
  if (details !== null) return { details, source: { kind: 'record', readAt: now() } };
  if (isMissing) return { details, problem: noticeOf(system, 'notFound') };
  const { lastError } = await store.connections.read(system);
  return { details, problem: noticeOf(system, lastError?.code ?? 'unreachable', lastError?.retryAt ?? null) };
}

function noticeOf(system: SystemId, code: Notice['code'], retryAt: number | null = null): Notice {
  return { code, system, retryAt, count: 0 };
}

/** The names of the organizations that a person's cards name; `null` where one of them is not known. */
async function employersOf(
  { mirror }: Pick<Store, 'mirror'>,
  details: ClientDetails | null,
): Promise<readonly string[] | null> {
  if (!details) return null;
  const known = await Promise.all(details.organizationKeys.map((key) => mirror.get('karbonClients', key)));
  const names = known.flatMap((client) => client?.fullName || []);
  return names.length === known.length ? names : null;
}
