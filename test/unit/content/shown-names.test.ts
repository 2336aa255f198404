// @vitest-environment happy-dom
import { beforeEach, expect, it } from 'vitest';
import type { Route } from '../../../src/content/route';
import { createNameReader } from '../../../src/content/shown-names';
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
  });
});
