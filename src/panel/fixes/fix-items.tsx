import type { ListId } from '../../domain/records/records';
import { type FixItemsProps, goesOn, type WishedChoice } from '../fixing-script';
import { actionWords } from '../words';
import { undo, wishFor } from './fix-intents';
import { onlyIn, openIn, unlinkIn, words } from './words';

const item = { role: 'menuitem', tabIndex: -1 } as const;

/**
 * In the menu: what can be put right on this page, each for itself, and the records. The steps are shown before any of it is carried
 * out.
 */
export function FixItems({ view, actions }: FixItemsProps) {
  const { plan, run } = view;
  if (view.phase !== 'ready') return null;
  const offers = goesOn(run) ? [] : view.offers;
  const mayChoose = offers.some(({ choice }) => choice.kind === 'pick');
  const isChoice = plan.action === 'choose' || plan.action === 'link';
  const canPutRight = offers.length > 0 && plan.action !== 'none' && plan.obstacle === null;
  const entry = (label: string, onClick: () => void) => (
    <button type="button" {...item} onClick={onClick}>
      {label}
    </button>
  );
  const wish = (choice: WishedChoice) => actions.setWish(wishFor(view, choice, true));
  const link = (list: ListId, address: string | null) =>
    address?.startsWith('https://') && (
      <a {...item} href={address} target="_blank" rel="noopener noreferrer">
        {openIn(list)}
      </a>
    );
  return (
    <>
      {entry(words.sync, () => {
        actions.ask({ type: 'refresh' });
        if (canPutRight) wish({ kind: isChoice ? 'choose' : 'primary' });
      })}
      {offers.map(({ choice, plan: { action } }) => {
        if (choice.kind === 'unlink') return entry(unlinkIn(choice.list), () => wish(choice));
        if (choice.kind !== 'oneList' || action === 'none') return null;
        return entry(onlyIn(choice.list, actionWords[action]), () => wish(choice));
      })}
      {mayChoose && !isChoice && entry(words.chooseAnother, () => wish({ kind: 'choose' }))}
      {run?.canUndo && entry(words.undoLast, () => undo(actions, run.id))}
      {link('quickbooksTime', view.links.quickbooksTime)}
      {link('quickbooks', view.links.quickbooks)}
    </>
  );
}
