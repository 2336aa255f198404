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

/**
 * Where a next link leads that holds a token of the service's own; `null` for one that only counts rows, as all that have been seen do
 * (karbon.md 1.3). Such a link names no order and no filter, and with its count alone other rows would come: the options that it lacks
 * are put to it, and where it only counts, the caller does that better.
 */
export function nextAddress(link: string, options: Readonly<Record<string, string>>): string | null {
  const named = new URL(link).searchParams;
  if (!named.has('$skiptoken')) return null;
  const missing = Object.entries(options).filter(([name]) => !named.has(name));
  return [link, ...missing.map(([name, value]) => `${name}=${encodeURIComponent(value)}`)].join('&');
}
