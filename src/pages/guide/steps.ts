import type { SystemId } from '../../domain/records/records';
import type { ConnectionsView, ConnectionView } from '../../messages/page-api';
import type { PresetView } from '../../messages/setup';
import type { TieOutCount } from '../tie-out-count';

/** Who goes through the guide: whoever sets Tieout up for the firm, or somebody for whom that has been done. */
export type GuideRole = 'administrator' | 'staff';

/**
 * The steps of each, in order. That of the administrator is the vendors' own: QuickBooks Time with QuickBooks first, Karbon last, and the
 * names equal before (quickbooks.md 11). Karbon's keys come before tying out, since Tieout knows the clients by them alone; they link nothing.
 */
export const stepsOf = {
  administrator: ['time', 'quickbooks', 'pairing', 'karbon', 'tieOut', 'karbonLink', 'handOver'],
  staff: ['setup', 'signIn', 'list', 'open'],
} as const satisfies Readonly<Record<GuideRole, readonly string[]>>;

export type StepId = (typeof stepsOf)[GuideRole][number];

export type StepState =
  | 'done'
  /** The first that is neither done nor in need of attention. */
  | 'next'
  | 'later'
  /** It was done, and is not any more. */
  | 'attention';

export interface GuideStep {
  readonly id: StepId;
  readonly state: StepState;
}

/** What the steps' states follow from. */
export interface GuideFacts {
  readonly connections: ConnectionsView['connections'];
  readonly presets: PresetView;
  /** Of the last tie-out in this browser. */
  readonly tieOut: TieOutCount | null;
  /** What the user says is done, or not needed. */
  readonly ticked: ReadonlySet<StepId>;
}

/** Whether a step is done by what Tieout can see; `attention` where it was. */
type Fact = 'done' | 'open' | 'attention';

const factOf: Readonly<Record<StepId, (facts: GuideFacts) => Fact>> = {
  time: (facts) => connected(facts, 'quickbooksTime'),
  quickbooks: (facts) => connected(facts, 'quickbooks'),
  pairing: ({ connections }) => {
    const linkedTo = connectionOf(connections, 'quickbooksTime')?.linkedTo ?? 'none';
    return linkedTo === 'none' ? 'open' : 'done';
  },
  karbon: (facts) => connected(facts, 'karbon'),
  tieOut: (facts) => (knownTieOut(facts)?.open === 0 ? 'done' : 'open'),
  // Karbon does not tell whether it is linked.
  karbonLink: () => 'open',
  handOver: () => 'open',
  setup: ({ presets, connections }) =>
    presets.isManaged ||
    presets.canSignIn.quickbooksTime ||
    connectionOf(connections, 'quickbooksTime')?.account
      ? 'done'
      : 'open',
  signIn: (facts) => connected(facts, 'quickbooksTime'),
  list: (facts) => connected(facts, 'quickbooks'),
  open: () => 'open',
};

/** What only the user can say, or may leave out. */
const canBeTicked: ReadonlySet<StepId> = new Set([
  'quickbooks',
  'pairing',
  'karbon',
  'tieOut',
  'karbonLink',
  'handOver',
  'setup',
  'list',
  'open',
]);

export function isTickable(id: StepId): boolean {
  return canBeTicked.has(id);
}

/** The steps of a role as they stand: the first that is open is the next one. What needs attention is none of them, wherever it is. */
export function guideSteps(role: GuideRole, facts: GuideFacts): readonly GuideStep[] {
  let isNextFound = false;
  return stepsOf[role].map((id: StepId): GuideStep => {
    const fact = factOf[id](facts);
    if (fact === 'attention') return { id, state: 'attention' };
    if (fact === 'done' || (isTickable(id) && facts.ticked.has(id))) return { id, state: 'done' };
    const state = isNextFound ? 'later' : 'next';
    isNextFound = true;
    return { id, state };
  });
}

/** The last tie-out, where it was of the Karbon account that is connected now. */
export function knownTieOut({ connections, tieOut }: GuideFacts): TieOutCount | null {
  const tenant = connectionOf(connections, 'karbon')?.account?.companyName ?? null;
  return tenant !== null && tieOut?.tenant === tenant ? tieOut : null;
}

/** Whose guide this is before anybody has said so: whoever can sign in with what was handed over has it from somebody. */
export function likelyRole({ presets }: GuideFacts): GuideRole | null {
  return presets.canSignIn.quickbooksTime ? 'staff' : null;
}

export function connectionOf(
  connections: ConnectionsView['connections'],
  system: SystemId,
): ConnectionView | undefined {
  return connections.find((connection) => connection.system === system);
}

function connected({ connections }: GuideFacts, system: SystemId): Fact {
  const state = connectionOf(connections, system)?.state ?? 'notConnected';
  const facts = { connected: 'done', needsReconnect: 'attention', notConnected: 'open' } as const;
  return facts[state];
}
