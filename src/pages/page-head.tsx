import type { ComponentChildren } from 'preact';
import { CopyDetails } from './copy-details';

export interface PageHeadProps {
  readonly title: string;
  /** A line below it. */
  readonly children: ComponentChildren;
}

export function PageHead({ title, children }: PageHeadProps) {
  return (
    <header class="page-head">
      <img src="/icons/48.png" alt="" width="40" height="40" />
      <div>
        <h1>{title}</h1>
        <p class="hint">{children}</p>
      </div>
      <CopyDetails />
    </header>
  );
}
