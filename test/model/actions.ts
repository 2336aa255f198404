import type { TimeRange } from '../../src/domain/time/time-range';
import type { PageKind, PageRef } from '../../src/messages/page-ref';
import type { FirmRandom } from '../firm/service';
import type { Desk, Office } from '../office/office';
import { pageOf } from '../office/pages';
import { anyPage } from './any-page';
import { type Deck, draw, isLucky, pickOne } from './deck';
import type { Life } from './life';
import { otherChanges } from './other-changes';
import { quiet } from './quiet';
import { timeChanges } from './time-changes';

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const dayMs = 24 * 60 * minuteMs;

/** What can happen: `act` makes one thing happen, `burst` several changes in one second, `change` one of a colleague. */
export function createActions(life: Life): { act(): Promise<void>; burst(): Promise<void>; change(): void } {
  const { firm, faultyTransport, dice, note, visited } = life;
  let desks: { readonly office: Office; readonly desk: Desk }[] = [];

  const change = () => {
    const text = draw(dice, isLucky(dice, 0.65) ? timeChanges : otherChanges)(firm, dice);
    if (text) note(`firm: ${text}`);
  };

  /** Those whose worker is alive. */
  async function openDesks(): Promise<readonly Desk[]> {
    const office = await life.office();
    desks = desks.filter((each) => each.office === office);
    return desks.map(({ desk }) => desk);
  }

  function pickPage(): PageRef {
    const known = isLucky(dice, 0.5) ? pickOne(dice, visited.values()) : null;
    const page = known ? pageOf(firm.state, known) : anyPage(firm.state, dice);
    visited.set(page.key, page);
    // The address may not tell the kind, and the page not show its names yet.
    const kind: PageKind = page.kind === 'organization' && isLucky(dice, 0.2) ? 'person' : page.kind;
    const isNamed = isLucky(dice, 0.8);
    return { ...page, kind, ...(!isNamed && { shownTitle: '', shownClientName: '', shownClientKey: '' }) };
  }

  async function openPage(): Promise<void> {
    const page = pickPage();
    const open = await openDesks();
    const desk = isLucky(dice, 0.4) ? pickOne(dice, open) : null;
    note(`${desk ? 'go to' : 'open'} ${page.kind} ${page.key}: ${page.shownTitle}`);
    if (desk) desk.show(page);
    else {
      const office = await life.office();
      desks.push({ office, desk: office.open(page) });
    }
  }

  async function withDesk(what: string, work: (desk: Desk) => void): Promise<void> {
    const desk = pickOne(dice, await openDesks());
    if (!desk) return openPage();
    note(what);
    work(desk);
  }

  const refresh = () => withDesk('refresh', (desk) => desk.ask({ type: 'refresh' }));
  const chooseRange = () =>
    withDesk('another range', (desk) => desk.ask({ type: 'setRange', range: anyRange(dice) }));

  /** Changes before and after an answer, in one second: they share a stamp. */
  const burst = async () => {
    note('a burst of changes');
    change();
    faultyTransport.unrest(1 + dice.integer(3), change);
    await dice.pick([refresh, refresh, openPage])();
  };

  const actions: Deck<() => void | Promise<void>> = [
    [46, change],
    [14, openPage],
    [6, refresh],
    [12, burst],
    [3, chooseRange],
    [
      2,
      () =>
        withDesk('leave', (desk) => {
          desk.end();
          desks = desks.filter((each) => each.desk !== desk);
        }),
    ],
    [
      1,
      () =>
        withDesk('hide and show', (desk) => {
          desk.setVisible(false);
          desk.setVisible(true);
        }),
    ],
    [
      10,
      () => {
        firm.clock.advance(10 * secondMs + dice.integer(60) * secondMs);
        note('a round of the poller');
        life.poll();
      },
    ],
    [
      8,
      () => {
        const ms = dice.pick([secondMs, 20 * secondMs, 2 * minuteMs, 12 * minuteMs, 5 * 60 * minuteMs]);
        note(`${ms / secondMs} s go by`);
        firm.clock.advance(ms);
      },
    ],
    [
      1,
      () => {
        const days = dice.pick([1, 3, 40, 200]);
        note(`${days} days go by`);
        firm.clock.advance(days * dayMs);
      },
    ],
    [
      1,
      () => {
        const ms = dice.pick([0, 0, 2 * minuteMs, 26 * 60 * minuteMs, 200 * dayMs]);
        note(`the clock is set ${ms / secondMs} s ahead`);
        life.setClockAhead(ms);
      },
    ],
    [
      1,
      async () => {
        note('forget the copies');
        void (await life.office()).services.pageApi.data.wipe(false).catch(() => undefined);
      },
    ],
    [
      2,
      async () => {
        note('kill');
        (await life.office()).kill();
        await quiet();
      },
    ],
    [
      3,
      async () => {
        const moments = 1 + dice.integer(15);
        await life.office();
        note(`kill after ${moments} moments`);
        life.killAfter(moments);
        await openPage();
      },
    ],
    [6, () => note(`fault: ${faultyTransport.orderFault(dice)}`)],
    [
      10,
      async () => {
        const count = 1 + dice.integer(12);
        note(`unrest at ${count} answers`);
        faultyTransport.unrest(count, change);
        await dice.pick([openPage, openPage, refresh, chooseRange])();
      },
    ],
  ];
  return { act: async () => draw(dice, actions)(), burst, change };
}

function anyRange(dice: FirmRandom): TimeRange {
  return dice.pick<TimeRange>([
    { kind: 'lifetime' },
    { kind: 'thisMonth' },
    { kind: 'thisYear' },
    { kind: 'sixMonths' },
    { kind: 'custom', from: '2026-02-10', to: '2026-11-10' },
    { kind: 'custom', from: '2026-11-01', to: '2027-03-01' },
  ]);
}
