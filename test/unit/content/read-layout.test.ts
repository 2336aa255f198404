// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readLayout } from '../../../src/content/read-layout';
import { clientKey, reactOnlyPage, workKey, workPage } from './karbon-pages';

const tenant = 'https://app2.karbonhq.com/4CbnP9XvRr';
const work = `${tenant}#/work/${workKey}/budget`;
const served = vi.fn<typeof fetch>();

beforeEach(() => {
  served.mockReset().mockResolvedValue(
    new Response('', {
      headers: { 'content-security-policy': "default-src 'self'", 'cache-control': 'private, no-store' },
    }),
  );
  vi.stubGlobal('fetch', served);
  document.body.innerHTML = workPage();
});
afterEach(() => vi.unstubAllGlobals());

const readAt = (address: string) => readLayout(document, address);

describe('the layout of a page', () => {
  it('is told of a page with a panel, without anything that stands in it', async () => {
    document.body.insertAdjacentHTML('beforeend', '<div data-tieout></div>');
    const layout = await readAt(work);
    expect(layout).toEqual({
      kind: 'work',
      anchor: 'tabBar',
      hasTabs: true,
      haveTabsAddresses: true,
      isRouteInHash: true,
      groupRoute: -1,
      hasTitle: true,
      hasClientLink: true,
      hasPanel: true,
      hasPolicy: true,
      isStorable: false,
    });
    expect(JSON.stringify(layout)).not.toContain(workKey);
    expect(served).toHaveBeenCalledExactlyOnceWith(
      '/4CbnP9XvRr',
      expect.objectContaining({ credentials: 'omit' }),
    );
  });

  it('is told of none without', async () => {
    expect(await readAt(`${tenant}#/contacts`)).toBe(null);
    expect(served).not.toHaveBeenCalled();
  });

  it.each([
    ['client-groups', 0],
    ['groups', 3],
  ])('says by which word a client group is addressed: %s', async (word, groupRoute) => {
    expect(await readAt(`${tenant}#/${word}/${clientKey}`)).toMatchObject({
      kind: 'clientGroup',
      groupRoute,
    });
  });

  it('says what is otherwise than in the sheets', async () => {
    document.body.innerHTML = reactOnlyPage;
    expect(await readAt(`${tenant}/work/${workKey}`)).toMatchObject({
      anchor: 'drawer',
      hasTabs: false,
      haveTabsAddresses: false,
      isRouteInHash: false,
      hasClientLink: false,
      hasPanel: false,
    });
    document.body.innerHTML = workPage({ tabsHaveAddresses: false, hasTimeTab: false });
    expect(await readAt(work)).toMatchObject({ anchor: 'hero', hasTabs: true, haveTabsAddresses: false });
    served.mockResolvedValue(new Response('', { headers: { 'cache-control': 'no-cache' } }));
    expect(await readAt(work)).toMatchObject({ hasPolicy: false, isStorable: true });
    served.mockRejectedValue(new TypeError('Failed to fetch'));
    expect(await readAt(work)).toMatchObject({ hasPolicy: null, isStorable: null });
  });
});
