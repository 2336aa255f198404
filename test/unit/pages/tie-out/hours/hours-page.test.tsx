// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PageApiRequest } from '../../../../../src/messages/page-api';
import { TieOutPage } from '../../../../../src/pages/tie-out/tie-out-page';
import { tieOutStates } from '../../../../preview/tie-out-states';

const worker = vi.hoisted(() => ({ answers: {} as Record<string, unknown>, asked: [] as string[] }));

vi.mock('webextension-polyfill', async () => {
  const { default: browser } = await import('../../../../preview/fake-browser');
  const sendMessage = async ({ request }: PageApiRequest) => {
    worker.asked.push(request);
    return { ok: true, value: worker.answers[request] };
  };
  return { default: { ...browser, runtime: { ...browser.runtime, sendMessage } } };
});

let root: HTMLElement;

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await act(() => new Promise((resolve) => setTimeout(resolve)));
}

async function press(selector: string): Promise<void> {
  const element = root.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`there is no ${selector}`);
  await act(() => element.click());
  await settle();
}

const asked = (name: string) => worker.asked.filter((each) => each === name).length;

beforeEach(async () => {
  vi.stubGlobal('scheduler', { yield: async () => undefined });
  history.replaceState(null, '', '#hours');
  worker.answers = { ...tieOutStates['hours, rows']?.answers };
  worker.asked.length = 0;
  root = document.createElement('div');
  document.body.replaceChildren(root);
  await act(() => render(<TieOutPage />, root));
  await settle();
});

afterEach(async () => {
  await act(() => render(null, root));
  vi.unstubAllGlobals();
});

it('hours ask for no time and balances of names, which the other tabs do once', async () => {
  expect(root.querySelectorAll('.hours-table tbody tr').length).toBeGreaterThan(2);
  expect(asked('hours.view')).toBe(1);
  expect(asked('stakes.input')).toBe(0);
  for (const tab of ['clients', 'people', 'hours', 'clients']) await press(`[role="tab"][id$="${tab}"]`);
  expect(asked('stakes.input')).toBe(1);
});

it('clients are there for paper while the page is printed, and at no other time', async () => {
  const printed = () => root.querySelectorAll('.printed tbody tr').length;
  const lines = root.querySelectorAll('.hours-table tbody tr').length;
  expect(printed()).toBe(0);
  dispatchEvent(new Event('beforeprint'));
  expect(printed()).toBe(lines);
  dispatchEvent(new Event('afterprint'));
  expect(printed()).toBe(0);
});
