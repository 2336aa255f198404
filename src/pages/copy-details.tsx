import browser from 'webextension-polyfill';
import { keptReports, type Report } from '../reports/report-unexpected';
import { CopyButton } from './copy-button';
import { RequestError, request } from './request';
import { commonWords } from './words';

/** Copies what helps whoever helps, and says on itself whether that went well. */
export function CopyDetails() {
  return <CopyButton label={commonWords.copyDetails} text={detailsText} />;
}

/** What was unexpected on this page and in the worker, as JSON; no name, secret or text is under any of it. */
async function detailsText(): Promise<string> {
  const page = location.pathname;
  const tieout = browser.runtime.getManifest().version;
  const workerReports = await readWorkerReports();
  return JSON.stringify({ tieout, at: Date.now(), page, reports: keptReports(), workerReports }, null, 1);
}

/** `null` where the worker does not answer. */
async function readWorkerReports(): Promise<readonly Report[] | null> {
  try {
    return await request('reports.list', null);
  } catch (error) {
    if (error instanceof RequestError) return null;
    throw error;
  }
}
