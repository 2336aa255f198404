import type { PageKind } from './page-ref';

const routes = { person: 'contacts', organization: 'organizations', work: 'work' } as const;

/** The page of a client or work item in Karbon; `null` where its address is not known for sure (karbon.md 2). */
export function karbonAddress(
  { kind, key }: { readonly kind: PageKind; readonly key: string },
  tenant: string | null,
  origin: string,
): string | null {
  if (tenant === null || kind === 'clientGroup') return null;
  return `${origin}/${encodeURIComponent(tenant)}#/${routes[kind]}/${encodeURIComponent(key)}`;
}
