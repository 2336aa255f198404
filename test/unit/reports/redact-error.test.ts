import { describe, expect, it } from 'vitest';
import { redactError, withCauses } from '../../../src/reports/redact-error';

const own = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';

function errorWith(message: string, frames: string, name = 'Error'): Error {
  const error = new Error(message);
  error.stack = `${name}: ${message}\n${frames}`;
  return error;
}

describe('an error as it may be kept', () => {
  it('says its name and where in our scripts it was thrown', () => {
    const frames = [
      `    at drawAll (${own}/background.js:12:34)`,
      `    at async Object.receive (${own}/background.js:5:6)`,
      `    at ${own}/assets/options-B1_x-y2z.js:7:8`,
      '    at Promise.all (index 0)',
      '    at page (https://app2.karbonhq.com/acme.js?name=Acme:1:1)',
    ].join('\n');
    const error = new TypeError('x is not a function');
    error.stack = `TypeError: x is not a function\n${frames}`;
    expect(redactError(error)).toEqual({
      name: 'TypeError',
      code: '',
      field: '',
      stack: ['background.js:12:34', 'background.js:5:6', 'assets/options-B1_x-y2z.js:7:8'],
    });
  });

  it.each([
    'Unexpected token A in JSON: {"name":"Acme Plumbing","token":"S.4__secret"}',
    'GET https://rest.tsheets.com/api/v1/users?email=jo@acme.com&key=S.4__secret failed',
    `Acme Plumbing\n    at S.4__secret (${own}/Acme.js:1:1)`,
    `\n    at ${own}/Acme.js:1:1\nAcme`,
    `Acme\r\n    at ${own}/Acme.js:1:1`,
  ])('keeps nothing of the message %j', (message) => {
    const error = errorWith(message, `    at f (${own}/background.js:1:2)`);
    const text = JSON.stringify(redactError(error));
    expect(text).not.toMatch(/acme|secret|tsheets/i);
    expect(redactError(error).stack).toEqual(['background.js:1:2']);
  });

  it('keeps no stack where the message was changed after it', () => {
    const error = errorWith(`Acme\n    at f (${own}/Acme.js:1:1)`, `    at f (${own}/background.js:1:2)`);
    error.message = 'Acme was here';
    expect(redactError(error).stack).toEqual([]);
    error.message = '';
    expect(redactError(error).stack).toEqual([]);
  });

  it('keeps nothing of what is no error', () => {
    for (const thrown of ['Acme', { message: 'Acme', name: 'Acme Ltd' }, ['Acme'], null, undefined, 7]) {
      expect(redactError(thrown)).toEqual({ name: 'Error', code: '', field: '', stack: [] });
    }
  });

  it('keeps the codes of our own errors, and no other', () => {
    const coded = (name: string, code: string) => Object.assign(new Error('Acme'), { name, code });
    expect(redactError(coded('SystemError', 'needsReconnect')).code).toBe('needsReconnect');
    expect(redactError(coded('SystemError', 'Acme Ltd')).code).toBe('');
    expect(redactError(coded('TypeError', 'acme')).code).toBe('');
    expect(redactError(coded('AcmeLtd', 'acme'))).toMatchObject({ name: 'Error', code: '' });
  });

  it.each([
    ['results.jobcodes.4711.parent_id', 'results.jobcodes.*.parent_id'],
    ['QueryResponse.Customer.0.DisplayName', 'QueryResponse.Customer.*.DisplayName'],
    ['Acme Ltd.jo@acme', '*.*'],
    ['', ''],
  ])('names the field that did not parse, but no key that is data: %s', (oddField, field) => {
    const odd = Object.assign(new Error(`${oddField} is of an unknown form`), {
      name: 'SchemaError',
      oddField,
    });
    expect(redactError(odd)).toMatchObject({ name: 'SchemaError', field });
    const answer = { name: 'SystemError', code: 'invalidResponse', oddField };
    expect(redactError(Object.assign(new Error('karbon'), answer))).toMatchObject({ field });
  });

  it('keeps no words of a service', () => {
    const refused = { name: 'SystemError', code: 'rejected', detail: 'Acme' };
    expect(redactError(Object.assign(new Error('karbon'), refused))).toMatchObject({ field: '' });
  });
});

describe('the causes of an error', () => {
  it('follow it, as far as a few', () => {
    const inner = new Error('inner');
    const outer = new Error('outer', { cause: inner });
    expect(withCauses(outer)).toEqual([outer, inner]);
    const endless = new Error('endless');
    endless.cause = endless;
    expect(withCauses(endless)).toHaveLength(4);
    expect(withCauses('text')).toEqual(['text']);
  });
});
