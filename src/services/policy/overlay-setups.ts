import type { Setup, SetupName } from '../../messages/setup';

/** What is said of an application for signing in, by the name of its Client ID: it is that application's, and of no other. */
const saidOfApplication = {
  quickbooksTimeClientId: ['quickbooksTimeCompany', 'quickbooksTimeClientSecret'],
  quickbooksClientId: ['quickbooksCompany', 'quickbooksEnvironment', 'quickbooksClientSecret'],
} as const satisfies { readonly [Name in SetupName]?: readonly SetupName[] };

/**
 * The later set-up over the earlier one, value by value. Where the later one has another application, what the earlier one says of its own
 * does not count: whoever signs in with the new one would be told the company of the old one, and be refused in their own.
 */
export function overlaySetups(earlier: Setup, later: Setup): Setup {
  const kept: Record<string, unknown> = { ...earlier };
  for (const [idName, names] of Object.entries(saidOfApplication)) {
    const id = later[idName as keyof typeof saidOfApplication];
    if (id !== undefined && id !== kept[idName]) for (const name of names) delete kept[name];
  }
  return { ...kept, ...later };
}
