// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunView } from '../../../../../src/messages/fixes';
import type { PageApiMethod, PageApiRequest } from '../../../../../src/messages/page-api';
import type { TieOutSnapshot } from '../../../../../src/messages/tie-out-input';
import { rowHeight } from '../../../../../src/pages/tie-out/clients/drawn-rows';
import { TieOutPage } from '../../../../../src/pages/tie-out/tie-out-page';
import type { Answers } from '../../../../preview/fake-browser';
import { tieOutStates } from '../../../../preview/tie-out-states';
import { client } from '../../../services/sample-records';

/** What the worker answers next, by request; and what it was asked. */
const worker = vi.hoisted(() => ({
  answers: {} as Record<string, unknown>,
  asked: [] as PageApiRequest[],
}));

vi.mock('webextension-polyfill', async () => {
  const { default: browser } = await import('../../../../preview/fake-browser');
  return {
    default: {
      ...browser,
      runtime: {
        ...browser.runtime,
        sendMessage: async (message: PageApiRequest) => {
          worker.asked.push(message);
          return { ok: true, value: worker.answers[message.request] };
        },
      },
    },
  };
});

const answers: Answers = tieOutStates.rows.answers;
let root: HTMLElement;

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await act(() => new Promise((resolve) => setTimeout(resolve)));
}

async function draw(): Promise<void> {
  await act(() => render(<TieOutPage />, root));
  await settle();
}

async function press(selector: string): Promise<void> {
  const element = root.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`there is no ${selector}`);
  await act(() => element.click());
  await settle();
}

function asked<Name extends PageApiMethod>(name: Name) {
  return worker.asked.filter((message): message is PageApiRequest<Name> => message.request === name);
}

function rowOf(client: string): HTMLElement {
  const row = [...root.querySelectorAll<HTMLElement>('tr[data-key]')].find((each) =>
    each.querySelector('th')?.textContent.startsWith(client),
  );
  if (!row) throw new Error(`there is no row of ${client}`);
  return row;
}

const actionOf = (client: string) => `.act button[aria-label$="${client}"]:not([aria-expanded])`;

const created: RunView = {
  id: 'r',
  state: 'done',
  steps: [],
  isUndo: false,
  canUndo: true,
  endedAt: 1,
};

beforeEach(() => {
  vi.stubGlobal('scheduler', { yield: async () => undefined });
  history.replaceState(null, '', '#');
  worker.answers = { ...answers };
  worker.asked.length = 0;
  root = document.createElement('div');
  document.body.replaceChildren(root);
});

afterEach(async () => {
  await act(() => render(null, root));
  vi.unstubAllGlobals();
});

describe('the log in the details of a row', () => {
  it('tells what was changed for it, when, and whether it was undone, and leads to the whole log', async () => {
    worker.answers['log.ofItem'] = tieOutStates['rows, one with a log'].answers['log.ofItem'];
    await draw();
    await press('.unfold button[aria-label$="Birch Farms LLC"]');
    expect(asked('log.ofItem').at(-1)?.payload).toEqual({ key: 'k1' });
    const lines = [...root.querySelectorAll('.row-log > ol > li')].map(({ textContent }) => textContent);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/Renamed in QuickBooks Time · Done.*Acme Co:Tax/);
    expect(lines[1]).toContain('Undone');
    // Of a work item of it.
    expect(lines[2]).toContain('Payroll');
    expect(root.querySelector('.row-log')?.textContent).toContain('The newest 3 of 14 lines.');
    expect(root.querySelector('.row-log a')?.getAttribute('href')).toBe('/options/index.html#activity');
  });

  it('says that there is nothing', async () => {
    await draw();
    await press('.unfold button[aria-label$="Elm Street Bakery"]');
    expect(root.querySelector('.row-log')?.textContent).toContain('Nothing yet from this browser');
  });
});

describe('the row of a client group', () => {
  const group = tieOutStates['a client group, opened'].answers;
  const membersText = () => root.querySelector('.row-members')?.textContent ?? '';

  it('opens to its members, each with how it matches and the way to its own row', async () => {
    worker.answers = { ...group };
    await draw();
    await press('.unfold button[aria-label$="Acme family"]');
    expect(asked('group.members').at(-1)?.payload).toEqual({ key: 'g1' });
    const lines = [...root.querySelectorAll('.row-members tbody tr')].map(({ textContent }) => textContent);
    expect(lines).toEqual([
      expect.stringMatching(/^Acme Co.*exact match.*exact match/),
      expect.stringMatching(/^Birch Farms LLC.*spelled differently.*exact match/),
      expect.stringMatching(/^Cedar Homes.*similar names only.*missing/),
    ]);
    expect(membersText()).toContain('1 more member');
    root.querySelector<HTMLElement>('.row-members tbody button')?.focus();
    await press('.row-members tbody button');
    expect(location.hash).toBe('#?show=all&open=k0');
    expect(document.activeElement?.closest('tr')?.getAttribute('data-key')).toBe('k0');
  });

  it('says why there are none to be seen', async () => {
    worker.answers = { ...tieOutStates['a client group, Karbon not there'].answers };
    await draw();
    await press('.unfold button[aria-label$="Acme family"]');
    expect(membersText()).toMatch(/^MembersKarbon/);
    await press('.unfold button[aria-label$="Acme family"]');
    worker.answers['group.members'] = { keys: [], error: null };
    await press('.unfold button[aria-label$="Empty group"]');
    expect(membersText()).toContain('This group has no members.');
  });
});

describe('a row of the tie-out', () => {
  it('is fixed at the click where one safe step does it, stays where it is, and can be undone there', async () => {
    Object.assign(worker.answers, { 'fix.start': { kind: 'begun' }, 'fix.run': created });
    await draw();
    const before = asked('tieOut.input').length;
    await press(actionOf('Juniper Health'));
    expect(asked('fix.start').map(({ payload }) => payload.item)).toMatchObject([
      { kind: 'organization', key: 'k9', title: 'Juniper Health', choice: { kind: 'primary' } },
    ]);
    expect(rowOf('Juniper Health').textContent).toContain('Created in QuickBooks');
    expect(
      asked('tieOut.input')
        .slice(before)
        .map(({ payload }) => payload),
    ).toEqual([{ isUserInitiated: false }]);
    const undo = [...rowOf('Juniper Health').querySelectorAll('button')].find(
      ({ textContent }) => textContent === 'Undo',
    );
    worker.answers['log.undo'] = { kind: 'begun' };
    worker.answers['fix.run'] = { ...created, isUndo: true, canUndo: false };
    await act(() => undo?.click());
    await settle();
    expect(asked('log.undo').map(({ payload }) => payload.of)).toEqual([
      asked('fix.start')[0]?.payload.runId,
    ]);
    expect(rowOf('Juniper Health').textContent).toContain('Undone');
  });

  it('opens its steps first where the panel would confirm them, and is fixed by Apply', async () => {
    worker.answers['fix.start'] = { kind: 'begun' };
    worker.answers['fix.run'] = null;
    await draw();
    await press(actionOf('Birch Farms LLC'));
    expect(asked('fix.start')).toEqual([]);
    expect(location.hash).toContain('open=k1');
    expect(root.querySelector('.details')?.textContent).toContain(
      'Rename BIRCH FARMS LLC to Birch Farms LLC',
    );
    await press('.details .button.primary');
    expect(asked('fix.start')[0]?.payload.item.key).toBe('k1');
    expect(rowOf('Birch Farms LLC').textContent).toContain('Renaming…');
  });

  it('shows why nothing was done, and can be acted on again', async () => {
    worker.answers['fix.start'] = { kind: 'planChanged' };
    await draw();
    await press(actionOf('Juniper Health'));
    expect(rowOf('Juniper Health').textContent).toContain('Something changed');
    expect(rowOf('Juniper Health').querySelector(actionOf('Juniper Health'))).not.toBeNull();
  });

  it('is ignored with a reason, and is then in no filter but one', async () => {
    await draw();
    await press('.unfold button[aria-label$="Elm Street Bakery"]');
    const ignore = [...root.querySelectorAll<HTMLElement>('.details button')].find(
      ({ textContent }) => textContent === 'Ignore…',
    );
    await act(() => ignore?.click());
    await settle();
    worker.answers['tieOut.ignored'] = [{ key: 'k4', reason: '', at: 0 }];
    await act(() => root.querySelector('form')?.requestSubmit());
    await settle();
    expect(asked('tieOut.ignore').map(({ payload }) => payload)).toEqual([{ keys: ['k4'], reason: '' }]);
    expect(() => rowOf('Elm Street Bakery')).toThrow();
    await press('.filters button:last-child');
    expect(rowOf('Elm Street Bakery').textContent).toContain('Stop ignoring');
  });
});

describe('what hangs on a row', () => {
  const detailsOf = async (client: string) => {
    history.replaceState(null, '', '#clients?show=all');
    await draw();
    await press(`.unfold button[aria-label$="${client}"]`);
    return root.querySelector('.details')?.textContent ?? '';
  };

  it('stands in its details, with what is not known said as that', async () => {
    expect(await detailsOf('Birch Farms LLC')).toMatch(
      /24h 30m tracked · last used .*can.t get to .* under this name.*balance \$1,240\.50.*Time since January 1, 2026/,
    );
    expect(asked('stakes.input')).toHaveLength(1);
    await act(() => render(null, root));
    worker.answers['stakes.input'] = { balances: [], time: null };
    const unknown = await detailsOf('Birch Farms LLC');
    expect(unknown).toMatch(/time not loaded.*balance unknown.*Load it under Offline data/);
    expect(unknown).not.toMatch(/no time|\$0/);
  });

  it('tells candidates apart', async () => {
    const details = await detailsOf('Dovetail Joinery');
    expect(details).toContain('2h 30m tracked');
    expect(details).toContain('no time');
    expect(root.querySelector('.stakes')).toBeNull();
  });

  it('is said to be loading, or why it could not be, and the row works on', async () => {
    worker.answers['stakes.input'] = new Promise(() => undefined);
    expect(await detailsOf('Birch Farms LLC')).toContain('Loading time and balances…');
    expect(root.querySelector('.details .button.primary')).not.toBeNull();
  });
});

describe('the filters', () => {
  const filter = (name: string) =>
    [...root.querySelectorAll<HTMLElement>('.filters button')].find(({ textContent }) =>
      textContent.startsWith(name),
    );
  const shown = () => [...root.querySelectorAll<HTMLElement>('tr[data-key]')].map((row) => row.dataset.key);

  it.each([
    ['Would create duplicates', 'wouldDuplicate', ['k1', 'k2', 'k5', 'k7', 'k10']],
    ['With time waiting', 'timeWaiting', ['k1', 'k2', 'k10']],
  ])('%s: counted, in the address, with what it goes by, and printed', async (name, inAddress, keys) => {
    await draw();
    expect(filter(name)?.title).not.toBe('');
    expect(filter(name)?.querySelector('.count')?.textContent).toBe(String(keys.length));
    await act(() => filter(name)?.click());
    await settle();
    expect(location.hash).toContain(`show=${inAddress}`);
    expect([...shown()].sort()).toEqual([...keys].sort());
    dispatchEvent(new Event('beforeprint'));
    expect(root.querySelectorAll('.printed tbody tr')).toHaveLength(keys.length);
    dispatchEvent(new Event('afterprint'));
  });

  it('never say that no time waits where no time is known', async () => {
    worker.answers['stakes.input'] = { balances: [], time: null };
    history.replaceState(null, '', '#clients?show=timeWaiting');
    await draw();
    expect(shown()).toEqual([]);
    expect(root.textContent).toMatch(/Time isn.t loaded yet/);
    expect(root.textContent).not.toContain('No clients here now');
  });
});

describe('a row of a work item', () => {
  const work = (key: string, title: string) => ({
    key,
    title,
    client: { kind: 'organization', key: 'k0' },
    clientName: 'Acme Co',
    relatedGroupKey: null,
    primaryStatus: 'Ready',
    startDate: null,
    dueDate: null,
  });

  it('is told to have no budget only where that was looked at, and how many were is said', async () => {
    Object.assign(worker.answers, {
      'work.read': { clients: 1, clientsRead: 1, itemsRead: null, error: null },
      'work.known': {
        items: [work('w1', 'Opening books'), work('w2', 'Closing books'), work('w3', 'Payroll')],
        next: null,
      },
      'work.budgets': { read: ['w1', 'w2', 'elsewhere'], without: ['w2', 'elsewhere'] },
    });
    history.replaceState(null, '', '#work?of=client:k0&show=noBudget');
    await draw();
    expect([...root.querySelectorAll('tr[data-key]')].map((row) => row.getAttribute('data-key'))).toEqual([
      'w2',
    ]);
    expect(root.textContent).toContain('Budgets are known for 2 of 3 work items');
  });

  it('is fixed by itself, beside another one of its client', async () => {
    Object.assign(worker.answers, {
      'work.read': { clients: 1, clientsRead: 1, itemsRead: null, error: null },
      'work.known': { items: [work('w1', 'Opening books'), work('w2', 'Closing books')], next: null },
      'fix.start': { kind: 'begun' },
      'fix.run': null,
    });
    history.replaceState(null, '', '#work?of=client:k0&show=all');
    await draw();
    const fixOne = async (title: string) => {
      await press(`.act button[aria-expanded][aria-label$="${title}"]`);
      await press('.details .button.primary');
      expect(rowOf(title).textContent).toContain('Creating…');
    };
    await fixOne('Opening books');
    expect(rowOf('Closing books').textContent).not.toContain('Creating…');
    await fixOne('Closing books');
    expect(asked('fix.start').map(({ payload }) => payload.item)).toMatchObject([
      { kind: 'work', key: 'w1' },
      { kind: 'work', key: 'w2' },
    ]);
  });
});

describe('the page', () => {
  it('opens at the place in its address', async () => {
    history.replaceState(null, '', '#clients?show=all&find=finch&open=k5');
    await draw();
    expect(root.querySelectorAll('tr[data-key]')).toHaveLength(1);
    expect(root.querySelector('.details')?.textContent).toContain('Finch and Sons');
  });

  it('sends the items of the kinds that are checked, and no others', async () => {
    worker.answers['bulk.start'] = { kind: 'begun' };
    await draw();
    await press('thead input');
    await press('.chosen .primary');
    await press('dialog .primary');
    const [run] = asked('bulk.start');
    expect(run?.payload.items.map(({ title }) => title)).toEqual(['Elm Street Bakery', 'Juniper Health']);
    expect(root.querySelector('dialog')).toBeNull();
    expect(root.querySelector('.chosen')?.textContent).toContain('Select rows');
  });

  it('lets a refresh come to its end where a fix is done meanwhile, and looks again after it', async () => {
    Object.assign(worker.answers, { 'fix.start': { kind: 'begun' }, 'fix.run': null });
    await draw();
    await press(actionOf('Juniper Health'));
    const { 'tieOut.input': input } = worker.answers;
    let answer = (_: unknown) => {};
    worker.answers['tieOut.input'] = new Promise((resolve) => {
      answer = resolve;
    });
    const before = asked('tieOut.input').length;
    const looks = () =>
      asked('tieOut.input')
        .slice(before)
        .map(({ payload }) => payload.isUserInitiated);
    const refresh = [...root.querySelectorAll('button')].find(({ textContent }) => textContent === 'Refresh');
    await act(() => refresh?.click());
    worker.answers['fix.run'] = created;
    await expect
      .poll(async () => {
        await settle();
        return rowOf('Juniper Health').textContent;
      })
      .toContain('Created in QuickBooks');
    expect(looks()).toEqual([true]);
    worker.answers['tieOut.input'] = input;
    answer(input);
    await settle();
    expect(looks()).toEqual([true, false]);
  });

  it('selects from the row that was clicked last to the one that is clicked with Shift', async () => {
    await draw();
    const boxes = () => [...root.querySelectorAll<HTMLInputElement>('tr[data-key] .pick input')];
    await act(() => boxes()[1]?.click());
    await settle();
    await act(
      () => void boxes()[4]?.dispatchEvent(new MouseEvent('click', { bubbles: true, shiftKey: true })),
    );
    await settle();
    expect(boxes().flatMap(({ checked }, at) => (checked ? at : []))).toEqual([1, 2, 3, 4]);
    expect(root.querySelector('.chosen')?.textContent).toContain('4');
  });

  it('keeps the rows that stay on screen while it is scrolled, and draws no more than these', async () => {
    const input = worker.answers['tieOut.input'] as TieOutSnapshot;
    const clients = Array.from({ length: 300 }, (_, at) => client(`many${at}`, `Client ${1_000 + at}`));
    worker.answers['tieOut.input'] = { ...input, names: { ...input.names, clients } };
    history.replaceState(null, '', '#clients?show=all');
    await draw();
    const sheet = root.querySelector<HTMLElement>('.sheet');
    if (!sheet) throw new Error('there is no sheet');
    const drawn = () =>
      new Map([...root.querySelectorAll<HTMLElement>('tr[data-key]')].map((row) => [row.dataset.key, row]));
    let before = drawn();
    for (const rows of [4, 11, 17, 9, 2]) {
      sheet.scrollTop = rows * rowHeight;
      await act(() => void sheet.dispatchEvent(new Event('scroll')));
      const now = drawn();
      const kept = [...now].filter(([key]) => before.has(key));
      expect(kept.length, `${rows} rows down`).toBeGreaterThan(5);
      expect(kept.filter(([key, row]) => before.get(key) !== row).map(([key]) => key)).toEqual([]);
      expect(now.size).toBeLessThan(40);
      before = now;
    }
  });

  it('prints all rows of the filter, and nothing of that stays', async () => {
    await draw();
    const shown = root.querySelectorAll('tr[data-key]').length;
    dispatchEvent(new Event('beforeprint'));
    expect(root.querySelectorAll('.printed tbody tr')).toHaveLength(shown);
    dispatchEvent(new Event('afterprint'));
    expect(root.querySelector('.printed')?.children).toHaveLength(0);
  });
});
