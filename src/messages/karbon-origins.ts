/** Where Karbon's web app runs. */
export const karbonOrigin = 'https://app2.karbonhq.com';

/** The same product under Intuit's name, for firms that have it from there; its user switches it on (additions.md 5). */
export const practiceManagementOrigin = 'https://intuitpracticemanagement.karbonhq.com';

/** Wherever a panel can be. */
export const karbonOrigins: readonly string[] = [karbonOrigin, practiceManagementOrigin];

/** As the browser's permissions and content scripts name all pages of an origin. */
export function pagesOf(origin: string): string {
  return `${origin}/*`;
}
