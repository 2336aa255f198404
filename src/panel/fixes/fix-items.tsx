import type { ListId } from '../../domain/records/records';
import { m } from '../../i18n/compiled/messages';
import { actionWords, onlyIn, openIn, unlinkIn } from '../../ui/fixes/words';
import { createIntent, type FixSectionProps, type IntentChoice, isRunInProgress, undo } from './fix-intents';

const item = { role: 'menuitem', tabIndex: -1 } as const;

/**
 * In the menu: what can be fixed on this page, each for itself, and the records. The steps are shown before any of it is
 * applied.
 */
export function FixItems({ view, actions }: Omit<FixSectionProps, 'intent'>) {
  const { plan, run } = view;
  if (view.phase !== 'ready') return null;
  const availableFixes = isRunInProgress(run) ? [] : view.availableFixes;
  const canChoose = availableFixes.some(({ choice }) => choice.kind === 'pick');
  const isChoice = plan.action === 'choose' || plan.action === 'link';
  const canFix = availableFixes.length > 0 && plan.action !== 'none' && plan.obstacle === null;
  const entry = (label: string, onClick: () => void) => (
    <button type="button" {...item} onClick={onClick}>
      {label}
    </button>
  );
  const startFix = (choice: IntentChoice) => actions.setIntent(createIntent(view, choice, true));
  const link = (list: ListId, address: string | null) =>
    address?.startsWith('https://') && (
      <a {...item} href={address} target="_blank" rel="noopener noreferrer">
        {openIn(list)}
      </a>
    );
  return (
    <>
      {entry(m.fix_sync(), () => {
        actions.sendRequest({ type: 'refresh' });
        if (canFix) startFix({ kind: isChoice ? 'choose' : 'primary' });
      })}
      {availableFixes.map(({ choice, plan: { action } }) => {
        if (choice.kind === 'unlink') return entry(unlinkIn(choice.list), () => startFix(choice));
        if (choice.kind !== 'oneList' || action === 'none') return null;
        return entry(onlyIn(choice.list, actionWords[action]), () => startFix(choice));
      })}
      {canChoose && !isChoice && entry(m.fix_choose_another(), () => startFix({ kind: 'choose' }))}
      {run?.canUndo && entry(m.fix_menu_undo_last(), () => undo(actions, run.id))}
      {link('quickbooksTime', view.links.quickbooksTime)}
      {link('quickbooks', view.links.quickbooks)}
    </>
  );
}
