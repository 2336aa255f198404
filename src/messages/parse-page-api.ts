import { idSchema } from './fix-schemas';
import type { ConnectRequest, PageApi, PageApiMethod } from './page-api';
import { settingsSchema } from './parse-settings';
import { either, ensure, nothing, object, oneOf, type Shape, text, whole, yesOrNo } from './shape';

const maxCredentialLength = 10_000;

/** Credentials are pasted, often with blanks or a line end around them. */
function pasted(value: unknown): string {
  const credential = text(value).trim();
  ensure(credential !== '' && credential.length <= maxCredentialLength);
  return credential;
}

const systemSchema = object({ system: oneOf('karbon', 'quickbooksTime', 'quickbooks') });

const connectRequestSchema: Shape<ConnectRequest> = either(
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

const payloadSchemas: { readonly [Name in PageApiMethod]: Shape<PageApi[Name]['request']> } = {
  'connections.list': nothing,
  'connections.connect': connectRequestSchema,
  'connections.test': systemSchema,
  'connections.disconnect': systemSchema,
  'settings.read': nothing,
  'settings.save': settingsSchema,
  'naming.examples': nothing,
  'people.list': nothing,
  'log.list': object({ count: whole(1, 5_000) }),
  'log.undo': object({ runId: idSchema, of: idSchema }),
  'backfill.read': nothing,
  'backfill.readForLists': nothing,
  'backfill.pause': object({ isPaused: yesOrNo }),
  'tieOut.input': object({ isUserInitiated: yesOrNo }),
  'data.summary': nothing,
  'data.wipe': object({ credentials: yesOrNo }),
};

/** Whether a message names a request of one of the extension's own pages. */
export function isPageApiMethod(name: unknown): name is PageApiMethod {
  return typeof name === 'string' && Object.hasOwn(payloadSchemas, name);
}

/** The payload as the handler may trust it; throws `OddShape` where it is of another form. Worker only. */
export function parsePageApiPayload<Name extends PageApiMethod>(
  name: Name,
  payload: unknown,
): PageApi[Name]['request'] {
  return payloadSchemas[name](payload);
}
