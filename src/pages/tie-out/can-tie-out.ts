import type { BackfillPart, BackfillPartName, BackfillView } from '../../messages/backfill';

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

/** Whether Karbon's clients have been read whole, and at least one list, and each that is connected. */
export function canTieOut(parts: readonly BackfillPart[]): boolean {
  const [clients, ...others] = [...parts].sort((one) => (one.name === 'karbonClients' ? -1 : 1));
  const connected = others.filter(({ state }) => state !== 'notConnected');
  return (
    clients?.state === 'complete' &&
    connected.length > 0 &&
    connected.every(({ state }) => state === 'complete')
  );
}
