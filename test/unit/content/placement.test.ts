// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createHost, createPlacement, drawerAfterMs, type Place } from '../../../src/content/placement';
import { reactOnlyPage, workPage } from './karbon-pages';

let places: Place[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = workPage();
  places = [];
});
afterEach(() => {
  vi.useRealTimers();
});

function place() {
  const host = createHost(document);
  const placement = createPlacement(document, host, (where) => places.push(where));
  return { host, placement };
}

function hosts(): Element[] {
  return [...document.querySelectorAll('[data-tieout]')];
}

it('stands right after the tab bar and stays there without further queries', () => {
  const { host, placement } = place();
  placement.moveTo('budget');
  expect(document.querySelector('ul.tab-bar')?.nextElementSibling).toBe(host);
  const query = vi.spyOn(document, 'querySelector');
  const queryAll = vi.spyOn(document, 'querySelectorAll');
  for (let round = 0; round < 50; round += 1) placement.check();
  expect(query).not.toHaveBeenCalled();
  expect(queryAll).not.toHaveBeenCalled();
  expect(places).toEqual(['flow']);
});

it('comes back after a full re-render, once', () => {
  const { host, placement } = place();
  placement.moveTo('budget');
  document.body.innerHTML = '';
  placement.check();
  expect(hosts()).toEqual([]);
  document.body.innerHTML = workPage();
  placement.check();
  placement.check();
  expect(hosts()).toEqual([host]);
  vi.advanceTimersByTime(drawerAfterMs * 2);
  expect(places).toEqual(['flow', 'flow']);
});

it('does not open the drawer when the same anchor comes back in time', () => {
  const { host, placement } = place();
  placement.moveTo('budget');
  const column = document.querySelector('#main-container');
  column?.remove();
  placement.check();
  if (column) document.querySelector('main')?.append(column);
  placement.check();
  vi.advanceTimersByTime(drawerAfterMs * 2);
  expect(document.querySelector('ul.tab-bar')?.nextElementSibling).toBe(host);
  expect(places).toEqual(['flow']);
});

it('moves to a better anchor as the page renders late', () => {
  document.body.innerHTML = '<div id="main-container"><div class="grid-container"></div></div>';
  const { host, placement } = place();
  placement.moveTo('budget');
  expect(host.parentElement?.className).toBe('grid-container');
  document.body.innerHTML = workPage();
  placement.check();
  expect(host.previousElementSibling?.className).toBe('tab-bar');
});

it('opens the drawer where no anchor comes, and leaves it for one that does', () => {
  document.body.innerHTML = reactOnlyPage;
  const { host, placement } = place();
  placement.moveTo('budget');
  vi.advanceTimersByTime(drawerAfterMs - 1);
  expect(host.isConnected).toBe(false);
  vi.advanceTimersByTime(1);
  expect(host.parentElement).toBe(document.body);
  placement.check();
  vi.advanceTimersByTime(drawerAfterMs * 2);
  expect(places).toEqual(['drawer']);
  document
    .querySelector('main')
    ?.insertAdjacentHTML('beforeend', '<ul class="tab-bar"><li><a href="#/x/budget">Time</a></li></ul>');
  placement.check();
  expect(places).toEqual(['drawer', 'flow']);
});

it('removes copies that the page has made of the host', () => {
  const { host, placement } = place();
  placement.moveTo('budget');
  document.querySelector('main')?.append(host.cloneNode(true));
  host.remove();
  placement.check();
  expect(hosts()).toEqual([host]);
});

it('leaves nothing behind', () => {
  document.body.innerHTML = reactOnlyPage;
  const { placement } = place();
  placement.moveTo('budget');
  placement.remove();
  vi.advanceTimersByTime(drawerAfterMs * 2);
  expect(hosts()).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});
