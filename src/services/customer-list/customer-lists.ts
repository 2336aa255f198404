import { pathAfter } from '../../domain/plans/list-requests';
import type {
  CustomerListFile,
  CustomerListFormat,
  OddRowReason,
  QuickbooksProduct,
} from '../../domain/records/customer-list';
import {
  activePathKeys,
  listedNameHolders,
  listedRecords,
  pathKey,
} from '../../domain/records/listed-customers';
import type { Customer, NameHolder } from '../../domain/records/records';
import {
  type CustomerListFacts,
  type ListFileDoubt,
  type ListFileOutcome,
  maxShownOddRows,
} from '../../messages/customer-list';
import type { AccountRecord } from '../../store/accounts';
import type { MirrorBatch } from '../../store/mirror-batch';
import type { ConnectionRecord, ListCoverage, ListName } from '../../store/rows';
import type { Store } from '../../store/store';
import { CustomerListError } from '../../systems/customer-list/list-error';
import { readCustomerList } from '../../systems/customer-list/read-customer-list';
import { createSerialQueue } from '../sync/serial-queue';
import { createFollower } from './follow-file';
import { doubtOf } from './list-doubt';
import type { OfferedFile } from './offered-file';
import type { SharedLists } from './shared-lists';

/** QuickBooks' list out of a file, where its service is not asked: of Desktop, or of a company that this person may not sign in to. */
export interface CustomerLists {
  /**
   * Makes a file the list: all of it or nothing. What was listed before and is not any more goes; what keeps its name, or was renamed as far
   * as the file shows that, stays the record that it was. Throws only what nobody expects.
   */
  read(file: OfferedFile): Promise<ListFileOutcome>;
  /** The way to the file that was read last; `null` where the browser keeps none. */
  handle(): Promise<FileSystemFileHandle | null>;
  /** Reads the kept file where the browser lets us and it was saved since; asks nobody, and looks once in five minutes. */
  follow(): Promise<void>;
}

export interface CustomerListParts {
  readonly store: Store;
  /** Takes what else a file has brought. */
  readonly sharedLists: Pick<SharedLists, 'receive'>;
  /** Epoch ms. */
  now(): number;
  /** Lets others have the thread. */
  pause(): Promise<void>;
}

/** For so long a change that has been made is still shown, ms. */
const madeShownMs = 30 * 24 * 60 * 60_000;
/** A list that is new is written in parts, between which others are let in. */
const mostAtOnce = 2_000;
/** Larger than any list (see `decode-text.ts`). */
const maxBytes = 64 * 1024 * 1024;
/** Of the whole work; the rest is to write it. */
const shareOfReading = 0.3;
const system = 'quickbooks';

export function createCustomerLists({ store, sharedLists, now, pause }: CustomerListParts): CustomerLists {
  const { accounts, connections, mirror } = store;
  const runExclusive = createSerialQueue();
  const follow = createFollower(store, now);

  const lists: CustomerLists = {
    read: (file) => runExclusive(() => read(file)),
    handle: () => accounts.fileHandle(system),
    follow: () => follow((file) => lists.read(file)),
  };
  return lists;

  async function read(offered: OfferedFile): Promise<ListFileOutcome> {
    const before = await connections.read(system);
    if (before.account && !before.customerList) return { kind: 'signedIn' };
    if (offered.size > maxBytes) return { kind: 'refused', trouble: { problem: 'tooLarge', line: null } };
    let list: CustomerListFile;
    try {
      list = await readCustomerList(await offered.bytes(), {
        pause,
        onProgress: (share) => offered.onProgress(share * shareOfReading),
      });
    } catch (error) {
      if (error instanceof CustomerListError) return { kind: 'refused', trouble: error.trouble };
      // It was saved while it was read, or its drive has gone.
      if (error instanceof DOMException) return { kind: 'unreadable' };
      throw error;
    }
    const known = before.customerList ? await mirror.all('customers') : [];
    const records = withUnshown(listedRecords(list, known), known, list.format);
    const facts = factsOf(list, offered);
    const shared = sharedCount(known, records);
    const jobcodes = before.customerList ? [] : await mirror.all('jobcodes');
    const { companyName } = list;
    const doubt = doubtOf(before, { companyName, facts, known, records, jobcodes });
    if (doubt && !offered.isConfirmed) return { kind: 'doubted', doubt };
    const isOther = doubt !== null && isOfOther[doubt.because];
    if (isOther) await forgetPairs(before);
    // Another form of the same list is the same list.
    const identity = before.customerList && !isOther ? before.identity : identityOf(list);
    const isKept = await keep(before, list, facts, { known, records }, { ...offered, identity });
    if (!isKept) return { kind: (await connections.read(system)).account ? 'signedIn' : 'interrupted' };
    // Nobody has read them after the file was saved, whatever the clock of whoever did says.
    const lists = (list.shared ?? []).map((one) => ({ ...one, asOf: Math.min(one.asOf, offered.savedAt) }));
    await sharedLists.receive(system, identity, lists);
    return { kind: 'read', facts, added: records.length - shared, removed: known.length - shared };
  }

  /**
   * The connection and what is covered come last: a worker that is stopped before leaves names that nothing speaks of, and no half of a list.
   * Returns false where another connection was made meanwhile.
   */
  async function keep(
    before: ConnectionRecord,
    list: CustomerListFile,
    facts: CustomerListFacts,
    { known, records }: { readonly known: readonly Customer[]; readonly records: readonly Customer[] },
    {
      handle,
      onProgress,
      identity,
    }: Pick<OfferedFile, 'handle' | 'onProgress'> & { readonly identity: string },
  ): Promise<boolean> {
    const isSame = before.account !== null && before.identity === identity;
    if (before.account && !isSame) await accounts.disconnect(system);
    const since = isSame ? before : { ...before, account: null };
    // Nothing is written into what somebody has connected or disconnected meanwhile.
    const owner = { system, identity: isSame ? identity : null } as const;
    const holders = list.nameHolders && listedNameHolders(list);
    const { put, ...gone } = await changesOf(isSame ? known : [], records, holders);
    const changed = put?.customers ?? [];
    let written = 0;
    for (; !isSame && changed.length - written > mostAtOnce; written += mostAtOnce) {
      const part = { put: { customers: changed.slice(written, written + mostAtOnce) } };
      if ((await mirror.write(part, owner)) !== 'written') return false;
      onProgress(shareOfReading + (1 - shareOfReading) * ((written + mostAtOnce) / changed.length));
    }
    // What an earlier life of the worker has left of a list that never became whole; the keys of a large list are not read for nothing.
    const isLeftOver = !isSame && (await mirror.count('customers')) > written;
    const last: MirrorBatch = {
      ...gone,
      ...(isLeftOver && {
        deleteExcept: { name: 'customers', keys: new Set(records.map(({ id }) => id)) },
      }),
      put: { customers: changed.slice(written), nameHolders: put?.nameHolders ?? [] },
      cover: [
        coverageOf('customers', records.length, leftOutOf(list), facts),
        ...(await holderCoverage(holders, isSame, facts)),
      ],
    };
    if ((await mirror.write(last, owner)) !== 'written') return false;
    // First, since a file that was read is not read again.
    await settleChanges(identity, activePathKeys(records, list.product), list.product);
    const isConnected = await accounts.connectFile(since, recordOf(list, facts, since, identity), handle);
    if (isConnected) onProgress(1);
    // Whoever has connected meanwhile reads all of it.
    else await mirror.forget([system]);
    return isConnected;
  }

  /** A file without vendors says nothing of those that are known, and of none that there are none. */
  async function holderCoverage(
    holders: readonly NameHolder[] | null,
    isSame: boolean,
    facts: CustomerListFacts,
  ): Promise<readonly ListCoverage[]> {
    const isCovered = isSame && (await mirror.coverage('list:nameHolders')) !== null;
    return holders === null && isCovered ? [] : [coverageOf('nameHolders', holders?.length ?? 0, 0, facts)];
  }

  function recordOf(
    { companyName }: CustomerListFile,
    facts: CustomerListFacts,
    since: ConnectionRecord,
    identity: string,
  ): AccountRecord {
    return {
      account: {
        companyName,
        userName: '',
        method: 'file',
        environment: null,
        rights: ['readsCustomerListFile'],
        // The same connection, however often its file is read.
        connectedAt: since.account?.connectedAt ?? now(),
        endsAt: null,
        isRenewedByItself: true,
      },
      identity,
      time: null,
      quickbooks: null,
      customerList: facts,
      lastError: null,
      factsReadAt: now(),
      failures: 0,
    };
  }

  /** Of another company, what was paired and asked for in this one means nothing. */
  async function forgetPairs({ identity }: ConnectionRecord): Promise<void> {
    await store.links.removeAccount(system, identity);
    await store.changeList.update((row) => (row.account === identity ? null : row));
  }

  /** What has been asked for is made where the list is now as it was to become. */
  async function settleChanges(
    identity: string,
    active: ReadonlySet<string>,
    product: QuickbooksProduct,
  ): Promise<void> {
    const readAt = now();
    await store.changeList.update((row) => {
      if (row.list !== system || row.account !== identity) return row;
      if (row.madeAt !== null) return readAt - row.madeAt > madeShownMs ? null : row;
      return active.has(pathKey(pathAfter(row), product)) ? { ...row, madeAt: readAt } : row;
    });
  }

  /** Only what is another than before is written: a list that is read every day is mostly what it was. */
  async function changesOf(
    known: readonly Customer[],
    records: readonly Customer[],
    holders: readonly NameHolder[] | null,
  ): Promise<Pick<MirrorBatch, 'put' | 'remove'>> {
    const before = new Map(known.map((record) => [record.id, record]));
    const changed = records.filter((record) => !isSameRecord(record, before.get(record.id)));
    const ids = new Set(records.map(({ id }) => id));
    // A file without vendors says nothing of those that are known.
    const knownHolders = holders === null ? [] : await mirror.all('nameHolders');
    const holderIds = new Set(holders?.map(({ id }) => id));
    return {
      remove: {
        customers: known.filter(({ id }) => !ids.has(id)).map(({ id }) => id),
        nameHolders: knownHolders.filter(({ id }) => !holderIds.has(id)).map(({ id }) => id),
      },
      put: { customers: changed, nameHolders: holders ?? [] },
    };
  }

  function factsOf(
    list: CustomerListFile,
    { fileName, savedAt, size, handle, isWorkbook, sheet }: OfferedFile,
  ): CustomerListFacts {
    const { format, product, customers, nameHolders, oddRows } = list;
    return {
      format,
      product,
      fileName,
      // A clock that was ahead says nothing of what is yet to come.
      listedAt: Math.min(list.listedAtMs ?? savedAt, now()),
      readAt: now(),
      savedAt,
      size,
      waiting: null,
      isUnanswered: false,
      customerCount: customers.length,
      inactiveCount: customers.filter(({ isActive }) => !isActive).length,
      hasNameHolders: nameHolders !== null,
      oddRowCount: oddRows.length,
      oddRows: oddRows.slice(0, maxShownOddRows),
      isKept: handle !== null,
      isWorkbook,
      sheet,
    };
  }
}

/** What makes a list another company's. */
const isOfOther: Readonly<Record<ListFileDoubt['because'], boolean>> = {
  otherCompany: true,
  otherProduct: true,
  fewShared: true,
  fewInTime: false,
  older: false,
  manyGone: false,
};

const showsInactive: Readonly<Record<CustomerListFormat, boolean>> = {
  iif: true,
  tieoutList: true,
  desktopCsv: false,
  contactList: false,
  customersPage: false,
};

/**
 * Many a list shows active customers alone, and then says nothing of the others: they stay, since a hidden customer that counts as missing
 * would be created once more.
 */
function withUnshown(
  records: readonly Customer[],
  known: readonly Customer[],
  format: CustomerListFormat,
): readonly Customer[] {
  if (showsInactive[format] || records.some(({ isActive }) => !isActive)) return records;
  const ids = new Set(records.map(({ id }) => id));
  const unshown = known.filter(({ id, isActive }) => !isActive && !ids.has(id));
  for (const { id } of unshown) ids.add(id);
  return [...records, ...unshown.filter(({ parentId }) => parentId === null || ids.has(parentId))];
}

/** Another company's pairs mean nothing. A file that does not name its company has ids that are made of its names. */
function identityOf({ product, companyName, realmId }: CustomerListFile): string {
  return JSON.stringify(['file', product, realmId || companyName.toLowerCase()]);
}

const isLeftOut: Readonly<Record<OddRowReason, boolean>> = {
  noName: true,
  emptyLevel: true,
  tooDeep: true,
  twice: false,
  parentNotListed: false,
  parentUnknown: true,
  // Nothing that is in use stands below what is not.
  parentReplaced: false,
};

function leftOutOf({ oddRows }: CustomerListFile): number {
  return oddRows.filter(({ reason }) => isLeftOut[reason]).length;
}

/** As of when the list is, not of when it was read: its names are no younger for being read today. */
function coverageOf(
  list: ListName,
  count: number,
  leftOut: number,
  { listedAt }: CustomerListFacts,
): ListCoverage {
  return {
    kind: 'list',
    id: `list:${list}`,
    list,
    isComplete: true,
    count,
    leftOut,
    readAt: listedAt,
    wholeAt: listedAt,
    cursor: '',
  };
}

function sharedCount(known: readonly Customer[], records: readonly Customer[]): number {
  const ids = new Set(records.map(({ id }) => id));
  return known.filter(({ id }) => ids.has(id)).length;
}

/** As a record lies in the database its fields come in another order than it was made in, and more of them. */
function isSameRecord(record: Customer, known: Customer | undefined): boolean {
  return (
    known !== undefined &&
    record.parentId === known.parentId &&
    record.name === known.name &&
    record.isActive === known.isActive &&
    record.isProject === known.isProject &&
    record.balance === known.balance &&
    record.lastModified === known.lastModified &&
    (record.listRef ?? '') === (known.listRef ?? '')
  );
}
