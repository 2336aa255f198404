import type { SystemId } from '../../domain/records/records';
import { VaultLockedError } from '../../store/vault-key';
import { SystemError } from '../../systems/http/system-error';

/** What the vault gives, with its being locked told as any other failure of that system: `SystemError` `vaultLocked`. */
export async function fromVault<Value>(system: SystemId, asked: Promise<Value>): Promise<Value> {
  try {
    return await asked;
  } catch (error) {
    throw error instanceof VaultLockedError ? new SystemError('vaultLocked', system) : error;
  }
}

/** The same for whoever can do without: `null` where it is locked. */
export async function unlessLocked<Value>(asked: Promise<Value | null>): Promise<Value | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof VaultLockedError) return null;
    throw error;
  }
}
