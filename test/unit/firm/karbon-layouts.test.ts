// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import type { KarbonState } from '../../firm/karbon/state';
import { webPageData } from '../../firm/karbon/web-page-data';
import type { FirmTools } from '../../firm/service';
import { smallTenant, toolsFor } from './karbon-tenant';

/** The app's own scripts are plain JavaScript: this is what the tests use of them. */
interface AppScripts {
  readRoute(place: { hash: string; pathname: string }): { readonly segments: string[]; readonly key: string };
  recordPage: DrawPage;
  reactRecordPage: DrawPage;
}

type DrawPage = (route: object, page: object, look: object, data: object) => (string | Node)[];

const names = ['route', 'record-pages', 'react-pages'];
const modules = await Promise.all(names.map((name) => import(`../../firm/karbon/web/${name}.js`)));
const app: AppScripts = Object.assign({}, ...modules);

/** Apart from the document, so that no frame in it is loaded. */
const page = document.createElement('main');

/** Draws the page of a hash route, as the app does. */
function draw(hash: string, tools: FirmTools, state: KarbonState = smallTenant()): void {
  const route = app.readRoute({ hash, pathname: '/' });
  const [name = ''] = route.segments;
  const data = webPageData(state, tools.switches.karbon, tools.clock, name, route.key);
  expect(data.page.kind).not.toBe('other');
  const drawn = data.look.shell === 'react' ? app.reactRecordPage : app.recordPage;
  page.replaceChildren(...drawn(route, data.page, data.look, data));
}

const tabs = (selector: string) => [...page.querySelectorAll<HTMLAnchorElement>(selector)];
const work = '#/work/WrkD2fGh3jLm';
const client = '#/organizations/BrcD2fGh3jLm';

it('tabs are links with addresses, or something to press', () => {
  const tools = toolsFor();
  draw(work, tools);
  expect(tabs('ul.tab-bar a').map((tab) => tab.getAttribute('href'))).toContain(`${work}/budget`);
  tools.switches.karbon.tabsHaveHref = false;
  draw(work, tools);
  expect(tabs('ul.tab-bar a')).toHaveLength(5);
  expect(tabs('ul.tab-bar a[href]')).toEqual([]);
  const budget = tabs('ul.tab-bar a').find((tab) => tab.textContent === 'Time & Budget');
  budget?.click();
  expect(location.hash).toBe(`${work}/budget`);
});

it('there is a time tab, or none', () => {
  const tools = toolsFor();
  const labels = () => tabs('ul.tab-bar a').map((tab) => tab.textContent);
  draw(work, tools);
  expect(labels()).toContain('Time & Budget');
  tools.switches.karbon.hasTimeTab = false;
  draw(work, tools);
  expect(labels()).not.toContain('Time & Budget');
});

it("a client's page is built like that of work, or with a heading and a row of links", () => {
  const tools = toolsFor();
  draw(client, tools);
  expect(page.querySelector('[class*="hero-panel"] ul.tab-bar')).not.toBeNull();
  tools.switches.karbon.contactLayout = 'plain';
  draw(client, tools);
  expect(page.querySelector('[class*="hero-panel"], ul.tab-bar')).toBeNull();
  expect(page.querySelector('h1')?.textContent).toBe('Acme Co');
  expect(page.querySelector(`a[href="${client}/budget"]`)).not.toBeNull();
});

it('the newer shell has neither heading nor tab bar', () => {
  const tools = toolsFor();
  tools.switches.karbon.shell = 'react';
  draw(work, tools);
  expect(page.querySelector('h1, ul.tab-bar, [class*="hero-panel"]')).toBeNull();
  expect(tabs('[role="tab"]')).toHaveLength(5);
});

it.each(['client-groups', 'clientgroups', 'client-group', 'groups'] as const)(
  'a client group is at %s by the switch, with its tabs below',
  (clientGroupRoute) => {
    const tools = toolsFor();
    expect(tools.switches.karbon.clientGroupRoute).toBe('client-groups');
    tools.switches.karbon.clientGroupRoute = clientGroupRoute;
    const state = smallTenant();
    const list = webPageData(state, tools.switches.karbon, tools.clock, 'contacts', '').page;
    const address = `#/${clientGroupRoute}/GrpD2fGh3jLm`;
    expect(list.kind === 'contactList' && list.items.map(({ href }) => href)).toContain(address);
    draw(address, tools, state);
    expect(page.querySelector('h1')?.textContent).toBe("O'Hara family");
    expect(page.querySelector(`ul.tab-bar a[href="${address}/budget"]`)).not.toBeNull();
  },
);
