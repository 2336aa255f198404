// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { defaultSettings, type Settings } from '../../../../src/messages/settings';
import { RemindersSection } from '../../../../src/pages/options/reminders-section';

const chrome = vi.hoisted(() => ({
  isAllowed: false,
  willAllow: true,
  asked: 0,
  listeners: [] as (() => void)[],
}));
const worker = vi.hoisted(() => ({
  settings: null as unknown,
  locked: [] as string[],
  saved: [] as unknown[],
}));

vi.mock('webextension-polyfill', () => {
  const event = {
    addListener: (listener: () => void) => chrome.listeners.push(listener),
    removeListener: () => undefined,
  };
  const permissions = {
    contains: async () => chrome.isAllowed,
    request: async () => {
      chrome.asked += 1;
      chrome.isAllowed ||= chrome.willAllow;
      for (const listener of chrome.listeners) listener();
      return chrome.isAllowed;
    },
    onAdded: event,
    onRemoved: event,
  };
  return { default: { permissions } };
});

vi.mock('../../../../src/pages/request', () => {
  return {
    RequestError: class extends Error {},
    onChanged: () => undefined,
    request: async (name: string, payload: { wanted: Settings }) => {
      if (name === 'setup.view') return { locked: worker.locked };
      if (name === 'settings.read') return worker.settings;
      worker.settings = payload.wanted;
      worker.saved.push(payload.wanted);
      return payload.wanted;
    },
  };
});

const root = document.createElement('div');
const boxes = () => [...root.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
const times = () =>
  [...root.querySelectorAll<HTMLInputElement>('input[type=time]')].map(({ value }) => value);

async function settle(work: () => void): Promise<void> {
  await act(work);
  await act(() => new Promise((resolve) => setTimeout(resolve)));
}

async function draw(settings: Partial<Settings>): Promise<void> {
  worker.settings = { ...defaultSettings, ...settings };
  document.body.replaceChildren(root);
  await settle(() => render(<RemindersSection />, root));
}

beforeEach(() => {
  Object.assign(chrome, { isAllowed: false, willAllow: true, asked: 0, listeners: [] });
  Object.assign(worker, { locked: [], saved: [] });
});
afterEach(() => settle(() => render(null, root)));

it('is off at first, and asks the browser at the click', async () => {
  await draw({});
  expect(boxes().map(({ checked }) => checked)).toEqual([false, false]);
  expect(chrome.asked).toBe(0);
  await settle(() => boxes()[0]?.click());
  expect(chrome.asked).toBe(1);
  expect(worker.settings).toMatchObject({ remindNoTimerAt: '10:00', remindStillRunningAt: '' });
  expect(times()).toEqual(['10:00']);
});

it('stays off where the user says no to the browser', async () => {
  chrome.willAllow = false;
  await draw({});
  await settle(() => boxes()[1]?.click());
  expect(boxes().map(({ checked }) => checked)).toEqual([false, false]);
  expect(worker.saved).toEqual([]);
});

it('keeps the time that is chosen', async () => {
  chrome.isAllowed = true;
  await draw({ remindStillRunningAt: '19:00' });
  const field = root.querySelector<HTMLInputElement>('input[type=time]');
  if (!field) throw new Error('there is no time to choose');
  field.value = '17:30';
  await settle(() => field.dispatchEvent(new Event('change', { bubbles: true })));
  expect(worker.settings).toMatchObject({ remindStillRunningAt: '17:30' });
});

it('says that the browser has taken notifications back, shows reminders as off, and offers to allow them again', async () => {
  chrome.isAllowed = true;
  await draw({ remindNoTimerAt: '09:30' });
  expect(root.querySelector('[role=alert]')).toBeNull();
  chrome.isAllowed = false;
  await settle(() => {
    for (const listener of chrome.listeners) listener();
  });
  expect(root.querySelector('[role=alert]')?.textContent).toContain('Reminders are off');
  expect(boxes().map(({ checked }) => checked)).toEqual([false, false]);
  await settle(() => root.querySelector('button')?.click());
  expect(root.querySelector('[role=alert]')).toBeNull();
  expect(times()).toEqual(['09:30']);
});

it('cannot be changed where an administrator has locked it', async () => {
  chrome.isAllowed = true;
  worker.locked = ['remindNoTimerAt'];
  await draw({ remindNoTimerAt: '09:30' });
  expect(boxes().map(({ disabled }) => disabled)).toEqual([true, false]);
});
