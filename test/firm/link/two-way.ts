import { writeCustomer } from '../quickbooks-online/customers';
import { QboFault } from '../quickbooks-online/faults';
import type { FirmService, FirmTools } from '../service';
import type { FirmState } from '../state';
import { isActiveCustomer, jobcodePath, pathText, quickbooksPath } from './paths';

/**
 * QuickBooks Time with two-way sync: a jobcode that is connected is made in QuickBooks at once, where no active customer has its
 * path yet (quickbooks-time.md 7.4, 8.4). What QuickBooks refuses stays in QuickBooks Time alone.
 */
export function withTwoWaySync(service: FirmService, state: FirmState, tools: FirmTools): FirmService {
  return {
    ...service,
    async handle(request) {
      const answer = await service.handle(request);
      const isWrite = request.method === 'POST' || request.method === 'PUT';
      const isOn = tools.switches.quickbooksTime.hasTwoWaySync;
      if (isOn && isWrite && request.path.endsWith('/jobcodes')) makeConnected(state, tools);
      return answer;
    },
  };
}

function makeConnected(state: FirmState, tools: FirmTools): void {
  const { quickbooksTime: time, quickbooksOnline: online } = state;
  for (const { id, active, connectWithQuickbooks } of time.jobcodes.values()) {
    if (!active || !connectWithQuickbooks) continue;
    try {
      makePath(jobcodePath(time, id));
    } catch (fault) {
      if (!(fault instanceof QboFault)) throw fault;
    }
  }

  function makePath(path: readonly string[]): void {
    let parentId: string | null = null;
    for (let depth = 1; depth <= path.length; depth += 1) {
      const levels = path.slice(0, depth);
      parentId = customerAt(levels) ?? make(levels.at(-1) ?? '', parentId);
    }
  }

  function customerAt(levels: readonly string[]): string | null {
    for (const name of online.names.values()) {
      const isThere = pathText(quickbooksPath(online, name.id)) === pathText(levels);
      if (isThere && isActiveCustomer(online, name)) return name.id;
    }
    return null;
  }

  function make(name: string, parentId: string | null): string {
    const below = { Job: true, ParentRef: { value: parentId }, BillWithParent: true };
    return writeCustomer(online, tools, { DisplayName: name, ...(parentId !== null && below) }).id;
  }
}
