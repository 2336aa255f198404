import { hasOwnIds } from '../../domain/records/listed-customers';
import { type SystemId, systemIds } from '../../domain/records/records';
import type { ErrorCode } from '../../messages/errors';
import type { AccountName, ConnectionsView, ConnectionView, ConnectOutcome } from '../../messages/page-api';
import type { ConnectRequest } from '../../messages/page-api-request';
import { reportUnexpected } from '../../reports/report-unexpected';
import type { ConnectionRecord } from '../../store/rows';
import type { Store } from '../../store/store';
import { invalidResponse, isSystemError, SystemError } from '../../systems/http/system-error';
import { systems } from '../../systems/registry';
import type { CircuitBreaker } from './circuit-breaker';
import { endOf, type FactsReader, type NewConnection } from './connection-facts';
import type { Credentials, CredentialsOf } from './credentials';
import { fromVault, unlessLocked } from './from-vault';
import { type LaunchSignIn, signIn } from './sign-in';
import type { SignInServices } from './sign-in-services';

function reportUnlessOfSystem(error: unknown): void {
  if (!isSystemError(error)) reportUnexpected(error, 'revoking a token');
}

/** The three connections: made, tried, ended. No secret ever leaves in an answer. */
export interface ConnectionService {
  list(): Promise<ConnectionsView>;
  /**
   * Throws `SystemError`; what was connected before stays as it was, until the very moment at which the new connection takes its place.
   * Of two at once that are both good the one that was begun last stays; none does that was begun before a disconnection. Another account
   * than the one there was is not taken before `takeOther`.
   *
   * @param meantCompany of a first connection: the name of the company that it is meant for, `''` where any will do.
   */
  connect(request: ConnectRequest, meantCompany?: string): Promise<ConnectOutcome>;
  /** Has the user sign in once more with the application that is stored. Throws `needsReconnect` where none is. */
  signInAgain(system: SystemId): Promise<ConnectOutcome>;
  /** Connects as the other account that was found; `signInCancelled` where it is not held any more. */
  takeOther(system: SystemId, attempt: string): Promise<ConnectionView>;
  /** Forgets the other account that was found: the connection is the one there was. */
  dropOther(system: SystemId, attempt: string): Promise<ConnectionView>;
  /** Asks the service who we are; a failure is in the answer's `lastError`. */
  test(system: SystemId): Promise<ConnectionView>;
  /** What failed so does not stand in the way any more, and is tried again at once. */
  tryAgainAfter(code: ErrorCode): Promise<void>;
  /** Forgets the credentials and all that was read with them. */
  disconnect(system: SystemId): Promise<ConnectionView>;
  /**
   * Ends all connections, and whatever is being connected. What it returns tells the services so, which may take as long as they like.
   */
  endAll(): Promise<() => Promise<void>>;
}

export interface ConnectionParts {
  readonly store: Store;
  readonly signIns: SignInServices;
  readonly facts: FactsReader;
  readonly circuitBreaker: CircuitBreaker;
  readonly launchSignIn: LaunchSignIn;
  /** The address that the user has registered with the services. */
  readonly redirectAddress: string;
  /** Called when a connection has been made: what is needed can be read. */
  onConnected(system: SystemId): void;
}

type RequestTo<System extends SystemId> = Extract<ConnectRequest, { readonly system: System }>;

/** Who has answered instead of whom was meant, until somebody says what is to become of it. */
interface OtherAccount {
  readonly attempt: string;
  readonly made: NewConnection;
  readonly isWanted: () => boolean;
}

export function createConnectionService(parts: ConnectionParts): ConnectionService {
  const { store, signIns, facts, circuitBreaker, launchSignIn, redirectAddress, onConnected } = parts;
  const { accounts, vault, connections } = store;
  const attempts = createAttempts();
  /** Good credentials of other accounts than were meant. Their access is not ended: that would end a colleague's with it (quickbooks.md 2.5). */
  const others = new Map<SystemId, OtherAccount>();
  /** Only Intuit can be told that access has ended; the other services' own pages end theirs. */
  const revokeAccess: Readonly<Record<SystemId, (credentials: Credentials) => Promise<void>>> = {
    karbon: async () => undefined,
    quickbooksTime: async () => undefined,
    quickbooks: (credentials) => signIns.quickbooks.revoke(credentials as CredentialsOf['quickbooks']),
  };

  return {
    async list() {
      return { redirectAddress, connections: await Promise.all(systemIds.map(view)) };
    },

    connect,

    async signInAgain(system) {
      const request = await storedApplication(system);
      if (!request) throw new SystemError('needsReconnect', system);
      return connect(request);
    },

    async takeOther(system, attempt) {
      const other = others.get(system);
      if (other?.attempt !== attempt) throw new SystemError('signInCancelled', system);
      others.delete(system);
      return take(system, other.made, other.isWanted);
    },

    async dropOther(system, attempt) {
      if (others.get(system)?.attempt === attempt) others.delete(system);
      return view(system);
    },

    async test(system) {
      await circuitBreaker.run(system, true, () => facts.reload(system, 'screen'));
      return view(system);
    },

    async tryAgainAfter(code) {
      for (const record of Object.values(await connections.readAll())) {
        if (record.lastError?.code !== code) continue;
        await connections.update(record, { lastError: null, failures: 0 });
      }
    },

    async disconnect(system) {
      const had = await end(system);
      if (had) await revoke(system, had);
      return view(system);
    },

    async endAll() {
      const ended = await Promise.all(systemIds.map(async (system) => ({ system, had: await end(system) })));
      return async () => {
        for (const { system, had } of ended) if (had) await revoke(system, had);
      };
    },
  };

  async function connect(request: ConnectRequest, meantCompany = ''): Promise<ConnectOutcome> {
    const { system } = request;
    others.delete(system);
    const isWanted = attempts.begin(system);
    const made = await facts.identify(system, await credentialsFor(request));
    const found = nameOf(made.record);
    const meant = await otherThan(system, made, meantCompany);
    if (!meant) return { kind: 'connected', connection: await take(system, made, isWanted) };
    const attempt = crypto.randomUUID();
    others.set(system, { attempt, made, isWanted });
    return { kind: 'otherAccount', attempt, ...meant, found };
  }

  /** Who was meant, where this is somebody else. */
  async function otherThan(
    system: SystemId,
    { record }: NewConnection,
    meantCompany: string,
  ): Promise<{ readonly expected: AccountName; readonly isFirst: boolean } | null> {
    const before = await connections.read(system);
    if (before.account) {
      const { signInOf } = systems[system];
      const isSame = signInOf(before.identity) === signInOf(record.identity);
      return isSame ? null : { expected: nameOf(before), isFirst: false };
    }
    const isMeant =
      meantCompany === '' || foldedName(meantCompany) === foldedName(nameOf(record).companyName);
    return isMeant ? null : { expected: { companyName: meantCompany, userName: '' }, isFirst: true };
  }

  async function take(
    system: SystemId,
    made: NewConnection,
    isWanted: () => boolean,
  ): Promise<ConnectionView> {
    if (!(await fromVault(system, accounts.connect(system, made, isWanted))))
      throw new SystemError('signInCancelled', system);
    onConnected(system);
    return view(system);
  }

  /** What a connection was signed in to with; `null` where it was made with keys or a token. */
  async function storedApplication(system: SystemId): Promise<ConnectRequest | null> {
    const credentials = await fromVault(system, vault.read<Credentials>(system));
    if (!credentials || !('clientId' in credentials)) return null;
    const { clientId, clientSecret } = credentials;
    return 'realmId' in credentials
      ? { system: 'quickbooks', environment: credentials.environment, clientId, clientSecret }
      : { system: 'quickbooksTime', method: 'oauth', clientId, clientSecret };
  }

  /** Returns the credentials there were. */
  async function end(system: SystemId): Promise<Credentials | null> {
    attempts.cancel(system);
    others.delete(system);
    const credentials = await unlessLocked(vault.read<Credentials>(system));
    const { identity, customerList } = await connections.read(system);
    await accounts.disconnect(system);
    // The next file may be another company's, which nothing in it has to tell.
    if (customerList) await forgetFilesOwn(system, identity, hasOwnIds(customerList));
    return credentials;
  }

  /** Ids that are made of names may be given to other records when the file is read as a first one again. */
  async function forgetFilesOwn(system: SystemId, identity: string, areIdsItsOwn: boolean): Promise<void> {
    await store.changeList.update((row) => (row.account === identity ? null : row));
    const { list } = systems[system];
    if (list && !areIdsItsOwn) await store.links.removeAccount(list, identity);
  }

  /** Here the connection has ended whatever Intuit says; its side can also be ended in QuickBooks. */
  async function revoke(system: SystemId, credentials: Credentials): Promise<void> {
    await revokeAccess[system](credentials).catch(reportUnlessOfSystem);
  }

  async function view(system: SystemId): Promise<ConnectionView> {
    const [record, credentials] = await Promise.all([
      connections.read(system),
      unlessLocked(vault.read<Credentials>(system)),
    ]);
    const { account, time, lastError, customerList } = record;
    const isRefused = lastError?.code === 'needsReconnect';
    return {
      system,
      state: !account ? 'notConnected' : isRefused ? 'needsReconnect' : 'connected',
      // Each renewal moves the end, so it is read from what is in use.
      account: account && { ...account, endsAt: credentials && endOf(credentials) },
      lastError,
      linkedTo: time?.account.quickbooks ?? null,
      customerList,
    };
  }

  /** How the credentials of each system are come by, out of what was filled in for it. */
  function credentialsFor(request: ConnectRequest): Promise<Credentials> {
    const obtain: { readonly [System in SystemId]: (asked: RequestTo<System>) => Promise<Credentials> } = {
      karbon: async ({ bearer, accessKey }) => ({ bearer, accessKey }),
      async quickbooksTime(asked) {
        if (asked.method === 'token') return { method: 'token', accessToken: asked.token };
        const { grant } = await grantFrom('quickbooksTime', asked);
        return signIns.quickbooksTime.exchangeCode(grant);
      },
      async quickbooks(asked) {
        const { grant, realmId } = await grantFrom('quickbooks', asked);
        if (!realmId) throw invalidResponse('quickbooks', 'realmId');
        return signIns.quickbooks.exchangeCode({ ...grant, environment: asked.environment, realmId });
      },
    };
    return (obtain[request.system] as (asked: ConnectRequest) => Promise<Credentials>)(request);
  }

  /** Has the user sign in, and returns what a service's code is traded with. */
  async function grantFrom(
    system: keyof SignInServices,
    { clientId, clientSecret }: { readonly clientId: string; readonly clientSecret: string },
  ) {
    const { code, realmId } = await signIn(system, launchSignIn, (state) =>
      signIns[system].authorizeAddress({ clientId, redirectAddress, state }),
    );
    return { grant: { clientId, clientSecret, code, redirectAddress }, realmId };
  }
}

function nameOf({ account }: Pick<ConnectionRecord, 'account'>): AccountName {
  return { companyName: account?.companyName ?? '', userName: account?.userName ?? '' };
}

/** As somebody types the name of a company. */
function foldedName(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Which of the connections that are being made still counts: one that takes the place of what there was ends those begun before it. */
function createAttempts() {
  let begun = 0;
  const passed = new Map<SystemId, number>();
  return {
    begin(system: SystemId): () => boolean {
      begun += 1;
      const own = begun;
      return () => {
        if (own < (passed.get(system) ?? 0)) return false;
        passed.set(system, own);
        return true;
      };
    },
    cancel: (system: SystemId) => void passed.set(system, begun + 1),
  };
}
