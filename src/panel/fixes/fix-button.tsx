import { type FixingProps, goesOn } from '../fixing-script';
import { actionWords } from '../words';

/** The verdict's button: what it asks for is drawn below it. Away while something is being carried out. */
export function FixButton({ view, wish, actions }: FixingProps) {
  const { plan, run, offers } = view;
  const { action } = plan;
  if (action === 'none' || plan.obstacle !== null || wish?.runId || goesOn(run)) return null;
  const [offer] = offers;
  const kind = action === 'choose' || action === 'link' ? 'choose' : 'primary';
  const isUnfolded = wish?.choice.kind === kind;
  const unfolds = kind === 'choose' || offer?.needsConfirmation;
  return (
    <button
      type="button"
      class="button primary fix-button"
      aria-expanded={unfolds ? isUnfolded : undefined}
      onClick={() => actions.setWish(isUnfolded ? null : { choice: { kind }, offer })}
    >
      {actionWords[action]}
      {unfolds && '…'}
    </button>
  );
}
