import { describe, expect, it } from 'vitest';
import type { SystemId } from '../../../../src/domain/records/records';
import type { ErrorCode } from '../../../../src/messages/errors';
import { noticesOf } from '../../../../src/services/panel/notices';
import type { ConnectionRecord } from '../../../../src/store/rows';

function failing(system: SystemId, code: ErrorCode): ConnectionRecord {
  return {
    system,
    account: {
      companyName: 'Harbor CPAs',
      userName: '',
      method: 'token',
      environment: null,
      rights: [],
      connectedAt: 0,
      endsAt: null,
      isRenewedByItself: false,
    },
    identity: 'one',
    time: null,
    quickbooks: null,
    customerList: null,
    lastError: { code, system, retryAt: 5_000, detail: '', at: 0 },
    factsReadAt: 0,
    failures: 1,
  };
}

function noticesWhen(code: ErrorCode, isTimeUnread = false) {
  const connections = {
    karbon: failing('karbon', code),
    quickbooksTime: failing('quickbooksTime', code),
    quickbooks: failing('quickbooks', code),
  };
  return noticesOf({
    connections,
    coverage: [],
    entriesLeftOut: 0,
    isTimeUnread,
    isOtherTenant: false,
    dismissed: new Set(),
    sharePerMinute: (system) => (system === 'karbon' ? 30 : null),
    failures: [],
    listDays: { listAgingDays: 7, listOldDays: 30 },
    nowMs: 0,
  });
}

function codesOf(code: ErrorCode) {
  return noticesWhen(code).map((notice) => [notice.code, notice.system, notice.retryAt]);
}

describe('noticesOf', () => {
  it('says once that the browser is offline, whatever cannot be reached', () => {
    expect(codesOf('offline')).toEqual([['offline', null, 5_000]]);
  });

  it('says of a limit of our own how many requests a minute the user allows', () => {
    const counts = noticesWhen('selfLimited').map(({ system, count }) => [system, count]);
    expect(counts).toEqual([
      ['quickbooksTime', 0],
      ['quickbooks', 0],
      ['karbon', 30],
    ]);
  });

  it('says of each service that it does not answer', () => {
    expect(codesOf('unreachable').map(([, system]) => system)).toEqual([
      'quickbooksTime',
      'quickbooks',
      'karbon',
    ]);
  });

  it('says where no time has been read before QuickBooks Time failed, and only there', () => {
    const unread = (isTimeUnread: boolean) =>
      noticesWhen('serverFault', isTimeUnread)
        .filter((notice) => notice.isTimeUnread)
        .map(({ system }) => system);
    expect(unread(true)).toEqual(['quickbooksTime']);
    expect(unread(false)).toEqual([]);
  });
});
