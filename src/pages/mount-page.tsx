import { type ComponentType, render } from 'preact';
import { reportUnhandled } from '../reports/report-unhandled';
import { ErrorBoundary } from '../ui/error-boundary';
import { PageFoot, type PageName } from './page-foot';
import { commonWords } from './words';

/** Draws a page of the extension into the element of its name, and reports whatever goes wrong on it. */
export function mountPage(name: PageName, Page: ComponentType): void {
  reportUnhandled(window);
  const root = document.getElementById(name);
  if (!root) throw new Error('the page has no element to be drawn in');
  const failed = (
    <main>
      <p class="trouble" role="alert">
        {commonWords.failed}
      </p>
    </main>
  );
  render(
    <>
      <ErrorBoundary where="drawing a page" attempt={null} fallback={failed}>
        <Page />
      </ErrorBoundary>
      <PageFoot page={name} />
    </>,
    root,
  );
}
