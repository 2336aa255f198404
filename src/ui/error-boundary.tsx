import type { ComponentChildren } from 'preact';
import { useErrorBoundary, useRef } from 'preact/hooks';
import { reportUnexpected } from '../reports/report-unexpected';

export interface ErrorBoundaryProps {
  /** What is drawn here, in fixed words. */
  readonly where: string;
  /** With another one the children are tried again. */
  readonly attempt: unknown;
  readonly fallback: ComponentChildren;
  readonly children: ComponentChildren;
}

/** Draws the fallback in place of children that throw, and reports it. */
export function ErrorBoundary({ where, attempt, fallback, children }: ErrorBoundaryProps) {
  const failedAttempt = useRef<unknown>(undefined);
  const [error] = useErrorBoundary((thrown) => {
    failedAttempt.current = attempt;
    reportUnexpected(thrown, where);
  });
  return <>{error !== undefined && failedAttempt.current === attempt ? fallback : children}</>;
}
