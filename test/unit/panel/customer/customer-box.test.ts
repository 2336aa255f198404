// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest';
import type { CustomerCard } from '../../../../src/messages/customer-card';
import type { PanelIntent } from '../../../../src/panel/panel-intent';
import { createPanelBench } from '../panel-bench';
import { sampleView } from '../sample-view';
import { cardOf, differingCard, fileCard, keptCard, severalCard } from './sample-card';

const bench = createPanelBench();
const { show, root, text, button, ask } = bench;

const box = () => root().querySelector<HTMLElement>('.customer');

/** The last asking for a customer. */
function asked(): Extract<PanelIntent, { type: 'readCustomer' }> {
  const intents = ask.mock.calls.map(([intent]) => intent as PanelIntent);
  const last = intents.findLast((intent) => intent.type === 'readCustomer');
  if (last?.type !== 'readCustomer') throw new Error('nobody has asked for a customer');
  return last;
}

function open(card?: CustomerCard): void {
  show(sampleView);
  button('Customer in QuickBooks').click();
  if (card) bench.panel().settleCustomer(asked().runId, card);
}

const rowOf = (field: string) => root().querySelector(`[data-field="${field}"]`);
const cellsOf = (field: string) =>
  [...(rowOf(field)?.querySelectorAll('td') ?? [])].map((cell) =>
    cell.textContent.replace(/\s+/g, ' ').trim(),
  );

describe("the customer's card", () => {
  it('asks once, for what the client matches, and says that it is being read', () => {
    open();
    expect(ask.mock.calls).toEqual([[{ type: 'readCustomer', runId: expect.any(String), customerId: null }]]);
    expect(box()?.getAttribute('aria-busy')).toBe('true');
    expect(box()?.textContent).toContain('Reading this client in Karbon and QuickBooks…');
  });

  it('is not offered before the page is known', () => {
    show({ ...sampleView, phase: 'loading' });
    expect(text()).not.toContain('Customer in QuickBooks');
  });

  it('shows both sides and marks what differs', () => {
    open(differingCard);
    expect(root().querySelector('[role=status]')?.textContent).toBe('3 details differ.');
    const agreements = [...root().querySelectorAll<HTMLElement>('[data-field]')].map(
      ({ dataset }) => `${dataset.field} ${dataset.agreement}`,
    );
    expect(agreements).toEqual([
      'name same',
      'company differs',
      'contact same',
      'email differs',
      'phone onlyInKarbon',
    ]);
    expect(rowOf('email')?.querySelector('th svg')?.getAttribute('aria-label')).toBe('differs');
    expect(cellsOf('phone')).toEqual([
      '+1 303.555.0142 Copy +1 303.555.0142303-555-0199 ext. 4 Copy 303-555-0199 ext. 4',
      'Not given',
    ]);
    for (const words of ['Net 30', '$1,250.50', 'March 2, 2024', "Karbon's own contact sync"])
      expect(text()).toContain(words);
    expect(root().querySelectorAll('.customer-table tbody th[scope=row]')).toHaveLength(8);
    const links = [...root().querySelectorAll<HTMLAnchorElement>('.customer a')].map((link) =>
      link.getAttribute('href'),
    );
    expect(links).toEqual([
      'https://qbo.intuit.com/app/customerdetail?nameId=10',
      '#/organizations/ClientKey1',
    ]);
  });

  it('marks the characters in which a name differs', () => {
    open(cardOf({ pair: { path: ['ACME Co'] } }));
    expect([...(rowOf('name')?.querySelectorAll('mark') ?? [])].map((mark) => mark.textContent)).toEqual([
      'cme',
      'CME',
    ]);
  });

  it('tells amounts with those of the jobs, and in their own currency', () => {
    open(cardOf({}, { money: { terms: '', balance: 10, balanceWithJobs: 30, currency: 'CAD' } }));
    expect(text()).toContain('CA$10.00, CA$30.00 with jobs');
    expect(text()).toContain('TermsOnly in QuickBooksNot given');
  });

  it('says of a list file what it does not give', () => {
    open(fileCard);
    expect(text()).toContain('QuickBooks Desktop, list of');
    expect(cellsOf('email')[1]).toBe('Not kept from the list file');
    expect(text()).toContain("Doesn't apply: it works with QuickBooks Online only.");
    expect(root().querySelector('[role=status]')?.textContent).toBe(
      'No differences found. Not all could be compared.',
    );
  });

  it('says why a side is old, and tries again', () => {
    open(keptCard);
    expect(text()).toContain('QuickBooks had an error. Showing what Tieout knew before.');
    expect(text()).toMatch(/QuickBooks as of \d/);
    ask.mockClear();
    button('Try again').click();
    expect(asked().customerId).toBeNull();
  });

  it('offers each that may be meant', () => {
    open(severalCard);
    expect(text()).toContain('Several customers in QuickBooks could be Acme Co. Which one is right?');
    // The second blank is not to be seen by itself.
    expect(
      [...root().querySelectorAll('.customer mark')].some((mark) => mark.textContent.includes('␣')),
    ).toBe(true);
    button('Compare ACME CO').click();
    expect(asked().customerId).toBe('31');
    bench.panel().settleCustomer(asked().runId, cardOf({ pair: { path: ['ACME CO'] } }));
    expect(cellsOf('name')[1]).toContain('ACME CO');
  });

  it('goes back from one that may be meant to all of them, with the focus kept', () => {
    open(severalCard);
    button('Compare ACME CO').click();
    expect(root().activeElement?.textContent).toBe('Close');
    bench.panel().settleCustomer(asked().runId, keptCard);
    const { runId } = asked();
    button('Try again').click();
    expect(asked()).toMatchObject({ customerId: '31' });
    expect(asked().runId).not.toBe(runId);
    bench.panel().settleCustomer(asked().runId, cardOf({ pair: { path: ['ACME CO'] } }));
    button('Back').click();
    expect(text()).toContain('Several customers in QuickBooks could be Acme Co. Which one is right?');
    expect(root().activeElement?.textContent).toBe('Close');
    expect([...root().querySelectorAll('button')].map(({ textContent }) => textContent)).not.toContain(
      'Back',
    );
  });

  it('says that an inactive customer is one', () => {
    open(cardOf({}, { isActive: false }));
    expect(text()).toContain('This customer is inactive in QuickBooks.');
  });

  it('takes no answer to another asking, and none after it was closed', () => {
    open();
    const { runId } = asked();
    button('Customer in QuickBooks').click();
    bench.panel().settleCustomer(runId, differingCard);
    expect(box()?.getAttribute('aria-busy')).toBe('true');
    button('Close').click();
    expect(box()).toBeNull();
    bench.panel().settleCustomer(asked().runId, differingCard);
    expect(box()).toBeNull();
  });

  it('goes with its page, and with Escape', () => {
    open(differingCard);
    bench.panel().update({ ...sampleView, page: { ...sampleView.page, key: 'OtherKey12' } });
    expect(box()).toBeNull();
    button('Customer in QuickBooks').click();
    box()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true }));
    expect(box()).toBeNull();
  });

  it('copies a value, and says so', async () => {
    open(differingCard);
    const written: string[] = [];
    vi.stubGlobal('navigator', {
      clipboard: { writeText: async (copied: string) => void written.push(copied) },
    });
    button('Copy books@acme.example').click();
    await vi.waitFor(() => expect(text()).toContain('Copied books@acme.example'));
    vi.unstubAllGlobals();
    expect(written).toEqual(['books@acme.example']);
  });

  it('links to no address that is none of the web', () => {
    open(cardOf({}, { address: 'javascript:alert(1)' }));
    expect(root().querySelector('.customer a[target]')).toBeNull();
  });
});
