import { describe, expect, it } from 'vitest';
import type { MirrorName } from '../../../../src/store/mirrored-stores';
import { createSharedFile } from '../../../bench/staff/shared-file';
import { renameJobcode } from '../../../firm/edits';
import type { DirectFirm } from '../../../office/direct-firm';
import { connectOffice, type Office } from '../../../office/office';
import { pageOf, showcasePage } from '../../../office/pages';
import { addClient, addJobcode } from '../fixes/fix-bench';
import { settled } from '../service-bench';
import { connectedWorld, openWorldOf, shownOn, turnedFirm } from '../switches/world';

const minute = 60_000;

const asks = ({ asked }: DirectFirm, path: string) => asked.filter((line) => line.includes(path)).length;

/** What of a store tells names apart. */
async function namesIn(office: Office, name: MirrorName): Promise<readonly string[]> {
  const all = (await office.store.mirror.all(name)) as readonly object[];
  return all
    .map((record) => JSON.stringify({ ...record, contactType: null, recordVersion: null }))
    .map((text) => JSON.stringify(Object.entries(JSON.parse(text)).sort()))
    .sort();
}

/** A colleague's browser, which has all lists, and one that has only the file; the whole firm has lists of several pages. */
async function twoBrowsers() {
  const { firm, office: first } = await connectedWorld(turnedFirm({}, undefined, 'whole'));
  const file = createSharedFile(() => firm.clock.now());
  await file.saveFrom(first.services.pageApi.savedList);
  firm.clock.advance(minute);
  firm.asked.length = 0;
  const second = await openWorldOf(firm);
  return { firm, first, second, file };
}

async function connect(firm: DirectFirm, office: Office): Promise<void> {
  await connectOffice(firm, office, { isWithQuickbooks: false });
  await settled(office.store);
}

describe.each([
  ['before it is connected', true],
  ['after it was connected', false],
])('a browser that reads the file %s', (_, isBefore) => {
  it('has the same names, and has asked for none of them that are old', async () => {
    const { firm, first, second, file } = await twoBrowsers();
    const { customerLists } = second.services.pageApi;
    if (isBefore) await file.readBy(customerLists);
    await connect(firm, second);
    if (!isBefore) await file.readBy(customerLists);
    await settled(second.store);
    for (const name of ['karbonClients', 'jobcodes'] as const)
      expect(await namesIn(second, name)).toEqual(await namesIn(first, name));
    expect(asks(firm, 'quickbooks.api.intuit.com')).toBe(0);
    if (!isBefore) return;
    for (const path of ['/v3/Organizations', '/v3/Contacts', '/v3/ClientGroups', '/api/v1/jobcodes'])
      expect([path, asks(firm, path)]).toEqual([path, 0]);
  });
});

describe('what changes after the file was saved', () => {
  it('is asked for, and nothing else of the lists', async () => {
    const { firm, second, file } = await twoBrowsers();
    await file.readBy(second.services.pageApi.customerLists);
    await connect(firm, second);
    const [client] = firm.state.karbon.organizations.values();
    const jobcode = [...firm.state.quickbooksTime.jobcodes.values()].find(
      ({ active, type }) => active && type === 'regular',
    );
    if (!client || !jobcode) throw new Error('the firm has no clients');
    firm.clock.advance(50 * minute);
    client.fullName = 'Renamed Since';
    client.lastModifiedMs = firm.clock.now();
    renameJobcode(firm, jobcode.id, 'Renamed Too');
    firm.clock.advance(minute);
    firm.asked.length = 0;
    await shownOn({ firm, office: second }, showcasePage(firm.state, 'matchedWork'));
    await settled(second.store);
    expect((await second.store.mirror.get('karbonClients', client.key))?.fullName).toBe('Renamed Since');
    expect((await second.store.mirror.get('jobcodes', String(jobcode.id)))?.name).toBe('Renamed Too');
    expect(asks(firm, '/v3/Organizations')).toBe(1);
    expect(asks(firm, '/api/v1/jobcodes')).toBe(1);
  });
});

describe('a client that was renamed in Karbon after the file was saved', () => {
  it('is created under no name that it has no more', async () => {
    const start = turnedFirm({});
    start.state.quickbooksTime.account.linkedTo = 'none';
    addClient(start, 'Nova00001', 'Nova Studio');
    const { firm, office: first } = await connectedWorld(start);
    const file = createSharedFile(() => firm.clock.now());
    await file.saveFrom(first.services.pageApi.savedList);
    first.kill();
    firm.clock.advance(minute);
    const second = await openWorldOf(firm);
    await file.readBy(second.services.pageApi.customerLists);
    await connect(firm, second);

    firm.clock.advance(5 * minute);
    const client = firm.state.karbon.organizations.get('Nova00001');
    if (!client) throw new Error('the client is gone');
    Object.assign(client, { fullName: 'Orbit Partners', lastModifiedMs: firm.clock.now() });
    // Somebody else has created it meanwhile.
    addJobcode(firm, 'Orbit Partners');
    firm.clock.advance(30 * minute);
    const page = pageOf(firm.state, { kind: 'organization', key: 'Nova00001' });
    const desk = await shownOn({ firm, office: second }, page);
    await desk.press({ kind: 'primary' }, 'run1');
    await settled(second.store);
    const names = [...firm.state.quickbooksTime.jobcodes.values()].map((each) => each.name);
    expect(names.filter((each) => /Nova|Orbit/.test(each))).toEqual(['Orbit Partners']);
  });
});

describe('a file that lacks clients, and says that Karbon counts as many more', () => {
  it('is not believed: the list is read anew where Karbon counts more than there are', async () => {
    const { firm, second, file } = await twoBrowsers();
    const lines = new TextDecoder().decode(await (await file.handle.getFile()).arrayBuffer()).split('\n');
    const rows = lines.filter((line) => line.includes('"sharedRow":"organizations"'));
    const [lost] = rows;
    if (!lost) throw new Error('the file has no organizations');
    const forged = lines
      // The file says how many lines it has.
      .map((line) => (line === lost ? '{"other":{}}' : line))
      .map((line) =>
        line.includes('"sharedList":{"list":"organizations"')
          ? line.replace(/"leftOut":0(,"excess":-?\d+)?/, '"leftOut":0,"excess":-1')
          : line,
      );
    expect(forged.join('\n')).toContain('"excess":-1');
    await (await file.handle.createWritable()).write(forged.join('\n'));
    await file.readBy(second.services.pageApi.customerLists);
    await connect(firm, second);
    const { key } = JSON.parse(lost).of as { key: string };
    expect(await second.store.mirror.get('karbonClients', key)).toBeNull();
    firm.clock.advance(60 * minute);
    await shownOn({ firm, office: second }, showcasePage(firm.state, 'matchedWork'));
    await settled(second.store);
    expect(await second.store.mirror.get('karbonClients', key)).toMatchObject({ key });
  });
});
