import type { PlanObstacle, PlanStep, PrimaryAction } from '../../domain/plans/plan';
import type { WriteRejection } from '../../domain/plans/write-rejection';
import { listTraits } from '../../domain/records/lists';
import type { DayText, ListId } from '../../domain/records/records';
import { m } from '../../i18n/compiled/messages';
import { day } from '../../i18n/dates';
import { duration } from '../../i18n/durations';
import { counted, money, number } from '../../i18n/numbers';
import { type Sentence, sentence } from '../../i18n/sentence';
import type { ErrorCode, PlainError } from '../../messages/errors';
import type { Candidate, FixOutcome, RunStep, RunView } from '../../messages/fixes';
import { matchReasonWords } from '../match-status-words';
import { systemNames } from '../system-names';
import { type StepTense, stepIn } from './step-words';

/* What is said about a fix: before it is made, while it is under way, and afterwards. Steps have `step-words.ts`. */

/** What the one action of a client or work item does; with `…` where it first shows its steps or a choice. */
export const actionWords: Readonly<Record<Exclude<PrimaryAction, 'none'>, string>> = {
  create: m.panel_action_create(),
  syncName: m.panel_action_rename(),
  restore: m.panel_action_restore(),
  move: m.panel_action_move(),
  choose: m.panel_action_choose(),
  link: m.panel_action_link(),
  request: m.panel_action_request(),
};

/** Above the records of a list that could be meant. */
export function candidatesIn(list: ListId): string {
  return m.fix_candidates({ system: systemNames[list] });
}

const openWords: Readonly<Record<ListId, string>> = {
  quickbooksTime: m.fix_menu_open_time(),
  quickbooks: m.fix_menu_open_quickbooks(),
};

/** The text of a link to a record, in QuickBooks Time to where it can be looked for. */
export function openIn(list: ListId): string {
  return openWords[list];
}

/** In the menu: the steps in one list alone. @param action in a word or two, such as `Create` */
export function onlyIn(list: ListId, action: string): string {
  return m.fix_menu_only({ system: systemNames[list], action });
}

export function unlinkIn(list: ListId): string {
  return m.fix_menu_unlink({ system: systemNames[list] });
}

/** `Create…` where a click first shows the steps. */
export function withEllipsis(label: string, opensSteps: boolean): string {
  return opensSteps ? `${label}…` : label;
}

/** A step that is going to be applied: `Create Acme Co:Tax in QuickBooks` */
export function stepSentence(step: PlanStep): Sentence {
  return stepIn('will', step);
}

/** What a step brings with it, where its sentence does not say so; `''` where that is nothing. */
export function stepNote(step: PlanStep): string {
  switch (step.kind) {
    case 'create':
      if (step.connectWithQuickbooks) return m.fix_note_two_way_sync();
      return step.assignToAll ? m.fix_note_everyone() : '';
    case 'restore':
      return step.assignToAll ? m.fix_note_everyone_again() : '';
    case 'assign':
      return m.fix_note_assign();
    case 'link':
      return m.fix_note_link();
    case 'unlink':
      return m.fix_note_unlink();
    case 'request':
      return m.fix_note_request();
    default:
      return '';
  }
}

const alreadyMessages: Readonly<
  Record<PlanStep['kind'], (inputs: { readonly path: string; readonly system: string }) => string>
> = {
  create: m.fix_already_created,
  assign: m.fix_already_assigned,
  restore: m.fix_already_active,
  rename: m.fix_already_renamed,
  move: m.fix_already_moved,
  archive: m.fix_already_inactive,
  link: m.fix_already_linked,
  unlink: m.fix_already_unlinked,
  request: m.fix_already_on_change_list,
  withdraw: m.fix_already_off_change_list,
};

/** A step of a run, in the tense of what has become of it. */
export function runStepSentence({ step, state, outcome }: RunStep, run: RunView['state']): Sentence {
  if (state === 'confirmed' && outcome?.kind === 'alreadyDone')
    return sentence(alreadyMessages[step.kind], { path: step.path, system: systemNames[step.list] });
  return stepIn(tenseOf(state, run), step);
}

function tenseOf(state: RunStep['state'], run: RunView['state']): StepTense {
  if (state === 'confirmed' || state === 'undone') return 'done';
  if (state !== 'sent') return 'will';
  return run === 'waiting' ? 'unknown' : 'now';
}

const stateWords = {
  planned: m.fix_state_queued(),
  sent: m.fix_state_sending(),
  confirmed: m.fix_state_done(),
  failed: m.fix_state_failed(),
  undone: m.fix_state_undone(),
} as const satisfies Readonly<Record<RunStep['state'], string>>;

/** The state of a step in a word or two. */
export function stepState({ state, outcome }: RunStep, run: RunView['state']): string {
  if (state !== 'undone' && outcome?.kind === 'alreadyDone') return m.fix_state_already_done();
  if (outcome?.kind === 'notReached') return m.fix_state_not_reached();
  return state === 'sent' && run === 'waiting' ? m.fix_state_unknown() : stateWords[state];
}

/** Why a step was not applied, or waits, and what to do about it, or what the service has made of it; `''` where there is nothing to say. */
export function stepReason({ step, state, outcome }: RunStep): string {
  if (outcome?.kind === 'done' && outcome.storedName !== undefined && state === 'confirmed')
    return m.fix_stored_otherwise({ system: systemNames[step.list], name: outcome.storedName });
  if (state === 'sent' && outcome?.kind === 'failed') return waitReason(outcome.error, step.list);
  if (state === 'failed' && outcome?.kind === 'refused') return rejectionText(outcome.refusal, step.list);
  if (state === 'failed' && outcome?.kind === 'failed') return errorText(outcome.error);
  return outcome?.kind === 'notReached' ? m.fix_not_started() : '';
}

const silences: readonly ErrorCode[] = ['unreachable', 'timedOut', 'serverFault'];

/** Why it is not known yet what has become of a step. Tieout asks a service that did not answer again by itself. */
function waitReason(error: PlainError, list: ListId): string {
  return silences.includes(error.code) ? m.fix_waits_for({ system: systemNames[list] }) : errorText(error);
}

const inactiveWords: Readonly<Record<ListId, string>> = {
  quickbooksTime: m.rejection_inactive_job(),
  quickbooks: m.rejection_inactive_customer(),
};

const noPermissionWords: Readonly<Record<ListId, string>> = {
  quickbooksTime: m.rejection_no_permission_time(),
  quickbooks: m.rejection_no_permission_quickbooks(),
};

/** Why a list has not taken a change, and what to do about it. */
export function rejectionText(rejection: WriteRejection, list: ListId): string {
  const system = systemNames[list];
  switch (rejection.code) {
    case 'nameTaken':
      return m.rejection_name_taken({ system });
    case 'inactiveHasName':
      return inactiveWords[list];
    case 'changedMeanwhile':
      return m.rejection_changed({ system });
    case 'recordGone':
      return m.rejection_gone({ system });
    case 'noRight':
      return noPermissionWords[list];
    case 'nameTooLong':
      return m.rejection_name_too_long({ system });
    case 'nameNotAllowed':
      return m.rejection_name_not_allowed({ system });
    case 'tooDeep':
      return m.rejection_too_deep({ system });
    case 'parentIsProject':
      return m.rejection_project({ system });
    case 'billing':
      return m.rejection_billing();
    case 'inUse':
      return m.rejection_in_use_by({ system, by: rejection.by ?? 'other' });
    case 'useNotKnown':
      return m.rejection_use_unknown({ system });
    case 'other':
      return rejection.detail === ''
        ? m.rejection_other_unexplained({ system })
        : m.rejection_other({ system, detail: rejection.detail });
  }
}

const errorMessages: Readonly<Record<ErrorCode, (inputs: { readonly system: string }) => string>> = {
  needsReconnect: m.fix_error_sign_in,
  notAllowed: m.fix_error_no_permission,
  rateLimited: m.fix_error_rate_limited,
  selfLimited: m.failure_own_limit,
  offline: m.fix_error_offline,
  vaultLocked: m.failure_vault_locked,
  passphraseWrong: m.failure_passphrase_wrong,
  accessWithheld: m.failure_access_withheld,
  unreachable: m.fix_error_not_responding,
  timedOut: m.fix_error_timed_out,
  serverFault: m.fix_error_server,
  gatewayRefused: m.failure_gateway,
  invalidResponse: m.fix_error_invalid_response,
  endlessList: m.failure_endless_list,
  notFound: m.fix_error_not_found,
  rejected: m.fix_error_refused,
  billingLapsed: m.fix_error_lapsed,
  addressBlocked: m.fix_error_address_blocked,
  wrongEnvironment: m.fix_error_wrong_environment,
  accountChanged: m.failure_account_changed,
  signInCancelled: m.fix_error_sign_in_unfinished,
  signInUnanswered: m.failure_sign_in_unanswered,
  signInNotShown: m.failure_sign_in_not_shown,
  signInForeign: m.failure_sign_in_foreign,
  signInExpired: m.failure_sign_in_expired,
  applicationRefused: m.failure_application_refused,
  storageBlocked: m.failure_storage_blocked,
  storageNewer: m.failure_storage_newer,
  storageFailed: m.failure_storage_failed,
  storageFull: m.failure_storage_full,
  internal: m.failure_internal,
};

/** What is wrong with a service, and what to do about it. */
export function errorText({ code, system }: PlainError): string {
  return errorMessages[code]({ system: system === null ? m.fix_the_service() : systemNames[system] });
}

/** The answer to a click where nothing has begun; `null` where the run tells the rest. */
export function outcomeText(outcome: FixOutcome, isUndo: boolean): string | null {
  switch (outcome.kind) {
    case 'begun':
      return null;
    case 'planChanged':
      return isUndo ? m.fix_undo_changed() : m.fix_changed();
    case 'alreadyDone':
      return isUndo ? m.fix_undo_done_already() : m.fix_done_already();
    case 'failed':
      return m.fix_nothing_done({ problem: errorText(outcome.error) });
  }
}

/** Steps whose turn is over. */
function stepsDone(run: RunView): number {
  return run.steps.filter(({ state }) => state === 'confirmed').length;
}

/** The one sentence above the steps of a run. */
export function runSentence(run: RunView): string {
  const all = number(run.steps.length);
  const done = stepsDone(run);
  switch (run.state) {
    case 'running': {
      const progress = { step: number(Math.min(done + 1, run.steps.length)), all };
      return run.isUndo ? m.fix_run_undo_progress(progress) : m.fix_run_progress(progress);
    }
    case 'waiting':
      return run.isUndo ? m.fix_run_undo_waiting() : m.fix_run_waiting();
    case 'done':
      return run.isUndo ? undoneSentence(run) : m.fix_run_done();
    case 'undone':
      return undoneSentence(run);
    case 'failed':
      if (done === 0) return run.isUndo ? m.fix_run_undo_failed() : m.fix_run_failed();
      return run.isUndo
        ? m.fix_run_undo_failed_partly({ ...counted(done), all })
        : m.fix_run_failed_partly({ ...counted(done), all });
  }
}

/** What was created is not gone: a later look finds it, and a later fix restores it. */
function undoneSentence({ steps }: RunView): string {
  const isLeft = steps.some(({ step, state }) => {
    if (step.kind === 'create') return state === 'undone';
    return step.kind === 'archive' && step.onlyUnused && state === 'confirmed';
  });
  return isLeft ? m.fix_run_undone_but_inactive() : m.fix_run_undone();
}

/** Why something that is wrong cannot be fixed from here, and what to do instead. */
export function obstacleSentence(obstacle: PlanObstacle): Sentence {
  switch (obstacle.code) {
    case 'parentIsProject':
      return sentence(m.fix_obstacle_project, { path: obstacle.path, system: systemNames[obstacle.list] });
    case 'projectStays':
      return sentence(m.fix_obstacle_project_stays, {
        path: obstacle.path,
        system: systemNames[obstacle.list],
      });
    case 'tooDeep':
      return sentence(m.fix_obstacle_too_deep, { path: obstacle.path, system: systemNames[obstacle.list] });
    case 'renameInQuickbooks':
      return sentence(m.fix_obstacle_rename_in_quickbooks, { path: obstacle.path });
    case 'onChangeList':
      return sentence(m.fix_obstacle_on_change_list, { path: obstacle.path });
    case 'nameTranslated':
      return sentence(m.fix_obstacle_name_translated, {});
  }
}

/** What tells a candidate apart from the others, in few words each. @param today for dates without their year */
export function candidateFacts(
  candidate: Omit<Candidate, 'path' | 'difference'>,
  list: ListId,
  today: DayText,
): string[] {
  const { seconds, lastUsed, balance, alsoIn = [] } = candidate;
  const facts = candidateSigns(candidate);
  if ([list, ...alsoIn].some((each) => listTraits[each].tracksTime)) facts.push(timeFact(seconds));
  if (lastUsed !== null) facts.push(m.fix_candidate_last_used({ date: day(lastUsed, today) }));
  if (balance !== null) facts.push(m.fix_candidate_balance({ amount: money(balance) }));
  return facts;
}

/** The same without what has been tracked and booked on it. */
export function candidateSigns({
  isActive,
  isLinked,
  reason,
  alsoIn = [],
}: Pick<Candidate, 'isActive' | 'isLinked' | 'reason' | 'alsoIn'>): string[] {
  const signs = alsoIn.map((other) => m.fix_candidate_also_in({ system: systemNames[other] }));
  if (reason) signs.unshift(matchReasonWords(reason));
  if (!isActive) signs.push(m.fix_candidate_inactive());
  if (isLinked) signs.push(m.fix_candidate_linked());
  return signs;
}

function timeFact(seconds: number | null): string {
  if (seconds === null) return m.fix_candidate_time_unknown();
  return seconds === 0 ? m.fix_candidate_no_time() : m.fix_candidate_time({ duration: duration(seconds) });
}
