import type { FixChoice } from '../../src/domain/plans/fix-choice';

import type { PageRef } from '../../src/messages/page-ref';
import type { PanelView } from '../../src/messages/panel-view';
import type { Settings } from '../../src/messages/settings';
import { archiveJobcode } from '../firm/edits';
import type { DirectFirm } from '../office/direct-firm';
import { pageOf, showcasePage } from '../office/pages';

/** One kind of plan, and the page on which it comes about. */
export interface PlanShape {
  readonly what: string;
  /** Makes the firm what the shape needs. */
  readonly prepare?: (firm: DirectFirm) => void;
  readonly page: (firm: DirectFirm) => PageRef;
  /** Which of what the panel offers is pressed. */
  readonly choose: (view: PanelView) => FixChoice;
  readonly settings?: (firm: DirectFirm) => Partial<Settings>;
  /** Connected to QuickBooks Online too, unless told otherwise. */
  readonly isWithQuickbooks?: boolean;
  /** It is applied first, and killed while it is undone. */
  readonly isUndo?: boolean;
}

const primary = (): FixChoice => ({ kind: 'primary' });

/** The first record offered in a list that needs a choice. */
const firstPick = (view: PanelView): FixChoice => {
  const availableFix = view.availableFixes.find(({ choice }) => choice.kind === 'pick');
  if (!availableFix) throw new Error(`nothing to pick: ${JSON.stringify(view.availableFixes)}`);
  return availableFix.choice;
};

const missing = (firm: DirectFirm) => showcasePage(firm.state, 'missingWork');

/** Work of a client that neither list has. */
function addNewClient({ state }: DirectFirm): void {
  const { karbon } = state;
  const [someone] = karbon.organizations.values();
  const [some] = karbon.workItems.values();
  if (!someone || !some) throw new Error('the seed has no client');
  const key = 'NewClient1';
  karbon.organizations.set(key, {
    ...someone,
    key,
    fullName: 'Heliograph Observatory',
    legalName: '',
    tradingName: '',
  });
  karbon.workItems.set('NewWork001', {
    ...some,
    key: 'NewWork001',
    title: 'Opening of the books',
    clientKey: key,
    clientType: 'Organization',
    relatedClientGroupKey: null,
  });
}

/** Spells work that is archived in both lists otherwise than Karbon does. */
function respellArchived({
  state: { karbon, quickbooksOnline, quickbooksTime, showcases },
}: DirectFirm): void {
  const title = karbon.workItems.get(showcases.archivedWork.key)?.title ?? '';
  const respelt = title.toUpperCase();
  const job = [...quickbooksTime.jobcodes.values()].find(({ name }) => name === title);
  const customer = [...quickbooksOnline.names.values()].find(
    ({ displayName }) => displayName === `${title} (deleted)`,
  );
  if (!job || !customer || respelt === title) throw new Error('the archived work cannot be respelt');
  job.name = respelt;
  customer.displayName = `${respelt} (deleted)`;
}

/** Archives the client of work that is archived already. */
function archiveClientToo(firm: DirectFirm): void {
  const { karbon, quickbooksTime, showcases } = firm.state;
  const title = karbon.workItems.get(showcases.archivedWork.key)?.title;
  const job = [...quickbooksTime.jobcodes.values()].find(({ name }) => name === title);
  if (!job) throw new Error('QuickBooks Time has no archived work');
  archiveJobcode(firm, job.parentId);
}

/** Every kind of plan that there is. */
export const planShapes: readonly PlanShape[] = [
  { what: 'create work in both lists', page: missing, choose: primary },
  {
    what: 'create a client and its work in both lists',
    prepare: addNewClient,
    page: ({ state }) => pageOf(state, { kind: 'work', key: 'NewWork001' }),
    choose: primary,
  },
  { what: 'create with QuickBooks Time alone', page: missing, choose: primary, isWithQuickbooks: false },
  {
    what: 'create in an account that makes customers by itself',
    prepare: ({ switches }) => {
      switches.quickbooksTime.hasTwoWaySync = true;
    },
    page: missing,
    choose: primary,
    settings: () => ({ fixRules: { order: 'timeOnly', assignTo: 'everyone' } }),
  },
  {
    what: 'create for chosen people',
    page: missing,
    choose: primary,
    settings: ({ state }) => {
      const assignTo = [...state.quickbooksTime.users.keys()].slice(0, 3).map(String);
      return { fixRules: { order: 'quickbooksFirst', assignTo } };
    },
  },
  { what: 'rename', page: ({ state }) => showcasePage(state, 'differsWork'), choose: primary },
  { what: 'restore a job', page: ({ state }) => showcasePage(state, 'archivedWork'), choose: primary },
  {
    what: 'restore a job and the client above it',
    prepare: archiveClientToo,
    page: ({ state }) => showcasePage(state, 'archivedWork'),
    choose: primary,
  },
  {
    what: 'restore a job under another name',
    prepare: respellArchived,
    page: ({ state }) => showcasePage(state, 'archivedWork'),
    choose: primary,
  },
  {
    what: 'restore a customer',
    page: ({ state }) => showcasePage(state, 'archivedCustomer'),
    choose: primary,
  },
  { what: 'move', page: ({ state }) => showcasePage(state, 'misplacedWork'), choose: primary },
  {
    what: 'choose among several',
    page: ({ state }) => showcasePage(state, 'ambiguousWork'),
    choose: firstPick,
  },
  { what: 'link a near match', page: ({ state }) => showcasePage(state, 'similarWork'), choose: firstPick },
  {
    what: 'link a near match and rename it',
    prepare: ({ state }) => {
      state.quickbooksTime.account.linkedTo = 'none';
    },
    page: ({ state }) => showcasePage(state, 'similarWork'),
    choose: firstPick,
    isWithQuickbooks: false,
  },
  {
    what: 'create in spite of near matches',
    page: ({ state }) => showcasePage(state, 'similarWork'),
    choose: () => ({ kind: 'createAnyway' }),
  },
  { what: 'take back a create', page: missing, choose: primary, isUndo: true },
  {
    what: 'take back a rename',
    page: ({ state }) => showcasePage(state, 'differsWork'),
    choose: primary,
    isUndo: true,
  },
  {
    what: 'take back a restore',
    page: ({ state }) => showcasePage(state, 'archivedWork'),
    choose: primary,
    isUndo: true,
  },
  {
    what: 'take back a restore under another name',
    prepare: respellArchived,
    page: ({ state }) => showcasePage(state, 'archivedWork'),
    choose: primary,
    isUndo: true,
  },
  {
    what: 'take back a restore with the client above it',
    prepare: archiveClientToo,
    page: ({ state }) => showcasePage(state, 'archivedWork'),
    choose: primary,
    isUndo: true,
  },
  {
    what: 'take back a choice for both lists',
    page: ({ state }) => showcasePage(state, 'similarWork'),
    choose: firstPick,
    isUndo: true,
  },
  {
    what: 'take back a move',
    page: ({ state }) => showcasePage(state, 'misplacedWork'),
    choose: primary,
    isUndo: true,
  },
];
