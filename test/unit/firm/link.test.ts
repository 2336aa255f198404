import { beforeEach, describe, expect, it } from 'vitest';
import { createFirmClock, type FirmClock } from '../../firm/clock';
import { addTimesheet, deactivateCustomer, type EditableFirm, renameCustomer } from '../../firm/edits';
import { createLink, type Link } from '../../firm/link/link';
import { jobcodePath, quickbooksPath } from '../../firm/link/paths';
import { writeCustomer } from '../../firm/quickbooks-online/customers';
import { createJobcode } from '../../firm/quickbooks-time/mutations';
import { createRandom } from '../../firm/random';
import { seedFirm } from '../../firm/seed/seed-firm';
import type { FirmTools } from '../../firm/service';
import { defaultSwitches } from '../../firm/switches';

let clock: FirmClock;
let tools: FirmTools;
let firm: EditableFirm;
let link: Link;

beforeEach(() => {
  clock = createFirmClock();
  clock.freeze();
  tools = { clock, switches: defaultSwitches(), random: createRandom(1) };
  firm = { state: seedFirm(tools), clock, switches: tools.switches };
  link = createLink(firm.state, tools);
  clock.advance(300_000);
});

function customerAt(...path: string[]): string | undefined {
  const online = firm.state.quickbooksOnline;
  return [...online.names.keys()].find(
    (id) => quickbooksPath(online, id).join(':') === path.join(':') && online.names.get(id)?.active,
  );
}

function jobcodeAt(...path: string[]): number | undefined {
  const time = firm.state.quickbooksTime;
  return [...time.jobcodes.keys()].find((id) => jobcodePath(time, id).join(':') === path.join(':'));
}

function mustFind<Id>(id: Id | undefined): Id {
  if (id === undefined) throw new Error('nothing of that path');
  return id;
}

describe('the import', () => {
  it('makes jobcodes for active customers that have none, parents first, and is then done', () => {
    expect(jobcodeAt('Kingfisher Swim School')).toBeUndefined();
    const report = link.runImport();
    const made = mustFind(jobcodeAt('Kingfisher Swim School'));
    expect(report.created.map(({ id }) => id)).toContain(made);
    expect(firm.state.quickbooksTime.stamps.get('jobcodes')).toBe(clock.now());
    const again = link.runImport();
    expect([again.created, again.adopted, again.renamed, again.archived, again.restored]).toEqual([
      [],
      [],
      [],
      [],
      [],
    ]);
  });

  it('adopts a jobcode that came to have exactly the path of a new customer', () => {
    const jobcode = createJobcode(firm.state.quickbooksTime, { name: 'Quartz Hill Cycles' }, tools);
    writeCustomer(firm.state.quickbooksOnline, tools, { DisplayName: 'Quartz Hill Cycles' });
    const report = link.runImport();
    expect(report.adopted).toContain(jobcode);
    expect(report.created.map(({ name }) => name)).not.toContain('Quartz Hill Cycles');
  });

  it('makes a second jobcode of exactly that path where the switch says so', () => {
    tools.switches.quickbooksTime.importAdoptsSameName = false;
    const jobcode = createJobcode(firm.state.quickbooksTime, { name: 'Quartz Hill Cycles' }, tools);
    createJobcode(firm.state.quickbooksTime, { name: 'SLATE CREEK CAFE' }, tools);
    writeCustomer(firm.state.quickbooksOnline, tools, { DisplayName: 'Quartz Hill Cycles' });
    writeCustomer(firm.state.quickbooksOnline, tools, { DisplayName: 'Slate Creek Cafe' });
    const report = link.runImport();
    const made = report.created.find(({ name }) => name === jobcode.name);
    expect(made?.id).not.toBe(jobcode.id);
    expect(made).toMatchObject({ parentId: 0, active: true });
    expect(jobcode.active).toBe(true);
    expect(report.adopted).toEqual([]);
    expect(report.refused).toContainEqual(['Slate Creek Cafe']);
    expect(link.runImport().created).toEqual([]);
  });

  it('makes a second jobcode for a name that differs by a comma, and refuses one that differs by case alone', () => {
    createJobcode(firm.state.quickbooksTime, { name: 'Quartz Hill, Cycles' }, tools);
    createJobcode(firm.state.quickbooksTime, { name: 'SLATE CREEK CAFE' }, tools);
    writeCustomer(firm.state.quickbooksOnline, tools, { DisplayName: 'Quartz Hill Cycles' });
    writeCustomer(firm.state.quickbooksOnline, tools, { DisplayName: 'Slate Creek Cafe' });
    const report = link.runImport();
    expect(report.created.map(({ name }) => name)).toContain('Quartz Hill Cycles');
    expect(report.refused).toContainEqual(['Slate Creek Cafe']);
  });

  it('refuses a name longer than QuickBooks Time takes, and what is below it', () => {
    const online = firm.state.quickbooksOnline;
    const long = 'A'.repeat(65);
    const parent = writeCustomer(online, tools, { DisplayName: long });
    writeCustomer(online, tools, { DisplayName: 'Return', Job: true, ParentRef: { value: parent.id } });
    expect(link.runImport().refused).toEqual(expect.arrayContaining([[long], [long, 'Return']]));
  });

  it('writes a renamed customer’s name over its jobcode', () => {
    const jobcodeId = jobcodeAt('Basalt Roofing LLC');
    renameCustomer(firm, mustFind(customerAt('Basalt Roofing LLC')), 'Basalt Roofing & Siding LLC');
    const report = link.runImport();
    expect(jobcodeAt('Basalt Roofing & Siding LLC')).toBe(jobcodeId);
    expect(report.renamed.map(({ from }) => from)).toEqual([['Basalt Roofing LLC']]);
  });

  it('archives the jobcode of a customer that became inactive, with its jobs', () => {
    deactivateCustomer(firm, mustFind(customerAt('Fernhill Nursery')));
    const report = link.runImport();
    const time = firm.state.quickbooksTime;
    const jobcodeId = mustFind(jobcodeAt('Fernhill Nursery'));
    expect(report.archived.map(({ id }) => id)).toContain(jobcodeId);
    const below = [...time.jobcodes.values()].filter(({ parentId }) => parentId === jobcodeId);
    expect(below.length).toBeGreaterThan(0);
    expect(below.filter(({ active }) => active)).toEqual([]);
  });

  it('leaves an archived jobcode until its customer changes', () => {
    const time = firm.state.quickbooksTime;
    const jobcodeId = mustFind(jobcodeAt('Yellow Pine Lumber'));
    link.runImport();
    expect(time.jobcodes.get(jobcodeId)?.active).toBe(false);
    clock.advance(300_000);
    const customerId = mustFind(customerAt('Yellow Pine Lumber'));
    renameCustomer(firm, customerId, 'Yellow Pine Lumber Co');
    expect(link.runImport().restored.map(({ id }) => id)).toEqual([jobcodeId]);
    expect(time.jobcodes.get(jobcodeId)).toMatchObject({ active: true, name: 'Yellow Pine Lumber Co' });
  });

  it('hands the jobcode of an inactive customer to a new one of the same name', () => {
    const jobcodeId = mustFind(jobcodeAt('Zephyr Kite Company'));
    writeCustomer(firm.state.quickbooksOnline, tools, { DisplayName: 'Zephyr Kite Company' });
    const report = link.runImport();
    expect(report.adopted.map(({ id }) => id)).toEqual([jobcodeId]);
    expect(firm.state.quickbooksTime.jobcodes.get(jobcodeId)?.active).toBe(true);
  });
});

describe('the export', () => {
  it('locks approved time and leaves the rest', () => {
    const { timesheets, users, stamps } = firm.state.quickbooksTime;
    const report = link.runExport();
    expect(report.exported.length).toBeGreaterThan(100);
    expect(
      report.exported.every(({ locked, lastModifiedMs }) => locked === 1 && lastModifiedMs === clock.now()),
    ).toBe(true);
    expect(stamps.get('timesheets')).toBe(clock.now());
    const unapproved = [...timesheets.values()].filter(
      ({ userId, date }) => date > (users.get(userId)?.approvedTo ?? ''),
    );
    expect(unapproved.length).toBeGreaterThan(100);
    expect(unapproved.filter(({ locked }) => locked > 0)).toEqual([]);
    expect(link.runExport().exported).toEqual([]);
  });

  it('makes the duplicate customer:job where the path differs by a comma', () => {
    expect(customerAt('Basalt Roofing LLC', 'Equipment lease review | 2026')).toBeUndefined();
    const report = link.runExport();
    const duplicateId = mustFind(customerAt('Basalt Roofing LLC', 'Equipment lease review | 2026'));
    expect(report.created.map(({ id }) => id)).toContain(duplicateId);
    expect(customerAt('Basalt Roofing LLC', 'Equipment lease review, 2026')).toBeDefined();
    expect(firm.state.quickbooksOnline.names.get(duplicateId)).toMatchObject({
      parentId: customerAt('Basalt Roofing LLC'),
      billWithParent: true,
      syncToken: 0,
    });
  });

  it('makes no customer where each path is there', () => {
    const report = link.runExport();
    const made = report.created.map(({ id }) => quickbooksPath(firm.state.quickbooksOnline, id)[1]);
    expect(made).not.toContain('Controller services | 2026');
    expect(made).not.toContain('Outsourced accounting | FY 2026');
  });

  it('leaves time where the name is held by a vendor, or by a customer that differs in case alone', () => {
    const report = link.runExport();
    expect(report.refused.filter(({ path }) => path[0] === 'Mosaic Tile & Stone')[0]?.code).toBe('6240');
    expect(report.refused.map(({ path }) => path)).toContainEqual([
      'Alder & Finch Architects',
      'Cost Segregation Study | 2026',
    ]);
    const heldId = mustFind(jobcodeAt('Mosaic Tile & Stone'));
    const exportedThere = report.exported.filter(({ jobcodeId }) => jobcodeId === heldId);
    expect(exportedThere).toEqual([]);
  });

  it('exports nothing from before the day the account says, and no leave', () => {
    const { account, users, jobcodes } = firm.state.quickbooksTime;
    const [user] = [...users.values()];
    if (!user) throw new Error('no user');
    const jobcodeId = mustFind(jobcodeAt('Alder & Finch Architects', 'Controller services | 2026'));
    account.dontExportBefore = '2026-09-01';
    const early = addTimesheet(firm, {
      userId: user.id,
      jobcodeId,
      type: 'manual',
      date: '2026-08-31',
      duration: 3600,
    });
    const onTheDay = addTimesheet(firm, {
      userId: user.id,
      jobcodeId,
      type: 'manual',
      date: '2026-09-01',
      duration: 3600,
    });
    const report = link.runExport();
    expect([early.locked, onTheDay.locked]).toEqual([0, 1]);
    expect(report.exported.every((entry) => jobcodes.get(entry.jobcodeId)?.type === 'regular')).toBe(true);
  });
});
