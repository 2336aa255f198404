// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it, vi } from 'vitest';
import type { Period, PeriodChoice } from '../../../../../src/domain/time/period';
import type { PageApiRequest } from '../../../../../src/messages/page-api';
import { type HoursRun, useHours } from '../../../../../src/pages/tie-out/hours/use-hours';

const october: Period = { from: '2026-10-01', to: '2026-10-31' };
const halfYear: Period = { from: '2026-06-01', to: '2026-11-30' };

/** Views that are asked for and not answered yet; and each reading that was asked for. */
const worker = vi.hoisted(() => ({
  views: [] as ((view: unknown) => void)[],
  reads: [] as { readonly period: unknown; readonly isAnew: boolean }[],
}));

vi.mock('webextension-polyfill', async () => {
  const { default: browser } = await import('../../../../preview/fake-browser');
  const sendMessage = async ({ request, payload }: PageApiRequest) => {
    if (request === 'hours.read') {
      worker.reads.push(payload as (typeof worker.reads)[number]);
      return new Promise(() => undefined);
    }
    return new Promise((answer) => worker.views.push((value) => answer({ ok: true, value })));
  };
  return { default: { ...browser, runtime: { ...browser.runtime, sendMessage } } };
});

let run: HoursRun;

function Hours({ choice }: { readonly choice: PeriodChoice }) {
  run = useHours(choice);
  return null;
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await act(() => new Promise((resolve) => setTimeout(resolve)));
}

async function answerView(period: Period, isKnown: boolean): Promise<void> {
  worker.views.shift()?.({ period, isKnown });
  await settle();
}

it('reads the period that was chosen just before, not the one that is still on screen, and anew only what is known', async () => {
  const root = document.createElement('div');
  await act(() => render(<Hours choice={{ kind: 'lastMonth' }} />, root));
  await answerView(october, true);
  await act(() => render(<Hours choice={{ kind: 'custom', ...halfYear }} />, root));
  await act(() => run.load());
  await settle();
  expect(run).toMatchObject({ isLoading: true, view: { period: october } });
  expect(worker.reads).toEqual([]);
  await answerView(halfYear, false);
  expect(worker.reads[0]).toEqual({ period: halfYear, isAnew: false });

  await act(() => render(<Hours choice={{ kind: 'lastMonth' }} />, root));
  await answerView(october, true);
  worker.reads.length = 0;
  await act(() => run.load());
  await settle();
  expect(worker.reads[0]).toEqual({ period: october, isAnew: true });
  await act(() => render(null, root));
});
