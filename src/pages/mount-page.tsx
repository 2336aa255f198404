import { type ComponentType, render } from 'preact';
import { reportUnhandled } from '../reports/report-unhandled';
import { ErrorBoundary } from '../ui/error-boundary';
import { PageHead } from './page-head';
import { commonWords } from './words';

/** Draws a page of the extension into the element of this id, and reports whatever goes wrong on it. */
export function mountPage(id: string, Page: ComponentType): void {
  reportUnhandled(window);
  const root = document.getElementById(id);
  if (!root) throw new Error('the page has no element to be drawn in');
  const failed = (
    <main>
      <PageHead current={null} title={commonWords.product} />
      <p class="trouble" role="alert">
        {commonWords.failed}
      </p>
    </main>
  );
  render(
    <ErrorBoundary where="drawing a page" attempt={null} fallback={failed}>
      <Page />
    </ErrorBoundary>,
    root,
  );
}
