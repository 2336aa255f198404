import type { DayText, TimeEntry } from '../../../../src/domain/records/records';
import { addDays } from '../../../../src/domain/time/calendar';
import type { BackfillView } from '../../../../src/messages/backfill';
import type { FirmEntries } from '../../../../src/store/rows';
import { entry } from '../sample-records';
import { type ScriptedFirm, scriptedFirm } from '../scripted-systems';
import { type Bench, createBench, databaseName, settled } from '../service-bench';

export const today = '2026-11-18';
export const lastDay = addDays(today, 366);

/** Over a firm that is connected, before anybody looks at the options page. */
export async function connected(firm: ScriptedFirm = scriptedFirm(), name = databaseName()): Promise<Bench> {
  const bench = await createBench(firm, name);
  await bench.connectAll();
  firm.asked.length = 0;
  return bench;
}

/** Looks at the options page once, and lets the backfill go on for as long as it does. */
export async function backfillFully({ services, store }: Bench): Promise<BackfillView> {
  const { backfill } = services.pageApi;
  await backfill.read();
  await settled(store);
  return backfill.read();
}

/** How far the entries of the whole account are. */
export const firmRow = ({ store }: Bench) => store.mirror.coverage<FirmEntries>('firmEntries');

/** The entries in the mirror. */
export async function idsThere({ store }: Bench): Promise<string[]> {
  return (await store.mirror.all('entries')).map(({ id }) => id);
}

/** Many entries: so many on each of so many days, back from one. */
export function dailyEntries(days: number, aDay = 1, from: DayText = today): TimeEntry[] {
  return Array.from({ length: days * aDay }, (_, at) => {
    const day = addDays(from, -Math.floor(at / aDay));
    return entry(`${day} ${at % aDay}`, '11', day, 1);
  });
}
