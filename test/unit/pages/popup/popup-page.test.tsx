// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PageApi, PageApiMethod, PageApiRequest } from '../../../../src/messages/page-api';
import { parsePageApiPayload } from '../../../../src/messages/page-api-request';
import type { MyTimeView, TimeForm, TimeOutcome, TimeRequest } from '../../../../src/messages/time-tracking';
import { PopupPage } from '../../../../src/pages/popup/popup-page';
import {
  sampleForm,
  sampleMine,
  sampleMineOnBreak,
  sampleMineRunning,
  samplePlaces,
} from '../../../preview/popup-states';
import { sampleNow } from '../../panel/sample-view';

/** The worker: what it is to say, and what it was asked. */
const worker = vi.hoisted(() => ({
  mine: null as unknown,
  form: null as unknown,
  outcome: null as unknown,
  asked: [] as { request: string; payload: unknown }[],
  listeners: new Set<(message: unknown) => void>(),
}));

vi.mock('webextension-polyfill', () => ({
  default: {
    runtime: {
      async sendMessage(message: PageApiRequest) {
        worker.asked.push(message);
        const answers: Partial<Record<PageApiMethod, unknown>> = {
          'time.mine': worker.mine,
          'time.form': worker.form,
          'time.ask': worker.outcome,
          'time.search': samplePlaces.slice(1, 2),
        };
        return { ok: true, value: answers[message.request] };
      },
      onMessage: {
        addListener: (listener: () => void) => worker.listeners.add(listener),
        removeListener: (listener: () => void) => worker.listeners.delete(listener),
      },
    },
  },
}));

const root = document.createElement('div');
const plainForm: TimeForm = { ...sampleForm, fields: [], previous: null };

async function settle(work: () => void = () => undefined): Promise<void> {
  await act(work);
  for (let turn = 0; turn < 8; turn += 1) await act(() => new Promise((resolve) => setTimeout(resolve)));
}

async function open(mine: MyTimeView, form: TimeForm = plainForm, outcome: TimeOutcome = { kind: 'done' }) {
  Object.assign(worker, { mine, form, outcome });
  await settle(() => render(<PopupPage />, root));
}

function named(name: string): HTMLElement {
  const all = [...root.querySelectorAll<HTMLElement>('button, a')];
  const found = all.find((each) => (each.getAttribute('aria-label') ?? each.textContent) === name);
  if (!found) throw new Error(`no "${name}" among ${all.map((each) => each.textContent).join(', ')}`);
  return found;
}

const press = (name: string) => settle(() => named(name).click());
const send = () =>
  settle(() =>
    root.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })),
  );

async function type(field: string, text: string): Promise<void> {
  const label = [...root.querySelectorAll('label')].find((each) => each.textContent?.startsWith(field));
  const input = root.querySelector<HTMLInputElement | HTMLSelectElement>(`[id="${label?.htmlFor}"]`);
  if (!input) throw new Error(`no field "${field}"`);
  await settle(() => {
    input.value = text;
    input.dispatchEvent(new Event(input.matches('select') ? 'change' : 'input', { bubbles: true }));
  });
}

/** What the worker was asked to do with time, as it would take it. */
function askedFor(): { jobcodeId: string | null; request: TimeRequest }[] {
  return worker.asked
    .filter(({ request }) => request === 'time.ask')
    .map(({ payload }) => parsePageApiPayload('time.ask', payload) as PageApi['time.ask']['request']);
}

beforeEach(() => {
  vi.spyOn(Date, 'now').mockReturnValue(sampleNow);
  worker.asked.length = 0;
  document.body.replaceChildren(root);
});
afterEach(async () => {
  await settle(() => render(null, root));
  expect(worker.listeners.size).toBe(0);
  vi.restoreAllMocks();
});

describe('the popup', () => {
  it('has the focus in the search, and asks QuickBooks Time as it is opened', async () => {
    await open(sampleMine);
    expect(document.activeElement?.matches('input[type=search]')).toBe(true);
    const looks = worker.asked.filter(({ request }) => request === 'time.mine').map(({ payload }) => payload);
    expect(looks).toContainEqual({ isUserInitiated: true });
  });

  it('draws what has changed elsewhere as soon as the worker says so', async () => {
    await open(sampleMine);
    expect(root.textContent).toContain('No timer running');
    worker.mine = sampleMineRunning;
    await settle(() => {
      for (const listener of worker.listeners) listener('changed');
    });
    expect(root.querySelector('[role=timer]')?.textContent).toBe('1:12:00');
  });

  it('adds what runs to the sums of the day and the week', async () => {
    await open(sampleMine);
    expect(root.querySelector('.sums')?.textContent).toBe('Today 3h 15mThis week 14h 30m');
    worker.mine = sampleMineRunning;
    await settle(() => {
      for (const listener of worker.listeners) listener('changed');
    });
    expect(root.querySelector('.sums')?.textContent).toBe('Today 4h 27mThis week 15h 42m');
  });

  it.each([
    ['2026-11-15', 'Today 3h 15mThis week 15h 42m'],
    // A timer that was forgotten over the weekend.
    ['2026-11-13', 'Today 3h 15mThis week 14h 30m'],
  ])('adds what runs since %s to no other day and week', async (day, sums) => {
    const { running } = sampleMineRunning;
    await open({
      ...sampleMineRunning,
      running: running && { ...running, entry: { ...running.entry, day } },
    });
    expect(root.querySelector('.sums')?.textContent).toBe(sums);
  });

  it('walks with the arrow keys from the search through the places, and back', async () => {
    await open(sampleMine);
    const walk = async (key: string) => {
      await settle(() =>
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })),
      );
      return document.activeElement?.matches('[type=search]') ? 'search' : document.activeElement?.id;
    };
    expect(await walk('ArrowDown')).toBe('start j1');
    expect(await walk('ArrowDown')).toBe('start j2');
    expect(await walk('ArrowUp')).toBe('start j1');
    expect(await walk('ArrowUp')).toBe('search');
  });

  it('leads to the clients that have come undone, and to the options', async () => {
    await open({ ...sampleMine, undone: 3 });
    expect(named('3 clients no longer tie out').getAttribute('href')).toBe(
      '/tie-out/index.html#clients?show=cameUndone',
    );
    expect(named('Options').getAttribute('href')).toBe('/options/index.html');
  });

  it('offers nothing that the rights do not allow', async () => {
    await open({ ...sampleMine, mayManage: false });
    const said = [...root.querySelectorAll('button')].map(({ textContent }) => textContent);
    expect(new Set(said)).toEqual(new Set(['Start']));
  });

  it('leads to the options where nothing is connected', async () => {
    await open({ ...sampleMine, obstacle: 'notConnected' });
    expect(root.querySelectorAll('button')).toHaveLength(0);
    expect(named('Connect QuickBooks Time').getAttribute('href')).toBe(
      '/options/index.html#quickbooksTime-title',
    );
  });
});

describe('starting', () => {
  it('is one click where nothing has to be asked before, with the fields as last used', async () => {
    await open(sampleMine, sampleForm);
    await press('Start on Acme Co:2025 Tax return');
    expect(askedFor()).toEqual([
      {
        jobcodeId: 'j1',
        request: {
          type: 'startTimer',
          runId: expect.any(String),
          stops: null,
          notes: '',
          fields: { '21': 'Tax preparation', '22': 'Yes' },
        },
      },
    ]);
    expect(root.querySelector('[role=status]')?.textContent).toContain('Started on 2025 Tax return');
  });

  it('stops what runs in the same run', async () => {
    await open(sampleMineRunning);
    await press('Switch from 2025 Tax return to Harbor Marine Supply:Bookkeeping November');
    expect(askedFor()).toMatchObject([{ jobcodeId: 'j2', request: { type: 'startTimer', stops: '1' } }]);
  });

  it('asks for what is required first, and gives the focus back where that is left', async () => {
    await open(sampleMine, { ...sampleForm, areNotesRequired: true });
    await press('Start on Acme Co:2025 Tax return');
    expect(askedFor()).toEqual([]);
    await send();
    expect(root.querySelector('form [role=alert]')?.textContent).toBe(
      'Enter a note: your firm requires one.',
    );
    expect(document.activeElement?.getAttribute('name')).toBe('note');
    const pressed = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
    await settle(() => document.activeElement?.dispatchEvent(pressed));
    // Else the browser would close the popup with it.
    expect(pressed.defaultPrevented).toBe(true);
    expect(document.activeElement?.id).toBe('start j1');
    await press('Start on Acme Co:2025 Tax return');
    await type('Note', 'Extension');
    await send();
    expect(askedFor()).toMatchObject([{ jobcodeId: 'j1', request: { notes: 'Extension' } }]);
    expect(root.querySelector('form')).toBeNull();
  });

  it('says before that time would strand', async () => {
    await open(sampleMine);
    await press('Start on Grove Partners LLC:Advisory');
    expect(askedFor()).toEqual([]);
    expect(root.querySelector('form')?.textContent).toContain("Time on Advisory won't reach QuickBooks");
    expect(named('Start anyway')).toBeTruthy();
    await send();
    expect(askedFor()).toMatchObject([{ jobcodeId: 'j3', request: { type: 'startTimer' } }]);
  });

  it('never ends a forgotten timer as of now by the way', async () => {
    const { running } = sampleMineRunning;
    await open({ ...sampleMineRunning, running: running && { ...running, isForgotten: true } });
    await press('Switch from 2025 Tax return to Alder & Finch CPAs');
    expect(askedFor()).toEqual([]);
    expect(root.textContent).toContain('First say when this timer ended.');
  });

  it('keeps the form with what was entered where it was refused, and says why', async () => {
    const refusal = { code: 'other', detail: 'Not assigned.' } as const;
    await open(
      sampleMine,
      { ...plainForm, areNotesRequired: true },
      { kind: 'refused', refusal, overlapping: null },
    );
    await press('Start on Acme Co:2025 Tax return');
    await type('Note', 'Extension');
    await send();
    expect(root.querySelector('[role=status]')?.textContent).toContain(
      'QuickBooks Time refused: Not assigned.',
    );
    expect(root.querySelector<HTMLInputElement>('[name=note]')?.value).toBe('Extension');
  });
});

describe('stopping', () => {
  it('goes along with the note as it was typed', async () => {
    await open(sampleMineRunning);
    await type('Note', 'Schedules done');
    await press('Stop');
    expect(askedFor()).toEqual([
      {
        jobcodeId: null,
        request: {
          type: 'stopTimer',
          runId: expect.any(String),
          entryId: '1',
          endedAt: null,
          notes: 'Schedules done',
          fields: {},
        },
      },
    ]);
  });

  it('waits for what is required', async () => {
    await open(sampleMineRunning, sampleForm);
    await press('Stop');
    expect(askedFor()).toEqual([]);
    expect(root.querySelector('.running')?.textContent).toContain('Enter Service item.');
    await type('Service item', 'Bookkeeping');
    await press('Stop');
    expect(askedFor()).toMatchObject([{ request: { fields: { '21': 'Bookkeeping' } } }]);
  });

  it('ends a forgotten timer when it really ended', async () => {
    const { running } = sampleMineRunning;
    const startMs = Date.UTC(2026, 10, 16, 14);
    await open({
      ...sampleMineRunning,
      running: running && { ...running, isForgotten: true, entry: { ...running.entry, startMs } },
    });
    await type('End', '16:30');
    await press('Stop as of Mon, Nov 16, 4:30 PM');
    expect(askedFor()).toMatchObject([{ request: { endedAt: { day: '2026-11-16', time: '16:30' } } }]);
  });
});

describe('time entries', () => {
  it('are logged by an amount, with what was understood of it', async () => {
    await open(sampleMine, sampleForm);
    await press('Log time on Harbor Marine Supply:Bookkeeping November');
    await type('Duration', '85m');
    expect(root.querySelector('form')?.textContent).toContain('1h 25m, or 1.42 h in QuickBooks Time');
    await send();
    expect(askedFor()).toMatchObject([
      {
        jobcodeId: 'j2',
        request: { type: 'logTime', time: { kind: 'amount', day: '2026-11-17', durationSeconds: 5_112 } },
      },
    ]);
  });

  it('are logged from one time to another, with what that comes to', async () => {
    await open(sampleMine, sampleForm);
    await press('Log time on Harbor Marine Supply:Bookkeeping November');
    await press('Enter start and end');
    await type('Start', '13:00');
    await type('End', '01:00');
    expect(root.querySelector('form')?.textContent).toContain('12h, until 1:00 AM the next day');
  });

  it('say of which zone their times are, where the browser is in another', async () => {
    // So that it is another wherever this runs.
    const timeZone = new Date().getTimezoneOffset() === -345 ? 'America/Denver' : 'Asia/Kathmandu';
    await open({ ...sampleMine, timeZone }, sampleForm);
    await press('Log time on Harbor Marine Supply:Bookkeeping November');
    expect(root.querySelector('form')?.textContent).not.toContain('Times are in');
    await press('Enter start and end');
    expect(root.querySelector('form')?.textContent).toContain(`Times are in ${timeZone}.`);
  });

  it('are logged as the day before', async () => {
    await open(sampleMine, sampleForm);
    await press('Log time on Acme Co:2025 Tax return');
    await press('Repeat 1h 30m from yesterday');
    await send();
    expect(askedFor()).toMatchObject([
      {
        request: {
          time: { durationSeconds: 5_400 },
          notes: 'Call with Dana',
          fields: { '21': 'Bookkeeping' },
        },
      },
    ]);
  });

  it('are corrected and deleted, but not those that are fixed', async () => {
    await open(sampleMine);
    const harbor = 'Bookkeeping November, Today, 7:40 AM to 9:25 AM';
    await press(`Edit: ${harbor}`);
    await type('End', '09:45');
    await send();
    await press(`Delete: ${harbor}`);
    expect(askedFor()).toMatchObject([
      {
        jobcodeId: null,
        request: {
          type: 'correctEntry',
          entryId: '2',
          time: { kind: 'clock', day: '2026-11-17', start: '07:40', end: '09:45' },
        },
      },
      { jobcodeId: null, request: { type: 'deleteEntry', entryId: '2' } },
    ]);
    expect(() => named('Edit: 2025 Tax return, Today, 6:10 AM to 7:10 AM')).toThrow();
    expect(root.textContent).toContain("Approved, so it can't be changed");
  });

  it('are taken back by the run that made them', async () => {
    const run = {
      id: 'r7',
      action: 'delete',
      state: 'done',
      outcome: { kind: 'done' },
      canUndo: true,
      title: '2025 Tax return',
      atMs: sampleNow,
    } as const;
    await open({ ...sampleMine, run });
    await press('Undo');
    expect(askedFor()).toMatchObject([{ jobcodeId: null, request: { type: 'undoTime', of: 'r7' } }]);
  });
});

describe('a break', () => {
  it('is named as one, and an unpaid one counts in no sum', async () => {
    await open(sampleMine);
    const sums = root.querySelector('.sums')?.textContent;
    await settle(() => render(null, root));
    await open(sampleMineOnBreak);
    expect(root.querySelector('.running')?.textContent).toContain('Unpaid break');
    expect(root.querySelector('.sums')?.textContent).toBe(sums);
  });
});
