import type { PlanStep } from '../../../domain/plans/plan';
import type { WriteRejection } from '../../../domain/plans/write-rejection';
import { m } from '../../../i18n/compiled/messages';
import { counted } from '../../../i18n/numbers';
import { type Sentence, sentence } from '../../../i18n/sentence';
import type { FixOutcome, LogRow } from '../../../messages/fixes';
import { errorSentence, systemNames } from '../../words';
import type { ActivityState } from './activity';

/** What the activity log says. */
export const logWords = {
  undoesEarlier: m.log_fact_by_undo(),
  title: m.log_title(),
  lead: m.log_lead(),
  nothing: m.log_new(),
  active: m.log_active(),
  inactive: m.log_inactive(),
  karbonKey: m.log_fact_karbon_key(),
  recordId: m.log_record(),
  undo: m.log_undo(),
  undoQuestion: m.log_undo_question(),
  confirmUndo: m.log_undo_confirm(),
  undoing: m.log_undoing(),
  showMore: m.log_show_more(),
  exportCsv: m.log_export(),
  exporting: m.log_exporting(),
} as const;

export const logColumns: readonly string[] = [
  m.log_column_when(),
  m.log_column_when_utc(),
  m.log_column_run(),
  m.log_column_item(),
  m.log_column_kind(),
  m.log_column_karbon_key(),
  m.log_column_system(),
  m.log_column_step(),
  m.log_column_record(),
  m.log_column_wanted(),
  m.log_column_record_id(),
  m.log_column_before(),
  m.log_column_before_state(),
  m.log_column_after(),
  m.log_column_after_state(),
  m.log_column_outcome(),
  m.activity_column_hours(),
];

const itemKinds: Readonly<Record<string, string>> = {
  work: m.log_kind_work(),
  person: m.log_kind_person(),
  organization: m.log_kind_organization(),
  clientGroup: m.log_kind_client_group(),
};

/** The kind of page that a run was about; `''` for one that is not known. */
export function itemKindWords(kind: string): string {
  return itemKinds[kind] ?? '';
}

/** What a change has come to, in the choice of the filter and in the file. */
export const stateNames: Readonly<Record<ActivityState, string>> = {
  done: m.activity_state_done(),
  undone: m.activity_state_undone(),
  open: m.activity_state_open(),
  failed: m.activity_state_failed(),
};

const stepMessages: Readonly<
  Record<
    Exclude<PlanStep['kind'], 'assign'>,
    (inputs: { readonly tense: 'done' | 'open'; readonly system: string }) => string
  >
> = {
  create: m.log_step_create,
  restore: m.log_step_restore,
  rename: m.log_step_rename,
  move: m.log_step_move,
  archive: m.log_step_archive,
  link: m.log_step_link,
  unlink: m.log_step_unlink,
  request: m.log_step_request,
  withdraw: m.log_step_withdraw,
};

/** The step in a word or two and where: in the past tense if Tieout has applied it, else as what it was to do. */
export function logStep({ step, outcome }: Pick<LogRow, 'step' | 'outcome'>): string {
  const inputs = {
    tense: outcome?.kind === 'done' ? 'done' : 'open',
    system: systemNames[step.list],
  } as const;
  return step.kind === 'assign'
    ? m.log_step_assign({ ...inputs, ...counted(step.userIds.length) })
    : stepMessages[step.kind](inputs);
}

/**
 * What undoing a line does.
 *
 * @param before the path that its record gets back; `null` where it keeps the one that it has.
 */
export function undoSentence(
  {
    step,
    after,
  }: Pick<LogRow, 'after'> & {
    readonly step: Exclude<PlanStep, { readonly kind: 'assign' }>;
  },
  before: readonly string[] | null,
): Sentence {
  const base = { path: after?.path ?? step.path, system: systemNames[step.list] };
  switch (step.kind) {
    case 'create':
    case 'restore':
      return before
        ? sentence(m.log_undo_step_archive_as, { ...base, before })
        : sentence(m.log_undo_step_archive, base);
    case 'archive':
      return before
        ? sentence(m.log_undo_step_restore_as, { ...base, before })
        : sentence(m.log_undo_step_restore, base);
    case 'rename':
      return sentence(m.log_undo_step_rename, { ...base, before: before ?? base.path });
    case 'move':
      return sentence(m.log_undo_step_move, { ...base, before: before ?? base.path });
    case 'link':
      return sentence(m.log_undo_step_unlink, base);
    case 'unlink':
      return sentence(m.log_undo_step_link, base);
    case 'request':
      return sentence(m.log_undo_step_withdraw, base);
    case 'withdraw':
      return sentence(m.log_undo_step_request, base);
  }
}

const rejectionReasons: Readonly<
  Record<Exclude<WriteRejection['code'], 'nameTaken' | 'inUse' | 'other'>, string>
> = {
  inactiveHasName: m.log_reason_inactive_has_name(),
  changedMeanwhile: m.log_reason_changed(),
  recordGone: m.log_reason_gone(),
  noRight: m.log_reason_no_permission(),
  nameTooLong: m.log_reason_name_too_long(),
  nameNotAllowed: m.log_reason_name_not_allowed(),
  tooDeep: m.log_reason_too_deep(),
  parentIsProject: m.log_reason_project(),
  billing: m.log_reason_billing(),
  useNotKnown: m.log_reason_use_unknown(),
};

function rejectionReason(rejection: WriteRejection): string {
  if (rejection.code === 'other') return rejection.detail || m.log_reason_none();
  if (rejection.code === 'inUse') {
    return rejection.by === undefined ? m.log_reason_in_use() : m.log_reason_in_use_by({ by: rejection.by });
  }
  if (rejection.code !== 'nameTaken') return rejectionReasons[rejection.code];
  return rejection.holderId === null
    ? m.log_reason_name_taken()
    : m.log_reason_name_taken_by({ id: rejection.holderId });
}

/** What has become of a line, with the reason where it was not applied. */
export function logOutcome({ step, state, outcome }: Pick<LogRow, 'step' | 'state' | 'outcome'>): string {
  if (state === 'undone')
    return step.kind === 'create' ? m.log_outcome_undone_but_inactive() : m.log_outcome_undone();
  if (state === 'planned') return m.log_outcome_queued();
  // A step that was sent and has failed all the same waits for a service that does not answer.
  if (state === 'sent') return outcome === null ? m.log_outcome_sending() : m.log_outcome_unknown();
  switch (outcome?.kind) {
    case 'alreadyDone':
      return m.log_outcome_already();
    case 'refused':
      return m.log_outcome_refused({ reason: rejectionReason(outcome.refusal) });
    case 'failed':
      return m.log_outcome_failed_because({ reason: errorSentence(outcome.error) });
    case 'notReached':
      return m.log_outcome_not_reached();
    case 'done':
      return outcome.storedName === undefined
        ? m.log_outcome_done()
        : m.log_outcome_stored_otherwise({ name: outcome.storedName });
    default:
      return state === 'failed' ? m.log_outcome_failed() : m.log_outcome_done();
  }
}

/** What becomes of the click that undoes. */
export function undoOutcome(outcome: FixOutcome): string {
  switch (outcome.kind) {
    case 'begun':
      return m.log_undo_begun();
    case 'planChanged':
      return m.log_undo_changed();
    case 'alreadyDone':
      return m.log_undo_already();
    case 'failed':
      return m.log_undo_failed({ problem: errorSentence(outcome.error) });
  }
}
