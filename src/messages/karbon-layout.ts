/** What the layout check finds on an open page of Karbon: what kind it is of and what is there, and nothing that stands in it. */
export interface KarbonLayout {
  readonly kind: 'work' | 'person' | 'organization' | 'clientGroup';
  /** Where the panel would go now; `drawer` where the page has no place that is known. */
  readonly anchor: 'tabBar' | 'timeContent' | 'hero' | 'column' | 'drawer';
  readonly hasTabs: boolean;
  readonly haveTabsAddresses: boolean;
  readonly isRouteInHash: boolean;
  /** The address says the kind by this word: an index into `groupRoutes`; -1 for any other. */
  readonly groupRoute: number;
  readonly hasTitle: boolean;
  readonly hasClientLink: boolean;
  readonly hasPanel: boolean;
  /** Whether the page is served under a Content-Security-Policy, and may be stored; `null` where it could not be asked for again. */
  readonly hasPolicy: boolean | null;
  readonly isStorable: boolean | null;
}

/** How a client group's page may be addressed (karbon.md 2); the first is the one that is expected. */
export const groupRoutes = ['client-groups', 'clientgroups', 'client-group', 'groups'] as const;
