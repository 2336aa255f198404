import { useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { keptReports, type Report } from '../reports/report-unexpected';
import { copyText } from '../ui/copy-text';
import { RequestError, request } from './request';
import { commonWords } from './words';

/** Also the id of the element that the page is drawn in. */
export type PageName = 'options' | 'tieout';

/** What helps whoever helps: there also where the page itself cannot be drawn. */
export function PageFoot({ page }: { readonly page: PageName }) {
  const [label, setLabel] = useState<string>(commonWords.copyDetails);
  const copy = async () => {
    const isCopied = await copyText(await detailsText(page));
    setLabel(isCopied ? commonWords.copied : commonWords.notCopied);
  };
  return (
    <footer class="page-foot">
      <button type="button" class="quiet" onClick={() => void copy()}>
        {label}
      </button>
    </footer>
  );
}

/** What was unexpected on this page and in the worker, as JSON; no name, secret or text is under any of it. */
async function detailsText(page: PageName): Promise<string> {
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
