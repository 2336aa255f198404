import { linkContradiction } from '../../domain/records/link-contradiction';
import { type ClientRef, type SystemId, systemIds } from '../../domain/records/records';
import type { KarbonLayout } from '../../messages/karbon-layout';
import type { CheckId, Finding, SelfCheckView } from '../../messages/self-check';
import { checksOf } from '../../messages/self-check';
import { reportUnexpected } from '../../reports/report-unexpected';
import { listOfClients } from '../../store/mirrored-stores';
import type { ConnectionRecord, ListCoverage } from '../../store/rows';
import type { Store } from '../../store/store';
import { different, expecting, notTestable } from '../../systems/http/findings';
import { plainErrorOf } from '../plain-error';
import type { ManagedPolicy, ManagedStorage } from '../policy/managed-policy';
import { checkPages } from './page-checks';
import { createAllProbes, type ProbingParts } from './probes';

/** What only the browser knows. */
export interface BrowserChecks {
  /** How many of the sites that are asked for are withheld. */
  countWithheldSites(): Promise<number>;
  /** What the open pages of Karbon are made of. */
  karbonLayouts(): Promise<readonly KarbonLayout[]>;
}

/** Whether the services, the browser and Karbon's pages are as the fact sheets say (docs/first-day.md). Reads, and writes nothing. */
export interface SelfCheck {
  /** Begins, unless it is under way. */
  run(): Promise<SelfCheckView>;
  /** How far it is; before it has been run, how much it would ask. */
  read(): Promise<SelfCheckView>;
}

export interface SelfCheckParts {
  readonly store: Store;
  readonly probing: ProbingParts;
  readonly browserChecks: BrowserChecks;
  readonly policy: ManagedPolicy;
  readonly managedStorage: ManagedStorage;
  newId(): string;
  /** Epoch ms. */
  now(): number;
}

type Tell = (id: CheckId, finding: Finding) => void;

const dayMs = 86_400_000;

export function createSelfCheck(parts: SelfCheckParts): SelfCheck {
  const { store, now } = parts;
  let view: SelfCheckView | null = null;
  let starting: Promise<SelfCheckView> | null = null;

  async function newView(runId: string | null): Promise<SelfCheckView> {
    const connections = await store.connections.readAll();
    const probes = createAllProbes(parts.probing, { company: null, unlisted: null }, now);
    return {
      runId,
      isRunning: runId !== null,
      results: [],
      requests: (Object.keys(probes) as SystemId[])
        .filter((system) => isAsked(connections[system]))
        .map((system) => ({ system, most: probes[system].most, sent: 0 })),
    };
  }

  function change(make: (before: SelfCheckView) => Partial<SelfCheckView>): void {
    if (view) view = { ...view, ...make(view) };
  }

  const tell: Tell = (id, finding) =>
    change(({ results }) => ({ results: [...results, { id, ...finding }] }));

  function noteRequest(of: SystemId): void {
    change(({ requests }) => ({
      requests: requests.map((each) => (each.system === of ? { ...each, sent: each.sent + 1 } : each)),
    }));
  }

  /** Whatever goes wrong in one part leaves the others as they are. */
  async function part(ids: readonly CheckId[], work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      reportUnexpected(error, 'checking the set-up');
      const known = new Set(view?.results.map(({ id }) => id));
      const { code } = plainErrorOf(error, null);
      for (const id of ids) if (!known.has(id)) tell(id, notTestable(code));
    }
  }

  async function checkBrowser(): Promise<void> {
    const missing = await parts.browserChecks.countWithheldSites();
    tell('hostAccess', expecting(missing === 0, { missing }));
    tell('policy', await checkPolicy());
    tell('listFile', await checkListFile());
    tell('linkedCompany', await checkLinkedCompany());
  }

  async function checkPolicy(): Promise<Finding> {
    const { isManaged, oddNames } = await parts.policy.current();
    const isThere = Object.keys(await parts.managedStorage.read()).length > 0;
    // It may come without the browser's saying so (additions.md 2).
    if (isThere !== isManaged) return different({ isManaged, isLate: true });
    return expecting(oddNames.length === 0, { isManaged, odd: oddNames.length });
  }

  async function checkListFile(): Promise<Finding> {
    const connections = Object.values(await store.connections.readAll());
    const { customerList, lastError } = connections.find((each) => each.customerList) ?? {};
    if (!customerList) return notTestable('noFile');
    const { listAgingDays } = await store.settings.read();
    const days = Math.max(0, Math.floor((now() - customerList.listedAt) / dayMs));
    const facts = { form: customerList.format, days };
    if (lastError) return different({ ...facts, code: lastError.code });
    const { waiting, isUnanswered } = customerList;
    return expecting(days < listAgingDays && waiting === null && !isUnanswered, facts);
  }

  /** By what is known of both, so that nobody is asked. */
  async function checkLinkedCompany(): Promise<Finding> {
    const connections = Object.values(await store.connections.readAll());
    const linkedTo = connections.find(({ time }) => time)?.time?.account.quickbooks;
    const books = connections.find(({ quickbooks, customerList }) => quickbooks ?? customerList);
    if (!linkedTo || !books) return notTestable('notConnected');
    const environment = books.quickbooks?.environment ?? null;
    const product = books.customerList?.product ?? null;
    return expecting(linkContradiction(linkedTo, { environment, product }) === null, { connector: linkedTo });
  }

  async function checkServices(): Promise<void> {
    const connections = await store.connections.readAll();
    const company = Object.values(connections).find(({ quickbooks }) => quickbooks)?.quickbooks ?? null;
    const probes = createAllProbes(parts.probing, { company, unlisted: await unlistedMember(store) }, now);
    await Promise.all(
      systemIds.map((system) =>
        part(checksOf[system], async () => {
          if (isAsked(connections[system])) await probes[system].run(tell, () => noteRequest(system));
          else for (const id of checksOf[system]) tell(id, notTestable('notConnected'));
        }),
      ),
    );
  }

  async function checkKarbonPages(): Promise<void> {
    for (const [id, finding] of checkPages(await parts.browserChecks.karbonLayouts())) tell(id, finding);
  }

  async function carryOut(): Promise<void> {
    await part(checksOf.browser, checkBrowser);
    await Promise.all([
      part(checksOf.karbonPage, checkKarbonPages),
      part(
        systemIds.flatMap((system) => checksOf[system]),
        checkServices,
      ),
    ]);
    change(() => ({ isRunning: false }));
  }

  async function begin(): Promise<SelfCheckView> {
    const begun = await newView(parts.newId());
    view = begun;
    void carryOut();
    return begun;
  }

  return {
    async run() {
      if (view?.isRunning) return view;
      starting ??= begin().finally(() => {
        starting = null;
      });
      return starting;
    },
    read: async () => view ?? newView(null),
  };
}

/** Of a file nothing is asked. */
function isAsked({ account, customerList }: ConnectionRecord): boolean {
  return account !== null && customerList === null;
}

/** A member of a client group that no list has: Private or Hidden, maybe (additions.md 11). `null` where there is none. */
async function unlistedMember({ mirror }: Store): Promise<ClientRef | null> {
  // Before all lists are there, any member may be in none.
  const lists = await Promise.all(
    Object.values(listOfClients).map((list) => mirror.coverage<ListCoverage>(`list:${list}`)),
  );
  if (lists.some((list) => !list?.isComplete)) return null;
  const clients = await mirror.all('karbonClients');
  const keys = new Set(clients.map(({ key }) => key));
  return clients.flatMap(({ members }) => members ?? []).find(({ key }) => !keys.has(key)) ?? null;
}
