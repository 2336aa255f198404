/** karbon.md 1.1. */
const karbonBase = 'https://api.karbonhq.com/v3';

/** The address of an endpoint. Blanks go as `%20`, which OData reads everywhere, and the `$` of options as it is. */
export function karbonAddress(path: string, options: Readonly<Record<string, string>> = {}): string {
  const query = Object.entries(options).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${karbonBase}/${path}${query.length === 0 ? '' : `?${query.join('&')}`}`;
}

/**
 * The address of the next page as the service gives it; `null` where it gives none, or one that is not its own: the keys
 * go with every request, and must not be led elsewhere.
 */
export function ownNextLink(link: unknown): string | null {
  return typeof link === 'string' && link.startsWith(`${karbonBase}/`) ? link : null;
}
