import { expect, it } from 'vitest';
import { createDirectFirm } from '../../../office/direct-firm';
import { connectOffice, openOffice } from '../../../office/office';

it('x', async () => {
  const firm = createDirectFirm();
  const office = await openOffice(firm, { database: 'self check 1' });
  await connectOffice(firm, office);
  const { selfCheck } = office.services.pageApi;
  console.log(await selfCheck.read());
  await selfCheck.run();
  await expect.poll(async () => (await selfCheck.read()).isRunning, { timeout: 20000 }).toBe(false);
  const view = await selfCheck.read();
  for (const r of view.results) console.log(r.id, r.outcome, JSON.stringify(r.facts));
  console.log(view.requests);
});
