import { useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { karbonOrigin, pagesOf, practiceManagementOrigin } from '../messages/karbon-origins';
import { reportUnexpected } from '../reports/report-unexpected';

const permission = { origins: [pagesOf(practiceManagementOrigin)] };

/** Whether the user has switched Intuit Practice Management on; `null` before that is known. */
export function usePracticeManagement(): boolean | null {
  const [isOn, setOn] = useState<boolean | null>(null);
  useEffect(() => {
    const read = () => {
      browser.permissions
        .contains(permission)
        .then(setOn, (error: unknown) => reportUnexpected(error, 'reading where Karbon runs'));
    };
    read();
    const { onAdded, onRemoved } = browser.permissions;
    onAdded.addListener(read);
    onRemoved.addListener(read);
    return () => {
      onAdded.removeListener(read);
      onRemoved.removeListener(read);
    };
  }, []);
  return isOn;
}

/** The origin at which this firm opens Karbon. */
export function useKarbonOrigin(): string {
  return usePracticeManagement() ? practiceManagementOrigin : karbonOrigin;
}

/** Asks the browser for it, which asks its user; to be called on a click. What is granted is told to the listeners. */
export function switchPracticeManagementOn(): void {
  browser.permissions
    .request(permission)
    .catch((error: unknown) => reportUnexpected(error, 'asking for access to Intuit Practice Management'));
}

export function switchPracticeManagementOff(): void {
  browser.permissions
    .remove(permission)
    .catch((error: unknown) => reportUnexpected(error, 'giving up access to Intuit Practice Management'));
}
