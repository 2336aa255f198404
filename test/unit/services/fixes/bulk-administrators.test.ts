import { expect, it } from 'vitest';
import { archiveJobcode, renameJobcode } from '../../../firm/edits';
import { createJobcode } from '../../../firm/quickbooks-time/mutations';
import { bulkRunsOf, toItsEnd } from '../../../office/bulk-life';
import { connectOffice, openOffice } from '../../../office/office';
import { pagePlansOf } from '../../../office/page-plans';
import { addNewClients, duplicatesIn } from '../../../office/spoiled-clients';
import { databaseName } from '../service-bench';
import { bulkBench, openWay, reportOf } from './bulk-bench';

const newClients = 14;
/** A colleague works once so many changes have reached the services. */
const colleagueComesAt = 6;

it('two administrators fix the same clients while a colleague makes, renames and archives some: none twice, and both reports true', async () => {
  const way = openWay();
  const {
    office,
    firm,
    items: all,
  } = await bulkBench((each) => void addNewClients(each, newClients), { way });
  const items = all.filter(({ key }) => key.startsWith('NewClient'));
  const other = await openOffice(firm, { database: databaseName() });
  await connectOffice(firm, other);
  await other.services.pageApi.tieOutInput(true);
  firm.clock.advance(60_000);

  const { quickbooksTime } = firm.state;
  const [renamed, archived] = items.map(({ title }) => title);
  // Halfway through either run.
  const made = items[newClients / 2]?.title ?? '';
  const jobcodeOf = (name: string | undefined) =>
    [...quickbooksTime.jobcodes.values()].find((jobcode) => jobcode.name === name)?.id ?? 0;
  let changes = 0;
  way.transport = async (request, answer) => {
    const given = await answer(request);
    changes += Number(request.method !== 'GET' && /jobcodes$|customer$/.test(request.path));
    if (changes === colleagueComesAt) {
      changes += 1;
      // The service would make no second one either.
      if (!jobcodeOf(made)) createJobcode(quickbooksTime, { name: made }, firm);
      if (jobcodeOf(renamed)) renameJobcode(firm, jobcodeOf(renamed), 'Of the colleague');
      if (jobcodeOf(archived)) archiveJobcode(firm, jobcodeOf(archived));
    }
    return given;
  };
  const outcomes = await Promise.all([
    bulkRunsOf(office).start({ runId: 'ours', items }),
    bulkRunsOf(other).start({ runId: 'theirs', items: items.toReversed() }),
  ]);
  expect(outcomes).toEqual([{ kind: 'begun' }, { kind: 'begun' }]);
  const views = await Promise.all([toItsEnd(office, firm), toItsEnd(other, firm)]);
  expect(views.map(({ state }) => state)).toEqual(['done', 'done']);
  expect(duplicatesIn(firm)).toEqual([]);

  // Of what nobody but the two has changed all is as the reports say.
  await office.services.pageApi.tieOutInput(true);
  const wrong = new Set((await pagePlansOf(office)).map(({ item }) => item.title));
  const ofColleague = new Set([renamed, archived]);
  for (const [who, runId] of [
    [office, 'ours'],
    [other, 'theirs'],
  ] as const) {
    const report = await reportOf(who, runId);
    expect(report).toHaveLength(newClients);
    for (const { item, state } of report) {
      if (ofColleague.has(item.title)) continue;
      expect([item.title, state, wrong.has(item.title)]).toEqual([
        item.title,
        expect.stringMatching(/^(done|alreadyDone)$/),
        false,
      ]);
    }
  }
  const names = [...quickbooksTime.jobcodes.values()].map(({ name }) => name);
  for (const { title } of items) {
    expect(names.filter((name) => name === title).length).toBeLessThanOrEqual(1);
  }
});
