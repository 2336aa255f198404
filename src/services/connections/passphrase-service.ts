import type { PassphraseState } from '../../messages/page-api';
import type { Store } from '../../store/store';
import { SystemError } from '../../systems/http/system-error';
import type { ConnectionService } from './connections';

/** The passphrase for the credentials. Each call that is given a wrong one throws `passphraseWrong`. */
export interface PassphraseService {
  read(): Promise<PassphraseState>;
  /** @param current the one there is; `null` where none is set yet. */
  set(passphrase: string, current: string | null): Promise<PassphraseState>;
  remove(current: string): Promise<PassphraseState>;
  open(passphrase: string): Promise<PassphraseState>;
  /** Gives up the credentials: whoever has forgotten it connects again. */
  forget(): Promise<PassphraseState>;
}

export function createPassphraseService(
  { passphrase }: Pick<Store, 'passphrase'>,
  connections: Pick<ConnectionService, 'tryAgainAfter'>,
): PassphraseService {
  async function open(typed: string): Promise<void> {
    if (!(await passphrase.open(typed))) throw new SystemError('passphraseWrong', 'quickbooksTime');
  }

  return {
    read: passphrase.state,
    async set(wanted, current) {
      if ((await passphrase.state()) !== 'none') await open(current ?? '');
      await passphrase.set(wanted);
      return passphrase.state();
    },
    async remove(current) {
      await open(current);
      await passphrase.remove();
      return passphrase.state();
    },
    async open(typed) {
      await open(typed);
      await connections.tryAgainAfter('vaultLocked');
      return passphrase.state();
    },
    async forget() {
      await passphrase.forget();
      await connections.tryAgainAfter('vaultLocked');
      return passphrase.state();
    },
  };
}
