import type { KarbonRef, PlanObstacle, PlanStep } from '../../domain/plans/plan';
import type { WriteRejection } from '../../domain/plans/write-rejection';
import { listTraits } from '../../domain/records/lists';
import type { DayText, ListId } from '../../domain/records/records';
import { m } from '../../i18n/compiled/messages';
import { day } from '../../i18n/dates';
import { duration } from '../../i18n/durations';
import type { Sentence } from '../../i18n/sentence';
import type { ErrorCode, PlainError } from '../../messages/errors';
import type { Candidate, FixOutcome, RunStep, RunView } from '../../messages/fixes';
import { systemNames } from '../words';

/** `1,204 records`. */
function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/* Every sentence about putting something right: before it is done, while it goes on, and afterwards. */

export const words = {
  putRight: 'Put it right',
  planIntro: 'To put it right, Tieout will do this:',
  unlinkIntro: 'This changes nothing outside Tieout:',
  notYet: 'Nothing is changed before you carry it out.',
  carryOut: 'Carry out',
  cancel: 'Cancel',
  back: 'Back',
  close: 'Close',
  retry: 'Try again',
  undo: 'Undo',
  hide: 'Hide',
  stale: 'Something has changed since these steps were shown. Nothing has been done.',
  showAgain: 'Show the steps as they are now',
  changed: 'Something has changed since, so nothing has been done. These are the steps now:',
  notOffered: 'There is nothing left to put right here: it has been done meanwhile.',
  undoChanged: 'This was not taken back, because the records have been changed since. Nothing has been done.',
  alreadyDone: 'This is done already: a colleague or the import of QuickBooks Time has been faster.',
  alreadyUndone: 'This has been taken back already.',
  notReached: 'This was not begun. Ask for it again once nothing stands in its way.',
  nothingDone: 'Nothing has been done.',
  asking: 'Reading the names afresh before anything is changed…',
  askingUndo: 'Looking whether this can still be taken back…',
  candidates: 'Could be meant in',
  otherClaims: 'Also arriving at this name',
  otherClaimsHelp: 'Rename one of them in Karbon, or choose whose record it is.',
  noCandidates: 'There is nothing left to choose from.',
  choose: 'This one',
  link: 'Link',
  linkAndPutRight: 'Link and put right',
  createAnyway: 'Create anyway',
  sync: 'Sync',
  chooseAnother: 'Choose another record…',
  undoLast: 'Undo the last change',
  createAnywayHelp: 'None of these is meant:',
} as const;

const openWords: Readonly<Record<ListId, string>> = {
  quickbooksTime: 'Open QuickBooks Time',
  quickbooks: 'Open in QuickBooks',
};

/** The text of a link to a record, in QuickBooks Time to where it can be looked for. */
export function openIn(list: ListId): string {
  return openWords[list];
}

/** In the menu: the steps in one list alone. @param action in a word or two, such as `Create` */
export function onlyIn(list: ListId, action: string): string {
  return `Only in ${systemNames[list]}: ${action}…`;
}

export function unlinkIn(list: ListId): string {
  return `Unlink in ${systemNames[list]}…`;
}

/** `Create…` where a click first shows the steps. */
export function withEllipsis(label: string, opensSteps: boolean): string {
  return opensSteps ? `${label}…` : label;
}

interface Verbs {
  readonly will: string;
  readonly now: string;
  readonly done: string;
  readonly participle: string;
}

const verbs: Readonly<Record<PlanStep['kind'], Verbs>> = {
  create: { will: 'Create', now: 'Creating', done: 'Created', participle: 'created' },
  assign: { will: 'Assign', now: 'Assigning', done: 'Assigned', participle: 'assigned' },
  restore: { will: 'Restore', now: 'Restoring', done: 'Restored', participle: 'restored' },
  rename: { will: 'Rename', now: 'Renaming', done: 'Renamed', participle: 'renamed' },
  move: { will: 'Move', now: 'Moving', done: 'Moved', participle: 'moved' },
  archive: { will: 'Archive', now: 'Archiving', done: 'Archived', participle: 'archived' },
  link: { will: 'Link', now: 'Linking', done: 'Linked', participle: 'linked' },
  unlink: { will: 'Unlink', now: 'Unlinking', done: 'Unlinked', participle: 'unlinked' },
};

/** QuickBooks archives nothing: what QuickBooks Time archives is made inactive there. */
const archiving: Readonly<Record<ListId, { readonly verbs: Verbs; readonly become: string }>> = {
  quickbooksTime: { verbs: verbs.archive, become: '' },
  quickbooks: {
    verbs: { will: 'Make', now: 'Making', done: 'Made', participle: 'made inactive' },
    become: ' inactive',
  },
};

function verbsOf({ kind, list }: PlanStep): Verbs {
  return kind === 'archive' ? archiving[list].verbs : verbs[kind];
}

function karbonWord(kind: KarbonRef['kind']): string {
  if (kind === 'work') return 'work item';
  return kind === 'clientGroup' ? 'client group' : 'client';
}

/** What follows the verb: the record and what becomes of it, up to the full stop. */
function objectOf(step: PlanStep): Sentence {
  const inList = ` in ${systemNames[step.list]}`;
  switch (step.kind) {
    case 'create':
      return [step.path, inList];
    case 'assign':
      return [step.path, ` to ${counted(step.userIds.length, 'person', 'people')}${inList}`];
    case 'restore':
    case 'archive': {
      const become = step.kind === 'archive' ? archiving[step.list].become : '';
      const name: Sentence = step.newName === step.path.at(-1) ? [] : [' under the name ', [step.newName]];
      return [step.path, `${become}${inList}`, ...name];
    }
    case 'rename':
      return [step.path, ' to ', [step.newName], inList];
    case 'move': {
      const to: Sentence = step.parent === null ? [' to the top level'] : [' under ', step.underPath];
      const name: Sentence = step.newName === step.path.at(-1) ? [] : [' and rename it to ', [step.newName]];
      return [step.path, ...to, inList, ...name];
    }
    case 'link':
      return [step.path, `${inList} with this ${karbonWord(step.karbon.kind)}`];
    case 'unlink':
      return [step.path, `${inList} from this ${karbonWord(step.karbon.kind)}`];
  }
}

/** A step that is going to be carried out: `Create Acme Co:Tax in QuickBooks.` */
export function stepSentence(step: PlanStep): Sentence {
  return [`${verbsOf(step).will} `, ...objectOf(step), '.'];
}

/** What a step brings with it, where its sentence does not say so; `''` where that is nothing. */
export function stepNote(step: PlanStep): string {
  switch (step.kind) {
    case 'create':
      if (step.connectWithQuickbooks) return 'QuickBooks Time then creates it in QuickBooks by itself.';
      return step.assignToAll ? 'Everybody can track time on it.' : '';
    case 'restore':
      return step.assignToAll ? 'Everybody can track time on it again.' : '';
    case 'assign':
      return 'They can track time on it and on all below it.';
    case 'link':
      return 'Tieout remembers the pair, whatever their names. Nothing is changed outside.';
    case 'unlink':
      return 'Tieout goes by the names again. Nothing is changed outside.';
    default:
      return '';
  }
}

function alreadySentence(step: PlanStep): Sentence {
  const system = systemNames[step.list];
  switch (step.kind) {
    case 'create':
      return [step.path, ` was in ${system} already.`];
    case 'assign':
      return [step.path, ' could be tracked on already.'];
    case 'restore':
      return [step.path, ` was active in ${system} already.`];
    case 'rename':
      return [step.path, ` had its new name in ${system} already.`];
    case 'move':
      return [step.path, ` was in its place in ${system} already.`];
    case 'archive':
      return [step.path, ` was inactive in ${system} already.`];
    case 'link':
      return [step.path, ' was linked already.'];
    case 'unlink':
      return [step.path, ' was not linked any more.'];
  }
}

const silences: readonly ErrorCode[] = ['unreachable', 'timedOut', 'serverFault'];

/** The error that keeps a step waiting, where it is more than a service that does not answer. */
function spokenError({ outcome }: RunStep): PlainError | null {
  return outcome?.kind === 'failed' && !silences.includes(outcome.error.code) ? outcome.error : null;
}

/** Why it is not known what has become of a step, and what happens next. */
function unknownSentence(row: RunStep): Sentence {
  const { step } = row;
  const intro = `${systemNames[step.list]} does not answer, so it is not known yet whether `;
  return [
    spokenError(row) === null ? intro : 'It is not known yet whether ',
    step.path,
    ` was ${verbsOf(step).participle}. Tieout looks again by itself.`,
  ];
}

/** A step of a run, in the tense of what has become of it. */
export function runStepSentence(row: RunStep, run: RunView['state']): Sentence {
  const { step, state, outcome } = row;
  if (state === 'confirmed' && outcome?.kind === 'alreadyDone') return alreadySentence(step);
  if (state === 'confirmed' || state === 'undone') return [`${verbsOf(step).done} `, ...objectOf(step), '.'];
  if (state !== 'sent') return stepSentence(step);
  return run === 'waiting' ? unknownSentence(row) : [`${verbsOf(step).now} `, ...objectOf(step), '…'];
}

const stateWords = {
  planned: 'waiting',
  sent: 'being sent',
  confirmed: 'done',
  failed: 'failed',
  undone: 'taken back',
} as const satisfies Readonly<Record<RunStep['state'], string>>;

/** The state of a step in a word or two. */
export function stepState({ state, outcome }: RunStep, run: RunView['state']): string {
  if (state !== 'undone' && outcome?.kind === 'alreadyDone') return 'already done';
  if (outcome?.kind === 'notReached') return 'not reached';
  return state === 'sent' && run === 'waiting' ? 'not known yet' : stateWords[state];
}

/** Why a step was not carried out, or waits, and what to do about it; `''` where there is nothing to say. */
export function stepReason(row: RunStep): string {
  const { step, state, outcome } = row;
  const waitsFor = state === 'sent' ? spokenError(row) : null;
  if (waitsFor !== null) return errorText(waitsFor);
  if (state === 'failed' && outcome?.kind === 'refused') return rejectionText(outcome.refusal, step.list);
  if (state === 'failed' && outcome?.kind === 'failed') return errorText(outcome.error);
  return outcome?.kind === 'notReached' ? words.notReached : '';
}

const inactiveWords: Readonly<Record<ListId, string>> = {
  quickbooksTime: 'An archived jobcode in QuickBooks Time has this name. Refresh, then restore it instead.',
  quickbooks: 'An inactive customer in QuickBooks has this name. Refresh, then restore it instead.',
};

const noRightWords: Readonly<Record<ListId, string>> = {
  quickbooksTime:
    'Your rights in QuickBooks Time do not let you change jobcodes. Ask an administrator of QuickBooks Time.',
  quickbooks:
    'Your rights in QuickBooks do not let you change customers. Ask an administrator of QuickBooks.',
};

/** Why a list has not taken a change, and what to do about it. */
export function rejectionText(rejection: WriteRejection, list: ListId): string {
  const system = systemNames[list];
  switch (rejection.code) {
    case 'nameTaken':
      return `${system} has given this name to another record. Rename that one, or change the name in Karbon.`;
    case 'inactiveHasName':
      return inactiveWords[list];
    case 'changedMeanwhile':
      return `Somebody has changed the record in ${system} meanwhile. Refresh and look at the steps again.`;
    case 'recordGone':
      return `The record, or the one above it, is no longer active in ${system}. Refresh and look at the steps again.`;
    case 'noRight':
      return noRightWords[list];
    case 'nameTooLong':
      return `The name is too long for ${system}. Shorten it in Karbon, or choose a shorter limit in the options.`;
    case 'nameNotAllowed':
      return `${system} does not take a character of this name. Change the name in Karbon.`;
    case 'tooDeep':
      return `${system} has no room for a level below this one. Move its parent further up first.`;
    case 'parentIsProject':
      return `The record above it is a project in ${system}, and nothing can be created below a project. Choose another place in Karbon.`;
    case 'billing':
      return 'The customer is billed with its parent in QuickBooks. Change its billing there, then try again.';
    case 'inUse':
      return `The record has time, a balance or records below it in ${system}, so it has to stay active.`;
    case 'useNotKnown':
      return `Your rights in ${system} do not show everybody’s time, so Tieout cannot tell whether it is in use. Ask an administrator of ${system}.`;
    case 'other':
      return rejection.detail === ''
        ? `${system} has refused this without saying why. Try again, or look in ${system}.`
        : `${system} has refused this and says: “${rejection.detail}” Put that right there, then try again.`;
  }
}

/** What to do about each kind of error; what has happened is said before it. */
function errorTexts(system: string): Readonly<Record<ErrorCode, string>> {
  return {
    needsReconnect: `${system} no longer accepts the connection. Connect it again in the options.`,
    notAllowed: `Your rights in ${system} do not let you do this. Ask an administrator of ${system}.`,
    rateLimited: `${system} takes no more requests just now. Try again in a few minutes.`,
    offline: 'This browser is offline. Try again when it is back.',
    unreachable: `${system} does not answer. Try again in a few minutes.`,
    timedOut: `${system} does not answer in time. Try again in a few minutes.`,
    serverFault: `${system} has failed. Try again in a few minutes.`,
    invalidResponse: `${system} answers in an unknown form. Copy the details from the menu and send them to whoever helps you.`,
    notFound: `${system} no longer has the record. Refresh and look at the steps again.`,
    rejected: `${system} has refused this. Look at the record in ${system}, then try again.`,
    billingLapsed: `The subscription to ${system} is not current. Ask an administrator of ${system}.`,
    addressBlocked: `${system} refuses this network address. Ask an administrator of ${system}.`,
    wrongEnvironment: `The keys for ${system} are of another environment. Connect it again in the options.`,
    signInCancelled: `The sign-in to ${system} was not finished. Connect it again in the options.`,
    storageBlocked: m.failure_storage_blocked(),
    storageNewer: m.failure_storage_newer(),
    storageFailed: m.failure_storage_failed(),
    storageFull: m.failure_storage_full(),
    internal: m.failure_internal(),
  };
}

/** What is wrong with a service, and what to do about it. */
export function errorText({ code, system }: PlainError): string {
  return errorTexts(system === null ? 'The service' : systemNames[system])[code];
}

/** The answer to a click where nothing has begun; `null` where the run tells the rest. */
export function outcomeText(outcome: FixOutcome, isUndo: boolean): string | null {
  switch (outcome.kind) {
    case 'begun':
      return null;
    case 'planChanged':
      return isUndo ? words.undoChanged : words.changed;
    case 'alreadyDone':
      return isUndo ? words.alreadyUndone : words.alreadyDone;
    case 'failed':
      return `${errorText(outcome.error)} ${words.nothingDone}`;
  }
}

/** Steps whose turn is over. */
function stepsDone(run: RunView): number {
  return run.steps.filter(({ state }) => state === 'confirmed').length;
}

/** The one sentence above the steps of a run. */
export function runSentence(run: RunView): string {
  const count = run.steps.length;
  const at = `step ${Math.min(stepsDone(run) + 1, count)} of ${count}`;
  switch (run.state) {
    case 'running':
      return run.isUndo ? `Taking it back: ${at}.` : `Putting it right: ${at}.`;
    case 'waiting':
      return run.isUndo
        ? 'Not known yet whether it was taken back.'
        : 'Not known yet whether it was put right.';
    case 'done':
      return run.isUndo ? 'Taken back.' : 'Done.';
    case 'undone':
      return 'Taken back: all is as it was before.';
    case 'failed': {
      const what = run.isUndo ? 'Not taken back' : 'Not put right';
      if (stepsDone(run) === 0) return `${what}. ${words.nothingDone}`;
      return `${what} in full: ${counted(stepsDone(run), 'step')} of ${count} done.`;
    }
  }
}

/** Why something that is wrong cannot be put right from here, and what to do instead. */
export function obstacleSentence(obstacle: PlanObstacle): Sentence {
  switch (obstacle.code) {
    case 'parentIsProject':
      return [
        'This cannot be put right from here: ',
        obstacle.path,
        ` is a project in ${systemNames[obstacle.list]}, and nothing can be created below a project. Make it a customer there first.`,
      ];
    case 'tooDeep':
      return [
        `This cannot be put right from here: ${systemNames[obstacle.list]} has no room for a level below `,
        obstacle.path,
        '. Move it further up there first.',
      ];
    case 'renameInQuickbooks':
      return [
        'This has to be put right in QuickBooks: its import would write the old name over ',
        obstacle.path,
        ' again. Connect QuickBooks in the options, or rename the customer there.',
      ];
  }
}

/** What tells a candidate apart from the others, in few words each. @param today for dates without their year */
export function candidateFacts(candidate: Candidate, list: ListId, today: DayText): string[] {
  const { isActive, isLinked, seconds, lastUsed, balance } = candidate;
  const facts = [isActive ? '' : 'inactive', isLinked ? 'linked' : ''];
  if (listTraits[list].tracksTime)
    facts.push(seconds === null ? 'its time has not been read' : timeOn(seconds));
  if (lastUsed !== null) facts.push(`last used ${day(lastUsed, today)}`);
  if (balance !== null) facts.push(`balance ${amount(balance)}`);
  return facts.filter((fact) => fact !== '');
}

function timeOn(seconds: number): string {
  return seconds === 0 ? 'no time on it' : `${duration(seconds)} on it`;
}

function amount(value: number): string {
  return value.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}
