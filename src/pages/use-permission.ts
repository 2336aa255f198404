import { useEffect, useState } from 'preact/hooks';
import browser, { type Permissions } from 'webextension-polyfill';
import { reportUnexpected } from '../reports/report-unexpected';

/**
 * Whether the user has given the extension a permission, followed while it is shown; `null` before that is known.
 *
 * @param permission one that is the same object each time
 */
export function usePermission(permission: Permissions.AnyPermissions): boolean | null {
  const [isGiven, setGiven] = useState<boolean | null>(null);
  useEffect(() => {
    const read = () => {
      browser.permissions
        .contains(permission)
        .then(setGiven, (error: unknown) => reportUnexpected(error, 'reading what the browser allows'));
    };
    read();
    const { onAdded, onRemoved } = browser.permissions;
    onAdded.addListener(read);
    onRemoved.addListener(read);
    return () => {
      onAdded.removeListener(read);
      onRemoved.removeListener(read);
    };
  }, [permission]);
  return isGiven;
}
