/** What of a browser's set-up can be handed over by itself; the last three are secrets. */
export const setupParts = [
  'names',
  'fixes',
  'panel',
  'karbonLimit',
  'listAge',
  'reminders',
  'quickbooksTime',
  'quickbooks',
  'karbon',
] as const;

export type SetupPart = (typeof setupParts)[number];

export const secretParts: ReadonlySet<SetupPart> = new Set<SetupPart>([
  'quickbooksTime',
  'quickbooks',
  'karbon',
]);

/** What has become of a set-up file; nothing was changed unless it was read. */
export type SetupFileOutcome =
  | {
      readonly kind: 'read';
      /** Values that could not be taken over. */
      readonly oddNames: readonly string[];
      /** Values that stay as the policy has them. */
      readonly lockedNames: readonly string[];
      /** The file brings what QuickBooks Time is signed in to with, and nobody is. */
      readonly isSignInNext: boolean;
    }
  | { readonly kind: 'notSetup' | 'newerForm' | 'passphraseNeeded' | 'passphraseWrong' };
