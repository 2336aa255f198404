// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it, vi } from 'vitest';
import { PracticeManagementField } from '../../../../src/pages/options/practice-management-field';

vi.mock('webextension-polyfill', () => {
  const event = { addListener: () => undefined, removeListener: () => undefined };
  const permissions = {
    contains: async () => false,
    request: async () => false,
    onAdded: event,
    onRemoved: event,
  };
  return { default: { permissions } };
});

const root = document.createElement('div');

async function settle(work: () => void): Promise<void> {
  await act(work);
  await act(() => new Promise((resolve) => setTimeout(resolve)));
}

afterEach(() => settle(() => render(null, root)));

it('is not ticked where the user has said no to the browser', async () => {
  document.body.replaceChildren(root);
  await settle(() => render(<PracticeManagementField />, root));
  await settle(() => root.querySelector('input')?.click());
  expect(root.querySelector('input')?.checked).toBe(false);
});
