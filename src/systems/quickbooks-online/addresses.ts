export const quickbooksEnvironments = ['production', 'sandbox'] as const;

/** A real company, or one of Intuit's for trying things out. */
export type QuickbooksEnvironment = (typeof quickbooksEnvironments)[number];

/** quickbooks.md 2.1: the sign-in is one for both environments. */
export const authorizeBase = 'https://appcenter.intuit.com/connect/oauth2';
export const tokenAddress = 'https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer';
export const revokeAddress = 'https://developer.api.intuit.com/v2/oauth2/tokens/revoke';

const dataBase: Readonly<Record<QuickbooksEnvironment, string>> = {
  production: 'https://quickbooks.api.intuit.com',
  sandbox: 'https://sandbox-quickbooks.api.intuit.com',
};

/** Whether Intuit's meter counts the request: every read of a real company, be it by id, query, batch of queries or change data capture (9). */
export function isMeteredRead(method: string, address: string): boolean {
  const { origin, pathname } = new URL(address);
  return origin === dataBase.production && (method === 'GET' || /\/(query|batch)$/.test(pathname));
}

/** The address of a company's data (3). */
export function companyAddress(
  company: { readonly environment: QuickbooksEnvironment; readonly realmId: string },
  path: string,
  query: Readonly<Record<string, string>> = {},
): string {
  const parameters = new URLSearchParams({ ...query, minorversion: '75' });
  return `${dataBase[company.environment]}/v3/company/${encodeURIComponent(company.realmId)}/${path}?${parameters}`;
}
