import type { KarbonRef, PlanStep, RequestStep } from '../../domain/plans/plan';
import type { ListId } from '../../domain/records/records';
import { m } from '../../i18n/compiled/messages';
import { counted } from '../../i18n/numbers';
import { type Sentence, sentence } from '../../i18n/sentence';
import { systemNames } from '../system-names';

/** As a step is told: before it is applied, while it is being applied, after it, or where a lost answer leaves it open. */
export type StepTense = 'will' | 'now' | 'done' | 'unknown';

const recordWords: Readonly<Record<KarbonRef['kind'], 'work' | 'group' | 'client'>> = {
  work: 'work',
  clientGroup: 'group',
  organization: 'client',
  person: 'client',
};

/** What QuickBooks Time archives is made inactive in QuickBooks, which archives nothing. */
const archiveMessages = {
  quickbooksTime: { plain: m.fix_step_archive, renamed: m.fix_step_archive_as },
  quickbooks: { plain: m.fix_step_deactivate, renamed: m.fix_step_deactivate_as },
} as const satisfies Readonly<Record<ListId, unknown>>;

/** A step as one sentence: `Create Acme Co:Tax in QuickBooks`, `Creating …`, `Created …`. */
export function stepIn(tense: StepTense, step: PlanStep): Sentence {
  const base = { tense, path: step.path, system: systemNames[step.list] };
  switch (step.kind) {
    case 'create':
      return sentence(m.fix_step_create, base);
    case 'assign':
      return sentence(m.fix_step_assign, { ...base, ...counted(step.userIds.length) });
    case 'restore':
      return isRenamed(step)
        ? sentence(m.fix_step_restore_as, { ...base, name: [step.newName] })
        : sentence(m.fix_step_restore, base);
    case 'archive': {
      const messages = archiveMessages[step.list];
      return isRenamed(step)
        ? sentence(messages.renamed, { ...base, name: [step.newName] })
        : sentence(messages.plain, base);
    }
    case 'rename':
      return sentence(m.fix_step_rename, { ...base, name: [step.newName] });
    case 'move': {
      const name = [step.newName];
      if (step.parent === null)
        return isRenamed(step)
          ? sentence(m.fix_step_move_to_top_as, { ...base, name })
          : sentence(m.fix_step_move_to_top, base);
      return isRenamed(step)
        ? sentence(m.fix_step_move_as, { ...base, parent: step.underPath, name })
        : sentence(m.fix_step_move, { ...base, parent: step.underPath });
    }
    case 'link':
      return sentence(m.fix_step_link, { ...base, record: recordWords[step.karbon.kind] });
    case 'unlink':
      return sentence(m.fix_step_unlink, { ...base, record: recordWords[step.karbon.kind] });
    case 'request':
      return requestIn(asRequested[tense], step);
    case 'withdraw':
      return sentence(m.fix_step_withdraw, { tense: asRequested[tense], path: step.path });
  }
}

/** What is kept here alone is done as soon as it is begun. */
const asRequested = { will: 'will', now: 'will', done: 'done', unknown: 'will' } as const;

function requestIn(tense: 'will' | 'done', { path, list, change }: RequestStep): Sentence {
  const base = { tense, path, system: systemNames[list] };
  switch (change.kind) {
    case 'create':
      return sentence(m.fix_step_request_create, base);
    case 'rename':
      return sentence(m.fix_step_request_rename, { ...base, name: [change.newName] });
    case 'restore':
      return isRenamed({ path, newName: change.newName })
        ? sentence(m.fix_step_request_restore_as, { ...base, name: [change.newName] })
        : sentence(m.fix_step_request_restore, base);
    case 'move':
      return change.underPath.length === 0
        ? sentence(m.fix_step_request_move_to_top, { ...base, name: [change.newName] })
        : sentence(m.fix_step_request_move, { ...base, parent: change.underPath, name: [change.newName] });
  }
}

function isRenamed({
  path,
  newName,
}: {
  readonly path: readonly string[];
  readonly newName: string;
}): boolean {
  return newName !== path.at(-1);
}
