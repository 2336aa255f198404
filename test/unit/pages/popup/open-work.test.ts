import { beforeEach, expect, it, vi } from 'vitest';
import { openWork } from '../../../../src/pages/popup/open-work';

const chrome = vi.hoisted(() => ({
  tabs: [] as { id: number; windowId: number; url: string }[],
  done: [] as unknown[],
}));

vi.mock('webextension-polyfill', () => ({
  default: {
    tabs: {
      async query({ url }: { url: string }) {
        chrome.done.push(['query', url]);
        return chrome.tabs;
      },
      create: async ({ url }: { url: string }) => void chrome.done.push(['create', url]),
      update: async (id: number, how: unknown) => void chrome.done.push(['update', id, how]),
    },
    windows: { update: async (id: number, how: unknown) => void chrome.done.push(['window', id, how]) },
  },
}));

const tenant = 'https://app2.karbonhq.com/4CbnP9XvRr#';
const work = `${tenant}/work/3fJkWm2LTq9D/budget`;
const asked = ['query', 'https://app2.karbonhq.com/*'];

beforeEach(() => {
  chrome.tabs = [];
  chrome.done.length = 0;
});

it('brings the tab to the front that shows it already, on whatever tab of Karbon', async () => {
  chrome.tabs = [
    { id: 7, windowId: 1, url: `${tenant}/work/9gJkWm2LTq9D` },
    { id: 8, windowId: 2, url: `${tenant}/work/3fJkWm2LTq9D/tasks` },
  ];
  await openWork(work);
  expect(chrome.done).toEqual([asked, ['update', 8, { active: true }], ['window', 2, { focused: true }]]);
});

it('opens a tab where none shows it, and leaves those alone in which somebody works on something else', async () => {
  chrome.tabs = [
    { id: 7, windowId: 1, url: `${tenant}/work/9gJkWm2LTq9D` },
    { id: 8, windowId: 1, url: `${tenant}/contacts/3fJkWm2LTq9D` },
    { id: 9, windowId: 1, url: `${tenant}/triage` },
  ];
  await openWork(work);
  expect(chrome.done).toEqual([asked, ['create', work]]);
});
