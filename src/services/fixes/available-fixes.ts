import { assuming, createStander, type Stand } from '../../domain/matching/match';
import { openStanding, type PlacedRecord } from '../../domain/matching/match-status';
import { differenceOf } from '../../domain/matching/name-difference';
import { createNameIndex } from '../../domain/matching/name-index';
import { foldedKey } from '../../domain/matching/normalize-name';
import { needsConfirmation, planFor } from '../../domain/plans/build-plan';
import type { AccountLink, KarbonRef, LinkStep, Plan } from '../../domain/plans/plan';
import { planIdOf } from '../../domain/plans/plan-id';
import type { ListId } from '../../domain/records/records';
import type { Candidate, FixChoice, FixOffer } from '../../messages/fixes';
import type { Copies } from '../../store/mirror';
import type { NameLists } from '../matching/name-indexes';
import type { PanelSubject } from '../panel/page-context';
import { coveredEntries } from '../sync/entry-coverage';

const listIds: readonly ListId[] = ['quickbooks', 'quickbooksTime'];
const emptyIndex = createNameIndex([]);
const noPlan: Plan = { action: 'none', steps: [], obstacle: null, id: '' };

/** The page's own Karbon record; `null` where the page gives no key for it, so that no pair can be remembered. */
export function karbonRefOf({ facts }: PanelSubject): KarbonRef | null {
  const ref = facts.item ? ({ kind: 'work', key: facts.item.key } as const) : facts.client;
  return ref.key === '' ? null : { kind: ref.kind, key: ref.key };
}

/** What the verdict's button stands for. */
export function primaryPlan(subject: PanelSubject): Plan {
  return planWith(subject, subject.stand, {});
}

/** What a choice would do now; `null` where it cannot be had on this page. */
export function planOf(subject: PanelSubject, choice: FixChoice): Plan | null {
  const primary = primaryPlan(subject);
  switch (choice.kind) {
    case 'primary':
      return primary.action === 'none' ? null : primary;
    case 'oneList':
      return new Set(primary.steps.map(({ list }) => list)).size > 1
        ? planWith(subject, subject.stand, { only: choice.list })
        : null;
    case 'pick':
      return pickPlan(subject, choice.list, choice.recordId);
    case 'createAnyway':
      return primary.action === 'link' ? planWith(subject, subject.stand, { createAnyway: true }) : null;
    case 'unlink':
      return unlinkPlan(subject, choice.list);
  }
}

/** All that can be asked for on a page, the primary choice first; empty where nothing is known yet. */
export async function offersOf(
  parts: { readonly copies: Copies; readonly lists: NameLists },
  subject: PanelSubject,
): Promise<readonly FixOffer[]> {
  const offers: FixOffer[] = [];
  const add = (choice: FixChoice, candidate: Candidate | null = null) => {
    const plan = planOf(subject, choice);
    if (plan && (choice.kind === 'primary' || plan.steps.length > 0)) {
      offers.push({ choice, plan, needsConfirmation: needsConfirmation(plan), candidate });
    }
  };
  add({ kind: 'primary' });
  for (const list of listIds) {
    for (const placed of candidatesIn(subject, list)) {
      const choice = { kind: 'pick', list, recordId: placed.record.id } as const;
      add(choice, await candidateFacts(parts, subject, list, placed));
    }
  }
  add({ kind: 'createAnyway' });
  for (const list of listIds) add({ kind: 'oneList', list });
  for (const list of listIds) add({ kind: 'unlink', list });
  return offers;
}

interface PlanChoice {
  readonly only?: ListId;
  readonly createAnyway?: boolean;
  readonly link?: LinkStep;
}

function planWith(subject: PanelSubject, stand: Stand | null, choice: PlanChoice): Plan {
  if (!stand?.standings) return noPlan;
  return planFor({
    expectedPath: stand.expectedPath,
    standings: stand.standings,
    quickbooksTime: subject.lists.quickbooksTime ?? emptyIndex,
    quickbooks: subject.lists.quickbooks,
    rules: subject.settings.fixRules,
    account: accountLinkOf(subject),
    only: choice.only ?? null,
    createAnyway: choice.createAnyway ?? false,
    link: choice.link ?? null,
  });
}

function accountLinkOf({ connections }: PanelSubject): AccountLink {
  const account = connections.quickbooksTime.time?.account;
  return {
    isLinked: account !== undefined && account.quickbooks !== 'none',
    hasTwoWaySync: account?.hasTwoWaySync === true,
  };
}

function candidatesIn({ stand }: PanelSubject, list: ListId): readonly PlacedRecord[] {
  const standing = stand?.standings && openStanding(stand.standings[list]);
  return standing?.kind === 'ambiguous' || standing?.kind === 'similar' ? standing.candidates : [];
}

/** The plan as it is once the pair is confirmed; `null` where it cannot be remembered, or is no candidate any more. */
function pickPlan(subject: PanelSubject, list: ListId, recordId: string): Plan | null {
  const picked = candidatesIn(subject, list).find(({ record }) => record.id === recordId);
  const karbon = picked ? meantBy(subject, picked) : null;
  if (!karbon || !picked) return null;
  const link: LinkStep = { kind: 'link', list, path: picked.path, id: recordId, karbon };
  const { facts } = subject;
  const stander = createStander(assuming(subject.lists, link));
  const stand = facts.item
    ? stander.ofItem(facts.client, facts.work, facts.item.key)
    : stander.ofClient(facts.client);
  return planWith(subject, stand, { link });
}

/** On the page of a work item the choice may be between clients: then the pair is the client's. */
function meantBy(subject: PanelSubject, { record, path }: PlacedRecord): KarbonRef | null {
  const { client, item } = subject.facts;
  const isClient = item !== null && path.length === 1 && foldedKey(record.name) !== foldedKey(item.title);
  if (!isClient) return karbonRefOf(subject);
  return client.key === '' ? null : { kind: client.kind, key: client.key };
}

function unlinkPlan(subject: PanelSubject, list: ListId): Plan | null {
  const karbon = karbonRefOf(subject);
  const id = karbon && subject.lists.links[list].get(karbon.key);
  const record = id && subject.lists[list]?.get(id);
  const path = record && subject.lists[list]?.place(record).path;
  if (!karbon || !id || !path) return null;
  const step: LinkStep = { kind: 'unlink', list, path, id, karbon };
  return { action: 'none', steps: [step], obstacle: null, id: planIdOf([step]) };
}

/** What tells a record apart from the others that could be meant. */
async function candidateFacts(
  { copies, lists }: { readonly copies: Copies; readonly lists: NameLists },
  subject: PanelSubject,
  list: ListId,
  { record, path }: PlacedRecord,
): Promise<Candidate> {
  const expected = subject.stand?.expectedPath.at(-1) ?? '';
  const karbon = karbonRefOf(subject);
  const known = {
    path,
    isActive: record.isActive,
    difference: record.name === expected ? null : differenceOf(expected, record.name),
    isLinked: karbon !== null && subject.lists.links[list].get(karbon.key) === record.id,
  };
  if (list === 'quickbooks') {
    const customer = await copies.get('customers', record.id);
    return { ...known, seconds: null, lastUsed: null, balance: customer?.balance ?? null };
  }
  const { tree } = await lists.jobcodes();
  const { rows, firm } = await coveredEntries(copies);
  const covered = rows.find((row) => tree.upwards(record.id).includes(row.jobcodeId)) ?? firm;
  if (!covered) return { ...known, seconds: null, lastUsed: null, balance: null };
  const days = { from: covered.from, to: covered.to };
  const entries = await copies.entries({ jobcodeIds: tree.below([record.id]), days });
  const dates = entries.map(({ date }) => date).sort();
  return {
    ...known,
    seconds: entries.reduce((sum, entry) => sum + entry.durationSeconds, 0),
    lastUsed: dates.at(-1) ?? null,
    balance: null,
  };
}
