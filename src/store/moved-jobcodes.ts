import type { Jobcode } from '../domain/records/records';
import type { WriteTransaction } from './change-signal';

/**
 * Ends the coverage of entries above each jobcode that is about to be written under another parent: what lies there has never been read
 * with it. In the very transaction that moves it, whoever writes it, and before it is written. Returns whether one has moved.
 */
export async function uncoverAboveMoved(
  transaction: WriteTransaction,
  incoming: readonly Jobcode[],
): Promise<boolean> {
  const coverage = transaction.objectStore('coverage');
  const list = await coverage.get('list:jobcodes');
  // Before the list is there, no page knows of a jobcode to read entries of.
  if (list?.kind !== 'list' || !list.isComplete) return false;
  const jobcodes = transaction.objectStore('jobcodes');
  const known = await Promise.all(incoming.map(({ id }) => jobcodes.get(id)));
  const moved = incoming.filter(({ parentId }, at) => known[at] && known[at].parentId !== parentId);
  const incomingById = new Map(incoming.map((jobcode) => [jobcode.id, jobcode]));
  const above = new Set(moved.map(({ parentId }) => parentId));
  // A set's iterator also meets what is added while it runs.
  for (const id of above) {
    if (id === null) continue;
    await coverage.delete(`entries:${id}`);
    above.add((incomingById.get(id) ?? (await jobcodes.get(id)))?.parentId ?? null);
  }
  return moved.length > 0;
}
