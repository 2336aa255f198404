import { reportUnexpected } from '../reports/report-unexpected';

/** Resolves to whether the text is in the clipboard. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch (error) {
    // The browser allows it only while the page has the focus.
    if (!(error instanceof DOMException && error.name === 'NotAllowedError')) {
      reportUnexpected(error, 'copying details');
    }
    return false;
  }
}
