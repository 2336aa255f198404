import browser from 'webextension-polyfill';
import { NoNetworkError } from '../services/connections/sign-in';

/** Opens the browser's sign-in window; resolves with the address that it ends at. Rejects as `LaunchSignIn` says. */
export async function launchSignIn(url: string): Promise<string> {
  try {
    const answer = await browser.identity.launchWebAuthFlow({ url, interactive: true });
    if (!answer) throw new Error('the sign-in window gave no answer');
    return answer;
  } catch (error) {
    throw navigator.onLine ? error : new NoNetworkError();
  }
}
