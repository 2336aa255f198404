// @vitest-environment happy-dom
import { beforeEach, expect, it, vi } from 'vitest';
import { watchOwnDrawing } from '../../../src/panel/own-drawing';

const onForeignChange = vi.fn();
let root: ShadowRoot;

beforeEach(() => {
  onForeignChange.mockReset();
  const host = document.createElement('div');
  document.body.replaceChildren(host);
  root = host.attachShadow({ mode: 'open' });
  root.innerHTML = '<p>Create Acme Co</p><details></details>';
});

const settle = () => new Promise((resolve) => setTimeout(resolve));
const text = () => root.querySelector('p')?.firstChild as Text;

it('takes its own drawing for its own, also where one drawing asks for another', async () => {
  const drawing = watchOwnDrawing(root, onForeignChange);
  drawing.draw(() => {
    text().data = 'one';
    drawing.draw(() => root.querySelector('p')?.setAttribute('class', 'two'));
    text().data = 'three';
  });
  await settle();
  expect(onForeignChange).not.toHaveBeenCalled();
  drawing.close();
});

const changes: Record<string, () => void> = {
  'a text': () => {
    text().data = 'Nothing';
  },
  'a text that a translator wraps': () => {
    const font = document.createElement('font');
    text().replaceWith(font);
    font.append('Crear');
  },
  'an attribute': () => root.querySelector('p')?.setAttribute('style', 'opacity:0'),
  'an element more': () => root.append(document.createElement('style')),
};

for (const [what, change] of Object.entries(changes)) {
  it(`notices what anybody else has changed: ${what}`, async () => {
    const drawing = watchOwnDrawing(root, onForeignChange);
    change();
    await settle();
    expect(onForeignChange).toHaveBeenCalledTimes(1);
    drawing.close();
  });

  it(`notices it before its own next drawing would hide it: ${what}`, () => {
    const drawing = watchOwnDrawing(root, onForeignChange);
    change();
    drawing.draw(() => root.append('own'));
    expect(onForeignChange).toHaveBeenCalledTimes(1);
    drawing.close();
  });
}

it('leaves the browser its own: what a user unfolds', async () => {
  const drawing = watchOwnDrawing(root, onForeignChange);
  root.querySelector('details')?.setAttribute('open', '');
  await settle();
  expect(onForeignChange).not.toHaveBeenCalled();
  drawing.close();
});
