// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import { createNameReader } from '../../../src/content/shown-names';
import type { Route } from '../../../src/messages/karbon-route';
import { clientKey, workKey, workPage } from './karbon-pages';

const route: Route = { tenant: '', kind: 'work', key: workKey, tab: 'budget' };
const otherKey = '7mNkWm2LTq9D';
let now = 0;

beforeEach(() => {
  now = 1_000;
  document.body.innerHTML = '';
  document.title = '';
});

it('reads the names of a page that is there from the start', () => {
  document.body.innerHTML = workPage();
  const names = createNameReader(document, () => now);
  names.begin();
  expect(names.read(route)).toEqual({
    shownTitle: '2025 Tax return',
    shownClientName: 'Acme Co',
    shownClientKey: clientKey,
    isTranslated: false,
  });
});

it('never takes the names of the page before, which stays on screen for a while', () => {
  document.body.innerHTML = workPage({ key: otherKey, title: 'Payroll' });
  const names = createNameReader(document, () => now);
  names.begin();
  names.begin();
  now += 10_000;
  expect(names.read(route)).toBeNull();
  document.body.innerHTML = workPage();
  expect(names.read(route)?.shownTitle).toBe('2025 Tax return');
});

it('goes by the change of the title where tabs carry no addresses, and by time where titles are equal', () => {
  const page = (title: string) => workPage({ title, tabsHaveAddresses: false });
  document.body.innerHTML = page('Payroll');
  const names = createNameReader(document, () => now);
  names.begin();
  names.begin();
  expect(names.read(route)).toBeNull();
  document.querySelector('h1')?.replaceChildren('Bookkeeping');
  expect(names.read(route)?.shownTitle).toBe('Bookkeeping');

  names.begin();
  expect(names.read(route)).toBeNull();
  now += 2_500;
  expect(names.read(route)?.shownTitle).toBe('Bookkeeping');
});

it('takes the title of a client page for the client', () => {
  document.body.innerHTML = '<main><h1>Acme Co</h1></main>';
  const names = createNameReader(document, () => now);
  names.begin();
  expect(names.read({ ...route, kind: 'organization' })).toEqual({
    shownTitle: 'Acme Co',
    shownClientName: 'Acme Co',
    shownClientKey: workKey,
    isTranslated: false,
  });
});

const translators: Record<string, () => void> = {
  'Chrome’s, from left to right': () => document.documentElement.classList.add('translated-ltr'),
  'Chrome’s, into Arabic': () => document.documentElement.classList.add('translated-rtl'),
  'one that wraps the title': () => wrap('h1'),
  'one that wraps the client’s link': () => wrap('[class*="hero-panel"] a[href*="#/organizations/"]'),
};

function wrap(selector: string): void {
  const element = document.querySelector(selector);
  if (element) element.innerHTML = '<font><font>Declaración 2025</font></font>';
}

for (const [what, translate] of Object.entries(translators)) {
  it(`keeps the names that it has read before a translator: ${what}`, () => {
    document.body.innerHTML = workPage();
    const names = createNameReader(document, () => now);
    names.begin();
    const before = names.read(route);
    translate();
    wrap('h1');
    expect(names.read(route)).toEqual({ ...before, isTranslated: true });
    document.documentElement.className = '';
    document.body.innerHTML = workPage();
    // It was translated once: what stands there may be the translator's still.
    expect(names.read(route)).toEqual({ ...before, isTranslated: true });
  });

  it(`takes nothing for a name that a translator has written from the start: ${what}`, () => {
    document.body.innerHTML = workPage();
    translate();
    const names = createNameReader(document, () => now);
    names.begin();
    expect(names.read(route)).toEqual({
      shownTitle: '',
      shownClientName: '',
      shownClientKey: '',
      isTranslated: true,
    });
    document.documentElement.className = '';
  });
}

it('takes a title for none that changes long after the page has come, without a navigation', () => {
  document.body.innerHTML = workPage();
  const names = createNameReader(document, () => now);
  names.begin();
  names.read(route);
  now += 60_000;
  document.querySelector('h1')?.replaceChildren('Declaración de impuestos 2025');
  expect(names.read(route)?.shownTitle).toBe('2025 Tax return');
});
