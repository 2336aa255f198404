import type { FirmState, Showcase, ShowcaseName } from '../state';
import type { SeededClient } from './clients';
import type { SeededWork } from './work-items';

/** The showcases that are clients; the others are marked in the plans of special work. */
const clientShowcases = {
  organization: ['Alder & Finch Architects', 'an organization that ties out, with much work'],
  person: ['Abernathy, Louise Marie', 'a person that ties out'],
  clientGroup: [
    'Front Range Restaurants',
    'a client group whose members are organizations and have time of their own',
  ],
  nameHeldClient: ['Mosaic Tile & Stone', 'a vendor in QuickBooks bears the name'],
  archivedCustomer: ['Zephyr Kite Company', 'inactive in QuickBooks, while time is still tracked'],
} as const satisfies Partial<Record<ShowcaseName, readonly [string, string]>>;

/** Points every showcase at what was seeded for it. Throws if a plan is gone. */
export function makeShowcases(
  clients: ReadonlyMap<string, SeededClient>,
  work: readonly SeededWork[],
): FirmState['showcases'] {
  const client = (name: keyof typeof clientShowcases): Showcase => {
    const [clientName, about] = clientShowcases[name];
    const seeded = clients.get(clientName);
    if (!seeded) throw new Error(`No client is called ${clientName}.`);
    return { kind: seeded.plan.kind, key: seeded.key, about };
  };
  const special = (name: ShowcaseName): Showcase => {
    const found = work.find(({ plan }) => plan.showcase?.name === name);
    if (!found?.plan.showcase) throw new Error(`No work is planned as ${name}.`);
    return { kind: 'work', key: found.key, about: found.plan.showcase.about };
  };
  return {
    matchedWork: special('matchedWork'),
    organization: client('organization'),
    person: client('person'),
    clientGroup: client('clientGroup'),
    nameHeldClient: client('nameHeldClient'),
    archivedCustomer: client('archivedCustomer'),
    differsWork: special('differsWork'),
    archivedWork: special('archivedWork'),
    misplacedWork: special('misplacedWork'),
    ambiguousWork: special('ambiguousWork'),
    similarWork: special('similarWork'),
    missingWork: special('missingWork'),
    duplicateTitleWork: special('duplicateTitleWork'),
    colonTitleWork: special('colonTitleWork'),
    longTitleWork: special('longTitleWork'),
    emojiTitleWork: special('emojiTitleWork'),
    rightToLeftTitleWork: special('rightToLeftTitleWork'),
    hostileTitleWork: special('hostileTitleWork'),
    busyWork: special('busyWork'),
    emptyWork: special('emptyWork'),
    wouldDuplicateWork: special('wouldDuplicateWork'),
  };
}
