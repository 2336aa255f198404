// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SiteAccessSection } from '../../../../src/pages/options/site-access-section';

const { karbon, time } = vi.hoisted(() => ({
  karbon: 'https://app2.karbonhq.com/*',
  time: 'https://rest.tsheets.com/*',
}));

const chrome = vi.hoisted(() => {
  const listeners = { added: new Set<() => void>(), removed: new Set<() => void>() };
  const eventOf = (heard: Set<() => void>) => ({
    addListener: (listener: () => void) => heard.add(listener),
    removeListener: (listener: () => void) => heard.delete(listener),
  });
  return { listeners, withheld: new Set<string>(), asked: [] as string[][], eventOf };
});

vi.mock('webextension-polyfill', () => ({
  default: {
    runtime: { getManifest: () => ({ host_permissions: [karbon, time] }) },
    permissions: {
      contains: async ({ origins }: { origins: string[] }) =>
        !origins.some((one) => chrome.withheld.has(one)),
      request: async ({ origins }: { origins: string[] }) => {
        chrome.asked.push(origins);
        for (const origin of origins) chrome.withheld.delete(origin);
        for (const listener of chrome.listeners.added) listener();
        return true;
      },
      onAdded: chrome.eventOf(chrome.listeners.added),
      onRemoved: chrome.eventOf(chrome.listeners.removed),
    },
  },
}));

const root = document.createElement('div');

async function settle(work: () => void): Promise<void> {
  await act(work);
  await act(() => new Promise((resolve) => setTimeout(resolve)));
}

beforeEach(() => {
  chrome.withheld.clear();
  chrome.asked.length = 0;
  document.body.replaceChildren(root);
});
afterEach(async () => {
  await settle(() => render(null, root));
  expect(chrome.listeners.added.size + chrome.listeners.removed.size).toBe(0);
});

it('says nothing where all may be reached', async () => {
  await settle(() => render(<SiteAccessSection />, root));
  expect(root.textContent).toBe('');
});

it('says that no panel can come, and goes when the button is pressed and the user agrees', async () => {
  chrome.withheld.add(karbon).add(time);
  await settle(() => render(<SiteAccessSection />, root));
  expect(root.querySelector('[role=alert]')?.textContent).toBe(
    "Chrome doesn't let Tieout run in Karbon, so no panel can appear there. Site access is off for: app2.karbonhq.com, rest.tsheets.com",
  );
  await settle(() => root.querySelector('button')?.click());
  expect(chrome.asked).toEqual([[karbon, time]]);
  expect(root.textContent).toBe('');
});

it('comes when access is withheld while the page is open, and names what cannot be reached', async () => {
  await settle(() => render(<SiteAccessSection />, root));
  chrome.withheld.add(time);
  await settle(() => {
    for (const listener of chrome.listeners.removed) listener();
  });
  expect(root.querySelector('[role=alert]')?.textContent).toBe(
    "Chrome doesn't let Tieout reach everything it needs. Site access is off for: rest.tsheets.com",
  );
});
