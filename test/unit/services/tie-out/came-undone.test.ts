import { describe, expect, it } from 'vitest';
import { isTiedOut } from '../../../../src/domain/matching/is-tied-out';
import { reconcileFirm, type TieOutInput } from '../../../../src/domain/matching/reconcile-firm';
import { renameJobcode } from '../../../firm/edits';
import { createDirectFirm, type DirectFirm } from '../../../office/direct-firm';
import { connectOffice, type Office, openOffice } from '../../../office/office';
import { showcasePage } from '../../../office/pages';

const lookEveryMs = 6 * 60 * 60_000;
let databases = 0;

interface Watched {
  readonly firm: DirectFirm;
  readonly office: Office;
  /** What the icon was made to show. */
  readonly shown: string[];
  /** Rounds of the poller. */
  readonly later: (() => void)[];
  readonly database: string;
}

async function open(firm = createDirectFirm(), database?: string): Promise<Watched> {
  databases += 1;
  const name = database ?? `came undone ${databases}`;
  const shown: string[] = [];
  const later: (() => void)[] = [];
  const office = await openOffice(firm, {
    database: name,
    showOnIcon: ({ text }) => shown.push(text),
    later(work, afterMs) {
      if (afterMs < 5_000) setTimeout(work, 0);
      else later.push(work);
      return () => undefined;
    },
  });
  return { firm, office, shown, later, database: name };
}

function tiedOutKeys(names: TieOutInput): readonly string[] {
  const work = reconcileFirm(names);
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value.lines.filter(({ match }) => isTiedOut(match)).map(({ client }) => client.key);
}

/** Ties the firm out as its page does, and begins to watch. */
async function begin({ office }: Watched): Promise<readonly string[]> {
  const { tieOutInput, cameUndone } = office.services.pageApi;
  const tiedOut = tiedOutKeys((await tieOutInput(true)).names);
  await cameUndone.begin(tiedOut);
  return tiedOut;
}

/** A panel is opened and has come to rest. */
async function look({ firm, office, later }: Watched): Promise<void> {
  const desk = office.open(showcasePage(firm.state, 'matchedWork'));
  await desk.until(({ isRefreshing, phase }) => !isRefreshing && phase === 'ready');
  for (const work of later.splice(0)) work();
}

/** The top-level jobcodes that bear the names of these clients. */
function jobcodesOf({ state }: DirectFirm, keys: readonly string[]) {
  const { karbon, quickbooksTime } = state;
  const named = [...karbon.organizations.values()].filter(({ key }) => keys.includes(key));
  const names = new Set(named.map(({ fullName }) => fullName));
  return [...quickbooksTime.jobcodes.values()].filter(
    ({ name, parentId, active }) => active && parentId === 0 && names.has(name),
  );
}

/** Ends as many names as are asked for, so that nobody finds these clients under them any more. */
function renameSome(firm: DirectFirm, keys: readonly string[], count: number): readonly number[] {
  const renamed = jobcodesOf(firm, keys).slice(0, count);
  expect(renamed).toHaveLength(count);
  for (const { id, name } of renamed) renameJobcode(firm, id, `${name} moved away`);
  return renamed.map(({ id }) => id);
}

describe('what has come undone', () => {
  it('is counted on the icon by a look of its own, six hours after the last', async () => {
    const watched = await open();
    const { firm, office, shown } = watched;
    await connectOffice(firm, office);
    const tiedOut = await begin(watched);
    expect(tiedOut.length).toBeGreaterThan(10);
    expect(shown.at(-1)).toBe('');
    renameSome(firm, tiedOut, 2);
    firm.clock.advance(lookEveryMs + 1);
    await office.services.pageApi.tieOutInput(true);
    await look(watched);
    await expect.poll(() => shown.at(-1)).toBe('2');

    renameSome(firm, tiedOut, 1);
    await office.services.pageApi.tieOutInput(true);
    await look(watched);
    renameSome(firm, tiedOut, 2);
    firm.clock.advance(lookEveryMs + 1);
    await office.services.pageApi.tieOutInput(true);
    await look(watched);
    await expect.poll(() => shown.at(-1)).toBe('5');
    expect(new Set(shown)).toEqual(new Set(['', '2', '5']));
    office.kill();
  });

  it('is not counted of clients that are ignored', async () => {
    const watched = await open();
    const { firm, office, shown } = watched;
    await connectOffice(firm, office);
    const tiedOut = await begin(watched);
    const [one, other] = tiedOut.filter((key) => jobcodesOf(firm, [key]).length === 1);
    if (!one || !other) throw new Error('the firm has too few plain clients');
    for (const key of [one, other]) renameSome(firm, [key], 1);
    await office.services.pageApi.ignored.ignore([other], '');
    firm.clock.advance(lookEveryMs + 1);
    await office.services.pageApi.tieOutInput(true);
    await look(watched);
    await expect.poll(() => shown.at(-1)).toBe('1');
  });

  it('is nobody for a list that was not connected when it began', async () => {
    const watched = await open();
    const { firm, office } = watched;
    await connectOffice(firm, office, { isWithQuickbooks: false });
    const { cameUndone, tieOutInput } = office.services.pageApi;
    const tiedOut = await begin(watched);
    await connectOffice(firm, office);
    const inBoth = tiedOutKeys((await tieOutInput(true)).names);
    expect(tiedOut.filter((key) => !inBoth.includes(key))).not.toEqual([]);
    expect(await cameUndone.baseline()).toBeNull();
    await begin(watched);
    expect((await cameUndone.baseline())?.tiedOut).toEqual(inBoth);
  });

  it('is shown again after the browser’s start, until somebody begins anew', async () => {
    const first = await open();
    await connectOffice(first.firm, first.office);
    await begin(first);
    await first.office.services.pageApi.cameUndone.note(3);
    expect(first.shown.at(-1)).toBe('3');
    first.office.kill();

    const second = await open(first.firm, first.database);
    await second.office.services.iconClock.show();
    expect(new Set(second.shown)).toEqual(new Set(['3']));
    await begin(second);
    expect(second.shown.at(-1)).toBe('');
    expect((await second.office.services.pageApi.cameUndone.baseline())?.at).toBe(first.firm.clock.now());
    second.office.kill();
  });

  it('is nothing for another Karbon account, and nothing while nobody has begun', async () => {
    const watched = await open();
    const { firm, office } = watched;
    await connectOffice(firm, office);
    expect(await office.services.pageApi.cameUndone.baseline()).toBeNull();
    await begin(watched);
    await office.services.pageApi.connections.disconnect('karbon');
    expect(await office.services.pageApi.cameUndone.baseline()).toBeNull();
    office.kill();
  });

  it('is kept with the clients that were known, and tells the page no more than it has said itself', async () => {
    const watched = await open();
    await connectOffice(watched.firm, watched.office);
    const tiedOut = await begin(watched);
    const { cameUndone } = watched.office.services.pageApi;
    const { names } = await watched.office.services.pageApi.tieOutInput(false);
    const baseline = await cameUndone.baseline();
    expect(baseline?.tiedOut).toEqual(tiedOut);
    expect([...(baseline?.known ?? [])].sort()).toEqual(names.clients.map(({ key }) => key).sort());
    const told = watched.shown.length;
    await cameUndone.note(0);
    expect(watched.shown).toHaveLength(told);
    watched.office.kill();
  });
});
