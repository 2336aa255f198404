import { describe, expect, it } from 'vitest';
import type { DetailValue } from '../../../../src/domain/customer-card/compare-details';
import type { ComparedCard, CustomerCard, UnmatchedCard } from '../../../../src/messages/customer-card';
import type { PageRef } from '../../../../src/messages/page-ref';
import { companyTimeZone, isoSecondsWithOffset } from '../../../firm/quickbooks-online/time';
import { createDirectFirm, type DirectFirm, type Transport } from '../../../office/direct-firm';
import { connectOffice, type Desk, openOffice } from '../../../office/office';
import { pageOf, showcasePage } from '../../../office/pages';
import { silenceConsole } from '../../reports/silent-console';
import {
  addTimedClient,
  openDesktop,
  openedOn as openedOnDesktop,
  pageNamed,
  readExport,
} from '../customer-list/desktop-world';
import { addClient, addName, customerNamed, type FixBench, fixBench, openedOn } from '../fixes/fix-bench';
import { databaseName, settled } from '../service-bench';

silenceConsole();

async function cardOn(desk: Desk, customerId: string | null = null): Promise<CustomerCard> {
  const runId = `card ${desk.answers.length}`.replace(' ', '-');
  desk.ask({ type: 'readCustomer', runId, customerId });
  const find = () => desk.answers.find((answer) => answer.type === 'customer' && answer.runId === runId);
  for (let tries = 0; tries < 2_000 && !find(); tries += 1) await new Promise((go) => setTimeout(go, 5));
  const found = find();
  if (found?.type !== 'customer') throw new Error('no card has come');
  return found.card;
}

async function compared(desk: Desk, customerId: string | null = null): Promise<ComparedCard> {
  const card = await cardOn(desk, customerId);
  if (card.kind !== 'compared') throw new Error(`the card is ${JSON.stringify(card)}`);
  return card;
}

async function unmatched(desk: Desk): Promise<UnmatchedCard> {
  const card = await cardOn(desk);
  if (card.kind !== 'unmatched') throw new Error(`the card is ${card.kind}`);
  return card;
}

const textsOf = (values: readonly DetailValue[] | null | undefined) =>
  values?.map((value) => value.map(({ text }) => text).join('')) ?? null;

function rowsOf({ rows }: ComparedCard) {
  return Object.fromEntries(
    rows.map(({ field, inKarbon, inQuickbooks, agreement }) => [
      field,
      { karbon: textsOf(inKarbon), quickbooks: textsOf(inQuickbooks), agreement },
    ]),
  );
}

/** Requests to Karbon's API and to QuickBooks Online's while `work` is done. */
async function askedWhile(firm: DirectFirm, work: () => Promise<unknown>) {
  const before = firm.asked.length;
  await work();
  const asked = firm.asked.slice(before);
  return {
    karbon: asked.filter((each) => each.includes('api.karbonhq.com')),
    quickbooks: asked.filter((each) => each.includes('quickbooks.api.intuit.com')),
  };
}

async function onPage(bench: FixBench, page: PageRef): Promise<Desk> {
  const desk = await openedOn(bench, page);
  await settled(bench.office.store);
  return desk;
}

describe("the customer's card", () => {
  it('shows both sides field by field, read just now and kept nowhere', async () => {
    const bench = await fixBench();
    const { firm, office } = bench;
    const desk = await onPage(bench, showcasePage(firm.state, 'organization'));
    const customer = customerNamed(firm, 'Alder & Finch Architects');
    customer.balance = 1_250;
    const stored = await office.store.mirror.get('customers', customer.id);
    const askedAt = firm.clock.now();
    let card: ComparedCard | null = null;
    const asked = await askedWhile(firm, async () => {
      card = await compared(desk);
    });
    if (!card) throw new Error('no card');
    const shown: ComparedCard = card;
    expect(rowsOf(shown)).toEqual({
      name: {
        karbon: ['Alder & Finch Architects'],
        quickbooks: ['Alder & Finch Architects'],
        agreement: 'same',
      },
      company: {
        karbon: ['Alder & Finch Architects', 'Alder and Finch Architects LLP'],
        quickbooks: ['Alder and Finch Architects, LLP'],
        agreement: 'differs',
      },
      contact: { karbon: ['Louise Marie Abernathy'], quickbooks: ['Louise Abernathy'], agreement: 'same' },
      email: {
        karbon: ['alder.finch.architects@clients.example', 'billing@alder-finch.example'],
        quickbooks: ['office@alder-finch.example'],
        agreement: 'differs',
      },
      phone: {
        karbon: ['+1 303.555.3322', '303-555-0199 ext. 4'],
        quickbooks: ['(303) 555-3322'],
        agreement: 'same',
      },
    });
    expect(shown).toMatchObject({
      client: { kind: 'organization', name: 'Alder & Finch Architects' },
      money: { balance: 1_250, currency: 'USD' },
      isActive: true,
      activeSince: isoSecondsWithOffset(customer.createdMs, companyTimeZone).slice(0, 10),
      // With another company name than its own, and a whole name, the sync takes the customer for a person.
      contactSync: { outcome: 'unknown', because: 'otherKind' },
      karbon: { kind: 'record' },
      quickbooks: { kind: 'record' },
      address: `https://qbo.intuit.com/app/customerdetail?nameId=${customer.id}`,
    });
    // Waiting for a limit moves the clock on between the two.
    for (const source of [shown.karbon, shown.quickbooks]) {
      const readAt = source.kind === 'record' ? source.readAt : Number.NaN;
      expect(readAt).toBeGreaterThanOrEqual(askedAt);
      expect(readAt).toBeLessThanOrEqual(firm.clock.now());
    }
    expect(asked.karbon).toEqual([
      `GET api.karbonhq.com /v3/Organizations/${firm.state.showcases.organization.key}`,
    ]);
    expect(asked.quickbooks.length).toBeLessThanOrEqual(2);
    expect(asked.quickbooks[0]).toMatch(new RegExp(`^GET .*/customer/${customer.id}$`));
    expect(await office.store.mirror.get('customers', customer.id)).toEqual(stored);
    office.kill();
  });

  it('gives the name of the terms, whether or not it stands in the customer', async () => {
    const bench = await fixBench();
    const { firm, office } = bench;
    const desk = await onPage(bench, showcasePage(firm.state, 'organization'));
    const customer = customerNamed(firm, 'Alder & Finch Architects');
    const withTerms = async (reference: Record<string, string> | undefined) => {
      Object.assign(customer, { otherFields: { ...customer.otherFields, SalesTermRef: reference } });
      let terms: string | null = null;
      const asked = await askedWhile(firm, async () => {
        ({ terms } = (await compared(desk)).money);
      });
      return [terms, asked.quickbooks.length];
    };
    expect(await withTerms({ value: '3', name: 'Net 30' })).toEqual(['Net 30', 1]);
    expect(await withTerms({ value: '2' })).toEqual(['Net 15', 2]);
    expect(await withTerms(undefined)).toEqual(['', 1]);
    // Terms that can't be read are there all the same.
    expect(await withTerms({ value: '99' })).toEqual([null, 2]);
    office.kill();
  });

  it("shows a work item's client, and a person whom Karbon's sync would pair", async () => {
    const bench = await fixBench();
    const { firm, office } = bench;
    const work = await onPage(bench, showcasePage(firm.state, 'matchedWork'));
    const item = firm.state.karbon.workItems.get(firm.state.showcases.matchedWork.key);
    expect((await compared(work)).client.key).toBe(item?.clientKey);
    const person = await compared(await onPage(bench, showcasePage(firm.state, 'person')));
    expect(rowsOf(person)).toMatchObject({
      company: { karbon: ['Alder & Finch Architects'], agreement: 'same' },
      contact: { karbon: ['Louise Marie Abernathy'], agreement: 'same' },
      email: { agreement: 'same' },
    });
    expect(person.contactSync).toEqual({ outcome: 'pairs' });
    office.kill();
  });

  it('knows a hidden client where Karbon shows it', async () => {
    const bench = await fixBench(({ switches, state }) => {
      switches.karbon.showsRestricted = true;
      const organization = state.karbon.organizations.get(state.showcases.organization.key);
      if (organization) organization.restriction = 'Hidden';
    });
    const desk = await onPage(bench, showcasePage(bench.firm.state, 'organization'));
    expect((await compared(desk)).contactSync).toEqual({ outcome: 'hidden' });
    bench.office.kill();
  });

  it('says what is nearest where no customer matches, and shows each of them beside the client', async () => {
    const bench = await fixBench((firm) => {
      addClient(firm, 'SeveralKey1', 'Harbor Lights');
      addName(firm, 'HARBOR LIGHTS');
      addName(firm, 'Harbor  Lights');
      addClient(firm, 'NothingKey1', 'Quixotic Zeppelin');
    });
    const { firm, office } = bench;
    const desk = await onPage(bench, pageOf(firm.state, { kind: 'organization', key: 'SeveralKey1' }));
    const card = await unmatched(desk);
    expect(card).toMatchObject({ because: 'several', clientName: 'Harbor Lights' });
    expect(card.candidates.map(({ path }) => path).sort()).toEqual([['HARBOR LIGHTS'], ['Harbor  Lights']]);
    for (const { id, path } of card.candidates) {
      const one = await compared(desk, id);
      expect(rowsOf(one).name).toMatchObject({ quickbooks: path, agreement: 'differs' });
    }
    // Nobody asks for a customer that was not offered.
    const elsewhere = customerNamed(firm, 'Alder & Finch Architects');
    expect(await cardOn(desk, elsewhere.id)).toMatchObject({ kind: 'unmatched', because: 'several' });
    const nothing = await onPage(bench, pageOf(firm.state, { kind: 'organization', key: 'NothingKey1' }));
    expect(await unmatched(nothing)).toMatchObject({ because: 'missing', candidates: [] });
    office.kill();
  });

  it('marks an inactive customer, of which Karbon says nothing', async () => {
    const bench = await fixBench();
    const desk = await onPage(bench, showcasePage(bench.firm.state, 'archivedCustomer'));
    const card = await compared(desk);
    expect(card).toMatchObject({ isActive: false });
    expect(rowsOf(card).name).toMatchObject({ quickbooks: ['Zephyr Kite Company'], agreement: 'same' });
    bench.office.kill();
  });

  it('shows what is known, and of when, where a service fails', async () => {
    let failing = '';
    const transport: Transport = async (request, answer) =>
      failing !== '' && request.host.includes(failing) ? { status: 503, body: '' } : answer(request);
    const firm = createDirectFirm(undefined, transport);
    const office = await openOffice(firm, { database: databaseName() });
    await connectOffice(firm, office);
    await office.services.pageApi.tieOutInput(true);
    const readAt = firm.clock.now();
    firm.clock.advance(60_000);
    const desk = await openedOn({ office }, showcasePage(firm.state, 'organization'));
    await settled(office.store);

    failing = 'quickbooks.api.intuit.com';
    const withoutQuickbooks = await compared(desk);
    expect(withoutQuickbooks.quickbooks).toMatchObject({ kind: 'kept', problem: { code: 'serverFault' } });
    expect(withoutQuickbooks.quickbooks).toHaveProperty('readAt', expect.any(Number));
    expect(withoutQuickbooks.karbon.kind).toBe('record');
    expect(rowsOf(withoutQuickbooks)).toMatchObject({
      name: { agreement: 'same' },
      email: { quickbooks: null, agreement: 'unknown' },
    });
    expect(withoutQuickbooks.money).toMatchObject({ terms: null, balance: expect.any(Number) });
    expect(withoutQuickbooks.contactSync).toEqual({ outcome: 'unknown', because: 'notRead' });

    failing = 'api.karbonhq.com';
    firm.clock.advance(3_600_000);
    const withoutKarbon = await compared(desk);
    expect(withoutKarbon.karbon).toMatchObject({
      kind: 'kept',
      problem: { code: 'serverFault', system: 'karbon' },
    });
    expect(withoutKarbon.quickbooks.kind).toBe('record');
    expect(rowsOf(withoutKarbon)).toMatchObject({ email: { karbon: null, agreement: 'unknown' } });
    expect(readAt).toBeLessThan(firm.clock.now());
    office.kill();
  });

  it('takes a record that is gone for no fault of the service', async () => {
    const bench = await fixBench();
    const { firm, office } = bench;
    const desk = await onPage(bench, showcasePage(firm.state, 'organization'));
    const customer = customerNamed(firm, 'Alder & Finch Architects');
    firm.state.quickbooksOnline.names.delete(customer.id);
    expect((await compared(desk)).quickbooks).toMatchObject({ kind: 'kept', problem: { code: 'notFound' } });
    expect((await office.store.connections.read('quickbooks')).lastError).toBeNull();
    office.kill();
  });

  it('has no more than the list gives where that is a file', async () => {
    const world = await openDesktop({}, ({ firm, company }) => {
      addTimedClient(firm, 'Copper Kettle Bakery');
      company.addCustomer('Copper Kettle Bakery');
    });
    await readExport(world);
    const desk = await openedOnDesktop(world, pageNamed(world, 'Copper Kettle Bakery'));
    const card = await compared(desk);
    expect(card.quickbooks).toMatchObject({ kind: 'file', product: 'desktop', listedAt: expect.any(Number) });
    expect(rowsOf(card)).toMatchObject({
      name: { quickbooks: ['Copper Kettle Bakery'], agreement: 'same' },
      phone: { quickbooks: null, agreement: 'unknown' },
    });
    expect(card).toMatchObject({ money: { terms: null }, activeSince: null, address: null });
    expect(card.contactSync).toEqual({ outcome: 'skips', because: 'desktop' });
    world.office.kill();
  });

  it('says so where QuickBooks is not connected, and compares with the page alone where Karbon is not', async () => {
    const firm = createDirectFirm();
    const office = await openOffice(firm, { database: databaseName() });
    await connectOffice(firm, office, { isWithQuickbooks: false });
    const desk = await openedOn({ office }, showcasePage(firm.state, 'organization'));
    expect(await unmatched(desk)).toMatchObject({ because: 'notConnected', candidates: [] });
    office.kill();

    const bench = await fixBench();
    await bench.office.services.pageApi.connections.disconnect('karbon');
    const alone = await onPage(bench, showcasePage(bench.firm.state, 'organization'));
    let card: ComparedCard | null = null;
    const asked = await askedWhile(bench.firm, async () => {
      card = await compared(alone);
    });
    expect(card).toMatchObject({
      karbon: { kind: 'notConnected' },
      contactSync: { outcome: 'unknown', because: 'notRead' },
    });
    expect(asked.karbon).toEqual([]);
    bench.office.kill();
  });
});
