import type { PlanStep } from '../../../domain/plans/plan';
import type { WriteRejection } from '../../../domain/plans/write-rejection';
import type { SystemId } from '../../../domain/records/records';
import type { FixOutcome, LogRow } from '../../../messages/fixes';
import { errorSentence, systemNames } from '../../words';

/** What the log says. */
export const logWords = {
  takesBack: 'takes back an earlier change',
  title: 'Log',
  lead: 'Everything that Tieout has written from this browser, newest first.',
  empty: 'Nothing has been written yet. What is put right on a page in Karbon is listed here.',
  nothing: 'not there',
  active: 'active',
  inactive: 'inactive',
  karbonKey: 'Karbon key',
  recordId: 'Record',
  undo: 'Undo',
  undoQuestion: 'Take this back? Tieout will do the following, and leave alone what was changed since:',
  takeBack: 'Take back',
  takingBack: 'Taking back…',
  showMore: 'Show more',
  exportCsv: 'Export CSV',
  exporting: 'Exporting…',
} as const;

export const logColumns = [
  'When',
  'When (UTC)',
  'Run',
  'Item',
  'Kind',
  'Karbon key',
  'System',
  'Step',
  'Record',
  'Wanted',
  'Record ID',
  'Before',
  'Before: state',
  'After',
  'After: state',
  'Outcome',
] as const;

const itemKinds: Readonly<Record<string, string>> = {
  work: 'Work item',
  person: 'Person',
  organization: 'Organization',
  clientGroup: 'Client group',
};

/** The kind of page that a run was about; `''` for one that is not known. */
export function itemKindWords(kind: string): string {
  return itemKinds[kind] ?? '';
}

/** `The newest 50 of 1,204 lines`. */
export function linesShown(shown: number, all: number): string {
  if (shown === all) return all === 1 ? '1 line' : `${all.toLocaleString('en-US')} lines`;
  return `The newest ${shown.toLocaleString('en-US')} of ${all.toLocaleString('en-US')} lines`;
}

const stepVerbs: Readonly<Record<PlanStep['kind'], { readonly done: string; readonly open: string }>> = {
  create: { done: 'Created', open: 'Create' },
  assign: { done: 'Assigned', open: 'Assign' },
  restore: { done: 'Restored', open: 'Restore' },
  rename: { done: 'Renamed', open: 'Rename' },
  move: { done: 'Moved', open: 'Move' },
  archive: { done: 'Archived', open: 'Archive' },
  link: { done: 'Linked to a record', open: 'Link to a record' },
  unlink: { done: 'Unlinked from a record', open: 'Unlink from a record' },
};

/** The step in a word or two and where: in the past tense if Tieout has carried it out, else as what it was to do. */
export function logStep({ step, outcome }: Pick<LogRow, 'step' | 'outcome'>): string {
  const verb = stepVerbs[step.kind][outcome?.kind === 'done' ? 'done' : 'open'];
  const users = step.kind === 'assign' ? step.userIds.length : 0;
  const whom = users === 0 ? '' : users === 1 ? ' to 1 user' : ` to ${users} users`;
  return `${verb}${whom}${inSystem(step.list)}`;
}

/** What follows a record's name where the system has to be told. */
export function inSystem(system: SystemId): string {
  return ` in ${systemNames[system]}`;
}

/** What is done to take back a step: the verb in front of the record's name. */
export const undoVerbs: Readonly<Record<Exclude<PlanStep['kind'], 'assign'>, string>> = {
  create: 'Archive',
  restore: 'Archive',
  rename: 'Rename',
  move: 'Move',
  archive: 'Restore',
  link: 'Unlink',
  unlink: 'Link',
};

const rejectionWords: Readonly<Record<Exclude<WriteRejection['code'], 'nameTaken' | 'other'>, string>> = {
  inactiveHasName: 'an inactive record has the name',
  changedMeanwhile: 'the record had been changed meanwhile',
  recordGone: 'the record, or the one above it, is gone or inactive',
  noRight: 'the connected user has no right to do this',
  nameTooLong: 'the name is too long',
  nameNotAllowed: 'the name has characters that are not allowed',
  tooDeep: 'there are too many levels',
  parentIsProject: 'the record above it is a project',
  billing: 'its billing keeps it where it is',
  inUse: 'it has time, a balance or records below it',
  useNotKnown: 'the rights do not show whether it is in use',
};

function rejectionReason(rejection: WriteRejection): string {
  if (rejection.code === 'other') return rejection.detail || 'no reason was given';
  if (rejection.code !== 'nameTaken') return rejectionWords[rejection.code];
  return `another record has the name${rejection.holderId === null ? '' : ` (${rejection.holderId})`}`;
}

/** What has become of a line, with the reason where it was not carried out. */
export function logOutcome({ state, outcome }: Pick<LogRow, 'state' | 'outcome'>): string {
  if (state === 'undone') return 'Taken back';
  if (state === 'planned') return 'Waits for its turn';
  // A step that was sent and has failed all the same waits for a service that does not answer.
  if (state === 'sent') return outcome === null ? 'Being sent' : 'Not known yet: the service does not answer';
  switch (outcome?.kind) {
    case 'alreadyDone':
      return 'Was so already';
    case 'refused':
      return `Refused: ${rejectionReason(outcome.refusal)}`;
    case 'failed':
      return `Failed: ${errorSentence(outcome.error)}`;
    case 'notReached':
      return 'Not reached: the run ended before its turn';
    default:
      return state === 'failed' ? 'Failed' : 'Done';
  }
}

/** What becomes of the click that takes back. */
export function undoOutcome(outcome: FixOutcome): string {
  switch (outcome.kind) {
    case 'begun':
      return 'Taking back has begun; what becomes of it is at the top of the log.';
    case 'planChanged':
      return 'Something has changed since, so that nothing was taken back.';
    case 'alreadyDone':
      return 'There is nothing left to take back.';
    case 'failed':
      return `Nothing was taken back. ${errorSentence(outcome.error)}`;
  }
}
