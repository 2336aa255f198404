import type { SystemId } from '../../domain/records/records';
import { reportUnexpected } from '../../reports/report-unexpected';
import { isApplicationRefused } from '../../systems/http/oauth-token-endpoint';
import { SystemError } from '../../systems/http/system-error';

/** Opens the sign-in window at `address`; resolves with the address that it ends at, rejects where it was closed, or with `NoNetworkError`. */
export type LaunchSignIn = (address: string) => Promise<string>;

/** The window came to nothing while the browser had no network, of which Chrome says no more than that the page did not load. */
export class NoNetworkError extends Error {
  override readonly name = 'NoNetworkError';
}

/** What a service puts into the redirect that ends a sign-in. */
export interface SignInAnswer {
  readonly code: string;
  /** QuickBooks Online's company, which is told here and nowhere else (quickbooks.md 2.3); `''` from the others. */
  readonly realmId: string;
}

/**
 * Has the user sign in and returns what the service answered.
 *
 * @param addressWith builds the address of the sign-in page for a given state.
 * @throws SystemError `signInCancelled` where the user refused, `signInUnanswered` where the window was closed, `signInNotShown` where
 *   the service's page could not be loaded, `offline` where there was no network for it, `signInForeign` where the answer does not belong to this sign-in (another `state`),
 *   `applicationRefused` where the service does not know the application, `rejected` for whatever else it says.
 */
export async function signIn(
  system: SystemId,
  launch: LaunchSignIn,
  addressWith: (state: string) => string,
): Promise<SignInAnswer> {
  const state = randomState();
  let answer: URLSearchParams;
  try {
    answer = new URL(await launch(addressWith(state))).searchParams;
  } catch (error) {
    if (error instanceof NoNetworkError) throw new SystemError('offline', system);
    const known = chromeSays.find(({ text }) => error instanceof Error && text.test(error.message));
    if (!known) reportUnexpected(error, 'signing in');
    throw new SystemError(known?.code ?? 'signInUnanswered', system);
  }
  if (answer.get('state') !== state) throw new SystemError('signInForeign', system);
  const refusal = answer.get('error');
  if (refusal === 'access_denied') throw new SystemError('signInCancelled', system);
  if (isApplicationRefused(refusal)) throw new SystemError('applicationRefused', system);
  const code = answer.get('code');
  if (refusal !== null || !code) throw new SystemError('rejected', system, { detail: refusal ?? '' });
  return { code, realmId: answer.get('realmId') ?? '' };
}

/** Chrome gives no code, only words (extension-platform.md 4). */
const chromeSays = [
  { text: /did not approve/, code: 'signInUnanswered' },
  { text: /could not be loaded/, code: 'signInNotShown' },
] as const;

/** 128 random bits: a redirect that somebody else has made cannot be passed off as the answer. */
function randomState(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
