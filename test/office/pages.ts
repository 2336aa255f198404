import type { PageRef } from '../../src/messages/page-ref';
import { clientNameOf } from '../firm/karbon/client-names';
import type { FirmState, ShowcaseName } from '../firm/state';

/** The page of a client or work item with the names that Karbon shows on it. */
export function pageOf(
  { karbon }: FirmState,
  { kind, key }: { kind: PageRef['kind']; key: string },
): PageRef {
  const item = karbon.workItems.get(key);
  const clientKey = item?.clientKey ?? key;
  const clientName = clientNameOf(karbon, clientKey, 'lastFirst') ?? '';
  return {
    tenant: karbon.tenantKey,
    kind,
    key,
    tab: 'budget',
    shownTitle: item?.title ?? clientName,
    shownClientName: clientName,
    shownClientKey: clientKey,
    isTranslated: false,
  };
}

export function showcasePage(state: FirmState, name: ShowcaseName): PageRef {
  return pageOf(state, state.showcases[name]);
}
