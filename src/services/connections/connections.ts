import { type SystemId, systemIds } from '../../domain/records/records';
import type { ConnectionsView, ConnectionView } from '../../messages/page-api';
import type { ConnectRequest } from '../../messages/page-api-request';
import { reportUnexpected } from '../../reports/report-unexpected';
import type { Store } from '../../store/store';
import { invalidResponse, isSystemError } from '../../systems/http/system-error';
import type { CircuitBreaker } from './circuit-breaker';
import { endOf, type FactsReader } from './connection-facts';
import type { Credentials, CredentialsOf } from './identify-account';
import { type LaunchSignIn, signIn } from './sign-in';
import type { SignInServices } from './sign-in-services';

function reportUnlessOfSystem(error: unknown): void {
  if (!isSystemError(error)) reportUnexpected(error, 'revoking a token');
}

/** The three connections: made, tried, ended. No secret ever leaves in an answer. */
export interface ConnectionService {
  list(): Promise<ConnectionsView>;
  /** Throws `SystemError`; what was connected before stays as it was. */
  connect(request: ConnectRequest): Promise<ConnectionView>;
  /** Asks the service who we are; a failure is in the answer's `lastError`. */
  test(system: SystemId): Promise<ConnectionView>;
  /** Forgets the credentials and all that was read with them. */
  disconnect(system: SystemId): Promise<ConnectionView>;
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

export function createConnectionService(parts: ConnectionParts): ConnectionService {
  const { store, signIns, facts, circuitBreaker, launchSignIn, redirectAddress, onConnected } = parts;
  const { vault, connections, mirror } = store;
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

    async connect(request) {
      const { system } = request;
      const fresh = await credentialsFor(request);
      const before = await vault.read<Credentials>(system);
      await vault.save(system, fresh);
      try {
        await facts.load(system, fresh);
      } catch (error) {
        // A wrong key pasted over a good connection must not end it.
        await (before ? vault.save(system, before) : vault.forget(system));
        throw error;
      }
      onConnected(system);
      return view(system);
    },

    async test(system) {
      await circuitBreaker.run(system, true, () => facts.reload(system, 'screen'));
      return view(system);
    },

    async disconnect(system) {
      const credentials = await vault.read<Credentials>(system);
      await vault.forget(system);
      await connections.forget(system);
      await mirror.forget([system]);
      // Here the connection has ended whatever Intuit says; its side can also be ended in QuickBooks.
      if (credentials) await revokeAccess[system](credentials).catch(reportUnlessOfSystem);
      return view(system);
    },
  };

  async function view(system: SystemId): Promise<ConnectionView> {
    const [record, credentials] = await Promise.all([
      connections.read(system),
      vault.read<Credentials>(system),
    ]);
    const { account, lastError, lastGoodAt } = record;
    const isRefused = lastError?.code === 'needsReconnect';
    return {
      system,
      state: !account ? 'notConnected' : isRefused ? 'needsReconnect' : 'connected',
      // Each renewal moves the end, so it is read from what is in use.
      account: account && { ...account, endsAt: credentials && endOf(credentials) },
      lastError,
      lastGoodAt,
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
