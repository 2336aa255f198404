import { describe, expect, it } from 'vitest';
import type { WebPageData } from '../../firm/karbon/web-page-data';
import { createKarbonWebService } from '../../firm/karbon/web-service';
import type { FirmAnswer } from '../../firm/service';
import { get, organization, smallTenant, toolsFor, workItem } from './karbon-tenant';

const appHost = 'app2.karbonhq.com';

function startWeb() {
  const state = smallTenant();
  const tools = toolsFor();
  const service = createKarbonWebService(state, tools);
  const ask = async (target: string, host = appHost): Promise<FirmAnswer> =>
    service.handle(get(host, target));
  const textOf = async (target: string, host = appHost) => String((await ask(target, host)).body);
  async function data(route: string, key = ''): Promise<WebPageData> {
    const answer = await ask(`/data/page?route=${route}&key=${key}`);
    return answer.body as WebPageData;
  }
  return { state, tools, ask, textOf, data };
}

describe('the document', () => {
  it.each(['/Tn3Rt5Yp7Ls9', '/Tn3Rt5Yp7Ls9/work/WrkD2fGh3jLm', '/'])(
    '%s is the app under a strict policy',
    async (path) => {
      const answer = await startWeb().ask(path);
      const policy = answer.headers?.['content-security-policy'] ?? '';
      expect(answer.status).toBe(200);
      expect(policy).toContain("default-src 'self'");
      expect(policy).not.toMatch(/unsafe|\*|data:|api\.karbonhq/);
      expect(answer.body).not.toMatch(/<style|style=|<script(?![^>]*src=)|\son\w+=/);
    },
  );

  it('brings only files that are there', async () => {
    const { textOf, ask } = startWeb();
    const referenced = (text: string) =>
      [...text.matchAll(/(?:"\/assets\/|from '\.\/)([\w.-]+)["']/g)].map(([, name]) => name ?? '');
    const seen = new Set<string>();
    const open = referenced(await textOf('/Tn3Rt5Yp7Ls9'));
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (seen.has(name)) continue;
      seen.add(name);
      const answer = await ask(`/assets/${name}`);
      expect(answer.status, name).toBe(200);
      open.push(...referenced(String(answer.body)));
    }
    expect([...seen]).toEqual(expect.arrayContaining(['app.js', 'shell.css', 'record-pages.js', 'khq.js']));
  });

  it.each(['/0therTenant9', '/assets/missing.js', '/assets/../web-service.ts', '/assets/'])(
    '%s is 404',
    async (path) => {
      expect((await startWeb().ask(path)).status).toBe(404);
    },
  );

  it('shows e-mail bodies from another host, to be framed by the app alone', async () => {
    const { ask } = startWeb();
    const email = await ask('/emailmanager/message/WrkD2fGh3jLm', 'app.karbonhq.com');
    expect(email.status).toBe(200);
    expect(email.headers?.['content-security-policy']).toContain('frame-ancestors https://app2.karbonhq.com');
    expect((await ask('/todo/api/x', 'app.karbonhq.com')).status).toBe(404);
  });
});

describe('the data of a page', () => {
  it('a work item links to its client by the client’s own kind of address', async () => {
    const { data } = startWeb();
    expect((await data('work', 'WrkD2fGh3jLm')).page).toMatchObject({
      kind: 'work',
      title: 'Bookkeeping | Aug 2025',
      client: { href: '#/organizations/BrcD2fGh3jLm', text: 'Acme Co' },
      assignee: 'Dana Cole',
      budget: [{ role: 'Senior', colleague: 'Dana Cole', estimateMinutes: 90, actualMinutes: 30 }],
      entries: [{ date: '2026-08-20' }, { date: '2026-08-04' }, { date: '2026-07-31' }],
    });
    expect((await data('work', 'WrkN2fGh3jLm')).page).toMatchObject({
      client: { href: '#/contacts/PrsN2fGh3jLm', text: "O'Hara, John Lee" },
    });
  });

  it('shows time of the last six months only', async () => {
    const { data, tools } = startWeb();
    tools.clock.freeze();
    tools.clock.advance(80 * 86_400_000);
    expect((await data('work', 'WrkD2fGh3jLm')).page).toMatchObject({ entries: [{ date: '2026-08-20' }] });
  });

  it('a client group has its members and the work that is tied to it', async () => {
    expect((await startWeb().data('client-groups', 'GrpD2fGh3jLm')).page).toMatchObject({
      kind: 'client',
      type: 'Client Group',
      work: [{ href: '#/work/WrkN2fGh3jLm' }],
      members: [{ href: '#/contacts/PrsN2fGh3jLm' }, { href: '#/organizations/BrcD2fGh3jLm' }],
    });
  });

  it.each([
    ['contacts', 'PrsN2fGh3jLm', 'contacts'],
    ['contacts', 'BrcD2fGh3jLm', 'organizations'],
    ['organizations', 'BrcD2fGh3jLm', 'organizations'],
  ])('#/%s/%s is a page of %s', async (route, key, ownRoute) => {
    expect((await startWeb().data(route, key)).page).toMatchObject({ kind: 'client', route: ownRoute });
  });

  it.each([
    ['organizations', 'PrsN2fGh3jLm'],
    ['work', 'Unkn0wnKey99'],
    ['contacts', 'Unkn0wnKey99'],
    ['my-week', ''],
    ['conversation', 'WrkD2fGh3jLm'],
  ])('#/%s/%s has no record', async (route, key) => {
    expect((await startWeb().data(route, key)).page).toEqual({ kind: 'other' });
  });

  it('lists all work, and all clients by name', async () => {
    const { data } = startWeb();
    const work = (await data('work')).page;
    expect(work.kind === 'workList' && work.items.map((item) => item.href)).toEqual([
      '#/work/WrkD2fGh3jLm',
      '#/work/WrkN2fGh3jLm',
    ]);
    const clients = (await data('contacts')).page;
    expect(clients.kind === 'contactList' && clients.items.map((item) => item.text)).toEqual([
      'Acme Co',
      'Bell, Ann',
      'Hidden, Ann',
      "O'Hara family",
      "O'Hara, John Lee",
      'Private Ltd',
    ]);
  });

  it('is as the tenant and the switches are at that moment', async () => {
    const { data, state, tools } = startWeb();
    state.organizations.set('BrcD2fGh3jLm', organization('BrcD2fGh3jLm', { fullName: 'Acme Renamed' }));
    state.workItems.set('NwW4Fg6Hj8Lm', workItem('NwW4Fg6Hj8Lm', { title: '<b>New</b>' }));
    tools.switches.karbon.isDark = true;
    tools.switches.karbon.fullNameOrder = 'firstLast';
    const page = await data('work', 'NwW4Fg6Hj8Lm');
    expect(page.look.isDark).toBe(true);
    expect(page.page).toMatchObject({ title: '<b>New</b>', client: { text: 'Acme Renamed' } });
    expect((await data('contacts', 'PrsN2fGh3jLm')).page).toMatchObject({ name: "John Lee O'Hara" });
  });
});
