import type { PageKind, PageTab } from './page-ref';

/** What an address of Karbon's web app says of the page on screen. */
export interface Route {
  /** `''` where the address has no tenant segment. */
  readonly tenant: string;
  readonly kind: PageKind;
  readonly key: string;
  readonly tab: PageTab;
}

/** First segment of a route → kind. The client-group spellings are guesses of karbon.md 2, all accepted. */
const kinds: ReadonlyMap<string, PageKind> = new Map([
  ['work', 'work'],
  ['contacts', 'person'],
  ['organizations', 'organization'],
  ['client-groups', 'clientGroup'],
  ['clientgroups', 'clientGroup'],
  ['client-group', 'clientGroup'],
  ['groups', 'clientGroup'],
]);

const tabs: ReadonlyMap<string, PageTab> = new Map([
  ['', 'timeline'],
  ['tasks', 'tasks'],
  ['budget', 'budget'],
  ['file-management-documents', 'documents'],
  ['details', 'details'],
]);

/** The old form of the details tab puts its name before the key (karbon.md 2). */
const detailsBeforeKey = 'basic-details';

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

/** Keys mix digits, or both cases; a plain word of the right length is a route name (karbon.md 1.2, 2). */
function looksLikeKey(segment: string): boolean {
  return (
    /^[0-9A-Za-z]{8,16}$/.test(segment) && (/\d/.test(segment) || /[a-z].*[A-Z]|[A-Z].*[a-z]/.test(segment))
  );
}

/**
 * Reads an address by the detection rule of karbon.md 2.
 * `https://app2.karbonhq.com/4CbnP9XvRr#/work/3fJkWm2LTq9D/budget` → work `3fJkWm2LTq9D`, tab `budget`.
 *
 * @returns `null` for every page that has no panel: lists, conversations, settings, other hosts' addresses.
 */
export function readRoute(address: string): Route | null {
  const url = URL.parse(address);
  if (url === null) return null;
  const pathSegments = segmentsOf(url.pathname);
  const isInHash = url.hash.startsWith('#/');
  const segments = isInHash ? segmentsOf(url.hash.slice(1).split('?', 1)[0] ?? '') : pathSegments;

  const first = pathSegments[0] ?? '';
  const tenant = looksLikeKey(first) ? first : '';
  if (tenant !== '' && segments[0] === tenant) segments.shift();

  const kind = kinds.get(segments[0]?.toLowerCase() ?? '');
  if (kind === undefined) return null;
  const isOldDetails = kind === 'work' && segments[1] === detailsBeforeKey;
  const [key = '', tabName = ''] = segments.slice(isOldDetails ? 2 : 1);
  if (!looksLikeKey(key)) return null;
  return { tenant, kind, key, tab: isOldDetails ? 'details' : (tabs.get(tabName.toLowerCase()) ?? 'other') };
}

/** Whether two addresses show the same client or work item, whatever the tab. */
export function isSamePage(one: Route, other: Route): boolean {
  return one.tenant === other.tenant && one.kind === other.kind && one.key === other.key;
}
