// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PageApiRequest } from '../../../../../src/messages/page-api';
import type { SavedFilter } from '../../../../../src/messages/saved-filters';
import { TieOutPage } from '../../../../../src/pages/tie-out/tie-out-page';
import { tieOutStates } from '../../../../preview/tie-out-states';

/** What the worker answers next, by request. */
const worker = vi.hoisted(() => ({ answers: {} as Record<string, unknown> }));

/** Keeps filters as the worker does. */
function answerTo({ request, payload }: PageApiRequest): unknown {
  const saved = worker.answers['savedFilters.list'] as readonly SavedFilter[];
  const own = payload as SavedFilter;
  if (request === 'savedFilters.save')
    worker.answers['savedFilters.list'] = [...saved.filter(({ id }) => id !== own.id), own];
  if (request === 'savedFilters.remove')
    worker.answers['savedFilters.list'] = saved.filter(({ id }) => id !== own.id);
  return worker.answers[request];
}

vi.mock('webextension-polyfill', async () => {
  const { default: browser } = await import('../../../../preview/fake-browser');
  const sendMessage = async (message: PageApiRequest) => ({ ok: true, value: answerTo(message) });
  return { default: { ...browser, runtime: { ...browser.runtime, sendMessage } } };
});

let root: HTMLElement;

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await act(() => new Promise((resolve) => setTimeout(resolve)));
}

async function draw(hash: string): Promise<void> {
  history.replaceState(null, '', hash);
  await act(() => render(<TieOutPage />, root));
  await settle();
}

function button(label: string, within = ''): HTMLButtonElement {
  const found = [...root.querySelectorAll<HTMLButtonElement>(`${within} button`)].find(
    ({ textContent }) => textContent.trim() === label,
  );
  if (!found) throw new Error(`there is no button ${label}`);
  return found;
}

async function press(label: string, within = ''): Promise<void> {
  await act(() => button(label, within).click());
  await settle();
}

async function nameIt(name: string): Promise<void> {
  const field = root.querySelector<HTMLInputElement>('dialog input');
  if (!field) throw new Error('nothing asks for a name');
  await act(() => {
    field.value = name;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await act(() => root.querySelector('form')?.requestSubmit());
  await settle();
}

function savedNames(): readonly string[] {
  return [...root.querySelectorAll('.saved button[aria-pressed]')].map(({ textContent }) => textContent);
}

beforeEach(() => {
  vi.stubGlobal('scheduler', { yield: async () => undefined });
  worker.answers = { ...tieOutStates.rows.answers, 'savedFilters.list': [] };
  root = document.createElement('div');
  document.body.replaceChildren(root);
});

afterEach(async () => {
  await act(() => render(null, root));
  vi.unstubAllGlobals();
});

it('a filter and a search are saved under a name, chosen again, renamed and deleted', async () => {
  await draw('#clients?show=missing&find=acme');
  expect(savedNames()).toEqual([]);
  await press('Save filter…');
  expect(root.querySelector('dialog')?.textContent).toContain('Missing, search: acme');
  await nameIt('  Acme, missing ');
  expect(savedNames()).toEqual(['Acme, missing']);
  expect(button('Acme, missing').getAttribute('aria-pressed')).toBe('true');
  expect(() => button('Save filter…')).toThrow('there is no button');

  await press('Acme, missing');
  expect(location.hash).toBe('#clients?show=missing&find=acme');
  const all = [...root.querySelectorAll<HTMLButtonElement>('.filters button')].find(({ textContent }) =>
    textContent.startsWith('All'),
  );
  await act(() => all?.click());
  await settle();
  expect(button('Acme, missing').getAttribute('aria-pressed')).toBe('false');
  await press('Acme, missing');
  expect(location.hash).toBe('#clients?show=missing&find=acme');

  await press('Edit filter…');
  await nameIt('Acme');
  expect(savedNames()).toEqual(['Acme']);
  await press('Edit filter…');
  await press('Delete', 'dialog');
  expect(savedNames()).toEqual([]);
});

it('a name that there is already is said to be replaced, and no name is none', async () => {
  const trusts = { id: 'a', name: 'Trusts', of: 'clients', filter: 'all', search: 'trust' };
  worker.answers['savedFilters.list'] = [trusts];
  await draw('#clients?show=missing');
  await press('Save filter…');
  expect(button('Save', 'dialog').disabled).toBe(true);
  const field = root.querySelector<HTMLInputElement>('dialog input');
  await act(() => {
    if (field) field.value = 'Trusts';
    field?.dispatchEvent(new Event('input', { bubbles: true }));
  });
  expect(root.querySelector('dialog')?.textContent).toContain('Replaces the saved filter');
});

it('those of other rows, or of a filter that there is no more, are not offered', async () => {
  worker.answers['savedFilters.list'] = [
    { id: 'a', name: 'Work', of: 'work', filter: 'all', search: '' },
    { id: 'b', name: 'Odd', of: 'clients', filter: 'nonsense', search: '' },
    { id: 'c', name: 'Mine', of: 'clients', filter: 'all', search: '' },
  ];
  await draw('#clients');
  expect(savedNames()).toEqual(['Mine']);
});
