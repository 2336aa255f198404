import type { Http } from '../../systems/http/http';
import type { AuthorizationCodeGrant, AuthorizationRequest } from '../../systems/http/oauth-token-endpoint';
import type { QuickbooksOnlineCredentials } from '../../systems/quickbooks-online/auth';
import * as online from '../../systems/quickbooks-online/sign-in';
import type { QuickbooksTimeCredentials } from '../../systems/quickbooks-time/auth';
import * as time from '../../systems/quickbooks-time/sign-in';

/** How to come by credentials, and to give them back. Everything but the addresses throws `SystemError`. */
export interface SignInServices {
  readonly quickbooksTime: {
    authorizeAddress(parts: AuthorizationRequest): string;
    exchangeCode(parts: AuthorizationCodeGrant): Promise<QuickbooksTimeCredentials>;
  };
  readonly quickbooks: {
    authorizeAddress(parts: AuthorizationRequest): string;
    exchangeCode(parts: online.CompanyCode): Promise<QuickbooksOnlineCredentials>;
    revoke(credentials: QuickbooksOnlineCredentials): Promise<void>;
  };
}

/** @param now epoch ms. */
export function createSignInServices(http: Http, now: () => number): SignInServices {
  return {
    quickbooksTime: {
      authorizeAddress: time.authorizeAddress,
      exchangeCode: (code) => time.exchangeCode(http, code, now),
    },
    quickbooks: {
      authorizeAddress: online.authorizeAddress,
      exchangeCode: (code) => online.exchangeCode(http, code, now),
      revoke: (credentials) => online.revoke(http, credentials),
    },
  };
}
