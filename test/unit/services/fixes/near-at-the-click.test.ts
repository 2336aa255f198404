import { describe, expect, it } from 'vitest';
import type { DirectFirm } from '../../../office/direct-firm';
import { openOffice } from '../../../office/office';
import { addClient, addName, change, customerNamed, fixBench, openedOn } from './fix-bench';

/** What Karbon calls the client, and what a colleague has called the same customer in QuickBooks. */
const written: readonly (readonly [karbon: string, quickbooks: string])[] = [
  ['Юлия Чехова', 'Yulia Chekhova'],
  ['Nikos Papadopoulos', 'Νίκος Παπαδόπουλος'],
  ['Moor Law Firm', 'Moor Law Group'],
  ['Vasquez 2012 Trust', 'Vasquez Trust'],
  ['Delacourt Bakery', 'De la Court Bakery'],
  ['Kelso Federal Credit Union', 'Kelso FCU'],
  ['Halden Optics', 'Halden Optics - on hold'],
  ['Unit 7\u200b7', 'Unit 77'],
  ['Pinetop Bikes', 'Orrin Group LLC dba Pinetop Bikes'],
  ['Delacourt Properties', 'Delacourt Holdings'],
  ['Penhallow Roofing', 'Penhalolw Dairy Farms'],
];

const customersOf = (firm: { state: { quickbooksOnline: { names: ReadonlyMap<string, unknown> } } }) =>
  firm.state.quickbooksOnline.names.size;

describe('a customer that is called otherwise', () => {
  it.each(written)('%j is shown before anything is created beside %j', async (karbon, quickbooks) => {
    const bench = await fixBench((firm) => {
      addClient(firm, 'NearAtClk1', karbon);
      addName(firm, quickbooks);
    });
    const desk = await openedOn(bench, addClient(bench.firm, 'NearAtClk1', karbon));
    const { matchStatuses, plan } = desk.view();
    expect(matchStatuses?.quickbooks.kind).toBe('similar');
    expect(plan).toMatchObject({ action: 'link', steps: [] });
    bench.office.kill();
  });

  it.each(written)('of %j a click on Create makes none where %j has come meanwhile', async (karbon, name) => {
    const bench = await fixBench((firm) => addClient(firm, 'NearAtClk1', karbon));
    const { firm, office } = bench;
    const desk = await openedOn(bench, addClient(firm, 'NearAtClk1', karbon));
    expect(desk.view().matchStatuses?.quickbooks.kind).toBe('missing');
    expect(desk.view().plan.action).toBe('create');
    addName(firm, name);
    const before = customersOf(firm);
    expect(await desk.press({ kind: 'primary' }, 'the click')).toEqual({ kind: 'planChanged' });
    await desk.until(({ matchStatuses }) => matchStatuses?.quickbooks.kind === 'similar');
    expect(customersOf(firm)).toBe(before);
    office.kill();
  });
});

describe('what was to be created although another is called much like it', () => {
  /** Of *Penhallow Millwork* QuickBooks has the capitals alone, beside which *Penhallow Milworks* is to be created. */
  async function asked() {
    const near = (firm: DirectFirm) => {
      addClient(firm, 'Penhallow1', 'Penhallow Millwork');
      return addClient(firm, 'Penhallow2', 'Penhallow Milworks');
    };
    const bench = await fixBench((firm) => {
      near(firm);
      addName(firm, 'PENHALLOW MILLWORK');
    });
    const desk = await openedOn(bench, near(bench.firm));
    expect(desk.view().plan.action).toBe('link');
    const anyway = desk.view().availableFixes.find(({ choice }) => choice.kind === 'createAnyway');
    expect(anyway?.plan.steps.map(({ kind, list }) => `${kind} ${list}`)).toContain('create quickbooks');
    return { ...bench, desk };
  }

  it('is created where the other has been put right for its own client meanwhile', async () => {
    const { firm, office, desk } = await asked();
    change(firm, customerNamed(firm, 'PENHALLOW MILLWORK'), { displayName: 'Penhallow Millwork' });
    expect(await desk.press({ kind: 'createAnyway' }, 'the click')).toEqual({ kind: 'begun' });
    await desk.until(({ matchStatuses }) => matchStatuses?.quickbooks.kind === 'matched');
    expect(customerNamed(firm, 'Penhallow Milworks').active).toBe(true);
    office.kill();
  });

  it('is not where it has come itself meanwhile', async () => {
    const { firm, office, desk } = await asked();
    addName(firm, 'Penhallow Milworks');
    const before = customersOf(firm);
    expect(await desk.press({ kind: 'createAnyway' }, 'the click')).toEqual({ kind: 'planChanged' });
    expect(customersOf(firm)).toBe(before);
    office.kill();
  });
});

describe('a click on Create', () => {
  it.each([
    ['ahead', 200 * 86_400_000],
    ['behind', -3 * 86_400_000],
  ])('makes one customer from two tabs while the clock is set %s', async (_, ms) => {
    const bench = await fixBench((firm) => addClient(firm, 'TwoTabsCl1', 'Quarrel Bay Ceramics'));
    const { firm, database } = bench;
    bench.office.kill();
    let aheadMs = 0;
    const office = await openOffice(firm, { database, aheadMs: () => aheadMs });
    const page = addClient(firm, 'TwoTabsCl1', 'Quarrel Bay Ceramics');
    const [one, other] = [await openedOn({ office }, page), await openedOn({ office }, page)];
    const before = customersOf(firm);
    aheadMs = ms;
    const answers = await Promise.all([
      one.press({ kind: 'primary' }, 'one tab'),
      other.press({ kind: 'primary' }, 'the other'),
    ]);
    expect(answers.map(({ kind }) => kind)).toContain('begun');
    await one.until(({ run }) => run?.state === 'done');
    await other.until(({ matchStatuses }) => matchStatuses?.quickbooks.kind === 'matched');
    expect(customersOf(firm)).toBe(before + 1);
    office.kill();
  });
});
