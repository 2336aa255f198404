import { describe, expect, it } from 'vitest';
import { deactivateCustomer } from '../../../firm/edits';
import type { DirectFirm } from '../../../office/direct-firm';
import { showcasePage } from '../../../office/pages';
import { addClient, addName, fixBench, openedOn, refreshed } from './fix-bench';

/** The customer of the showcase that stands in both lists. */
function customerNamed({ state }: DirectFirm, name: string) {
  const found = [...state.quickbooksOnline.names.values()].find(
    ({ kind, displayName }) => kind === 'Customer' && displayName.startsWith(name),
  );
  if (!found) throw new Error(`no customer ${name}`);
  return found;
}

describe.each(['record', 'tombstone'] as const)(
  'a deactivated customer that comes in the changes as a %s',
  (as) => {
    it('is offered to be restored, never created beside itself, and comes back by the click', async () => {
      const bench = await fixBench(({ switches }) => {
        switches.quickbooksOnline.deactivatedInChangesAs = as;
      });
      const { firm } = bench;
      const page = addClient(firm, 'Oriel1', 'Oriel Bindery');
      const { id } = addName(firm, 'Oriel Bindery');
      const desk = await openedOn(bench, page);
      expect((await refreshed(bench, desk)).matchStatuses?.quickbooks.kind).toBe('matched');

      deactivateCustomer(firm, id);
      const view = await refreshed(bench, desk);
      expect(view.matchStatuses?.quickbooks).toMatchObject({ kind: 'archived' });
      const kindsOf = (fixes: typeof view.availableFixes) =>
        fixes
          .flatMap(({ plan }) => plan.steps)
          .flatMap(({ list, kind }) => (list === 'quickbooks' ? [kind] : []));
      expect(kindsOf(view.availableFixes.filter(({ choice }) => choice.kind === 'primary'))).toEqual([
        'restore',
      ]);
      expect(kindsOf(view.availableFixes)).not.toContain('create');

      await desk.press({ kind: 'primary' }, 'click');
      await desk.until(({ run }) => run?.id === 'click' && run.state === 'done');
      const now = [...firm.state.quickbooksOnline.names.values()].filter(({ displayName }) =>
        displayName.startsWith('Oriel Bindery'),
      );
      expect(now).toMatchObject([{ id, active: true, displayName: 'Oriel Bindery' }]);
    });

    it('is inactive too where it is a job, and where a vendor goes with it', async () => {
      const bench = await fixBench(({ switches }) => {
        switches.quickbooksOnline.deactivatedInChangesAs = as;
      });
      const { firm } = bench;
      const page = showcasePage(firm.state, 'matchedWork');
      const title = firm.state.karbon.workItems.get(page.key)?.title ?? '';
      const job = customerNamed(firm, title);
      const vendor = addName(firm, 'Ledger Paper', { kind: 'Vendor' });
      const desk = await openedOn(bench, page);
      await refreshed(bench, desk);
      deactivateCustomer(firm, job.id);
      Object.assign(vendor, { active: false, lastUpdatedMs: firm.clock.now() });
      const view = await refreshed(bench, desk);
      expect(view.matchStatuses?.quickbooks).toMatchObject({ kind: 'archived' });
      expect(await bench.office.store.mirror.get('customers', job.id)).toMatchObject({
        isActive: false,
        name: title,
        syncToken: String(firm.state.quickbooksOnline.names.get(job.id)?.syncToken),
      });
      expect(await bench.office.store.mirror.get('nameHolders', vendor.id)).toMatchObject({
        isActive: false,
      });
    });
  },
);
