// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BackfillPart, BackfillView } from '../../../../../src/messages/backfill';
import type { PageApiRequest } from '../../../../../src/messages/page-api';
import { OfflineDataSection } from '../../../../../src/pages/options/offline-data/offline-data-section';
import { useBackfill } from '../../../../../src/pages/options/offline-data/use-backfill';
import {
  limitWords,
  meteredWords,
  missingWords,
  partWords,
} from '../../../../../src/pages/options/offline-data/words';

const worker = vi.hoisted(() => ({ answer: vi.fn<(message: PageApiRequest) => unknown>() }));

vi.mock('webextension-polyfill', () => ({
  default: {
    runtime: {
      sendMessage: async (message: PageApiRequest) => worker.answer(message),
      onMessage: { addListener: () => undefined, removeListener: () => undefined },
    },
  },
}));

const root = document.createElement('div');

function Drawn() {
  return <OfflineDataSection backfill={useBackfill()} />;
}

/** Lets that much time pass, and draws what comes of it. */
function pass(ms: number): Promise<void> {
  return act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
}

async function settle(work: () => void): Promise<void> {
  await act(work);
  await pass(0);
}

function part(more: Partial<BackfillPart> = {}): BackfillPart {
  return {
    name: 'jobcodes',
    system: 'quickbooksTime',
    state: 'complete',
    isHeldBack: false,
    count: 1_234,
    from: null,
    readAt: null,
    ...more,
  };
}

const view: BackfillView = {
  isPaused: false,
  parts: [
    part(),
    part({ name: 'customers', system: 'quickbooks', state: 'notConnected', count: 0 }),
    part({ name: 'entries', state: 'begun', count: 400, from: '2024-03-03' }),
  ],
  limits: [{ system: 'quickbooksTime', spanMs: 300_000, sent: 42, allowed: 200 }],
  meteredReads: { month: '2026-11', count: 1_204, allowed: 500_000 },
};

function button(label: string): HTMLButtonElement {
  const found = [...root.querySelectorAll('button')].find((one) => one.textContent === label);
  if (!found) throw new Error(`No button "${label}" in: ${root.textContent}`);
  return found;
}

beforeEach(() => {
  vi.useFakeTimers();
  let isPaused = false;
  worker.answer.mockReset().mockImplementation(({ request, payload }) => {
    if (request === 'backfill.pause') isPaused = (payload as { isPaused: boolean }).isPaused;
    return { ok: true, value: { ...view, isPaused } };
  });
  document.body.replaceChildren(root);
});
afterEach(async () => {
  await settle(() => render(null, root));
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

describe('the section of the copies', () => {
  it('says what is here, what is missing, and what is used of the limits', async () => {
    await settle(() => render(<Drawn />, root));
    expect(root.textContent).toContain('Still missing: time entries before March 3, 2024');
    expect(root.textContent).toContain("QuickBooks Online isn't connected");
    expect(root.textContent).toContain('42 of 200 in the last 5 minutes');
    expect(root.textContent).toContain('1,204 reads from QuickBooks Online in November 2026.');
    const shares = [...root.querySelectorAll<HTMLElement>('.bar > span')].map(({ style }) => style.width);
    expect(shares).toEqual(['50%', '21%', '0.2408%']);
  });

  it('can be paused and let go on', async () => {
    await settle(() => render(<Drawn />, root));
    await settle(() => button('Pause').click());
    expect(root.textContent).toContain('Paused.');
    await settle(() => button('Resume').click());
    expect(root.textContent).not.toContain('Paused.');
    expect(
      worker.answer.mock.calls
        .filter(([{ request }]) => request === 'backfill.pause')
        .map(([{ payload }]) => payload),
    ).toEqual([{ isPaused: true }, { isPaused: false }]);
  });

  it('asks again while it is looked at, by which it is kept going', async () => {
    await settle(() => render(<Drawn />, root));
    await pass(10_000);
    expect(worker.answer).toHaveBeenCalledTimes(3);
    const hidden = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    await pass(10_000);
    expect(worker.answer).toHaveBeenCalledTimes(3);
    hidden.mockRestore();
  });
});

describe('in words', () => {
  it.each([
    [part(), '1,234, complete'],
    [part({ state: 'notBegun', count: 0 }), 'Not started'],
    [part({ state: 'begun', count: 400 }), '400 so far'],
    [part({ name: 'entries', state: 'begun', from: '2024-03-03' }), '1,234 so far, all since March 3, 2024'],
    [
      part({ state: 'begun', count: 7, isHeldBack: true }),
      "7 so far. QuickBooks Time didn't respond last time. Tieout will try again by itself.",
    ],
  ])('a part is told: %#', (one, words) => {
    expect(partWords(one, Date.now())).toBe(words);
  });

  it('all that is missing stands in one sentence', () => {
    expect(missingWords([part()])).toBe('Up to date');
    expect(
      missingWords([
        part({ name: 'karbonClients', state: 'begun' }),
        part({ name: 'nameHolders', state: 'notBegun' }),
        part({ name: 'entries', state: 'notBegun' }),
      ]),
    ).toBe('Still missing: Karbon clients, vendors and employees, and time entries');
  });

  it('one minute is a minute, and 1 read is 1', () => {
    expect(limitWords({ system: 'karbon', spanMs: 60_000, sent: 1, allowed: 30 })).toBe(
      '1 of 30 in the last minute',
    );
    expect(meteredWords({ month: '2026-01', count: 1, allowed: 500_000 })).toMatch(
      /^1 read from QuickBooks Online in January 2026\./,
    );
  });
});
