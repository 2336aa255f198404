import type { Firm } from '../../firm/firm';

/**
 * Every secret that the firm has given out so far, by what it is: keys, client secrets, and each token that was ever issued, used ones
 * included. Call again after tokens have been renewed.
 */
export function secretsOf(firm: Firm): ReadonlyMap<string, string> {
  const { credentials, quickbooksTime, quickbooksOnline } = firm.state;
  const secrets = new Map<string, string>([
    ['Karbon bearer', credentials.karbon.bearer],
    ['Karbon access key', credentials.karbon.accessKey],
    ['QuickBooks Time client secret', credentials.quickbooksTime.clientSecret],
    ['QuickBooks Online client secret', credentials.quickbooksOnline.clientSecret],
  ]);
  const tokens = {
    'QuickBooks Time access token': quickbooksTime.accessTokens,
    'QuickBooks Time refresh token': quickbooksTime.refreshTokens,
    'QuickBooks Online access token': quickbooksOnline.accessTokens,
    'QuickBooks Online refresh token': quickbooksOnline.refreshTokens,
  };
  for (const [what, issued] of Object.entries(tokens)) {
    [...issued.keys()].forEach((token, index) => void secrets.set(`${what} ${index + 1}`, token));
  }
  return secrets;
}

/** What each secret that occurs in `text` is, as it stands or in the encodings that it could travel in. */
export function secretsIn(text: string, secrets: ReadonlyMap<string, string>): string[] {
  return [...secrets]
    .filter(([, secret]) =>
      [secret, encodeURIComponent(secret), btoa(secret), JSON.stringify(secret).slice(1, -1)].some((form) =>
        text.includes(form),
      ),
    )
    .map(([what]) => what);
}
