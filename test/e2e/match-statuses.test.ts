import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Firm, startFirm } from '../firm/firm';
import { clientNameOf } from '../firm/karbon/client-names';
import type { ShowcaseName } from '../firm/state';
import { openBrowser, type TestBrowser } from './harness/browser';
import { connectAll } from './harness/connect';
import { openShowcase, panelOf, verdictText, waitUntilSettled } from './harness/panel';
import { checkPicture } from './harness/picture';
import { workJobcode } from './harness/truth';

let firm: Firm;
let browser: TestBrowser;

beforeAll(async () => {
  firm = await startFirm();
  browser = await openBrowser(firm);
  await connectAll(browser, firm);
});

afterAll(async () => {
  await browser?.close();
  await firm?.close();
});

interface Names {
  readonly client: string;
  /** `''` on a client's page. */
  readonly title: string;
}

function namesOn(showcase: ShowcaseName): Names {
  const { karbon, showcases } = firm.state;
  const { key } = showcases[showcase];
  const work = karbon.workItems.get(key);
  const client = clientNameOf(karbon, work?.clientKey ?? key, firm.switches.karbon.fullNameOrder) ?? '';
  return { client, title: work?.title ?? '' };
}

/** `client:job` as QuickBooks Time spells it. */
function timePath(showcase: ShowcaseName): string {
  const { jobcodes } = firm.state.quickbooksTime;
  const job = jobcodes.get(workJobcode(firm, showcase));
  return `${jobcodes.get(job?.parentId ?? 0)?.name}:${job?.name}`;
}

const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** `client:job` as QuickBooks spells it. */
function customerPath(showcase: ShowcaseName): string {
  const { client, title } = namesOn(showcase);
  const customers = [...firm.state.quickbooksOnline.names.values()].filter(({ kind }) => kind === 'Customer');
  const parent = customers.find((each) => each.parentId === null && each.displayName === client);
  const job = customers.find(
    (each) => each.parentId === parent?.id && letters(each.displayName) === letters(title),
  );
  return `${client}:${job?.displayName}`;
}

/** The one job below the client whose name begins with the same word as the title. */
function nearestJob(showcase: ShowcaseName): string {
  const { client, title } = namesOn(showcase);
  const jobcodes = [...firm.state.quickbooksTime.jobcodes.values()];
  const parent = jobcodes.find(({ parentId, name }) => parentId === 0 && name === client);
  const near = jobcodes.filter(
    ({ parentId, name }) => parentId === parent?.id && name.startsWith(title.split(' ')[0] ?? ''),
  );
  expect(near).toHaveLength(1);
  return `${client}:${near[0]?.name}`;
}

const whole = ({ client, title }: Names) => (title === '' ? client : `${client}:${title}`);

/** What the verdict has to name, the button, and what each line of the plan has to name; without lines there are records to choose from. */
const cases: readonly {
  readonly showcase: ShowcaseName;
  readonly says: () => readonly string[];
  readonly action: string | null;
  readonly steps?: () => readonly (readonly string[])[];
}[] = [
  {
    showcase: 'duplicateTitleWork',
    says: () => ['2 work items in Karbon have this same name'],
    action: 'Choose…',
    steps: () => [],
  },
  { showcase: 'matchedWork', says: () => ['Ties out', whole(namesOn('matchedWork'))], action: null },
  {
    showcase: 'differsWork',
    says: () => ['duplicate', customerPath('differsWork')],
    action: 'Rename…',
    steps: () => [['Rename', timePath('differsWork'), namesOn('differsWork').title, 'QuickBooks Time']],
  },
  {
    showcase: 'wouldDuplicateWork',
    says: () => ['duplicate', customerPath('wouldDuplicateWork')],
    action: 'Rename…',
    steps: () => [
      ['Rename', customerPath('wouldDuplicateWork'), namesOn('wouldDuplicateWork').title, 'QuickBooks'],
    ],
  },
  {
    showcase: 'archivedWork',
    says: () => [`${whole(namesOn('archivedWork'))} is archived in QuickBooks Time`],
    action: 'Restore…',
    steps: () => [
      ['Restore', whole(namesOn('archivedWork')), 'QuickBooks'],
      ['Restore', whole(namesOn('archivedWork')), 'QuickBooks Time', 'Everyone can track time to it again'],
    ],
  },
  {
    showcase: 'misplacedWork',
    says: () => ['QuickBooks Time', namesOn('misplacedWork').title, whole(namesOn('misplacedWork'))],
    action: 'Move…',
    steps: () => [
      ['Move', namesOn('misplacedWork').title, namesOn('misplacedWork').client, 'QuickBooks'],
      ['Move', namesOn('misplacedWork').title, namesOn('misplacedWork').client, 'QuickBooks Time'],
    ],
  },
  {
    showcase: 'ambiguousWork',
    says: () => ['2 possible matches in QuickBooks Time. Which one is right?'],
    action: 'Choose…',
    steps: () => [],
  },
  {
    showcase: 'similarWork',
    says: () => ['No exact match in QuickBooks Time', nearestJob('similarWork')],
    action: 'Link…',
  },
  {
    showcase: 'missingWork',
    says: () => ["Can't track time yet", whole(namesOn('missingWork'))],
    action: 'Create…',
    steps: () => [
      ['Create', whole(namesOn('missingWork')), 'QuickBooks'],
      ['Create', whole(namesOn('missingWork')), 'QuickBooks Time', 'Everyone can track time to it'],
    ],
  },
  {
    showcase: 'nameHeldClient',
    says: () => ['vendor', namesOn('nameHeldClient').client],
    action: null,
  },
  {
    showcase: 'archivedCustomer',
    says: () => ["won't reach QuickBooks", namesOn('archivedCustomer').client, 'inactive'],
    action: 'Restore…',
    steps: () => [['Restore', namesOn('archivedCustomer').client, 'QuickBooks']],
  },
  { showcase: 'colonTitleWork', says: () => ['Ties out', customerPath('colonTitleWork')], action: null },
  { showcase: 'emojiTitleWork', says: () => ['Ties out', whole(namesOn('emojiTitleWork'))], action: null },
  {
    showcase: 'rightToLeftTitleWork',
    says: () => ['Ties out', whole(namesOn('rightToLeftTitleWork'))],
    action: null,
  },
  {
    showcase: 'hostileTitleWork',
    says: () => ['Ties out', whole(namesOn('hostileTitleWork'))],
    action: null,
  },
];

test.each(cases)('$showcase', async ({ showcase, says, action, steps }) => {
  const page = await openShowcase(browser, firm, showcase);
  await waitUntilSettled(page);
  const verdict = await verdictText(page);
  for (const part of says()) expect(verdict).toContain(part);

  const button = panelOf(page).locator('.verdict .fix-button');
  expect(await button.allInnerTexts()).toEqual(action === null ? [] : [action]);
  if (action !== null) {
    await button.click();
    const expected = steps?.() ?? [];
    await panelOf(page)
      .locator(expected.length > 0 ? '.plan > li' : '.candidate')
      .first()
      .waitFor();
    const lines = await panelOf(page).locator('.plan > li').allInnerTexts();
    expect(lines).toHaveLength(expected.length);
    for (const [place, parts] of expected.entries()) {
      for (const part of parts) expect(lines[place]).toContain(part);
    }
  }
  await checkPicture(page, `standing-${showcase}`);
  await page.close();
});

test('a name longer than QuickBooks Time allows is cut at a word', async () => {
  const { client, title } = namesOn('longTitleWork');
  const page = await openShowcase(browser, firm, 'longTitleWork');
  await waitUntilSettled(page);
  const path = await panelOf(page).locator('.verdict .name-path').first().innerText();
  const [shownClient, shownTitle = ''] = path.split(':');
  expect(shownClient).toBe(client);
  expect(title.startsWith(`${shownTitle} `)).toBe(true);
  expect(shownTitle.length).toBeLessThanOrEqual(64);
  await page.close();
});

test('nothing was written anywhere', () => {
  const writes = firm.requests
    .all()
    .filter(
      ({ host, method, path }) => method !== 'GET' && host !== 'app2.karbonhq.com' && !isSignInOrQuery(path),
    );
  expect(writes).toEqual([]);
});

function isSignInOrQuery(path: string): boolean {
  return /authorize|grant|oauth2|\/query$/.test(path);
}
