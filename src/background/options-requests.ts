import { checkOptionsPayload, isOptionsRequestName } from '../messages/check-options-request';
import type { OptionsReply, OptionsRequestName, OptionsRequests } from '../messages/options-requests';
import type { OptionsServices } from '../services/options-services';
import { plainErrorOf } from '../services/plain-error';

type Handlers = {
  readonly [Name in OptionsRequestName]: (
    services: OptionsServices,
    payload: OptionsRequests[Name]['request'],
  ) => Promise<OptionsRequests[Name]['reply']>;
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
  'fill.pause': ({ fill }, { isPaused }) => fill.pause(isPaused),
  'data.summary': ({ data }) => data.summary(),
  'data.wipe': ({ data }, { credentials }) => data.wipe(credentials),
};

/** Checks the request and carries it out. Never rejects: what fails is in the reply, without its text. */
export async function answerOptionsRequest(
  options: () => Promise<OptionsServices>,
  request: unknown,
  payload: unknown,
): Promise<OptionsReply<OptionsRequestName>> {
  try {
    if (!isOptionsRequestName(request)) throw new Error('no such request');
    return { ok: true, value: await carryOut(options, request, payload) };
  } catch (error) {
    return { ok: false, error: plainErrorOf(error, null) };
  }
}

async function carryOut<Name extends OptionsRequestName>(
  options: () => Promise<OptionsServices>,
  name: Name,
  payload: unknown,
): Promise<OptionsRequests[Name]['reply']> {
  const checked = checkOptionsPayload(name, payload);
  return handlers[name](await options(), checked);
}
