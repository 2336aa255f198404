import type { SystemId } from '../../domain/records/records';
import type { ConnectionsView, ConnectionView, ConnectRequest } from '../../messages/page-api';
import type { Store } from '../../store/store';
import { invalidResponse } from '../../systems/http/system-error';
import type { QuickbooksOnlineCredentials } from '../../systems/quickbooks-online/auth';
import type { CircuitBreaker } from './circuit-breaker';
import { endOf, type FactsReader } from './connection-facts';
import type { Credentials } from './identify-account';
import { type LaunchSignIn, signIn } from './sign-in';
import type { SignInServices } from './sign-in-services';

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

export const systems: readonly SystemId[] = ['karbon', 'quickbooksTime', 'quickbooks'];

export function createConnectionService(parts: ConnectionParts): ConnectionService {
  const { store, signIns, facts, circuitBreaker, launchSignIn, redirectAddress, onConnected } = parts;
  const { vault, connections, mirror } = store;

  return {
    async list() {
      return { redirectAddress, connections: await Promise.all(systems.map(view)) };
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
      const credentials =
        system === 'quickbooks' ? await vault.read<QuickbooksOnlineCredentials>(system) : null;
      await vault.forget(system);
      await connections.forget(system);
      await mirror.forget([system]);
      // Here the connection has ended whatever Intuit says; its side can also be ended in QuickBooks.
      if (credentials) await signIns.quickbooks.revoke(credentials).catch(() => undefined);
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

  async function credentialsFor(request: ConnectRequest): Promise<Credentials> {
    if (request.system === 'karbon') return { bearer: request.bearer, accessKey: request.accessKey };
    if (request.system === 'quickbooksTime' && request.method === 'token') {
      return { method: 'token', accessToken: request.token };
    }
    const { clientId, clientSecret } = request;
    const { code, realmId } = await signIn(request.system, launchSignIn, (state) =>
      signIns[request.system].authorizeAddress({ clientId, redirectAddress, state }),
    );
    const trade = { clientId, clientSecret, code, redirectAddress };
    if (request.system === 'quickbooksTime') return signIns.quickbooksTime.exchangeCode(trade);
    if (!realmId) throw invalidResponse('quickbooks', 'realmId');
    return signIns.quickbooks.exchangeCode({ ...trade, environment: request.environment, realmId });
  }
}
