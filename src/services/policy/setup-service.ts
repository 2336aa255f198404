import type { SystemId } from '../../domain/records/records';
import type { ConnectRequest } from '../../messages/page-api-request';
import { type PresetView, presetNames, type Setup, type SetupName } from '../../messages/setup';
import { type SetupFileOutcome, type SetupPart, secretParts, setupParts } from '../../messages/setup-file';
import type { Store } from '../../store/store';
import { SystemError } from '../../systems/http/system-error';
import type { Credentials } from '../connections/credentials';
import { unlessLocked } from '../connections/from-vault';
import type { ManagedPolicy } from './managed-policy';
import { overlaySetups } from './overlay-setups';
import { presetSettings, presetsOf } from './preset-settings';
import { readSetupFile, writeSetupFile } from './setup-file';

/** What an administrator sets up once and hands to everybody, by policy or by a file. */
export interface SetupService {
  view(): Promise<PresetView>;
  /** Whom to ask for what somebody may not do; empty where no set-up names anybody. */
  askWhom(): Promise<string>;
  /** The company that a system is to be signed in to; `''` where no set-up names one. */
  companyOf(system: SystemId): Promise<string>;
  /** With what a system can be signed in to without typing anything; throws `needsReconnect` where nothing is preset. */
  connectRequest(system: SystemId): Promise<ConnectRequest>;
  /** This browser's own set-up as a file; its secrets only with a passphrase. */
  write(parts: readonly SetupPart[], askWhom: string, passphrase: string | null): Promise<string>;
  /** Takes over what a file holds: its settings at once, the rest for signing in. */
  read(text: string, passphrase: string | null): Promise<SetupFileOutcome>;
}

const settingsOf: Readonly<Record<Exclude<SetupPart, SecretPart>, readonly SetupName[]>> = {
  names: ['nameLimit', 'personOrder', 'colonBecomes', 'straightenPunctuation'],
  fixes: ['fixOrder', 'assignTo'],
  panel: ['timeRange', 'appearance'],
  karbonLimit: ['karbonPerMinute'],
  listAge: ['listAgingDays', 'listOldDays'],
  reminders: ['remindNoTimerAt', 'remindStillRunningAt'],
};

type SecretPart = 'quickbooksTime' | 'quickbooks' | 'karbon';

export function createSetupService(store: Store, policy: ManagedPolicy): SetupService {
  const { accounts, vault, settings, connections } = store;

  /** What is managed counts for more than what somebody has handed over. */
  async function known(): Promise<Setup> {
    const handedOver = await unlessLocked(vault.readSetup<Setup>());
    return overlaySetups(handedOver ?? {}, (await policy.current()).setup);
  }

  /** What the credentials in use can be signed in to with by somebody else; nothing where there are none. */
  const secretsOf: Readonly<Record<SecretPart, () => Promise<Setup>>> = {
    async quickbooksTime() {
      const held = await vault.read<Credentials>('quickbooksTime');
      if (!held || !('clientId' in held)) return {};
      return {
        ...(await companyNamed('quickbooksTime', 'quickbooksTimeCompany')),
        quickbooksTimeClientId: held.clientId,
        quickbooksTimeClientSecret: held.clientSecret,
      };
    },
    async quickbooks() {
      const held = await vault.read<Credentials>('quickbooks');
      if (!held || !('realmId' in held)) return {};
      return {
        ...(await companyNamed('quickbooks', 'quickbooksCompany')),
        quickbooksEnvironment: held.environment,
        quickbooksClientId: held.clientId,
        quickbooksClientSecret: held.clientSecret,
      };
    },
    async karbon() {
      const held = await vault.read<Credentials>('karbon');
      if (!held || !('bearer' in held)) return {};
      return { karbonBearerToken: held.bearer, karbonAccessKey: held.accessKey };
    },
  };

  async function companyNamed(system: SystemId, name: SetupName): Promise<Setup> {
    const companyName = (await connections.read(system)).account?.companyName.slice(0, 200);
    return companyName ? { [name]: companyName } : {};
  }

  /** What is saved for colleagues, or was saved for this browser too: never an export with addresses in it. `null` where there is none. */
  async function nameOfListFile(): Promise<string | null> {
    const saved = await accounts.savedFile('quickbooks');
    const { customerList } = await connections.read('quickbooks');
    if (saved) return saved.name;
    return customerList?.format === 'tieoutList' ? customerList.fileName : null;
  }

  /** Karbon's keys are those of one account already. */
  const companyIn: Readonly<Record<SystemId, (setup: Setup) => string>> = {
    quickbooksTime: ({ quickbooksTimeCompany = '' }) => quickbooksTimeCompany,
    quickbooks: ({ quickbooksCompany = '' }) => quickbooksCompany,
    karbon: () => '',
  };

  /** Nothing can be handed over while the vault is locked. */
  async function unlessNone(secrets: Promise<Setup>): Promise<Setup> {
    return (await unlessLocked(secrets)) ?? {};
  }

  const requestFrom: Readonly<Record<SystemId, (setup: Setup) => ConnectRequest | null>> = {
    quickbooksTime: ({ quickbooksTimeClientId: clientId, quickbooksTimeClientSecret: clientSecret }) =>
      clientId && clientSecret ? { system: 'quickbooksTime', method: 'oauth', clientId, clientSecret } : null,
    quickbooks({ quickbooksClientId: clientId, quickbooksClientSecret: clientSecret, ...rest }) {
      const environment = rest.quickbooksEnvironment ?? 'production';
      return clientId && clientSecret ? { system: 'quickbooks', environment, clientId, clientSecret } : null;
    },
    karbon: ({ karbonBearerToken: bearer, karbonAccessKey: accessKey }) =>
      bearer && accessKey ? { system: 'karbon', bearer, accessKey } : null,
  };

  return {
    async view() {
      const setup = await known();
      const { setup: managed, oddNames, isManaged } = await policy.current();
      const held = new Set<SetupPart>();
      for (const part of secretParts)
        if (Object.keys(await unlessNone(secretsOf[part as SecretPart]())).length > 0) held.add(part);
      const canSignIn = (system: SystemId) => requestFrom[system](setup) !== null;
      return {
        preset: presetNames.filter((name) => managed[name] !== undefined),
        locked: presetNames.filter((name) => managed[name] !== undefined && managed.locked?.includes(name)),
        canSignIn: {
          quickbooksTime: canSignIn('quickbooksTime'),
          quickbooks: canSignIn('quickbooks'),
          karbon: canSignIn('karbon'),
        },
        company: {
          quickbooksTime: companyIn.quickbooksTime(setup),
          quickbooks: companyIn.quickbooks(setup),
          karbon: companyIn.karbon(setup),
        },
        canHandOver: setupParts.filter((part) => !secretParts.has(part) || held.has(part)),
        askWhom: setup.askWhom ?? '',
        listFileName: setup.listFileName ?? '',
        oddNames,
        isManaged,
      };
    },

    async askWhom() {
      return (await known()).askWhom ?? '';
    },

    async companyOf(system) {
      return companyIn[system](await known());
    },

    async connectRequest(system) {
      const request = requestFrom[system](await known());
      if (!request) throw new SystemError('needsReconnect', system);
      return request;
    },

    async write(parts, askWhom, passphrase) {
      const presets = presetsOf(await settings.read());
      const listFileName = await nameOfListFile();
      let setup: Setup = {
        ...(askWhom !== '' && { askWhom }),
        ...(listFileName && { listFileName }),
      };
      for (const part of parts) {
        if (part in secretsOf) setup = { ...setup, ...(await secretsOf[part as SecretPart]()) };
        else
          for (const name of settingsOf[part as keyof typeof settingsOf])
            setup = { ...setup, [name]: presets[name as keyof typeof presets] };
      }
      return writeSetupFile(setup, passphrase);
    },

    async read(text, passphrase) {
      const file = await readSetupFile(text, passphrase);
      if (file.kind !== 'open') return file;
      const { setup, oddNames } = file;
      const names = presetNames.filter((name) => setup[name] !== undefined);
      // The secrets first: where they cannot be kept, nothing is changed. What an earlier file has brought of other things stays.
      await vault.keepSetup(overlaySetups((await vault.readSetup<Setup>()) ?? {}, setup));
      await settings.save(presetSettings(await settings.read(), { ...setup, locked: names }));
      const { locked = [] } = (await policy.current()).setup;
      const { account } = await connections.read('quickbooksTime');
      return {
        kind: 'read',
        oddNames,
        lockedNames: names.filter((name) => locked.includes(name)),
        isSignInNext: account === null && requestFrom.quickbooksTime(setup) !== null,
      };
    },
  };
}
