// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { readHostTheme } from '../../../src/content/host-theme';

function hostThemeOf(style: { body: string; tab: string }) {
  document.body.innerHTML = `<ul class="tab-bar"><li><a class="active">Time</a></li></ul><div></div>`;
  document.body.style.cssText = style.body;
  document.querySelector('a')?.setAttribute('style', style.tab);
  const host = document.createElement('div');
  document.querySelector('body > div')?.append(host);
  return readHostTheme(document, host);
}

it('takes font and colours from the page', () => {
  const look = hostThemeOf({
    body: 'font-family: Inter; font-size: 13px; color: rgb(34, 48, 60); background-color: rgb(255, 255, 255)',
    tab: 'border-bottom: 2px solid rgb(22, 103, 199)',
  });
  expect(look).toEqual({
    isDark: false,
    font: 'Inter',
    fontSize: '13px',
    background: 'rgb(255 255 255)',
    text: 'rgb(34 48 60)',
    link: { colour: 'rgb(22 103 199)', textOnIt: 'rgb(255 255 255)' },
  });
});

it('sees a dark page, and puts dark text on a light accent', () => {
  const look = hostThemeOf({
    body: 'color: rgb(216, 222, 228); background-color: rgb(29, 34, 38)',
    tab: 'border-bottom: 2px solid rgb(127, 181, 255)',
  });
  expect(look.isDark).toBe(true);
  expect(look.link).toEqual({ colour: 'rgb(127 181 255)', textOnIt: 'rgb(0 0 0)' });
});

it('leaves out colours that would be hard to read', () => {
  const look = hostThemeOf({
    body: 'color: rgb(150, 150, 150); background-color: rgb(255, 255, 255)',
    tab: 'border-bottom: 2px solid rgb(240, 200, 120)',
  });
  expect(look.text).toBeNull();
  expect(look.link).toBeNull();
});
