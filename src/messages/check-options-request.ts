import { id } from './check-fixes';
import { settingsShape } from './check-settings';
import type { ConnectRequest, OptionsRequestName, OptionsRequests } from './options-requests';
import { either, ensure, nothing, object, oneOf, type Shape, text, whole, yesOrNo } from './shape';

const longestCredential = 10_000;

/** Credentials are pasted, often with blanks or a line end around them. */
function pasted(value: unknown): string {
  const credential = text(value).trim();
  ensure(credential !== '' && credential.length <= longestCredential);
  return credential;
}

const system = object({ system: oneOf('karbon', 'quickbooksTime', 'quickbooks') });

const connectRequest: Shape<ConnectRequest> = either(
  object({
    system: oneOf('quickbooksTime'),
    method: oneOf('oauth'),
    clientId: pasted,
    clientSecret: pasted,
  }),
  object({ system: oneOf('quickbooksTime'), method: oneOf('token'), token: pasted }),
  object({
    system: oneOf('quickbooks'),
    environment: oneOf('production', 'sandbox'),
    clientId: pasted,
    clientSecret: pasted,
  }),
  object({ system: oneOf('karbon'), bearer: pasted, accessKey: pasted }),
);

const payloads: { readonly [Name in OptionsRequestName]: Shape<OptionsRequests[Name]['request']> } = {
  'connections.list': nothing,
  'connections.connect': connectRequest,
  'connections.test': system,
  'connections.disconnect': system,
  'settings.read': nothing,
  'settings.save': settingsShape,
  'naming.examples': nothing,
  'people.list': nothing,
  'log.list': object({ count: whole(1, 5_000) }),
  'log.undo': object({ runId: id, of: id }),
  'fill.read': nothing,
  'fill.pause': object({ isPaused: yesOrNo }),
  'data.summary': nothing,
  'data.wipe': object({ credentials: yesOrNo }),
};

/** Whether a message names a request of the options page. */
export function isOptionsRequestName(name: unknown): name is OptionsRequestName {
  return typeof name === 'string' && Object.hasOwn(payloads, name);
}

/** The payload as the handler may trust it; throws `OddShape` where it is of another form. Worker only. */
export function checkOptionsPayload<Name extends OptionsRequestName>(
  name: Name,
  payload: unknown,
): OptionsRequests[Name]['request'] {
  return payloads[name](payload);
}
