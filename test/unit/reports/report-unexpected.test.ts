import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** Each test with reports of its own. */
async function freshReports() {
  vi.resetModules();
  const reports = await import('../../../src/reports/report-unexpected');
  return { ...reports, ...(await import('../../../src/reports/report-unhandled')) };
}

const errorLine = vi.spyOn(console, 'error');

beforeEach(() => {
  errorLine.mockImplementation(() => undefined);
});

afterEach(() => {
  errorLine.mockReset();
});

describe('what was not expected', () => {
  it('is on the console as it is, and kept without its text', async () => {
    const { reportUnexpected, keptReports } = await freshReports();
    const error = new RangeError('Acme Plumbing');
    reportUnexpected(error, 'drawing the panel');
    expect(errorLine).toHaveBeenCalledWith('Tieout, drawing the panel:', error);
    expect(keptReports()).toMatchObject([
      { count: 1, where: 'drawing the panel', errors: [{ name: 'RangeError' }] },
    ]);
    expect(JSON.stringify(keptReports())).not.toContain('Acme');
  });

  it('keeps the last fifty', async () => {
    const { reportUnexpected, keptReports } = await freshReports();
    for (let at = 0; at < 60; at += 1) reportUnexpected(new Error(), `place ${at}`);
    expect(keptReports()).toHaveLength(50);
    expect(keptReports()[0]?.where).toBe('place 10');
  });

  it('counts what fails the same way again and again', async () => {
    const { reportUnexpected, keptReports } = await freshReports();
    reportUnexpected(new Error('one'), 'one');
    const again = new TypeError('two');
    for (let time = 0; time < 3; time += 1) reportUnexpected(again, 'two');
    expect(keptReports().map(({ where, count }) => [where, count])).toEqual([
      ['one', 1],
      ['two', 3],
    ]);
  });

  it('tells those who listen, until they do no more', async () => {
    const { reportUnexpected, onReport } = await freshReports();
    const listener = vi.fn();
    const end = onReport(listener);
    reportUnexpected(new Error(), 'here');
    end();
    reportUnexpected(new Error(), 'here');
    expect(listener).toHaveBeenCalledTimes(1);
  });
});

describe('what nothing has caught in a world', () => {
  it('is reported', async () => {
    const { reportUnhandled, keptReports } = await freshReports();
    const world = new EventTarget();
    const life = new AbortController();
    reportUnhandled(world, life.signal);
    world.dispatchEvent(Object.assign(new Event('error'), { error: new TypeError('Acme') }));
    world.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason: new RangeError('Acme') }));
    life.abort();
    world.dispatchEvent(Object.assign(new Event('error'), { error: new TypeError('Acme') }));
    expect(keptReports().map(({ where, errors }) => [where, errors[0]?.name])).toEqual([
      ['an error that nothing caught', 'TypeError'],
      ['a rejection that nothing caught', 'RangeError'],
    ]);
  });
});
