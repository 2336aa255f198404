import { describe, expect, it } from 'vitest';
import { type MatchStatus, unblockedStatus } from '../../../../src/domain/matching/match-status';
import { listIds } from '../../../../src/domain/records/lists';
import type { TieOutSnapshot } from '../../../../src/messages/tie-out-input';
import { createPlanner } from '../../../../src/pages/tie-out/plan/planner';
import { type FirmRows, tieOutRows } from '../../../../src/pages/tie-out/rows';
import { createSharedFile } from '../../../bench/staff/shared-file';
import { exportOrganizations, exportPeople, listClientGroups } from '../../../firm/karbon/export-contacts';
import { exportJobs } from '../../../firm/quickbooks-time/export-jobs';
import type { DirectFirm } from '../../../office/direct-firm';
import { connectOffice, type Office } from '../../../office/office';
import { settled } from '../service-bench';
import { connectedWorld, openWorldOf, type Turned, turnedFirm } from '../switches/world';
import { offerNames, readNames } from './name-files';

function tieOut({ names }: TieOutSnapshot): FirmRows {
  const steps = tieOutRows(names);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Gives an office the names of Karbon and QuickBooks Time as files, and QuickBooks' as a colleague's. */
async function giveFiles(firm: DirectFirm, office: Office, colleague: Office | null): Promise<void> {
  const { nameLists, customerLists } = office.services.pageApi;
  const { state, switches } = firm;
  const files = [
    ['karbon', 'organizations.csv', exportOrganizations(state.karbon, switches.karbon)],
    ['karbon', 'people.csv', exportPeople(state.karbon, switches.karbon)],
    ['karbon', 'groups.csv', listClientGroups(state.karbon)],
    ['quickbooksTime', 'Existing Jobs.csv', exportJobs(state.quickbooksTime, switches.quickbooksTime)],
  ] as const;
  for (const [system, fileName, text] of files) await readNames(nameLists, { system, fileName, text });
  if (!colleague) return;
  const file = createSharedFile(() => firm.clock.now());
  await file.saveFrom(colleague.services.pageApi.savedList);
  await file.readBy(customerLists);
}

/** What a status says, but for ids. */
function said(status: MatchStatus | undefined): unknown {
  if (!status) return null;
  const open = unblockedStatus(status);
  return {
    kind: status.kind,
    ...(status.kind === 'blocked' && { because: status.reason.code }),
    ...(open && 'found' in open && { found: open.found.path }),
    ...(open &&
      'candidates' in open && { candidates: open.candidates.map(({ path }) => path.join(':')).sort() }),
  };
}

const statusesIn = ({ rows }: FirmRows) =>
  new Map(
    rows.map(({ key, title, kind, isTiedOut, match, suggested }) => [
      key,
      {
        title,
        kind,
        isTiedOut,
        statuses: listIds.map((list) => said(match.statuses?.[list])),
        suggested: listIds.map((list) => suggested[list]?.path ?? null),
      },
    ]),
  );

const shapes: readonly (readonly [string, Turned])[] = [
  ['a column for each level', { quickbooksTime: { jobsExportHasArchived: true } }],
  [
    'whole paths, and nothing above the header',
    {
      quickbooksTime: { jobsExportHasArchived: true, jobsExport: 'path' },
      karbon: { contactsExportHasBanner: false },
    },
  ],
];

describe.each(shapes)('three lists as files, with %s', (_, turned) => {
  it('tie out without any connection exactly as the same lists do that were read from the services', async () => {
    const { firm, office } = await connectedWorld(turnedFirm(turned, undefined, 'whole'));
    const byApi = await office.services.pageApi.tieOutInput(false);
    const other = await openWorldOf(firm);
    firm.asked.length = 0;
    await giveFiles(firm, other, office);
    const byFile = await other.services.pageApi.tieOutInput(true);
    expect(firm.asked).toEqual([]);
    expect(byFile.names.clients).toHaveLength(byApi.names.clients.length);
    const [wanted, found] = [statusesIn(tieOut(byApi)), statusesIn(tieOut(byFile))];
    expect(wanted.size).toBeGreaterThan(50);
    expect(
      new Set([...wanted.values()].map(({ statuses }) => JSON.stringify(statuses))).size,
    ).toBeGreaterThan(10);
    for (const [key, of] of wanted) expect([key, found.get(key)]).toEqual([key, of]);
    await settled(other.store);
  });
});

/** The small firm with its names as files, and nothing connected. */
async function officeWithFiles(turned: Turned = {}) {
  const firm = turnedFirm(turned);
  const office = await openWorldOf(firm);
  await giveFiles(firm, office, null);
  return { firm, office, pages: office.services.pageApi };
}

describe('names out of files', () => {
  it('without the archived jobs make what is archived look missing, and say that they do not tell', async () => {
    const { firm, office } = await connectedWorld(turnedFirm({}, undefined, 'whole'));
    const archived = [...statusesIn(tieOut(await office.services.pageApi.tieOutInput(false)))].filter(
      ([, { statuses }]) => JSON.stringify(statuses[0]).includes('"archived"'),
    );
    expect(archived.length).toBeGreaterThan(0);
    const other = await openWorldOf(firm);
    await giveFiles(firm, other, null);
    const { nameLists, tieOutInput } = other.services.pageApi;
    const found = statusesIn(tieOut(await tieOutInput(false)));
    for (const [key] of archived)
      expect(JSON.stringify(found.get(key)?.statuses[0])).toMatch(/"(missing|similar)"/);
    expect(
      (await nameLists.list()).map(({ system, tellsInactive }) => [system, tellsInactive]),
    ).toContainEqual(['quickbooksTime', false]);
  });

  it('never stand beside the copies of a connected account: whoever connects takes their place', async () => {
    const { firm, pages, office } = await officeWithFiles();
    firm.state.quickbooksTime.jobcodes.forEach((jobcode) => {
      if (jobcode.parentId === 0) jobcode.name = `${jobcode.name} by API`;
    });
    await pages.connections.connect({
      system: 'quickbooksTime',
      method: 'token',
      token: firm.state.credentials.quickbooksTime.adminToken,
    });
    const { names, files } = await pages.tieOutInput(true);
    expect(files.map(({ system }) => system)).toEqual(['karbon', 'karbon', 'karbon']);
    const top = names.records.quickbooksTime?.filter(({ parentId }) => parentId === null) ?? [];
    expect(top.length).toBeGreaterThan(0);
    for (const { name } of top) expect(name).toMatch(/ by API$/);

    await connectOffice(firm, office, { isWithQuickbooks: false });
    const connected = await pages.tieOutInput(true);
    expect([connected.files, await pages.nameLists.list()]).toEqual([[], []]);
    expect(connected.names.clients.length).toBe(names.clients.length);
    await pages.connections.disconnect('karbon');
    expect((await pages.tieOutInput(false)).names.clients).toEqual([]);
    await settled(office.store);
  });

  it('are not read while their system is connected', async () => {
    const { office, firm } = await connectedWorld(turnedFirm({}));
    await expect(giveFiles(firm, office, null)).rejects.toThrow('"kind":"connected"');
    expect(await office.services.pageApi.nameLists.list()).toEqual([]);
  });

  it('are those of the file that was read last of each kind, and nobody’s once it is removed', async () => {
    const { pages } = await officeWithFiles();
    const { nameLists } = pages;
    const outcome = await nameLists.list();
    expect(outcome.map(({ fileName }) => fileName).sort()).toEqual([
      'Existing Jobs.csv',
      'groups.csv',
      'organizations.csv',
      'people.csv',
    ]);
    const text = 'Name,Type\nAcme Co,Organization\nRobin Birch,Person\n';
    await readNames(nameLists, { system: 'karbon', fileName: 'all.csv', text });
    const left = await nameLists.list();
    expect(left.map(({ fileName }) => fileName).sort()).toEqual([
      'Existing Jobs.csv',
      'all.csv',
      'groups.csv',
    ]);
    for (const { id, system } of left) if (system === 'karbon') await nameLists.remove(id);
    expect((await pages.tieOutInput(false)).names.clients).toEqual([]);
  });

  it('are read again from a later save without a question, as long as its columns are the same', async () => {
    const { pages } = await officeWithFiles();
    const { nameLists } = pages;
    const first = { system: 'karbon', fileName: 'mine.csv', text: 'Code,Firm\n1,Acme Co\n' } as const;
    const asked = await offerNames(nameLists, first);
    if (asked.kind !== 'columns') throw new Error(asked.kind);
    const layout = { ...asked.preview.guess, columns: { name: 1 } };
    await offerNames(nameLists, { ...first, layout });
    const [before] = (await nameLists.list()).filter(({ fileName }) => fileName === 'mine.csv');
    const updates = before?.id ?? '';
    const later = { ...first, text: 'Exported today,\nCode,Firm\n1,Acme Co\n2,Birch LLC\n', updates };
    expect(await offerNames(nameLists, later)).toMatchObject({ kind: 'read', facts: { count: 2 } });
    // Picked by itself it is asked about, with what was chosen before.
    const picked = await offerNames(nameLists, { ...first, fileName: 'next.csv' });
    expect(picked).toMatchObject({ kind: 'columns', preview: { guess: { columns: { name: 1 } } } });
    const moved = { ...first, text: 'Firm,Code\nAcme Co,1\n', updates };
    expect(await offerNames(nameLists, moved)).toMatchObject({ kind: 'columns' });
    expect((await nameLists.list()).find(({ id }) => id === updates)?.count).toBe(2);
  });

  it('change nothing where a file can’t be read', async () => {
    const { pages } = await officeWithFiles();
    const before = await pages.tieOutInput(false);
    const broken = 'Level 1,Level 2,Short Code\nAcme Co,"Tax,\nBirch,2025,\n';
    expect(
      await offerNames(pages.nameLists, { system: 'quickbooksTime', fileName: 'jobs.csv', text: broken }),
    ).toEqual({ kind: 'refused', trouble: { problem: 'openQuote', line: 2 } });
    expect(await pages.tieOutInput(false)).toEqual(before);
  });

  it('can be ignored as clients of Karbon can, and are no others', async () => {
    const { pages } = await officeWithFiles();
    const [client] = (await pages.tieOutInput(false)).names.clients;
    const key = client?.key ?? '';
    await pages.ignored.ignore([key], 'no client any more');
    expect((await pages.ignored.list()).map((each) => each.key)).toEqual([key]);
    for (const { id } of await pages.nameLists.list()) await pages.nameLists.remove(id);
    expect(await pages.ignored.list()).toEqual([]);
  });

  it('are looked at in themselves too', async () => {
    const { pages } = await officeWithFiles();
    const { names } = await pages.tieOutInput(false);
    const lists = await pages.listsInput();
    expect(lists.records.quickbooksTime).toHaveLength(names.records.quickbooksTime?.length ?? -1);
    expect(lists.records.quickbooks).toBeNull();
  });

  it('are never written by: each row says what to do by hand, and offers nothing to apply', async () => {
    const { firm, office } = await connectedWorld(
      turnedFirm({ quickbooksTime: { jobsExportHasArchived: true } }, undefined, 'whole'),
    );
    const byApi = await office.services.pageApi.tieOutInput(false);
    const connected = tieOut(byApi);
    const other = await openWorldOf(firm);
    await giveFiles(firm, other, office);
    const snapshot = await other.services.pageApi.tieOutInput(false);
    const found = tieOut(snapshot);
    const planner = createPlanner(found, snapshot);
    const wrong = found.rows.filter((row) => !row.isTiedOut);
    const wanted = createPlanner(connected, byApi);
    const kinds = new Set<string>();
    for (const row of wrong) {
      const action = planner.actionOf(row);
      if (action.kind !== 'byHand') throw new Error(`${row.title}: ${action.kind}`);
      expect(planner.offerOf(row, { kind: 'primary' })).toBeNull();
      const fix = wanted.actionOf(connected.rows.find(({ key }) => key === row.key) ?? row);
      kinds.add(fix.kind);
      if (fix.kind === 'choose')
        expect([row.title, action]).toEqual([row.title, { kind: 'byHand', action: fix.action, changes: [] }]);
      if (fix.kind !== 'fix') continue;
      // What is done by a click where all are connected is what a person is told here.
      const outward = fix.offer.plan.steps.filter(({ kind }) => kind !== 'assign');
      expect(action.changes.map(({ list, path, change }) => [list, path, change.kind])).toEqual(
        outward.map(({ list, path, kind }) => [list, path, kind]),
      );
    }
    expect([...kinds].sort()).toEqual(['blocked', 'choose', 'fix']);
    await settled(office.store);
  });
});
