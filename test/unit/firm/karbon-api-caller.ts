import { createKarbonApiService } from '../../firm/karbon/api-service';
import type { KarbonState } from '../../firm/karbon/state';
import type { FirmTools } from '../../firm/service';
import { accessKey, bearer, get, smallTenant, toolsFor } from './karbon-tenant';

const credentials = { authorization: `Bearer ${bearer}`, accesskey: accessKey };

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  // The shape differs from test to test; each one says what it expects.
  readonly body: Record<string, unknown> & { value: Record<string, unknown>[] };
}

/** The API over a tenant, and a GET to it with both credentials unless told otherwise. */
export function startApi(state: KarbonState = smallTenant(), tools: FirmTools = toolsFor()) {
  const service = createKarbonApiService(state, tools);
  async function ask(
    target: string,
    headers: Readonly<Record<string, string>> = credentials,
  ): Promise<Reply> {
    const answer = await service.handle(get('api.karbonhq.com', target, headers));
    return { headers: {}, ...answer } as Reply;
  }
  return { state, tools, service, ask };
}

export const keysIn = (reply: Reply, property: string) => reply.body.value.map((row) => row[property]);

/** Body of an application error. */
export const refusal = (code: string, message: unknown) => ({ error: { code, message } });

const settings = {
  'Query option': 'AllowedQueryOptions',
  'Logical operator': 'AllowedLogicalOperators',
  Function: 'AllowedFunctions',
} as const;

/** The framework's own words for what a list does not take. */
export const notAllowed = (what: keyof typeof settings, name: string) =>
  `${what} '${name}' is not allowed. To allow it, set the '${settings[what]}' property on EnableQueryAttribute or QueryValidationSettings.`;
