import type { SystemId } from '../domain/records/records';
import { m } from '../i18n/compiled/messages';

/** As a sentence about a client's names calls the systems; QuickBooks is either of its products. */
export const systemNames: Readonly<Record<SystemId, string>> = {
  karbon: m.system_karbon(),
  quickbooksTime: m.system_quickbooks_time(),
  quickbooks: m.system_quickbooks(),
};
