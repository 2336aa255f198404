import browser from 'webextension-polyfill';
import { karbonOrigin, pagesOf, practiceManagementOrigin } from '../messages/karbon-origins';
import { reportUnexpected } from '../reports/report-unexpected';
import { usePermission } from './use-permission';

const permission = { origins: [pagesOf(practiceManagementOrigin)] };

/** Whether the user has switched Intuit Practice Management on; `null` before that is known. */
export function usePracticeManagement(): boolean | null {
  return usePermission(permission);
}

/** The origin at which this firm opens Karbon. */
export function useKarbonOrigin(): string {
  return usePracticeManagement() ? practiceManagementOrigin : karbonOrigin;
}

/** Asks the browser for it, which asks its user; to be called on a click. Resolves once that is over: what is granted is told to the listeners. */
export function switchPracticeManagementOn(): Promise<void> {
  return settle(browser.permissions.request(permission), 'asking for access to Intuit Practice Management');
}

export function switchPracticeManagementOff(): Promise<void> {
  return settle(browser.permissions.remove(permission), 'giving up access to Intuit Practice Management');
}

async function settle(asking: Promise<boolean>, where: string): Promise<void> {
  try {
    await asking;
  } catch (error) {
    reportUnexpected(error, where);
  }
}
