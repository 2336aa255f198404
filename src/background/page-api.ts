import type { OwnPageReply, OwnPageRequestName, OwnPageRequests } from '../messages/page-api';
import { checkOwnPagePayload, isOwnPageRequestName } from '../messages/parse-page-api';
import type { OwnPageServices } from '../services/page-api-services';
import { plainErrorOf } from '../services/plain-error';

type Handlers = {
  readonly [Name in OwnPageRequestName]: (
    services: OwnPageServices,
    payload: OwnPageRequests[Name]['request'],
  ) => Promise<OwnPageRequests[Name]['reply']>;
};

const handlers: Handlers = {
  'connections.list': ({ connections }) => connections.list(),
  'connections.connect': ({ connections }, request) => connections.connect(request),
  'connections.test': ({ connections }, { system }) => connections.test(system),
  'connections.disconnect': ({ connections }, { system }) => connections.disconnect(system),
  'settings.read': ({ settings }) => settings.read(),
  'settings.save': ({ settings }, wanted) => settings.save(wanted),
  'naming.examples': ({ data }) => data.namingExamples(),
  'people.list': ({ data }) => data.people(),
  'log.list': ({ log }, { count }) => log.list(count),
  'log.undo': ({ log }, ask) => log.undo(ask),
  'fill.read': ({ fill }) => fill.read(),
  'fill.readForLists': ({ fill }) => fill.readForLists(),
  'fill.pause': ({ fill }, { isPaused }) => fill.pause(isPaused),
  'tieOut.names': ({ firmNames }, { isAsked }) => firmNames(isAsked),
  'data.summary': ({ data }) => data.summary(),
  'data.wipe': ({ data }, { credentials }) => data.wipe(credentials),
};

/** Checks the request and carries it out. Never rejects: what fails is in the reply, without its text. */
export async function answerOwnPageRequest(
  pages: () => Promise<OwnPageServices>,
  request: unknown,
  payload: unknown,
): Promise<OwnPageReply<OwnPageRequestName>> {
  try {
    if (!isOwnPageRequestName(request)) throw new Error('no such request');
    return { ok: true, value: await carryOut(pages, request, payload) };
  } catch (error) {
    return { ok: false, error: plainErrorOf(error, null) };
  }
}

async function carryOut<Name extends OwnPageRequestName>(
  pages: () => Promise<OwnPageServices>,
  name: Name,
  payload: unknown,
): Promise<OwnPageRequests[Name]['reply']> {
  const checked = checkOwnPagePayload(name, payload);
  return handlers[name](await pages(), checked);
}
