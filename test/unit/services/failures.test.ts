import { describe, expect, it, vi } from 'vitest';
import { keptReports } from '../../../src/reports/report-unexpected';
import { createFailures } from '../../../src/services/failures';
import { plainErrorOf } from '../../../src/services/plain-error';
import { DatabaseError } from '../../../src/store/database';
import { SystemError } from '../../../src/systems/http/system-error';
import { silenceConsole } from '../reports/silent-console';

silenceConsole();

const full = new DOMException('Acme', 'QuotaExceededError');

describe('what has failed', () => {
  it('is reported, and stands until work of its kind comes to its end', async () => {
    const failures = createFailures();
    const listener = vi.fn();
    failures.subscribe(listener);
    await failures.guard('one', () => Promise.reject(new TypeError('Acme')));
    await failures.guard('two', () => Promise.reject(full));
    expect(failures.codes()).toEqual(['internal', 'storageFull']);
    const reports = keptReports().slice(-2);
    expect(reports.map(({ where }) => where)).toEqual(['one', 'two']);
    expect(JSON.stringify(reports)).not.toContain('Acme');
    await failures.guard('one', async () => undefined);
    expect(failures.codes()).toEqual(['storageFull']);
    expect(listener).toHaveBeenCalledTimes(3);
  });

  it('says nothing where nothing had failed', async () => {
    const failures = createFailures();
    const listener = vi.fn();
    const end = failures.subscribe(listener);
    await failures.guard('one', async () => undefined);
    end();
    await failures.guard('one', () => Promise.reject(new Error()));
    expect(listener).not.toHaveBeenCalled();
  });
});

describe('the plain error of', () => {
  it.each([
    [new SystemError('rejected', 'karbon', { detail: 'no' }), 'rejected', 'karbon'],
    [new DatabaseError('newer'), 'storageNewer', null],
    [new DatabaseError('blocked'), 'storageBlocked', null],
    [new DatabaseError('failed', new Error('Acme')), 'storageFailed', null],
    [new DatabaseError('failed', full), 'storageFull', null],
    [full, 'storageFull', null],
    [new Error('Acme'), 'internal', 'karbon'],
    ['Acme', 'internal', 'karbon'],
  ] as const)('%s is %s', (error, code, system) => {
    const plain = plainErrorOf(error, 'karbon');
    expect(plain).toMatchObject({ code, system });
    expect(JSON.stringify(plain)).not.toContain('Acme');
  });
});
