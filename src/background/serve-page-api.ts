import type { PageApi, PageApiMethod, PageApiReply } from '../messages/page-api';
import { parsePageApiPayload, parsePageApiRequest } from '../messages/page-api-request';
import { keptReports, reportUnexpected } from '../reports/report-unexpected';
import type { PageApiServices } from '../services/page-api-services';
import { plainErrorOf } from '../services/plain-error';
import { DatabaseError } from '../store/database';
import { isSystemError } from '../systems/http/system-error';

type StoredMethod = Exclude<PageApiMethod, 'reports.list'>;

type Handlers = {
  readonly [Name in StoredMethod]: (
    services: PageApiServices,
    payload: PageApi[Name]['request'],
  ) => Promise<PageApi[Name]['reply']>;
};

const handlers: Handlers = {
  'connections.list': ({ connections }) => connections.list(),
  'connections.connect': async ({ connections, setup }, request) =>
    connections.connect(request, await setup.companyOf(request.system)),
  'connections.signInAgain': ({ connections }, { system }) => connections.signInAgain(system),
  'connections.takeOther': ({ connections }, { system, attempt }) => connections.takeOther(system, attempt),
  'connections.dropOther': ({ connections }, { system, attempt }) => connections.dropOther(system, attempt),
  'connections.test': ({ connections }, { system }) => connections.test(system),
  'connections.disconnect': ({ connections }, { system }) => connections.disconnect(system),
  'passphrase.read': ({ passphrase }) => passphrase.read(),
  'passphrase.set': ({ passphrase }, asked) => passphrase.set(asked.passphrase, asked.current),
  'passphrase.remove': ({ passphrase }, { current }) => passphrase.remove(current),
  'passphrase.open': ({ passphrase }, asked) => passphrase.open(asked.passphrase),
  'passphrase.forget': ({ passphrase }) => passphrase.forget(),
  'settings.read': ({ settings }) => settings.read(),
  'settings.save': ({ settings }, change) => settings.save(change),
  'naming.examples': ({ data }) => data.namingExamples(),
  'people.list': ({ data }) => data.people(),
  'log.list': ({ log }, { count }) => log.list(count),
  'log.ofItem': ({ log }, { key }) => log.ofItem(key),
  'log.undo': ({ log }, ask) => log.undo(ask),
  'setup.view': ({ setup }) => setup.view(),
  'setup.connect': async ({ setup, connections }, { system }) =>
    connections.connect(await setup.connectRequest(system), await setup.companyOf(system)),
  'setup.write': ({ setup }, { parts, askWhom, passphrase }) => setup.write(parts, askWhom, passphrase),
  'setup.read': ({ setup }, { text, passphrase }) => setup.read(text, passphrase),
  'savedList.text': ({ savedList }) => savedList.text(),
  'sharedLists.view': ({ sharedLists }) => sharedLists.view(),
  'sharedLists.choose': ({ sharedLists }, { parts }) => sharedLists.choose(parts),
  'changeList.read': ({ changeList }) => changeList.read(),
  'changeList.remove': ({ changeList }, { ids }) => changeList.remove(ids),
  'changeList.takeAsIif': ({ changeList }, { ids }) => changeList.takeAsIif(ids),
  'changeList.noteTaken': ({ changeList }, { ids }) => changeList.noteTaken(ids),
  'backfill.read': ({ backfill }) => backfill.read(),
  'backfill.readForLists': ({ backfill }) => backfill.readForLists(),
  'backfill.pause': ({ backfill }, { isPaused }) => backfill.pause(isPaused),
  'nameLists.read': ({ nameLists }) => nameLists.list(),
  'nameLists.remove': ({ nameLists }, { id }) => nameLists.remove(id),
  'tieOut.input': ({ tieOutInput }, { isUserInitiated }) => tieOutInput(isUserInitiated),
  'work.read': ({ work }, { scope }) => work.read(scope),
  'work.known': ({ work }, { scope, after }) => work.known(scope, after),
  'group.members': ({ groupMembers }, { key }) => groupMembers(key),
  'work.budgets': ({ work }) => work.budgets(),
  'since.baseline': ({ cameUndone }) => cameUndone.baseline(),
  'since.begin': ({ cameUndone }, { tiedOut }) => cameUndone.begin(tiedOut),
  'since.note': async ({ cameUndone }, { undone }) => {
    await cameUndone.note(undone);
    return null;
  },
  'tieOut.ignored': ({ ignored }) => ignored.list(),
  'tieOut.ignore': ({ ignored }, { keys, reason }) => ignored.ignore(keys, reason),
  'savedFilters.list': ({ savedFilters }) => savedFilters.list(),
  'savedFilters.save': ({ savedFilters }, filter) => savedFilters.save(filter),
  'savedFilters.remove': ({ savedFilters }, { id }) => savedFilters.remove(id),
  'fix.start': ({ bulkRuns }, request) => bulkRuns.startOne(request),
  'fix.run': ({ bulkRuns }, { runId }) => bulkRuns.runOf(runId),
  'bulk.start': ({ bulkRuns }, request) => bulkRuns.start(request),
  'bulk.read': ({ bulkRuns }) => bulkRuns.read(),
  'bulk.earlier': ({ bulkRuns }) => bulkRuns.earlier(),
  'bulk.steer': ({ bulkRuns }, request) => bulkRuns.steer(request),
  'bulk.report': ({ bulkRuns }, { runId }) => bulkRuns.report(runId),
  'bulk.undo': ({ bulkRuns }, request) => bulkRuns.undo(request),
  'lists.input': ({ listsInput }) => listsInput(),
  'stakes.input': ({ stakesInput }) => stakesInput(),
  'people.read': ({ people }, { isUserInitiated }) => people.read(isUserInitiated),
  'people.pair': ({ people }, { userId, karbonUserKey }) => people.pair(userId, karbonUserKey),
  'hours.view': ({ hours }, { period }) => hours.view(period),
  'hours.items': ({ hours }, { period, client, from }) => hours.items(period, client, from),
  'hours.read': ({ hours }, { period, isAnew }) => hours.read(period, isAnew),
  'hours.cancel': async ({ hours }) => {
    hours.cancel();
    return null;
  },
  'hours.closings': ({ hours }) => hours.closings(),
  'hours.close': ({ hours }, { period }) => hours.close(period),
  'hours.removeClosing': ({ hours }, { id }) => hours.removeClosing(id),
  'hours.changes': ({ hours }, { id }) => hours.changes(id),
  'hours.closedLines': ({ hours }, { id, from }) => hours.closedLines(id, from),
  'time.mine': ({ timeTracking }, { isUserInitiated }) => timeTracking.mine(isUserInitiated),
  'time.search': ({ timeTracking }, { text }) => timeTracking.search(text),
  'time.form': ({ timeTracking }, { jobcodeId }) => timeTracking.form(jobcodeId),
  'time.log': ({ timeTracking }) => timeTracking.log(),
  'time.ask': ({ timeTracking }, { request, jobcodeId }) => timeTracking.ask(request, jobcodeId),
  'selfCheck.run': ({ selfCheck }) => selfCheck.run(),
  'selfCheck.read': ({ selfCheck }) => selfCheck.read(),
  'data.summary': ({ data }) => data.summary(),
  'data.wipe': ({ data }, { credentials }) => data.wipe(credentials),
};

/** Parses a message of one of the extension's own pages and does what it asks. Never rejects: what fails is in the reply, without its text. */
export async function answerPageApiRequest(
  pages: () => Promise<PageApiServices>,
  message: unknown,
  eraseDatabase: () => Promise<void>,
): Promise<PageApiReply<PageApiMethod>> {
  try {
    const { request, payload } = parsePageApiRequest(message);
    // These have to be had where the store cannot be opened.
    if (request === 'reports.list') return { ok: true, value: keptReports() };
    return { ok: true, value: await carryOut(pages, request, payload, eraseDatabase) };
  } catch (error) {
    if (!isSystemError(error)) reportUnexpected(error, 'answering a page');
    return { ok: false, error: plainErrorOf(error, null) };
  }
}

async function carryOut<Name extends StoredMethod>(
  pages: () => Promise<PageApiServices>,
  name: Name,
  payload: unknown,
  eraseDatabase: () => Promise<void>,
): Promise<PageApi[Name]['reply']> {
  const checked = parsePageApiPayload(name, payload);
  const services = await pages().catch(async (error: unknown) => {
    // The way out of a database that this version cannot open is to do without what is in it.
    const isWanted = name === 'data.wipe' && (checked as PageApi['data.wipe']['request']).credentials;
    if (!isWanted || !(error instanceof DatabaseError)) throw error;
    await eraseDatabase();
    return pages();
  });
  return handlers[name](services, checked);
}
