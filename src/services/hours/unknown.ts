import type { SystemId } from '../../domain/records/records';
import type { HoursSource, HoursSourceView } from '../../messages/hours-reading';
import { systemOfMirror } from '../../store/mirrored-stores';
import type { ConnectionRecord } from '../../store/rows';

export type ConnectionsById = Readonly<Record<SystemId, ConnectionRecord>>;

/** Whether the service that has this list may be asked at all. */
export function isAskable(
  source: HoursSource,
  connections: ConnectionsById,
  hasTimeTracking: boolean,
): boolean {
  const { account, customerList } = connections[systemOfMirror[source]];
  return account !== null && customerList === null && (source !== 'timeActivities' || hasTimeTracking);
}

/**
 * Why nothing of a list can be known; `null` where it can.
 *
 * @param said what its service has said of it.
 */
export function unknownOf(
  source: HoursSource,
  connections: ConnectionsById,
  said: { readonly isRefused: boolean; readonly hasTimeTracking: boolean },
): HoursSourceView['unknown'] {
  if (!isAskable(source, connections, true))
    return source === 'timeActivities' && isDesktop(connections) ? 'desktop' : 'notConnected';
  return said.isRefused || !isAskable(source, connections, said.hasTimeTracking) ? 'noRight' : null;
}

/** No file of Desktop that Tieout reads has hours. */
function isDesktop({ quickbooks, quickbooksTime }: ConnectionsById): boolean {
  if (quickbooks.customerList) return quickbooks.customerList.product === 'desktop';
  return quickbooksTime.time?.account.quickbooks === 'other';
}
