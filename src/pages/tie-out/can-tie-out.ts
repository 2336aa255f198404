import type { BackfillPart, BackfillPartName, BackfillView } from '../../messages/backfill';
import type { NameListFacts } from '../../messages/name-list';

const neededNames: ReadonlySet<BackfillPartName> = new Set([
  'karbonClients',
  'jobcodes',
  'customers',
  'nameHolders',
]);

/** The parts of the mirror that a tie-out needs. */
export function neededParts({ parts }: BackfillView): readonly BackfillPart[] {
  return parts.filter(({ name }) => neededNames.has(name));
}

/** Whether Karbon's clients are there whole, and at least one list, and each that is connected; a file is there where nothing is connected. */
export function canTieOut(parts: readonly BackfillPart[], files: readonly NameListFacts[]): boolean {
  const isFile = ({ state, system }: BackfillPart) =>
    state === 'notConnected' && files.some((file) => file.system === system);
  const isThere = (part: BackfillPart) => part.state === 'complete' || isFile(part);
  const [clients, ...others] = [...parts].sort((one) => (one.name === 'karbonClients' ? -1 : 1));
  const known = others.filter((part) => part.state !== 'notConnected' || isFile(part));
  return clients !== undefined && isThere(clients) && known.length > 0 && known.every(isThere);
}

/** Whether something has to be connected or given as a file first. */
export function lacksNames(parts: readonly BackfillPart[], files: readonly NameListFacts[]): boolean {
  const has = ({ state, system }: BackfillPart) =>
    state !== 'notConnected' || files.some((file) => file.system === system);
  return (
    !parts.some((part) => part.name === 'karbonClients' && has(part)) ||
    !parts.some((part) => (part.name === 'jobcodes' || part.name === 'customers') && has(part))
  );
}
