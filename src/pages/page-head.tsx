import type { ComponentChildren } from 'preact';
import { m } from '../i18n/compiled/messages';
import { CopyDetails } from './copy-details';
import { optionsAddress } from './options-address';
import { commonWords } from './words';

/** The extension's pages that lead to each other. */
const pages = {
  tieOut: { address: '/tie-out/index.html', label: m.pages_tie_out() },
  options: { address: optionsAddress(), label: m.pages_options() },
  guide: { address: '/guide/index.html', label: m.pages_guide() },
} as const;

type PageName = keyof typeof pages;

export interface PageHeadProps {
  /** The page that it is on; `null` where it is none of these, or has failed. */
  readonly current: PageName | null;
  /** The page's heading; a page whose sections have headings of their own has none here. */
  readonly title?: string;
  /** A line below it. */
  readonly children?: ComponentChildren;
}

/** What every page begins with: the product, the way to the other pages, and what this one is. */
export function PageHead({ current, title, children }: PageHeadProps) {
  return (
    <header class="page-head">
      <div class="page-bar">
        <img src="/icons/48.png" alt="" width="28" height="28" />
        <strong>{commonWords.product}</strong>
        <nav aria-label={m.pages_nav()}>
          {(Object.keys(pages) as PageName[]).map((name) => (
            <a key={name} href={pages[name].address} aria-current={name === current ? 'page' : undefined}>
              {pages[name].label}
            </a>
          ))}
        </nav>
        <CopyDetails />
      </div>
      {title !== undefined && <h1>{title}</h1>}
      {children && <p class="hint">{children}</p>}
    </header>
  );
}
