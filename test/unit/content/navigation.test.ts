// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { watchAddress } from '../../../src/content/navigation';

afterEach(() => {
  window.location.hash = '';
});

it('reports each address once, whichever events announce it, and none after its end', () => {
  const life = new AbortController();
  const onChange = vi.fn();
  watchAddress(window, onChange, life.signal);
  window.location.hash = '#/work/3fJkWm2LTq9D';
  window.dispatchEvent(new Event('hashchange'));
  window.dispatchEvent(new Event('popstate'));
  expect(onChange.mock.calls).toEqual([[window.location.href]]);

  life.abort();
  window.location.hash = '#/contacts';
  window.dispatchEvent(new Event('hashchange'));
  expect(onChange).toHaveBeenCalledTimes(1);
});
