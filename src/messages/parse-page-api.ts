import { id } from './fix-schemas';
import type { ConnectRequest, OwnPageRequestName, OwnPageRequests } from './page-api';
import { settingsShape } from './parse-settings';
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

const payloads: { readonly [Name in OwnPageRequestName]: Shape<OwnPageRequests[Name]['request']> } = {
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
  'fill.readForLists': nothing,
  'fill.pause': object({ isPaused: yesOrNo }),
  'tieOut.names': object({ isAsked: yesOrNo }),
  'data.summary': nothing,
  'data.wipe': object({ credentials: yesOrNo }),
};

/** Whether a message names a request of one of the extension's own pages. */
export function isOwnPageRequestName(name: unknown): name is OwnPageRequestName {
  return typeof name === 'string' && Object.hasOwn(payloads, name);
}

/** The payload as the handler may trust it; throws `OddShape` where it is of another form. Worker only. */
export function checkOwnPagePayload<Name extends OwnPageRequestName>(
  name: Name,
  payload: unknown,
): OwnPageRequests[Name]['request'] {
  return payloads[name](payload);
}
