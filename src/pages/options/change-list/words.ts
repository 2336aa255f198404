import type { QuickbooksProduct } from '../../../domain/records/customer-list';
import { m } from '../../../i18n/compiled/messages';
import { shortDay } from '../../../i18n/dates';
import { plainText } from '../../../i18n/sentence';
import type { RequestedChange } from '../../../messages/change-list';
import { productNames } from '../../words';
import { changeSentence } from './change-sentence';

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
