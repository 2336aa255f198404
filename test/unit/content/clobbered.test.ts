// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { readHostTheme } from '../../../src/content/host-theme';
import { plain } from '../../../src/ui/unclobbered';

beforeEach(() => {
  document.body.innerHTML = '<form><div id="host"></div></form>';
});

/** As a browser does for a form with a field of that name; happy-dom does not. */
function clobber(node: Node, name: string, value: unknown): void {
  Object.defineProperty(node, name, { get: () => value, configurable: true });
}

const names = ['parentElement', 'isConnected', 'firstElementChild', 'after', 'prepend', 'querySelector'];

for (const name of names) {
  it(`a field of the name ${name} hides nothing of its form`, () => {
    const form = document.querySelector('form');
    if (!form) throw new Error('no form');
    const before = Reflect.get(plain(form), name);
    clobber(form, name, document.createElement('input'));
    const after = Reflect.get(plain(form), name);
    if (typeof before === 'function') expect(typeof after).toBe('function');
    else expect(after).toBe(before);
  });
}

it('a form that calls its own content its parent does not keep the look at the page going for ever', () => {
  const form = document.querySelector('form');
  const host = document.getElementById('host');
  if (!form || !host) throw new Error('no form');
  let looks = 0;
  Object.defineProperty(form, 'parentElement', {
    get() {
      looks += 1;
      if (looks > 50) throw new Error('walks in a circle');
      return host;
    },
  });
  expect(readHostTheme(document, host).background).toBe('rgb(255 255 255)');
});
