import { checkOptionsPayload, isOptionsRequestName } from '../messages/check-options-request';
import type { OptionsReply, OptionsRequestName, OptionsRequests } from '../messages/options-requests';
import { plainErrorOf } from '../services/plain-error';
import type { Services } from '../services/services';

type Handlers = {
  readonly [Name in OptionsRequestName]: (
    services: Services,
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

/** Whether a message is one of the options page's requests, be it well formed or not. */
export function isOptionsRequest(
  message: unknown,
): message is { request: OptionsRequestName; payload: unknown } {
  return (
    typeof message === 'object' &&
    message !== null &&
    'request' in message &&
    'payload' in message &&
    isOptionsRequestName(message.request)
  );
}

/** Checks the payload and carries the request out. Never rejects: what fails is in the reply, without its text. */
export async function answerOptionsRequest<Name extends OptionsRequestName>(
  services: () => Promise<Services>,
  name: Name,
  payload: unknown,
): Promise<OptionsReply<Name>> {
  try {
    const checked = checkOptionsPayload(name, payload);
    return { ok: true, value: await handlers[name](await services(), checked) };
  } catch (error) {
    return { ok: false, error: plainErrorOf(error, null) };
  }
}
