import { describe, expect, it } from 'vitest';
import type { ClientRef } from '../../../../src/domain/records/records';
import type { DirectFirm, Transport } from '../../../office/direct-firm';
import { pageOf } from '../../../office/pages';
import { openWorld, shownOn, type Turned } from '../switches/world';

/** A member of the group is kept from the application, with its work and time; returns it. */
function hideMember({ state: { karbon, showcases } }: DirectFirm): ClientRef & { readonly name: string } {
  for (const { contactKey, organizationKey } of karbon.clientGroups.get(showcases.clientGroup.key)?.members ??
    []) {
    const organization = karbon.organizations.get(organizationKey ?? '');
    if (organization) {
      organization.restriction = 'Private';
      return { kind: 'organization', key: organization.key, name: organization.fullName };
    }
    const contact = karbon.contacts.get(contactKey ?? '');
    if (contact) {
      contact.restriction = 'Private';
      return { kind: 'person', key: contact.key, name: contact.lastName };
    }
  }
  throw new Error('the group has no member');
}

async function groupWith(turned: Turned, prepare: (firm: DirectFirm) => unknown, transport?: Transport) {
  const world = await openWorld(turned, (firm) => void prepare(firm), transport);
  const { firm, office } = world;
  const desk = await shownOn(world, pageOf(firm.state, firm.state.showcases.clientGroup));
  await desk.until(({ unseenMembers, work }) => unseenMembers > 0 || work.length > 0);
  const { connections } = await office.services.pageApi.connections.list();
  const lastError = connections.find(({ system }) => system === 'karbon')?.lastError ?? null;
  const view = desk.view();
  office.kill();
  return { firm, view, lastError };
}

describe('a member of a client group that Karbon keeps from the application', () => {
  it.each(['notFound', 'forbidden'] as const)(
    'is said to be missing, and is no failure of Karbon: %s by its key',
    async (restrictedByKey) => {
      const hidden: ClientRef[] = [];
      const { view, lastError, firm } = await groupWith({ karbon: { restrictedByKey } }, (made) =>
        hidden.push(hideMember(made)),
      );
      const group = firm.state.karbon.clientGroups.get(firm.state.showcases.clientGroup.key);
      expect(view.unseenMembers).toBe(1);
      expect(view.members).toHaveLength((group?.members.length ?? 0) - 1);
      expect(view.members.map(({ key }) => key)).not.toContain(hidden[0]?.key);
      expect(view.members.map(({ status }) => status)).not.toContain('work not loaded yet');
      expect(lastError).toBeNull();
      expect(view.notices.filter(({ system }) => system === 'karbon')).toEqual([]);
    },
  );

  it('is the same where it comes by its key without its name', async () => {
    let member = '';
    const nameless: Transport = async (request, answer) => {
      const given = await answer(request);
      const isMember = member !== '' && request.path.endsWith(`/${member}`);
      return isMember
        ? { ...given, body: { ContactKey: member, OrganizationKey: member, RestrictionLevel: 'Private' } }
        : given;
    };
    const { view, lastError } = await groupWith(
      { karbon: { restrictedByKey: 'shown' } },
      (made) => {
        member = hideMember(made).key;
      },
      nameless,
    );
    expect(view.unseenMembers).toBe(1);
    expect(lastError).toBeNull();
  });

  it.each<Turned>([{ karbon: { showsRestricted: true } }, {}])(
    'is no more missing where it is shown: %o',
    async (turned) => {
      const { view } = await groupWith(turned, (firm) => {
        if (turned.karbon) hideMember(firm);
      });
      expect(view.unseenMembers).toBe(0);
    },
  );
});
