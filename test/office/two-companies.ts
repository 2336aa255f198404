import type { FirmState } from '../firm/state';
import { createDirectFirm, type DirectFirm, seededState, type Transport } from './direct-firm';

/** A firm, and a second company in QuickBooks Time with the same names in it, which its token alone tells from the first. */
export interface TwoCompanies {
  readonly firm: DirectFirm;
  readonly other: DirectFirm;
  readonly otherToken: string;
}

/** @param transport stands between whoever asks and both of them. */
export function createTwoCompanies(
  transport: Transport = (request, answer) => answer(request),
): TwoCompanies {
  const otherToken = 'S.7__of-the-other-company';
  let other: DirectFirm | null = null;
  const firm = createDirectFirm(undefined, (request, answer) =>
    transport(request, async (reached) => {
      const isForOther = reached.headers.authorization === `Bearer ${otherToken}`;
      return other && isForOther ? other.ask(reached) : answer(reached);
    }),
  );
  other = createDirectFirm(otherCompany(otherToken));
  return { firm, other, otherToken };
}

function otherCompany(token: string): FirmState {
  const copy = seededState();
  const { account, accessTokens } = copy.quickbooksTime;
  const access = accessTokens.get(copy.credentials.quickbooksTime.adminToken);
  if (!access) throw new Error('the firm has no token');
  accessTokens.set(token, access);
  const named = { ...account, companyName: 'Dockside Books', clientUrl: 'dockside' };
  return { ...copy, quickbooksTime: { ...copy.quickbooksTime, account: named } };
}
