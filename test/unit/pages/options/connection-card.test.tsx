// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { ErrorCode } from '../../../../src/messages/errors';
import type { ConnectionView, PageApiRequest } from '../../../../src/messages/page-api';
import { ConnectionCard } from '../../../../src/pages/options/connection-card';

const worker = vi.hoisted(() => ({
  answer: vi.fn<(message: PageApiRequest) => unknown>(),
  /** What it says of the connection whenever it is asked. */
  last: null as unknown as ConnectionView,
}));

vi.mock('webextension-polyfill', () => ({
  default: { runtime: { sendMessage: async (message: PageApiRequest) => worker.answer(message) } },
}));

const root = document.createElement('div');

const connected: ConnectionView = {
  system: 'quickbooksTime',
  state: 'connected',
  account: {
    companyName: 'Harbor CPAs',
    userName: 'Dana Hill',
    method: 'oauth',
    environment: null,
    rights: ['seesEverybodysTime', 'managesJobcodes'],
    connectedAt: 1,
    endsAt: null,
    isRenewedByItself: true,
  },
  lastError: null,
  linkedTo: 'online',
  customerList: null,
};

const failed = (code: ErrorCode, detail = ''): ConnectionView => ({
  ...connected,
  state: code === 'needsReconnect' ? 'needsReconnect' : 'connected',
  lastError: { code, system: 'quickbooksTime', retryAt: null, detail, at: 2 },
});

async function settle(work: () => void): Promise<void> {
  await act(work);
  await act(() => new Promise((resolve) => setTimeout(resolve)));
}

function show(connection: ConnectionView): Promise<void> {
  const draw = (shown: ConnectionView) =>
    render(
      <ConnectionCard
        isRequired
        connection={shown}
        onChange={() => draw(worker.last)}
        isOpen={false}
        setOpen={() => undefined}
        form={() => null}
      />,
      root,
    );
  return settle(() => draw(connection));
}

/** Presses Test; the worker answers so, and says the same whenever it is asked for its connections. */
async function test(reply: ConnectionView): Promise<void> {
  worker.last = reply;
  worker.answer.mockResolvedValue({ ok: true, value: reply });
  const button = [...root.querySelectorAll('button')].find(({ textContent }) => textContent === 'Test');
  await settle(() => button?.click());
}

const said = () => ({
  good: root.querySelector('.status')?.textContent,
  bad: root.querySelector('[role=alert]')?.textContent,
});

beforeEach(async () => {
  document.body.replaceChildren(root);
  await show(connected);
});
afterEach(() => settle(() => render(null, root)));

it.each([
  ['serverFault', '', 'QuickBooks Time had an error. Try again in a few minutes.'],
  ['unreachable', '', "QuickBooks Time isn't responding. Try again in a minute."],
  ['timedOut', '', 'QuickBooks Time is taking too long to respond. Try again in a minute.'],
  [
    'invalidResponse',
    'current_user: results',
    "QuickBooks Time sent something Tieout doesn't understand. What couldn't be read: current_user: results",
  ],
  ['rateLimited', '', 'QuickBooks Time is limiting requests right now. Try again in a few minutes.'],
  [
    'accessWithheld',
    '',
    "Chrome doesn't let Tieout reach QuickBooks Time: its site access is off. Allow it on Tieout's options page.",
  ],
  ['needsReconnect', '', "QuickBooks Time doesn't accept these credentials. Check them and sign in again."],
  ['notAllowed', '', "You don't have permission to do this in QuickBooks Time."],
  ['offline', '', "You're offline. Try again when you're back online."],
] as const)(
  'a test that has met %s says so, and not that the connection works',
  async (code, detail, text) => {
    await test(failed(code, detail));
    expect(said()).toEqual({ good: '', bad: text });
  },
);

it('a test that went well says so, also after one that failed', async () => {
  await test(failed('serverFault'));
  await test(connected);
  expect(said()).toEqual({ good: 'QuickBooks Time answered. The connection works.', bad: undefined });
});

it('a test that finds another company, or other permissions, says so', async () => {
  const { account } = connected;
  for (const now of [
    { companyName: 'Dockside Books' },
    { rights: ['seesOwnTime', 'cannotManageJobcodes'] },
  ] as const) {
    await show(connected);
    await test({ ...connected, account: account && { ...account, ...now } });
    expect(said().good).toBe(
      "QuickBooks Time answered, but the account or its permissions aren't the same as before. They're shown above, and everything is loaded again.",
    );
  }
});

it('a test in which the connection has ended does not say that it works', async () => {
  await test({ ...connected, state: 'notConnected', account: null });
  expect(said()).toEqual({ good: '', bad: undefined });
});

it('signs in again with what is stored where it was signed in, and asks for the keys where they were given', async () => {
  const labels = () => [...root.querySelectorAll('button')].map(({ textContent }) => textContent);
  expect(labels()).toEqual(['Test', 'Sign in again', 'Use other credentials', 'Disconnect']);
  worker.last = connected;
  worker.answer.mockResolvedValue({ ok: true, value: connected });
  await settle(() => root.querySelectorAll('button')[1]?.click());
  expect(worker.answer).toHaveBeenLastCalledWith({
    request: 'connections.signInAgain',
    payload: { system: 'quickbooksTime' },
  });
  await show({ ...connected, account: connected.account && { ...connected.account, method: 'token' } });
  expect(labels()).toEqual(['Test', 'Sign in again', 'Disconnect']);
});
