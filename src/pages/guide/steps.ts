import { type LinkContradiction, linkContradiction } from '../../domain/records/link-contradiction';
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
  staff: ['setup', 'signIn', 'karbonKeys', 'list', 'open'],
} as const satisfies Readonly<Record<GuideRole, readonly string[]>>;

export type StepId = (typeof stepsOf)[GuideRole][number];

export type StepState =
  | 'done'
  /** Tieout could see it done, and the user does without. */
  | 'skipped'
  /** The first that is neither done nor in need of attention. */
  | 'next'
  | 'later'
  /** It was done, and is not any more, or as it was done it cannot be right. */
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
  quickbooks: listFact,
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
    // A policy may have settings alone, with a file for the rest.
    presets.canSignIn.quickbooksTime || connectionOf(connections, 'quickbooksTime')?.account
      ? 'done'
      : 'open',
  signIn: (facts) => connected(facts, 'quickbooksTime'),
  karbonKeys: (facts) => connected(facts, 'karbon'),
  list: listFact,
  open: () => 'open',
};

/** What a tick means: that the user does without a step that Tieout could see done, or what only the user can say. */
type Tick = 'skipped' | 'done';

const tickOf: Partial<Readonly<Record<StepId, Tick>>> = {
  quickbooks: 'skipped',
  pairing: 'done',
  karbon: 'skipped',
  tieOut: 'done',
  karbonLink: 'done',
  handOver: 'done',
  setup: 'skipped',
  karbonKeys: 'skipped',
  list: 'skipped',
  open: 'done',
};

/** `null` where a step cannot be ticked. */
export function tickMeaning(id: StepId): Tick | null {
  return tickOf[id] ?? null;
}

/** Steps that not everybody has. */
const isShown: Partial<Readonly<Record<StepId, (facts: GuideFacts) => boolean>>> = {
  karbonKeys: ({ presets }) => presets.canSignIn.karbon,
};

/** The steps of a role as they stand: the first that is open is the next one. What needs attention is none of them, wherever it is. */
export function guideSteps(role: GuideRole, facts: GuideFacts): readonly GuideStep[] {
  let isNextFound = false;
  const steps: readonly StepId[] = stepsOf[role].filter((id: StepId) => isShown[id]?.(facts) ?? true);
  return steps.map((id): GuideStep => {
    const fact = factOf[id](facts);
    if (fact !== 'open') return { id, state: fact };
    const tick = tickMeaning(id);
    if (tick && facts.ticked.has(id)) return { id, state: tick };
    const state = isNextFound ? 'later' : 'next';
    isNextFound = true;
    return { id, state };
  });
}

/** The last tie-out, where it was of the Karbon account that is connected now, and nothing else has been connected since. */
export function knownTieOut({ connections, tieOut }: GuideFacts): TieOutCount | null {
  const tenant = connectionOf(connections, 'karbon')?.account?.companyName ?? null;
  if (tieOut === null || tieOut.all === 0 || tieOut.tenant !== tenant) return null;
  const isSince = connections.every(({ account }) => account === null || account.connectedAt <= tieOut.at);
  return isSince ? tieOut : null;
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

/** Whether what QuickBooks Time says it is linked to cannot be where QuickBooks' list comes from. */
export function contradictionIn({ connections }: Pick<GuideFacts, 'connections'>): LinkContradiction | null {
  const books = connectionOf(connections, 'quickbooks');
  return linkContradiction(connectionOf(connections, 'quickbooksTime')?.linkedTo ?? null, {
    environment: books?.account?.environment ?? null,
    product: books?.customerList?.product ?? null,
  });
}

function listFact(facts: GuideFacts): Fact {
  return contradictionIn(facts) ? 'attention' : connected(facts, 'quickbooks');
}

function connected({ connections }: GuideFacts, system: SystemId): Fact {
  const state = connectionOf(connections, system)?.state ?? 'notConnected';
  const facts = { connected: 'done', needsReconnect: 'attention', notConnected: 'open' } as const;
  return facts[state];
}
