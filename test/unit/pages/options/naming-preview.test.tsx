// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { changedMessage, type NamingExample } from '../../../../src/messages/page-api';
import { defaultSettings } from '../../../../src/messages/settings';
import { RulesSection } from '../../../../src/pages/options/settings-section';

const worker = vi.hoisted(() => ({
  examples: [] as readonly NamingExample[],
  listeners: new Set<(message: unknown) => void>(),
}));

vi.mock('webextension-polyfill', () => ({
  default: {
    runtime: {
      sendMessage: async ({ request }: { request: string }) => ({
        ok: true,
        value: request === 'naming.examples' ? worker.examples : [],
      }),
      onMessage: {
        addListener: (listener: (message: unknown) => void) => worker.listeners.add(listener),
        removeListener: (listener: (message: unknown) => void) => worker.listeners.delete(listener),
      },
    },
  },
}));

const root = document.createElement('div');

async function settle(work: () => void): Promise<void> {
  await act(work);
  await act(() => new Promise((resolve) => setTimeout(resolve)));
}

afterEach(() => settle(() => render(null, root)));

it('begins with an example of the firm, and none that comes later takes the place of what is typed or shown', async () => {
  document.body.replaceChildren(root);
  worker.examples = [{ clientName: 'Acme Co', isPerson: false, workTitle: '2025 Tax return' }];
  const state = {
    settings: defaultSettings,
    readError: null,
    saving: { text: '', isTrouble: false, field: null, touch: () => undefined },
    isLocked: () => false,
    change: () => undefined,
  };
  await settle(() => render(<RulesSection state={state} />, root));
  const fields = () => [...root.querySelectorAll<HTMLInputElement>('.preview input[type="text"]')];
  const values = () => fields().map(({ value }) => value);
  expect(values()).toEqual(['Acme Co', '2025 Tax return']);
  await settle(() => {
    const [client] = fields();
    if (!client) throw new Error(`No field in: ${root.textContent}`);
    client.value = 'Harbor Marine';
    client.dispatchEvent(new Event('input', { bubbles: true }));
  });
  worker.examples = [{ clientName: 'Other Ltd', isPerson: false, workTitle: 'Payroll' }];
  await settle(() => {
    for (const listener of worker.listeners) listener(changedMessage);
  });
  expect(values()).toEqual(['Harbor Marine', '2025 Tax return']);
  expect(root.querySelector('output')?.textContent).toBe('Harbor Marine:2025 Tax return');
});
