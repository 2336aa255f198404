import type { FixTarget } from '../../domain/plans/fix-target';
import type { NameSource } from '../../domain/plans/plan-choice';
import type { ClientKind, ClientRef, KarbonClient, WorkItem } from '../../domain/records/records';
import { listOfClients } from '../../store/mirrored-stores';
import type { ListCoverage, SingleCoverage } from '../../store/rows';
import type { Store } from '../../store/store';
import { unreadMembers } from './member-work';

/** What a page is about: from the mirror of Karbon, and from the names on the page where there are none. */
export interface ResolvedPage {
  /** Where the names of the page's own record come from. */
  readonly nameSource: NameSource;
  readonly client: KarbonClient;
  /** The work item of a work page. */
  readonly item: WorkItem | null;
  /** All known work of the client, the page's own included; on group pages also what is tied to the group. */
  readonly work: readonly WorkItem[];
  /** Whose that work is: on group pages several clients', who need not be members. */
  readonly owners: readonly WorkOwner[];
  /** The members of a client group, as far as they are known. */
  readonly members: readonly KarbonClient[];
  /** How many members there are besides: Karbon does not give their names (karbon.md 1.1). */
  readonly unseenMembers: number;
  /** Those of whose work nothing has been read, so that the list of work may lack some. */
  readonly unreadMemberKeys: ReadonlySet<string>;
  /** False where Karbon has said that there is no such record. */
  readonly isFound: boolean;
  /** The page belongs to another Karbon account than the one that is connected. */
  readonly isOtherTenant: boolean;
}

/** A client with all its known work, whatever of it is shown: work of one name is told apart by the rest of it. */
export interface WorkOwner {
  readonly client: KarbonClient;
  readonly work: readonly WorkItem[];
}

const noKeys: ReadonlySet<string> = new Set();

/** Reads from the store alone what is known of a page. */
export async function resolvePage(page: FixTarget, { mirror, connections }: Store): Promise<ResolvedPage> {
  const karbon = await connections.read('karbon');
  const isOtherTenant = karbon.account !== null && page.tenant !== '' && page.tenant !== karbon.identity;
  // Keys of another account mean nothing in the mirror of this one.
  if (!karbon.account || isOtherTenant) return { ...resolveFromPage(page), isOtherTenant };

  const single = await mirror.coverage<SingleCoverage>(
    page.kind === 'work' ? `single:workItem:${page.key}` : `single:client:${page.key}`,
  );
  const isFound = single?.isFound !== false;

  if (page.kind === 'work') {
    const item = await mirror.get('workItems', page.key);
    const alone = resolveFromPage(page);
    if (!item) return { ...alone, isFound, isOtherTenant };
    const [client, work] = await Promise.all([
      clientOf(item.client, item.clientName || page.shownClientName),
      mirror.workOfClient(item.client.key),
    ]);
    const isNamed = client.fullName === item.clientName || (await isKnown(item.client));
    return {
      ...{
        client,
        item,
        work,
        owners: [{ client, work }],
        members: [],
        unseenMembers: 0,
        unreadMemberKeys: noKeys,
        isFound: true,
        isOtherTenant,
      },
      nameSource: isNamed ? 'api' : shownSource(page),
    };
  }

  const client = await clientOf({ kind: page.kind, key: page.key }, page.shownClientName || page.shownTitle);
  const [own, ofGroup, members] = await Promise.all([
    mirror.workOfClient(page.key),
    client.kind === 'clientGroup' ? mirror.workOfGroup(page.key) : [],
    Promise.all((client.members ?? []).map((member) => clientOf(member, ''))),
  ]);
  const work = [...new Map([...own, ...ofGroup].map((item) => [item.key, item])).values()];
  return {
    client,
    item: null,
    work,
    owners: await ownersOf(work, client),
    // A member that the list does not show (karbon.md 1.1: private contacts) has no name to look for.
    members: members.filter((member) => member.fullName !== ''),
    unseenMembers: await unseenOf(members),
    unreadMemberKeys: new Set((await unreadMembers(client, mirror)).map(({ key }) => key)),
    isFound,
    isOtherTenant,
    nameSource: (await isKnown(client)) ? 'api' : shownSource(page),
  };

  function ownersOf(work: readonly WorkItem[], own: KarbonClient): Promise<readonly WorkOwner[]> {
    const byClient = new Map(work.map((item) => [item.client.key, item]));
    return Promise.all(
      [...byClient].map(async ([key, { client, clientName }]) => ({
        client: key === own.key ? own : await clientOf(client, clientName),
        work: await mirror.workOfClient(key),
      })),
    );
  }

  /** Those without a name once the lists that would have given it have been read. */
  async function unseenOf(members: readonly KarbonClient[]): Promise<number> {
    const unnamed = members.filter(({ fullName }) => fullName === '');
    const lists = unnamed.map(({ kind }) => listOfClients[kind]);
    const read = await Promise.all(lists.map((list) => mirror.coverage<ListCoverage>(`list:${list}`)));
    return read.filter((list) => list?.isComplete).length;
  }

  async function isKnown({ key }: Pick<ClientRef, 'key'>): Promise<boolean> {
    const known = await mirror.get('karbonClients', key);
    return known !== null && known.fullName !== '';
  }

  async function clientOf(ref: ClientRef, shownName: string): Promise<KarbonClient> {
    const known = await mirror.get('karbonClients', ref.key);
    if (!known) return clientNamed(ref.kind, ref.key, shownName);
    return known.fullName === '' ? { ...known, fullName: shownName } : known;
  }
}

function resolveFromPage(page: FixTarget): Omit<ResolvedPage, 'isOtherTenant'> {
  const isWork = page.kind === 'work';
  const clientName = isWork ? page.shownClientName : page.shownClientName || page.shownTitle;
  const client = clientNamed(
    page.kind === 'work' ? 'organization' : page.kind,
    isWork ? page.shownClientKey : page.key,
    clientName,
  );
  const item: WorkItem | null =
    isWork && page.shownTitle !== '' && clientName !== ''
      ? {
          key: page.key,
          title: page.shownTitle,
          client: { kind: client.kind, key: client.key },
          clientName,
          relatedGroupKey: null,
          primaryStatus: '',
          startDate: null,
          dueDate: null,
        }
      : null;
  return {
    client,
    item,
    work: item ? [item] : [],
    owners: item ? [{ client, work: [item] }] : [],
    members: [],
    unseenMembers: 0,
    unreadMemberKeys: noKeys,
    isFound: true,
    nameSource: shownSource(page),
  };
}

function shownSource({ isTranslated }: FixTarget): NameSource {
  return isTranslated ? 'translatedPage' : 'page';
}

function clientNamed(kind: ClientKind, key: string, fullName: string): KarbonClient {
  return {
    key,
    kind,
    fullName,
    person: null,
    legalName: '',
    tradingName: '',
    contactType: '',
    members: null,
    lastModified: '',
  };
}
