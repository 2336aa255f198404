import { expect, it } from 'vitest';
import { renameJobcode } from '../../../firm/edits';
import { createJobcode } from '../../../firm/quickbooks-time/mutations';
import type { FirmRequest } from '../../../firm/service';
import { createDirectFirm, type DirectFirm, type Transport } from '../../../office/direct-firm';
import { connectOffice, openOffice } from '../../../office/office';
import { databaseName } from '../service-bench';

/** More than a page holds. */
const many = 250;

const isPageOfJobcodes = ({ method, path }: FirmRequest) => method === 'GET' && path.endsWith('/jobcodes');

/** An office that has read all lists of a firm, and what stands between the two from then on. */
async function followingOffice() {
  const pages: FirmRequest[] = [];
  const way: { transport: Transport } = { transport: (request, answer) => answer(request) };
  const firm = createDirectFirm(undefined, (request, answer) => {
    if (isPageOfJobcodes(request)) pages.push(request);
    return way.transport(request, answer);
  });
  const office = await openOffice(firm, { database: databaseName() });
  await connectOffice(firm, office);
  const look = async () => {
    pages.length = 0;
    await office.services.pageApi.tieOutInput(true);
    return pages.length;
  };
  await look();
  firm.clock.advance(60_000);
  const mirrored = async () =>
    (await office.store.mirror.all('jobcodes')).map(({ id, name }) => `${id} ${name}`).sort();
  return { firm, way, look, mirrored };
}

function addMany(firm: DirectFirm): void {
  for (let at = 0; at < many; at += 1) {
    createJobcode(firm.state.quickbooksTime, { name: `Marrowgate ${at}` }, firm);
  }
}

const jobcodesOf = ({ state }: DirectFirm) =>
  [...state.quickbooksTime.jobcodes.values()].map(({ id, name }) => `${id} ${name}`).sort();

it('asks once more for what it has been told already, and not at every look', async () => {
  const { firm, look, mirrored } = await followingOffice();
  addMany(firm);
  firm.clock.advance(60_000);
  expect(await look()).toBeGreaterThan(1);
  const [some] = firm.state.quickbooksTime.jobcodes.values();
  renameJobcode(firm, some?.id ?? 0, 'Thistlewick');
  firm.clock.advance(60_000);
  await look();
  expect(await look()).toBe(1);
  expect(await mirrored()).toEqual(jobcodesOf(firm));
});

it('loses nothing that changes while the pages of a look are read', async () => {
  const { firm, way, look, mirrored } = await followingOffice();
  addMany(firm);
  const [early] = firm.state.quickbooksTime.jobcodes.values();
  firm.clock.advance(60_000);
  let left = 4;
  way.transport = async (request, answer) => {
    const given = await answer(request);
    if (!isPageOfJobcodes(request) || left === 0) return given;
    left -= 1;
    // A colleague changes what comes first, then what comes last; reading takes longer than cursors overlap.
    firm.clock.advance(20_000);
    if (left % 2 === 1) renameJobcode(firm, early?.id ?? 0, `Aardwick ${left}`);
    else createJobcode(firm.state.quickbooksTime, { name: `Zweifel ${left}` }, firm);
    return given;
  };
  await look();
  await look();
  expect(await mirrored()).toEqual(jobcodesOf(firm));
});
