import { groupRoutes, type KarbonLayout } from '../../messages/karbon-layout';
import type { CheckIdOf, Finding } from '../../messages/self-check';
import { different, expecting, notTestable } from '../../systems/http/findings';

interface PageCheck {
  /** The pages that it can be seen on; on every one unless told. */
  readonly on?: readonly KarbonLayout['kind'][];
  judge(page: KarbonLayout): Finding;
}

const clients = ['person', 'organization', 'clientGroup'] as const;

const pageChecks: Readonly<Record<CheckIdOf<'karbonPage'>, PageCheck>> = {
  pageAnchor: { on: ['work'], judge: ({ anchor }) => expecting(anchor === 'tabBar', { form: anchor }) },
  pageContact: { on: clients, judge: ({ anchor }) => expecting(anchor === 'tabBar', { form: anchor }) },
  pageTabLinks: {
    judge: ({ hasTabs, haveTabsAddresses }) =>
      hasTabs ? expecting(haveTabsAddresses) : different({ form: 'none' }),
  },
  pageRoute: {
    judge: ({ isRouteInHash }) => expecting(isRouteInHash, { form: isRouteInHash ? 'hash' : 'path' }),
  },
  pageGroupRoute: {
    on: ['clientGroup'],
    judge: ({ groupRoute }) => expecting(groupRoute === 0, { form: groupRoutes[groupRoute] ?? 'other' }),
  },
  pageTitle: { judge: ({ hasTitle }) => expecting(hasTitle) },
  pageClientLink: { on: ['work'], judge: ({ hasClientLink }) => expecting(hasClientLink) },
  pagePanel: { judge: ({ hasPanel }) => expecting(hasPanel) },
  pagePolicy: {
    judge: ({ hasPolicy }) => (hasPolicy === null ? notTestable('cannotTell') : expecting(hasPolicy)),
  },
  pageStorable: {
    judge: ({ isStorable }) => (isStorable === null ? notTestable('cannotTell') : expecting(!isStorable)),
  },
};

/** What a check finds on the pages that are open: what is different on any of them counts. */
export function checkPages(
  pages: readonly KarbonLayout[],
): readonly (readonly [CheckIdOf<'karbonPage'>, Finding])[] {
  const ids = Object.keys(pageChecks) as CheckIdOf<'karbonPage'>[];
  return ids.map((id) => {
    const { on, judge } = pageChecks[id];
    const found = pages.filter(({ kind }) => on?.includes(kind) ?? true).map(judge);
    const worst = found.find(({ outcome }) => outcome === 'different') ?? found[0];
    if (!worst) return [id, notTestable('noPage')];
    return [id, { ...worst, facts: { ...worst.facts, rows: found.length } }];
  });
}
