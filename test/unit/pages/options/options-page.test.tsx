// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { PageApiMethod, PageApiRequest } from '../../../../src/messages/page-api';
import { defaultSettings } from '../../../../src/messages/settings';
import { OptionsPage } from '../../../../src/pages/options/options-page';
import { optionsStates } from '../../../preview/options-states';

const worker = vi.hoisted(() => ({ answer: vi.fn<(message: PageApiRequest) => unknown>() }));

vi.mock('webextension-polyfill', () => {
  const event = { addListener: () => undefined, removeListener: () => undefined };
  return {
    default: {
      runtime: {
        getManifest: () => ({ version: '1.2.3' }),
        sendMessage: async (message: PageApiRequest) => worker.answer(message),
        onMessage: event,
      },
      permissions: { contains: async () => true, onAdded: event, onRemoved: event },
    },
  };
});

const root = document.createElement('div');
let answers: Partial<Record<PageApiMethod, unknown>> = {};

async function settle(work: () => void): Promise<void> {
  await act(work);
  await act(() => new Promise((resolve) => setTimeout(resolve)));
}

/** Opens the page with this hash. */
async function beginAt(hash: string): Promise<void> {
  history.replaceState(null, '', hash);
  // This DOM tells of it a moment later, as if somebody had moved there.
  await settle(() => undefined);
  await settle(() => render(<OptionsPage />, root));
}
const heading = () => root.querySelector('.section:not([hidden]) > h1')?.textContent;
const section = () => root.querySelector<HTMLElement>('.section:not([hidden])');
const currentLink = () => root.querySelector('.sections [aria-current]')?.textContent;
const asked = () => new Set(worker.answer.mock.calls.map(([{ request }]) => request));
/** A part of the page is compiled when it is first asked for. */
const partMs = { timeout: 30_000 };
const untilThere = (selector: string) =>
  vi.waitFor(async () => {
    await settle(() => undefined);
    if (!section()?.querySelector(selector)) throw new Error(`no ${selector} in: ${root.textContent}`);
  }, partMs);

async function goTo(hash: string): Promise<void> {
  await settle(() => {
    history.pushState(null, '', hash);
    dispatchEvent(new Event('hashchange'));
  });
}

/** The control of that label in the section on screen. */
function field<Kind extends HTMLElement>(label: string): Kind {
  const found = [...(section()?.querySelectorAll('label') ?? [])].find(({ textContent }) =>
    textContent?.startsWith(label),
  );
  const control = found && (document.getElementById(found.htmlFor) ?? found.querySelector('input'));
  if (!control) throw new Error(`No field "${label}" in: ${root.textContent}`);
  return control as Kind;
}

const type = (label: string, text: string) =>
  settle(() => {
    const input = field<HTMLInputElement>(label);
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });

const choose = (label: string, value: string) =>
  settle(() => {
    const select = field<HTMLSelectElement>(label);
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });

/** What stands beside the field of that label. */
const beside = (label: string) =>
  field(label).closest('.field, .check-field')?.querySelector('[role=status]')?.textContent;

beforeEach(() => {
  worker.answer
    .mockReset()
    .mockImplementation(({ request }) =>
      request in answers ? { ok: true, value: answers[request] } : new Promise(() => undefined),
    );
  const view = {
    preset: [],
    locked: [],
    canSignIn: { quickbooksTime: false, quickbooks: false, karbon: false },
    company: { quickbooksTime: '', quickbooks: '', karbon: '' },
    canHandOver: ['names'],
    askWhom: '',
    listFileName: '',
    oddNames: [],
    isManaged: false,
  };
  answers = { ...optionsStates['nothing connected'].answers, 'setup.view': view };
  document.body.replaceChildren(root);
});
afterEach(() => settle(() => render(null, root)));

it('draws and asks for the chosen section alone', async () => {
  await beginAt('#');
  expect([heading(), currentLink(), document.title]).toEqual([
    'Connections',
    'Connections',
    'Connections: Tieout options',
  ]);
  for (const other of ['log.list', 'time.log', 'data.summary', 'selfCheck.read'] as const)
    expect(asked()).not.toContain(other);
  expect(root.querySelectorAll('.section')).toHaveLength(1);
  // Being asked, the worker goes on bringing in what is offline.
  expect(asked()).toContain('backfill.read');
});

it('moves by the address, and puts the focus on the heading of where it has come to', async () => {
  await beginAt('#');
  await goTo('#help');
  await untilThere('#about-title');
  expect([heading(), currentLink()]).toEqual(['Help', 'Help']);
  expect(document.activeElement?.textContent).toBe('Help');
  expect(root.textContent).toContain('Version 1.2.3');
  expect(root.querySelectorAll('.section[hidden]')).toHaveLength(1);
});

it('opens at the section of the address without taking the focus, and at a place in it once that is drawn', async () => {
  await beginAt('#activity');
  await untilThere('.card');
  expect(heading()).toBe('Activity');
  expect(document.activeElement).toBe(document.body);
  await goTo('#setup-title');
  await untilThere('#setup-title');
  expect(heading()).toBe('Advanced');
  expect(document.activeElement?.id).toBe('setup-title');
});

it('keeps what was typed where one comes back', async () => {
  await beginAt('#');
  await type('Client ID', 'half a client id');
  await goTo('#rules');
  await untilThere('#naming-title');
  await type('Client in Karbon', 'Birch Ltd');
  await goTo('#connections');
  expect(field<HTMLInputElement>('Client ID').value).toBe('half a client id');
  await goTo('#rules');
  expect(field<HTMLInputElement>('Client in Karbon').value).toBe('Birch Ltd');
});

it('has one form open at a time, and keeps what was typed in the other', async () => {
  await beginAt('#');
  const isOpen = () =>
    [...root.querySelectorAll<HTMLElement>('[data-system]')].map(
      (card) => card.querySelector<HTMLElement>('.kept')?.hidden === false,
    );
  expect(isOpen()).toEqual([true, false, false]);
  await type('Client ID', 'half a client id');
  const open = root.querySelector<HTMLButtonElement>('[data-system=karbon] button[aria-expanded=false]');
  await settle(() => open?.click());
  expect(isOpen()).toEqual([false, false, true]);
  const again = root.querySelector<HTMLButtonElement>(
    '[data-system=quickbooksTime] button[aria-expanded=false]',
  );
  await settle(() => again?.click());
  expect(isOpen()).toEqual([true, false, false]);
  expect(field<HTMLInputElement>('Client ID').value).toBe('half a client id');
});

it('says beside the field that was changed, and nowhere else, that it is saved or why it is not', async () => {
  await beginAt('#rules');
  await untilThere('#naming-title');
  await choose('People', 'firstLast');
  expect([beside('People'), beside('A colon becomes')]).toEqual(['Saved', '']);
  worker.answer.mockImplementation(({ request }) =>
    request === 'settings.save'
      ? { ok: false, error: { code: 'storageFull', system: null, retryAt: null, detail: '' } }
      : { ok: true, value: answers[request] },
  );
  await choose('A colon becomes', ',');
  expect(beside('People')).toBe('');
  expect(beside('A colon becomes')).toMatch(/full|space/i);
  expect(field<HTMLSelectElement>('People').value).toBe('firstLast');
  expect(root.querySelector('.preview [role=status]')).toBeNull();
});

it('saves one change after the other, each from what was shown', async () => {
  await beginAt('#panel');
  await untilThere('select');
  await choose('Panel appearance', 'dark');
  await choose('Time range the panel opens with', 'lifetime');
  const saves = worker.answer.mock.calls.filter(([{ request }]) => request === 'settings.save');
  expect(saves.map(([{ payload }]) => payload)).toEqual([
    { shown: defaultSettings, wanted: { ...defaultSettings, appearance: 'dark' } },
    {
      shown: { ...defaultSettings, appearance: 'dark' },
      wanted: { ...defaultSettings, appearance: 'dark', timeRange: { kind: 'lifetime' } },
    },
  ]);
});

it('asks for the passphrase above any section while the connections are locked', async () => {
  answers = { ...answers, 'passphrase.read': 'locked' };
  await beginAt('#advanced');
  await untilThere('#setup-title');
  expect(root.querySelectorAll('[data-passphrase]')).toHaveLength(1);
  expect(root.querySelector('[data-passphrase]')?.closest('.section')).toBeNull();
});
