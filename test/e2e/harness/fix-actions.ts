import type { Page } from 'playwright-core';
import type { Firm } from '../../firm/firm';
import type { Changes } from './changes';
import type { Asked } from './fix-requests';
import { type InputMethod, press, pressInMenu, waitForRun } from './fixes';
import { addClientWithWork, addNearWork, addWork, type KarbonWork, showcaseWork } from './new-work';
import { waitUntilSettled } from './panel';

/** What both lists have at the end that they did not have, and the other way round; as `test/kill/lists.ts` writes them. */
type Difference = Omit<Changes, 'isRestUntouched'>;

/** One kind of action of the panel, from the click to its way back. */
export interface FixAction {
  readonly what: string;
  readonly work: KarbonWork;
  /** What has to have been done before, on the same page. */
  readonly prepare: (page: Page, inputMethod: InputMethod) => Promise<void>;
  /** Presses up to where the steps are shown; where `plan` is `null`, they are applied with that. */
  readonly begin: (page: Page, inputMethod: InputMethod) => Promise<void>;
  readonly plan: readonly string[] | null;
  readonly done: readonly string[];
  readonly changes: Difference;
  readonly asked: Asked;
  readonly undone: readonly string[];
  /** After the undo, against before the action. */
  readonly left: Difference;
  readonly undoAsked: Asked;
  /** Lines of the log: of the action, and of its undo. */
  readonly log: readonly string[];
  readonly undoLog: readonly string[];
}

type Names = { readonly key: string; readonly client: string; readonly path: string };
/** The sentences are the same for every work item, but for its name. */
type ActionOf = Omit<FixAction, 'what' | 'work' | 'prepare' | 'begin'>;

type Steps = FixAction['begin'];

const reading = 'GET jobcodes page 1';
const nothing: Difference = { came: [], went: [], recordsTouched: 0 };
const everybody = 'Everyone can track time to it.';
const open = 'Open in QuickBooks';
const openTime = 'Open QuickBooks Time';

/** Whether a customer is used: the record, and what of each kind has been booked since it was made. */
const useOfCustomer = ['GET customer/{id}', 'POST batch'];

function createdInBoth({ path }: Names): ActionOf {
  return {
    plan: [`Create ${path} in QuickBooks.`, `Create ${path} in QuickBooks Time. ${everybody}`],
    done: [`Created ${path} in QuickBooks. ${open}`, `Created ${path} in QuickBooks Time. ${openTime}`],
    changes: {
      came: [`QuickBooks Customer ${path} active`, `QuickBooks Time ${path} active for 0`],
      went: [],
      recordsTouched: 2,
    },
    asked: {
      quickbooksTime: [reading, reading, 'POST jobcodes'],
      quickbooks: ['GET cdc', 'POST customer'],
    },
    undone: [
      `Archived ${path} in QuickBooks Time. ${openTime}`,
      `Made ${path} inactive in QuickBooks. ${open}`,
    ],
    left: {
      came: [`QuickBooks Customer ${path} (deleted) inactive`, `QuickBooks Time ${path} archived for `],
      went: [],
      recordsTouched: 2,
    },
    undoAsked: {
      quickbooksTime: [reading, 'GET timesheets', 'PUT jobcodes'],
      quickbooks: ['GET cdc', ...useOfCustomer, 'POST customer'],
    },
    log: ['Created in QuickBooks Online · Done', 'Created in QuickBooks Time · Done'],
    undoLog: ['Archived in QuickBooks Time · Done', 'Archived in QuickBooks Online · Done'],
  };
}

function createdWithClient(names: Names): ActionOf {
  const { client, path } = names;
  const both = createdInBoth(names);
  return {
    ...both,
    plan: [
      `Create ${client} in QuickBooks.`,
      `Create ${path} in QuickBooks.`,
      `Create ${client} in QuickBooks Time. ${everybody}`,
      `Create ${path} in QuickBooks Time. ${everybody}`,
    ],
    done: [
      `Created ${client} in QuickBooks. ${open}`,
      `Created ${path} in QuickBooks. ${open}`,
      `Created ${client} in QuickBooks Time. ${openTime}`,
      `Created ${path} in QuickBooks Time. ${openTime}`,
    ],
    changes: {
      came: [
        `QuickBooks Customer ${client} active`,
        `QuickBooks Customer ${path} active`,
        `QuickBooks Time ${client} active for 0`,
        `QuickBooks Time ${path} active for 0`,
      ],
      went: [],
      recordsTouched: 4,
    },
    asked: {
      quickbooksTime: [reading, reading, 'POST jobcodes', 'POST jobcodes'],
      quickbooks: ['GET cdc', 'POST customer', 'POST customer'],
    },
    undone: [
      `Archived ${path} in QuickBooks Time. ${openTime}`,
      `Archived ${client} in QuickBooks Time. ${openTime}`,
      `Made ${path} inactive in QuickBooks. ${open}`,
      `Made ${client} inactive in QuickBooks. ${open}`,
    ],
    left: {
      came: [
        `QuickBooks Customer ${client} (deleted) inactive`,
        `QuickBooks Customer ${path.replace(client, `${client} (deleted)`)} (deleted) inactive`,
        `QuickBooks Time ${client} archived for `,
        `QuickBooks Time ${path} archived for `,
      ],
      went: [],
      recordsTouched: 4,
    },
    undoAsked: {
      // What has to stay is looked for in both before anything goes.
      quickbooksTime: [reading, 'GET timesheets', 'GET timesheets', 'PUT jobcodes', 'PUT jobcodes'],
      quickbooks: ['GET cdc', ...useOfCustomer, ...useOfCustomer, 'POST customer', 'POST customer'],
    },
    log: both.log.flatMap((line) => [line, line]),
    undoLog: both.undoLog.flatMap((line) => [line, line]),
  };
}

function createdInTimeAlone(names: Names): ActionOf {
  const both = createdInBoth(names);
  const own = (lines: readonly string[]) => lines.filter((line) => line.includes('QuickBooks Time'));
  return {
    plan: own(both.plan ?? []),
    done: own(both.done),
    changes: { came: own(both.changes.came), went: [], recordsTouched: 1 },
    asked: { quickbooksTime: [reading, 'POST jobcodes'], quickbooks: ['GET cdc'] },
    undone: own(both.undone),
    left: { came: own(both.left.came), went: [], recordsTouched: 1 },
    undoAsked: { quickbooksTime: [reading, 'GET timesheets', 'PUT jobcodes'], quickbooks: [] },
    log: own(both.log),
    undoLog: own(both.undoLog),
  };
}

function renamedInTime({ client, path }: Names, from: string): ActionOf {
  const line = (name: string) => `QuickBooks Time ${client}:${name} active for 0`;
  const title = path.slice(client.length + 1);
  return {
    plan: [`Rename ${client}:${from} to ${title} in QuickBooks Time.`],
    done: [`Renamed ${client}:${from} to ${title} in QuickBooks Time. ${openTime}`],
    changes: { came: [line(title)], went: [line(from)], recordsTouched: 1 },
    asked: { quickbooksTime: [reading, 'PUT jobcodes'], quickbooks: ['GET cdc'] },
    undone: [`Renamed ${path} to ${from} in QuickBooks Time. ${openTime}`],
    left: { ...nothing, recordsTouched: 1 },
    undoAsked: { quickbooksTime: [reading, 'PUT jobcodes'], quickbooks: [] },
    log: ['Renamed in QuickBooks Time · Done'],
    undoLog: ['Renamed in QuickBooks Time · Done'],
  };
}

/** From the menu: Refresh goes with it, so that more is read. */
function renamedInQuickbooks({ key, client, path }: Names, from: string): ActionOf {
  const line = (name: string) => `QuickBooks Customer ${client}:${name} active`;
  const title = path.slice(client.length + 1);
  return {
    plan: [`Rename ${client}:${from} to ${title} in QuickBooks.`],
    done: [`Renamed ${client}:${from} to ${title} in QuickBooks. ${open}`],
    changes: { came: [line(title)], went: [line(from)], recordsTouched: 1 },
    asked: {
      quickbooksTime: [reading],
      quickbooks: ['GET cdc', 'GET cdc', 'POST customer'],
      karbon: [
        'GET ClientGroups',
        'GET Contacts',
        `GET EstimateSummaries/${key}`,
        'GET Organizations',
        'GET WorkItems',
      ],
    },
    undone: [`Renamed ${path} to ${from} in QuickBooks. ${open}`],
    left: { ...nothing, recordsTouched: 1 },
    undoAsked: { quickbooksTime: [], quickbooks: ['GET cdc', 'POST customer'] },
    log: ['Renamed in QuickBooks Online · Done'],
    undoLog: ['Renamed in QuickBooks Online · Done'],
  };
}

function restored({ path }: Names): ActionOf {
  return {
    plan: [
      `Restore ${path} in QuickBooks.`,
      `Restore ${path} in QuickBooks Time. ${everybody.slice(0, -1)} again.`,
    ],
    done: [`Restored ${path} in QuickBooks. ${open}`, `Restored ${path} in QuickBooks Time. ${openTime}`],
    changes: {
      came: [`QuickBooks Customer ${path} active`, `QuickBooks Time ${path} active for 0`],
      went: [`QuickBooks Customer ${path} (deleted) inactive`, `QuickBooks Time ${path} archived for `],
      recordsTouched: 2,
    },
    asked: { quickbooksTime: [reading, reading, 'PUT jobcodes'], quickbooks: ['GET cdc', 'POST customer'] },
    undone: [
      `Archived ${path} in QuickBooks Time. ${openTime}`,
      `Made ${path} inactive in QuickBooks. ${open}`,
    ],
    left: { ...nothing, recordsTouched: 2 },
    undoAsked: { quickbooksTime: [reading, 'PUT jobcodes'], quickbooks: ['GET cdc', 'POST customer'] },
    log: ['Restored in QuickBooks Online · Done', 'Restored in QuickBooks Time · Done'],
    undoLog: ['Archived in QuickBooks Time · Done', 'Archived in QuickBooks Online · Done'],
  };
}

function moved({ client, path }: Names): ActionOf {
  const title = path.slice(client.length + 1);
  const lines = (name: string) => [
    `QuickBooks Customer ${name} active`,
    `QuickBooks Time ${name} active for 0`,
  ];
  return {
    plan: [
      `Move ${title} under ${client} in QuickBooks.`,
      `Move ${title} under ${client} in QuickBooks Time.`,
    ],
    done: [
      `Moved ${title} under ${client} in QuickBooks. ${open}`,
      `Moved ${title} under ${client} in QuickBooks Time. ${openTime}`,
    ],
    changes: { came: lines(path), went: lines(title), recordsTouched: 2 },
    asked: { quickbooksTime: [reading, reading, 'PUT jobcodes'], quickbooks: ['GET cdc', 'POST customer'] },
    undone: [
      `Moved ${path} to the top level in QuickBooks Time. ${openTime}`,
      `Moved ${path} to the top level in QuickBooks. ${open}`,
    ],
    left: { ...nothing, recordsTouched: 2 },
    undoAsked: { quickbooksTime: [reading, 'PUT jobcodes'], quickbooks: ['GET cdc', 'POST customer'] },
    log: ['Moved in QuickBooks Online · Done', 'Moved in QuickBooks Time · Done'],
    undoLog: ['Moved in QuickBooks Time · Done', 'Moved in QuickBooks Online · Done'],
  };
}

/** Both lists have it wrong in the same way: one choice links and renames both. */
function linkedAndRenamed({ client, path }: Names, from: string): ActionOf {
  const title = path.slice(client.length + 1);
  const lines = (name: string) => [
    `QuickBooks Customer ${client}:${name} active`,
    `QuickBooks Time ${client}:${name} active for 0`,
  ];
  const rename = `${client}:${from} to ${title} in QuickBooks`;
  const remembers = 'Tieout remembers this link, whatever the names.';
  return {
    plan: [
      `Link ${client}:${from} in QuickBooks to this work item. ${remembers}`,
      `Link ${client}:${from} in QuickBooks Time to this work item. ${remembers}`,
      `Rename ${rename}.`,
      `Rename ${rename} Time.`,
    ],
    done: [
      `Linked ${client}:${from} in QuickBooks to this work item. ${open}`,
      `Linked ${client}:${from} in QuickBooks Time to this work item. ${openTime}`,
      `Renamed ${rename}. ${open}`,
      `Renamed ${rename} Time. ${openTime}`,
    ],
    changes: { came: lines(title), went: lines(from), recordsTouched: 2 },
    asked: { quickbooksTime: [reading, reading, 'PUT jobcodes'], quickbooks: ['GET cdc', 'POST customer'] },
    undone: [
      `Renamed ${path} to ${from} in QuickBooks Time. ${openTime}`,
      `Renamed ${path} to ${from} in QuickBooks. ${open}`,
      `Unlinked ${client}:${from} in QuickBooks Time from this work item. ${openTime}`,
      `Unlinked ${client}:${from} in QuickBooks from this work item. ${open}`,
    ],
    left: { ...nothing, recordsTouched: 2 },
    undoAsked: { quickbooksTime: [reading, 'PUT jobcodes'], quickbooks: ['GET cdc', 'POST customer'] },
    log: [
      'Linked to a record in QuickBooks Online · Done',
      'Linked to a record in QuickBooks Time · Done',
      'Renamed in QuickBooks Online · Done',
      'Renamed in QuickBooks Time · Done',
    ],
    undoLog: [
      'Renamed in QuickBooks Time · Done',
      'Renamed in QuickBooks Online · Done',
      'Unlinked from a record in QuickBooks Time · Done',
      'Unlinked from a record in QuickBooks Online · Done',
    ],
  };
}

/** What has been fixed is linked; the menu takes the pair apart again. */
function unlinked({ path }: Names): ActionOf {
  return {
    plan: [
      `Unlink ${path} in QuickBooks Time from this work item. Tieout goes by the names again. Nothing else changes.`,
    ],
    done: [`Unlinked ${path} in QuickBooks Time from this work item. ${openTime}`],
    changes: nothing,
    asked: { quickbooksTime: [reading], quickbooks: ['GET cdc'] },
    undone: [`Linked ${path} in QuickBooks Time to this work item. ${openTime}`],
    left: nothing,
    undoAsked: { quickbooksTime: [], quickbooks: [] },
    log: ['Unlinked from a record in QuickBooks Time · Done'],
    undoLog: ['Linked to a record in QuickBooks Time · Done'],
  };
}

const pressing = (name: string) => (page: Page, inputMethod: InputMethod) =>
  press(page, inputMethod, { name });
const inMenu = (name: string) => (page: Page, inputMethod: InputMethod) =>
  pressInMenu(page, inputMethod, name);
const namesOf = ({ key, path }: KarbonWork): Names => ({ key, client: path[0], path: path.join(':') });

/** Makes what the actions need in the firm, before anything is connected. */
export function prepareActions(firm: Firm): readonly FixAction[] {
  const action = (
    what: string,
    work: KarbonWork,
    begin: Steps,
    of: (names: Names) => ActionOf,
    prepare: Steps = async () => undefined,
  ): FixAction => ({ what, work, prepare, begin, ...of(namesOf(work)) });
  const differs = showcaseWork(firm, 'differsWork');
  const ambiguous = showcaseWork(firm, 'ambiguousWork');
  const similar = showcaseWork(firm, 'similarWork');
  const created = addWork(firm, 'Opening of the books');
  const near = 'Fleet depreciaton schedule | 2026';
  const pricing = 'Service Pricing Overhaul | 2026.';
  return [
    action('Create in both lists', created, pressing('Create…'), createdInBoth),
    action(
      'Create with the client',
      addClientWithWork(firm, 'Heliograph Observatory', 'First audit'),
      pressing('Create…'),
      createdWithClient,
    ),
    action(
      'Create in QuickBooks Time only, from the menu',
      addWork(firm, 'Ledger of the branch'),
      inMenu('Only in QuickBooks Time: Create…'),
      createdInTimeAlone,
    ),
    action(
      'Create anyway',
      addNearWork(firm, 'Inventory of lots | 2026', 'Inventry of lots | 2026'),
      async (page, inputMethod) => {
        await press(page, inputMethod, { name: 'Link…' });
        await press(page, inputMethod, { name: 'Create anyway…' });
      },
      createdInBoth,
    ),
    action('Rename', differs, pressing('Rename…'), (names) =>
      renamedInTime(names, 'Cost Segregation Study | 2026'),
    ),
    action('Sync from the menu', showcaseWork(firm, 'wouldDuplicateWork'), inMenu('Sync'), (names) =>
      renamedInQuickbooks(names, 'Equipment lease review, 2026'),
    ),
    action('Restore', showcaseWork(firm, 'archivedWork'), pressing('Restore…'), restored),
    action('Move', showcaseWork(firm, 'misplacedWork'), pressing('Move…'), moved),
    action(
      'Choose',
      ambiguous,
      async (page, inputMethod) => {
        await press(page, inputMethod, { name: 'Choose…' });
        await press(page, inputMethod, { name: 'Use this one', line: '2026.' });
      },
      (names) => linkedAndRenamed(names, pricing),
    ),
    action(
      'Link and rename',
      similar,
      async (page, inputMethod) => {
        await press(page, inputMethod, { name: 'Link…' });
        await press(page, inputMethod, { name: 'Link and rename…' });
      },
      (names) => linkedAndRenamed(names, near),
    ),
    action(
      'Unlink, from the menu',
      addWork(firm, 'Pairing of the accounts'),
      inMenu('Unlink in QuickBooks Time…'),
      unlinked,
      async (page, inputMethod) => {
        await press(page, inputMethod, { name: 'Create…' });
        await press(page, inputMethod, { name: 'Apply' });
        await waitForRun(page, 'Done');
        await waitUntilSettled(page);
      },
    ),
  ];
}
