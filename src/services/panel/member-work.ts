import type { KarbonClient } from '../../domain/records/records';
import { isFresh } from '../../domain/time/freshness';
import type { PageRef } from '../../messages/page-ref';
import type { Mirror } from '../../store/mirror';
import type { WorkCoverage } from '../../store/rows';
import type { Sync } from '../sync/sync';

/** Karbon has no list of a group's work, only one of each member's (karbon.md 1.5): that of others changes seldom. */
const memberEveryMs = 10 * 60_000;

type Members = Pick<KarbonClient, 'members'>;

/** The members of a client group whose work has not been read so that it counts; that it was read at all does, unless told. */
export async function unreadMembers(
  { members }: Members,
  mirror: Pick<Mirror, 'coverage'>,
  counts: (readAt: number) => boolean = () => true,
): Promise<NonNullable<KarbonClient['members']>> {
  const read = await Promise.all(
    (members ?? []).map(async (member) => {
      const row = await mirror.coverage<WorkCoverage>(`work:${member.key}`);
      return row !== null && counts(row.readAt);
    }),
  );
  return (members ?? []).filter((_, at) => !read[at]);
}

/** Reads the work of a client group's members, one after the other, as long as the page is on screen. Returns whether any was read. */
export async function readMemberWork(
  page: PageRef,
  parts: { readonly mirror: Mirror; readonly sync: Sync; isShown(): boolean; now(): number },
): Promise<boolean> {
  const group = await parts.mirror.get('karbonClients', page.key);
  if (page.kind === 'work' || group === null) return false;
  const due = await unreadMembers(group, parts.mirror, (readAt) =>
    isFresh(readAt, memberEveryMs, parts.now()),
  );
  for (const member of due) {
    if (!parts.isShown()) return false;
    await parts.sync.refreshMember(member);
  }
  return due.length > 0;
}
