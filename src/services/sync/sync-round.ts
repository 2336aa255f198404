import type { SystemId } from '../../domain/records/records';

/**
 * What is asked of the systems for one look at a page. Refresh asks a system however lately it has failed, but insists on the first
 * question alone: one that fails in a round is asked nothing more in it.
 */
export function createRound() {
  const failed = new Set<SystemId>();
  return {
    /** @param read resolves to whether all that was asked was answered. */
    async ask(system: SystemId, read: () => Promise<boolean>): Promise<void> {
      if (!failed.has(system) && !(await read())) failed.add(system);
    },
  };
}
