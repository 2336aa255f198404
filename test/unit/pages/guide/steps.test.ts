import { describe, expect, it } from 'vitest';
import type { ConnectionView } from '../../../../src/messages/page-api';
import type { PresetView } from '../../../../src/messages/setup';
import {
  contradictionIn,
  type GuideFacts,
  type GuideRole,
  guideSteps,
  knownTieOut,
  likelyRole,
  type StepId,
} from '../../../../src/pages/guide/steps';

const systems = ['quickbooksTime', 'quickbooks', 'karbon'] as const;
type System = (typeof systems)[number];

const account = {
  companyName: 'Tenant1',
  userName: '',
  method: 'oauth' as const,
  environment: null,
  rights: [],
  connectedAt: 1,
  endsAt: null,
  isRenewedByItself: true,
};

function connection(
  system: System,
  state: ConnectionView['state'],
  linkedTo: ConnectionView['linkedTo'],
): ConnectionView {
  return {
    system,
    state,
    account: state === 'notConnected' ? null : account,
    lastError: null,
    linkedTo,
    customerList: null,
  };
}

const presets: PresetView = {
  preset: [],
  locked: [],
  canSignIn: { quickbooksTime: false, quickbooks: false, karbon: false },
  company: { quickbooksTime: '', quickbooks: '', karbon: '' },
  canHandOver: [],
  askWhom: '',
  listFileName: '',
  oddNames: [],
  isManaged: false,
};

interface Scene {
  readonly connected?: readonly System[];
  readonly refused?: readonly System[];
  readonly linkedTo?: 'none' | 'online' | 'other';
  readonly ticked?: readonly StepId[];
  readonly tieOut?: GuideFacts['tieOut'];
  readonly presets?: Partial<PresetView>;
}

function factsOf({
  connected = [],
  refused = [],
  linkedTo = 'none',
  ticked = [],
  tieOut = null,
  ...more
}: Scene): GuideFacts {
  return {
    connections: systems.map((system) =>
      connection(
        system,
        refused.includes(system)
          ? 'needsReconnect'
          : connected.includes(system)
            ? 'connected'
            : 'notConnected',
        system === 'quickbooksTime' && connected.includes(system) ? linkedTo : null,
      ),
    ),
    presets: { ...presets, ...more.presets },
    tieOut,
    ticked: new Set(ticked),
  };
}

/** The states in order, by their first letters: `d` done, `s` skipped, `n` next, `l` later, `a` attention. */
function states(role: GuideRole, scene: Scene): string {
  return guideSteps(role, factsOf(scene))
    .map(({ state }) => state[0])
    .join('');
}

describe('a list that cannot be of the company that QuickBooks Time is linked to', () => {
  const of = (
    linkedTo: 'online' | 'other',
    books: { readonly environment?: 'production' | 'sandbox'; readonly product?: 'desktop' | 'online' },
  ): GuideFacts => {
    const facts = factsOf({ connected: ['quickbooksTime', 'quickbooks'], linkedTo });
    const connections = facts.connections.map((each): ConnectionView => {
      if (each.system !== 'quickbooks') return each;
      const { environment = null, product } = books;
      const customerList = product ? ({ product } as ConnectionView['customerList']) : null;
      return { ...each, account: { ...account, environment }, customerList };
    });
    return { ...facts, connections };
  };
  const stateOf = (role: GuideRole, id: StepId, facts: GuideFacts) =>
    guideSteps(role, facts).find((step) => step.id === id)?.state;

  it.each([
    ['sandbox', of('online', { environment: 'sandbox' })],
    ['desktop', of('online', { product: 'desktop' })],
  ] as const)('needs attention: %s', (contradiction, facts) => {
    expect(contradictionIn(facts)).toBe(contradiction);
    expect(stateOf('administrator', 'quickbooks', facts)).toBe('attention');
    expect(stateOf('staff', 'list', facts)).toBe('attention');
  });

  it.each([
    ['the company itself', of('online', { environment: 'production' })],
    ['a list of Online', of('online', { product: 'online' })],
    ['Desktop, where it is not said what is linked', of('other', { product: 'desktop' })],
  ])('is none: %s', (_, facts) => {
    expect(contradictionIn(facts)).toBeNull();
    expect(stateOf('administrator', 'quickbooks', facts)).toBe('done');
  });
});

const count = (open: number, tenant = 'Tenant1') => ({ at: 1, all: 9, open, tenant });

describe('the steps of an administrator', () => {
  it.each<[string, Scene, string]>([
    ['nothing is connected', {}, 'nllllll'],
    ['QuickBooks Time is, and is not linked', { connected: ['quickbooksTime'] }, 'dnlllll'],
    ['it says that it is linked', { connected: ['quickbooksTime'], linkedTo: 'other' }, 'dndllll'],
    ['both are, and are not linked', { connected: ['quickbooksTime', 'quickbooks'] }, 'ddnllll'],
    [
      'the user says that they are linked',
      { connected: ['quickbooksTime', 'quickbooks'], ticked: ['pairing'] },
      'dddnlll',
    ],
    ['all are', { connected: systems, linkedTo: 'online' }, 'ddddnll'],
    ['clients need attention', { connected: systems, linkedTo: 'online', tieOut: count(3) }, 'ddddnll'],
    ['all tie out', { connected: systems, linkedTo: 'online', tieOut: count(0) }, 'dddddnl'],
    [
      'another account tied out',
      { connected: systems, linkedTo: 'online', tieOut: count(0, 'Other') },
      'ddddnll',
    ],
    [
      'the rest is said to be done',
      { connected: systems, linkedTo: 'online', tieOut: count(0), ticked: ['karbonLink', 'handOver'] },
      'ddddddd',
    ],
    [
      'Karbon is done without',
      { connected: ['quickbooksTime', 'quickbooks'], linkedTo: 'online', ticked: ['karbon'] },
      'dddsnll',
    ],
    [
      'a sign-in is not good any more, whatever is ticked',
      { connected: systems, refused: ['quickbooks'], linkedTo: 'online', ticked: ['quickbooks'] },
      'daddnll',
    ],
    ['QuickBooks Time cannot be ticked off', { ticked: ['time'] }, 'nllllll'],
  ])('%s', (_, scene, expected) => {
    expect(states('administrator', scene)).toBe(expected);
  });
});

describe('the steps of staff', () => {
  it.each<[string, Scene, string]>([
    ['nothing is there', {}, 'nlll'],
    ['a setup was read', { presets: { canSignIn: { ...presets.canSignIn, quickbooksTime: true } } }, 'dnll'],
    ['the policy has settings alone', { presets: { isManaged: true } }, 'nlll'],
    [
      'the policy has all',
      { presets: { isManaged: true, canSignIn: { ...presets.canSignIn, quickbooksTime: true } } },
      'dnll',
    ],
    [
      "Karbon's keys came along",
      { presets: { canSignIn: { quickbooksTime: true, quickbooks: false, karbon: true } } },
      'dnlll',
    ],
    ['signed in', { connected: ['quickbooksTime'] }, 'ddnl'],
    ['with the list', { connected: ['quickbooksTime', 'quickbooks'] }, 'dddn'],
    ['without a list, and in Karbon', { connected: ['quickbooksTime'], ticked: ['list', 'open'] }, 'ddsd'],
    ['the sign-in has ended', { connected: ['quickbooksTime'], refused: ['quickbooksTime'] }, 'danl'],
  ])('%s', (_, scene, expected) => {
    expect(states('staff', scene)).toBe(expected);
  });
});

describe('what is known besides', () => {
  it('a tie-out counts for the Karbon account alone that it was of', () => {
    expect(knownTieOut(factsOf({ connected: systems, tieOut: count(3) }))).toEqual(count(3));
    expect(knownTieOut(factsOf({ connected: systems, tieOut: count(3, 'Other') }))).toBeNull();
    expect(knownTieOut(factsOf({ tieOut: count(3) }))).toBeNull();
    // Something else was connected after it, or there was nobody to tie out.
    expect(knownTieOut(factsOf({ connected: systems, tieOut: { ...count(0), at: 0 } }))).toBeNull();
    expect(knownTieOut(factsOf({ connected: systems, tieOut: { ...count(0), all: 0 } }))).toBeNull();
  });

  it('somebody for whom all is ready to sign in is not asked who they are', () => {
    const handedOver = { presets: { canSignIn: { ...presets.canSignIn, quickbooksTime: true } } };
    expect(likelyRole(factsOf(handedOver))).toBe('staff');
    expect(likelyRole(factsOf({}))).toBeNull();
    expect(likelyRole(factsOf({ ...handedOver, connected: ['quickbooksTime'] }))).toBe('staff');
  });
});
