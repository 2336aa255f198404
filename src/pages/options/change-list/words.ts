import type { QuickbooksProduct } from '../../../domain/records/customer-list';
import { m } from '../../../i18n/compiled/messages';
import { shortDay } from '../../../i18n/dates';
import { plainText, type Sentence, sentence } from '../../../i18n/sentence';
import type { RequestedChange } from '../../../messages/change-list';
import { productNames } from '../../words';

/* What the options page says of changes that a person has to make. */

/** How what a person is to do is copied. */
export const copyLabels: Readonly<Record<QuickbooksProduct, string>> = {
  desktop: m.change_copy_steps(),
  online: m.change_copy_message(),
};

export const leads: Readonly<Record<QuickbooksProduct, string>> = {
  desktop: m.change_lead_desktop(),
  online: m.change_lead_online(),
};

export const importSteps = [
  m.change_iif_step_sign_in(),
  m.change_iif_step_import(),
  m.change_iif_step_review(),
  m.change_iif_step_export(),
] as const;

export function changeSentence({ path, change }: Pick<RequestedChange, 'path' | 'change'>): Sentence {
  switch (change.kind) {
    case 'create':
      return sentence(m.change_create, { path });
    case 'rename':
      return sentence(m.change_rename, { path, name: [change.newName] });
    case 'restore':
      return change.newName === path.at(-1)
        ? sentence(m.change_restore, { path })
        : sentence(m.change_restore_as, { path, name: [change.newName] });
    case 'move':
      return change.underPath.length === 0
        ? sentence(m.change_move_to_top, { path, name: [change.newName] })
        : sentence(m.change_move, { path, parent: change.underPath, name: [change.newName] });
  }
}

/** How far a change is: asked for, handed over or made. */
export function stateSentence(
  { requestedAt, takenAt, madeAt, handOver }: RequestedChange,
  nowMs: number,
): string {
  if (madeAt !== null) return m.change_made({ date: shortDay(madeAt, nowMs) });
  if (handOver === 'waits') return m.change_waits();
  if (handOver === 'lookAgain') return m.change_look_again();
  return takenAt === null
    ? m.change_open({ date: shortDay(requestedAt, nowMs) })
    : m.change_taken({ date: shortDay(takenAt, nowMs) });
}

/** All changes as a message to whoever can make them. */
export function changesMessage(changes: readonly RequestedChange[], product: QuickbooksProduct): string {
  return [
    m.change_message_intro({ product: productNames[product] }),
    ...changes.map((change) => m.change_message_line({ change: plainText(changeSentence(change)) })),
  ].join('\n');
}
