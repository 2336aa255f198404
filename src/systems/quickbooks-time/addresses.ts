/** quickbooks-time.md 1. */
const quickbooksTimeBase = 'https://rest.tsheets.com/api/v1';

/** The address of an endpoint with its filters; those that are `undefined` are left out. */
export function quickbooksTimeAddress(
  endpoint: string,
  filters: Readonly<Record<string, string | undefined>> = {},
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) if (value !== undefined) query.set(name, value);
  return `${quickbooksTimeBase}/${endpoint}${query.size === 0 ? '' : `?${query}`}`;
}
