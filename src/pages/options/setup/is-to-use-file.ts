import type { PresetView } from '../../../messages/setup';

/**
 * Whether a set-up says, or lets tell, that QuickBooks' list comes as a file here: it names one, or has what signs in to QuickBooks Time
 * and not what signs in to QuickBooks.
 */
export function isToUseFile({ listFileName, canSignIn }: PresetView): boolean {
  return listFileName !== '' || (canSignIn.quickbooksTime && !canSignIn.quickbooks);
}
