import type { PageRef } from '../../src/messages/page-ref';
import type { FirmRandom } from '../firm/service';
import type { FirmState } from '../firm/state';
import { pageOf } from '../office/pages';
import { isLucky, pickOne } from './deck';

/** Any page of the firm. */
export function anyPage(state: FirmState, dice: FirmRandom): PageRef {
  const { contacts, organizations, clientGroups, workItems } = state.karbon;
  const work = pickOne(dice, workItems.keys());
  if (work && isLucky(dice, 0.55)) return pageOf(state, { kind: 'work', key: work });
  const clients = [
    ...[...organizations.keys()].map((key) => ({ kind: 'organization', key }) as const),
    ...[...contacts.keys()].map((key) => ({ kind: 'person', key }) as const),
    ...[...clientGroups.keys()].map((key) => ({ kind: 'clientGroup', key }) as const),
  ];
  return pageOf(state, dice.pick(clients));
}
