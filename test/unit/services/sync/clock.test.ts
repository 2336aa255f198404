import { describe, expect, it } from 'vitest';
import { SystemError } from '../../../../src/systems/http/system-error';
import { entry } from '../sample-records';
import { scriptedFirm } from '../scripted-systems';
import { connectedBefore, minuteMs, nextRound, openSettled } from './sync-bench';

const dayMs = 24 * 60 * minuteMs;

describe.each([
  ['an hour', 60 * minuteMs],
  ['three days', 3 * dayMs],
  ['a year', 365 * dayMs],
])('a clock that was %s ahead and is set right', (_, aheadMs) => {
  /** A page that was opened while the clock was ahead, and is open still. */
  async function opened() {
    const firm = scriptedFirm();
    firm.nowMs += aheadMs;
    const bench = await connectedBefore(firm);
    const panel = await openSettled(bench);
    return { firm, bench, panel };
  }

  it('leaves nothing that counts as fresh: every service is asked again', async () => {
    const { firm, bench, panel } = await opened();
    await nextRound(bench);
    firm.nowMs -= aheadMs;
    firm.asked.length = 0;
    await nextRound(bench, 0);
    expect(firm.asked).toContain('quickbooksTime stamps');
    await expect.poll(() => firm.countOf('quickbooks changes')).toBe(1);
    expect(firm.countOf('karbon clients')).toBeGreaterThan(0);
    panel.session.end();
    firm.asked.length = 0;
    await openSettled(bench);
    expect(firm.asked).toContain('karbon work AcmeKey123');
    expect(firm.asked).toContain('karbon budget WorkKey123');
    await expect.poll(() => firm.countOf('quickbooksTime account')).toBe(1);
  });

  it('shows no age that is not known, and the right one with the next answer', async () => {
    const { firm, bench, panel } = await opened();
    firm.nowMs -= aheadMs;
    let answer: () => void = () => undefined;
    firm.answersAfter = new Promise((resolve) => {
      answer = resolve;
    });
    panel.session.end();
    const again = bench.openPanel();
    again.show(panel.view().page);
    await expect.poll(() => again.answers.length).toBeGreaterThan(0);
    expect(again.view()).toMatchObject({ asOf: null, clockSkewMs: 0 });
    answer();
    await expect.poll(() => again.view().asOf).toBe(firm.nowMs);
  });

  it('looks at running entries again', async () => {
    const { firm, bench, panel } = await opened();
    await bench.store.backfillPause.set(true);
    firm.nowMs -= aheadMs;
    const running = { kind: 'regular', isRunning: true, startMs: firm.nowMs, userId: '2' } as const;
    firm.entries.push(entry('300', '11', '2026-11-18', 0, running));
    await nextRound(bench, 0);
    expect(panel.view().time?.running.map(({ entryId }) => entryId)).toEqual(['300']);
  });

  it('holds nobody back for what failed then', async () => {
    const { firm, bench, panel } = await opened();
    const retryAt = firm.nowMs + 5 * minuteMs;
    firm.failing.set('quickbooksTime', new SystemError('rateLimited', 'quickbooksTime', { retryAt }));
    await nextRound(bench);
    expect(panel.view().notices).toContainEqual(expect.objectContaining({ code: 'rateLimited' }));
    firm.failing.clear();
    firm.nowMs -= aheadMs;
    await nextRound(bench, 0);
    expect(panel.view().notices).toEqual([]);
  });
});
