import { describe, expect, it } from 'vitest';
import { isSamePage, type Route, readRoute } from '../../../src/messages/karbon-route';

const host = 'https://app2.karbonhq.com';
const tenant = '4CbnP9XvRrT';
const key = '3fJkWm2LTq9D';

function route(kind: Route['kind'], tab: Route['tab'] = 'timeline', ofTenant = tenant): Route {
  return { tenant: ofTenant, kind, key, tab };
}

describe('readRoute', () => {
  it.each<[string, Route]>([
    [`/${tenant}#/work/${key}`, route('work')],
    [`/${tenant}#/work/${key}/`, route('work')],
    [`/${tenant}#/work/${key}/tasks`, route('work', 'tasks')],
    [`/${tenant}#/work/${key}/budget`, route('work', 'budget')],
    [`/${tenant}#/work/${key}/details`, route('work', 'details')],
    [`/${tenant}#/work/${key}/file-management-documents`, route('work', 'documents')],
    [`/${tenant}#/work/${key}/something-new`, route('work', 'other')],
    [`/${tenant}#/work/${key}?emailId=abc`, route('work')],
    [`/${tenant}#/work/${key}?post=email`, route('work')],
    [`/${tenant}#/work/${key}/budget?filterMode=all&menu=&query=`, route('work', 'budget')],
    [`/${tenant}#/contacts/${key}`, route('person')],
    [`/${tenant}#/contacts/${key}/budget`, route('person', 'budget')],
    [`/${tenant}#/organizations/${key}`, route('organization')],
    [`/${tenant}#/organizations/${key}/details`, route('organization', 'details')],
    [`/${tenant}#/organizations/${key}/budget`, route('organization', 'budget')],
    [`/${tenant}#/client-groups/${key}`, route('clientGroup')],
    [`/${tenant}#/clientgroups/${key}`, route('clientGroup')],
    [`/${tenant}#/client-group/${key}`, route('clientGroup')],
    [`/${tenant}#/groups/${key}`, route('clientGroup')],
    [`/#/work/${key}`, route('work', 'timeline', '')],
    [`/${tenant}/work/${key}`, route('work')],
    [`/work/${key}/budget`, route('work', 'budget', '')],
    [`/${tenant}#/work/basic-details/${key}`, route('work', 'details')],
    [`/${tenant}#/${tenant}/work/${key}`, route('work')],
  ])('%s', (address, expected) => {
    expect(readRoute(host + address)).toEqual(expected);
  });

  it.each([
    '/',
    `/${tenant}`,
    `/${tenant}#/work`,
    `/${tenant}#/contacts`,
    `/${tenant}#/contacts?view=mine`,
    `/${tenant}#/conversation/${key}/email`,
    `/#/search-view/${key}/note`,
    `/#/work-overview?view=${key}&forSharing=true`,
    `/${tenant}#/team/${key}`,
    `/${tenant}#/timesheets/${key}`,
    `/${tenant}#/invoices/${key}`,
    `/${tenant}#/clients/${key}`,
    `/WorkItems/${key}`,
    // A word of the right length is no key, nor is anything with other characters.
    `/${tenant}#/work/overview`,
    `/${tenant}#/contacts/3fJkWm2L-q9D`,
    `/${tenant}#/contacts/3fJ`,
    `/${tenant}#/constructor/${key}`,
    `/${tenant}#work/${key}`,
  ])('%s has no panel', (address) => {
    expect(readRoute(host + address)).toBeNull();
  });

  it('takes what is no address for no page', () => {
    expect(readRoute('')).toBeNull();
    expect(readRoute('about:blank')).toBeNull();
  });
});

describe('isSamePage', () => {
  it('looks past the tab and at nothing else', () => {
    expect(isSamePage(route('work'), route('work', 'budget'))).toBe(true);
    expect(isSamePage(route('work'), route('person'))).toBe(false);
    expect(isSamePage(route('work'), { ...route('work'), key: '9fJkWm2LTq9D' })).toBe(false);
    expect(isSamePage(route('work'), route('work', 'timeline', ''))).toBe(false);
  });
});
