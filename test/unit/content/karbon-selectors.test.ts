// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import {
  findAnchor,
  heroSelector,
  readClientLink,
  readShownRecord,
  readTitle,
  tabBarSelector,
  timeTabSelector,
  titleSelector,
} from '../../../src/content/karbon-selectors';
import { clientKey, reactOnlyPage, workKey, workPage } from './karbon-pages';

beforeEach(() => {
  document.body.innerHTML = '';
  document.title = '';
});

describe('selectors on the work page', () => {
  it.each([
    [tabBarSelector, 1],
    [timeTabSelector, 1],
    [titleSelector, 1],
    // The panel and the content within it; the panel comes first.
    [heroSelector, 2],
  ])('%s matches %i times', (selector, times) => {
    document.body.innerHTML = workPage();
    expect(document.querySelectorAll(selector)).toHaveLength(times);
  });
});

describe('findAnchor, best place first', () => {
  it('goes below the tab bar that holds a time tab', () => {
    document.body.innerHTML = workPage();
    const anchor = findAnchor(document, 'timeline');
    expect(anchor).toMatchObject({ name: 'tabBar', position: 'after' });
    expect(anchor?.element.matches('ul.tab-bar')).toBe(true);
  });

  it('knows the time tab by its text where tabs carry no address', () => {
    document.body.innerHTML = workPage({ tabsHaveAddresses: false });
    expect(findAnchor(document, 'timeline')?.name).toBe('tabBar');
  });

  it('takes the filters of the time tab, but only there', () => {
    document.body.innerHTML = '<main><div class="budget-filter-bar--container"></div></main>';
    expect(findAnchor(document, 'budget')).toMatchObject({ name: 'timeContent', position: 'before' });
    expect(findAnchor(document, 'tasks')).toBeNull();
  });

  it('goes below the header where there is no time tab', () => {
    document.body.innerHTML = workPage({ hasTimeTab: false });
    const anchor = findAnchor(document, 'timeline');
    expect(anchor?.name).toBe('hero');
    expect(anchor?.element.className).toBe('work-item-hero-panel');
  });

  it('goes on top of the column where there is no header', () => {
    document.body.innerHTML = '<div id="main-container"><div class="grid-container"><p></p></div></div>';
    expect(findAnchor(document, 'timeline')).toMatchObject({ name: 'column', position: 'first' });
  });

  it('finds none in the newer shell', () => {
    document.body.innerHTML = reactOnlyPage;
    expect(findAnchor(document, 'budget')).toBeNull();
  });
});

describe('what the page says of itself', () => {
  it('reads title, client and record of a work page, past the links of the navigation', () => {
    document.body.innerHTML = workPage();
    expect(readTitle(document)).toBe('2025 Tax return');
    expect(readClientLink(document)).toEqual({ element: expect.anything(), key: clientKey, name: 'Acme Co' });
    expect(readShownRecord(document)?.key).toBe(workKey);
  });

  it('falls back to the title of the tab, without the name of the app', () => {
    document.title = 'Payroll | Aug 2025 - Karbon';
    expect(readTitle(document)).toBe('Payroll | Aug 2025');
    document.title = 'Karbon';
    expect(readTitle(document)).toBe('');
  });

  it('does not know the record where tabs carry no address', () => {
    document.body.innerHTML = workPage({ tabsHaveAddresses: false });
    expect(readShownRecord(document)).toBeNull();
  });
});
