import type { ListId, SystemId } from '../domain/records/records';
import { karbonSystem } from './karbon/system';
import { quickbooksOnlineSystem } from './quickbooks-online/system';
import { quickbooksTimeSystem } from './quickbooks-time/system';
import type { System } from './system';

/** Every system that Tieout knows. */
export const systems: Readonly<Record<SystemId, System>> = {
  karbon: karbonSystem,
  quickbooksTime: quickbooksTimeSystem,
  quickbooks: quickbooksOnlineSystem,
};

/** The system that holds each list. */
export const systemOfList: Readonly<Record<ListId, System>> = {
  quickbooksTime: quickbooksTimeSystem,
  quickbooks: quickbooksOnlineSystem,
};
