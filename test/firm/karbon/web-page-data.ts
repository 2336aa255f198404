import type { FirmClock } from '../clock';
import type { Switches } from '../switches';
import { clientNameOf } from './client-names';
import type { KarbonState, KarbonWorkItem } from './state';

/** What Karbon's web app asks its own server for, once for each page it shows. */
export interface WebPageData {
  readonly look: Pick<
    Switches['karbon'],
    'shell' | 'contactLayout' | 'hasTimeTab' | 'tabsHaveHref' | 'isDark' | 'renderDelayMs'
  >;
  readonly firmName: string;
  readonly signedInAs: string;
  readonly recent: readonly WebLink[];
  readonly page: WebPage;
}

export interface WebLink {
  /** Hash-only, as in Karbon's own pages. */
  readonly href: string;
  readonly text: string;
}

export type WebPage =
  | WebWorkPage
  | WebClientPage
  | { readonly kind: 'workList'; readonly items: readonly WebWorkRow[] }
  | { readonly kind: 'contactList'; readonly items: readonly WebClientRow[] }
  | { readonly kind: 'other' };

export interface WebWorkRow extends WebLink {
  readonly client: WebLink;
  readonly assignee: string;
  readonly status: string;
  readonly dueDate: string;
}

export interface WebClientRow extends WebLink {
  readonly type: 'Organization' | 'Person' | 'Client Group';
  readonly contactType: string;
  readonly email: string;
}

export interface WebWorkPage {
  readonly kind: 'work';
  readonly key: string;
  readonly title: string;
  readonly client: WebLink;
  readonly assignee: string;
  readonly status: string;
  readonly startDate: string;
  readonly dueDate: string;
  readonly workType: string;
  readonly budget: readonly WebBudgetLine[];
  readonly entries: readonly WebTimeEntry[];
}

export interface WebClientPage {
  readonly kind: 'client';
  readonly key: string;
  /** First segment of the page's own address. */
  readonly route: string;
  readonly name: string;
  readonly type: WebClientRow['type'];
  readonly contactType: string;
  readonly email: string;
  readonly work: readonly WebWorkRow[];
  readonly members: readonly WebClientRow[];
  readonly entries: readonly WebTimeEntry[];
}

export interface WebBudgetLine {
  readonly role: string;
  readonly taskType: string;
  readonly colleague: string;
  readonly estimateMinutes: number;
  readonly actualMinutes: number;
}

export interface WebTimeEntry {
  readonly date: string;
  readonly colleague: string;
  readonly taskType: string;
  readonly description: string;
  readonly minutes: number;
}

const shownEntries = 12;
const shownRecentWork = 8;
const nativeIntegrationMonths = 6;

/**
 * The data of one page. `route` is the first segment of the hash route, `key` the second or `''`.
 * An unknown key gives a page of kind `other`.
 */
export function webPageData(
  state: KarbonState,
  switches: Switches['karbon'],
  clock: FirmClock,
  route: string,
  key: string,
): WebPageData {
  const reader = new PageReader(state, switches, clock);
  const { shell, contactLayout, hasTimeTab, tabsHaveHref, isDark, renderDelayMs } = switches;
  const [signedIn] = state.users.values();
  return {
    look: { shell, contactLayout, hasTimeTab, tabsHaveHref, isDark, renderDelayMs },
    firmName: state.firmName,
    signedInAs: signedIn?.name ?? '',
    recent: recentWork(state).map(workLink),
    page: reader.page(route, key),
  };
}

/** A handful from all over the tenant, so that neighbours of one series do not fill the list. */
function recentWork(state: KarbonState): KarbonWorkItem[] {
  const items = [...state.workItems.values()];
  const step = Math.ceil(items.length / shownRecentWork);
  return items.filter((_, index) => index % step === 0);
}

function workLink(item: KarbonWorkItem): WebLink {
  return { href: `#/work/${item.key}`, text: item.title };
}

class PageReader {
  constructor(
    private readonly state: KarbonState,
    private readonly switches: Switches['karbon'],
    private readonly clock: FirmClock,
  ) {}

  page(route: string, key: string): WebPage {
    if (route === 'work') {
      return key === ''
        ? { kind: 'workList', items: this.workRows([...this.state.workItems.values()]) }
        : this.workPage(key);
    }
    if (route === 'contacts' && key === '') return { kind: 'contactList', items: this.clientRows() };
    // Older links to any kind of client begin with `contacts` (karbon.md 2).
    if (route === 'contacts' || this.routeOfClient(key) === route) return this.clientPage(key);
    return { kind: 'other' };
  }

  private workPage(key: string): WebPage {
    const item = this.state.workItems.get(key);
    if (item === undefined) return { kind: 'other' };
    return {
      kind: 'work',
      key,
      title: item.title,
      client: this.clientLink(item),
      assignee: this.userName(item.assigneeKey),
      status: item.primaryStatus,
      startDate: item.startDate,
      dueDate: item.dueDate,
      workType: item.workType,
      budget: (this.state.estimates.get(key) ?? []).map((line) => ({
        role: line.roleName,
        taskType: line.taskTypeName,
        colleague: this.userName(line.userKey),
        estimateMinutes: line.estimateMinutes,
        actualMinutes: line.actualMinutes,
      })),
      entries: this.entries((entry) => entry.workItemKey === key),
    };
  }

  private clientPage(key: string): WebPage {
    const row = this.clientRow(key);
    const route = this.routeOfClient(key);
    if (row === null || route === null) return { kind: 'other' };
    const members = this.state.clientGroups.get(key)?.members ?? [];
    return {
      kind: 'client',
      key,
      route,
      name: row.text,
      type: row.type,
      contactType: row.contactType,
      email: row.email,
      work: this.workRows(
        [...this.state.workItems.values()].filter(
          (item) => item.clientKey === key || item.relatedClientGroupKey === key,
        ),
      ),
      members: members
        .map(({ contactKey, organizationKey }) => this.clientRow(contactKey ?? organizationKey ?? ''))
        .filter((member) => member !== null),
      entries: this.entries((entry) => entry.clientKey === key),
    };
  }

  private clientRows(): WebClientRow[] {
    const { contacts, organizations, clientGroups } = this.state;
    return [...organizations.keys(), ...contacts.keys(), ...clientGroups.keys()]
      .map((key) => this.clientRow(key))
      .filter((row) => row !== null)
      .sort((one, other) => one.text.localeCompare(other.text, 'en'));
  }

  private clientRow(key: string): WebClientRow | null {
    const route = this.routeOfClient(key);
    const text = clientNameOf(this.state, key, this.switches.fullNameOrder);
    if (route === null || text === null) return null;
    const client = this.state.contacts.get(key) ?? this.state.organizations.get(key);
    return {
      href: `#/${route}/${key}`,
      text,
      type: route === 'contacts' ? 'Person' : route === 'organizations' ? 'Organization' : 'Client Group',
      contactType: client?.contactType ?? '',
      email: client?.email ?? '',
    };
  }

  private routeOfClient(key: string): string | null {
    if (this.state.contacts.has(key)) return this.routeOfType('Contact');
    if (this.state.organizations.has(key)) return this.routeOfType('Organization');
    return this.state.clientGroups.has(key) ? this.routeOfType('ClientGroup') : null;
  }

  private routeOfType(type: KarbonWorkItem['clientType']): string {
    if (type === 'ClientGroup') return this.switches.clientGroupRoute;
    return type === 'Contact' ? 'contacts' : 'organizations';
  }

  private workRows(items: readonly KarbonWorkItem[]): WebWorkRow[] {
    return items.map((item) => ({
      ...workLink(item),
      client: this.clientLink(item),
      assignee: this.userName(item.assigneeKey),
      status: item.primaryStatus,
      dueDate: item.dueDate,
    }));
  }

  private clientLink(item: KarbonWorkItem): WebLink {
    return {
      href: `#/${this.routeOfType(item.clientType)}/${item.clientKey}`,
      text: clientNameOf(this.state, item.clientKey, this.switches.fullNameOrder) ?? '',
    };
  }

  private userName(key: string | null): string {
    return key === null ? '' : (this.state.users.get(key)?.name ?? '');
  }

  /** The newest entries of the last six months, which is as far as Karbon's own pages go back (karbon.md 4.1). */
  private entries(belongs: (entry: KarbonState['individualTimeEntries'][number]) => boolean): WebTimeEntry[] {
    const oldest = new Date(this.clock.now());
    oldest.setUTCMonth(oldest.getUTCMonth() - nativeIntegrationMonths);
    const firstDay = oldest.toISOString().slice(0, 10);
    return this.state.individualTimeEntries
      .filter((entry) => entry.date >= firstDay && belongs(entry))
      .sort((one, other) => (one.date < other.date ? 1 : -1))
      .slice(0, shownEntries)
      .map((entry) => ({
        date: entry.date,
        colleague: this.userName(entry.userKey),
        taskType: entry.taskTypeName,
        description: entry.description,
        minutes: entry.minutes,
      }));
  }
}
