/** The parts of the bench in the order in which they are measured, and as the README heads them. */
export const partTitles = {
  'first-sync': 'First sync of 10,000 customers, 50,000 jobs, 100,000 entries, without a browser',
  'working-day': 'Ten staff for eight hours, without a browser',
  staff: 'Firms of 10, 50 and 200 staff, with and without a list file',
  'first-sync-browser': 'The same first sync in Chromium, over TLS',
  'panel-by-size': 'Panel on a work item, by how many entries it has',
  freshness: 'Freshness',
  requests: 'Requests of a work item’s page',
  'route-change': 'Route change',
  card: 'The card on a known page, folded',
  'dead-worker': 'With a worker that the browser has stopped',
  'script-time': 'Script time on a Karbon page without a panel',
  'longest-task': 'Longest task on Karbon’s main thread',
  'look-up': 'One look-up',
  'read-lists': 'A large list out of the copies',
  'page-match': 'The match of a work item’s page, 60,000 jobcodes and customers, 10,000 clients',
  'customer-list': 'A customer list as a file',
  'tie-out': 'Tie-out of 10,000 × 10,000 names, one in ten written otherwise',
  'tie-out-page': 'The tie-out page of a large firm',
  hours: 'Hours of a quarter: 100,000 entries beside as many of QuickBooks and of Karbon',
  names: 'Tie-out of 10,000 × 10,000 names kept by many hands, the worst of three lists',
  sizes: 'Sizes of the production build, gzip',
} as const;

export type PartName = keyof typeof partTitles;

export const partNames = Object.keys(partTitles) as PartName[];

export function isPartName(text: string): text is PartName {
  return Object.hasOwn(partTitles, text);
}

/** What is too much for the README stands in `docs/admin.md`. */
export const partsForAdministrators: ReadonlySet<string> = new Set<PartName>(['staff']);
