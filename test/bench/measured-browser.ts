import { type BrowserOptions, openBrowser, type TestBrowser } from '../e2e/harness/browser';
import type { Firm } from '../firm/firm';

/** A browser as a user has it, for what is measured in one. */
export function openMeasuredBrowser(firm: Firm, options: BrowserOptions = {}): Promise<TestBrowser> {
  return openBrowser(firm, { ...options, hasProcessPriorities: true });
}
