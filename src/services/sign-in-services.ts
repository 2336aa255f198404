import type { Http } from '../sources/http/http';
import type { SignInCode, SignInPage } from '../sources/http/sign-in-service';
import type { QuickbooksOnlineCredentials } from '../sources/quickbooks-online/auth';
import * as online from '../sources/quickbooks-online/sign-in';
import type { QuickbooksTimeCredentials } from '../sources/quickbooks-time/auth';
import * as time from '../sources/quickbooks-time/sign-in';

/** How to come by credentials, and to give them back. Everything but the addresses throws `SourceError`. */
export interface SignInServices {
  readonly quickbooksTime: {
    authorizeAddress(parts: SignInPage): string;
    exchangeCode(parts: SignInCode): Promise<QuickbooksTimeCredentials>;
  };
  readonly quickbooks: {
    authorizeAddress(parts: SignInPage): string;
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
