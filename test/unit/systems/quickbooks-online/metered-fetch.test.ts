import { expect, it } from 'vitest';
import { meteredFetch } from '../../../../src/systems/quickbooks-online/metered-fetch';

const company = 'https://quickbooks.api.intuit.com/v3/company/9130';
const answeredAt = Date.UTC(2026, 10, 20, 17);

function counting(answer: () => Promise<Response>) {
  const read: (number | null)[] = [];
  return { read, fetch: meteredFetch(answer, (atMs) => read.push(atMs)) };
}

const good = async () => new Response('', { headers: { date: 'Fri, 20 Nov 2026 17:00:00 GMT' } });

it.each([
  ['GET', `${company}/customer/7?minorversion=75`],
  ['GET', `${company}/cdc?entities=Customer`],
  ['GET', `${company}/companyinfo/9130`],
  ['POST', `${company}/query?minorversion=75`],
  ['POST', `${company}/batch?minorversion=75`],
])('counts %s %s', async (method, address) => {
  const { fetch, read } = counting(good);
  await fetch(address, { method });
  expect(read).toEqual([answeredAt]);
});

it.each([
  ['POST', `${company}/customer?requestid=1`],
  ['GET', 'https://sandbox-quickbooks.api.intuit.com/v3/company/9130/customer/7'],
  ['POST', 'https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer'],
  ['GET', 'https://rest.tsheets.com/api/v1/jobcodes'],
])('does not count %s %s', async (method, address) => {
  const { fetch, read } = counting(good);
  await fetch(address, { method });
  expect(read).toEqual([]);
});

it('counts what was sent and not answered, and passes the failure on', async () => {
  const { fetch, read } = counting(() => Promise.reject(new TypeError('Failed to fetch')));
  await expect(fetch(`${company}/customer/7`)).rejects.toThrow(TypeError);
  expect(read).toEqual([null]);
});
