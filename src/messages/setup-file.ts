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
  /** Values that could not be taken over are named. */
  | { readonly kind: 'read'; readonly oddNames: readonly string[] }
  | { readonly kind: 'notSetup' | 'newerForm' | 'passphraseNeeded' | 'passphraseWrong' };
