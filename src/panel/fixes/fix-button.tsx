import { actionWords } from '../../ui/fixes/words';
import { type FixSectionProps, isRunInProgress } from './fix-intents';

/** The verdict's button: what it asks for is drawn below it. Away while something is being applied. */
export function FixButton({ view, intent, actions }: FixSectionProps) {
  const { plan, run, availableFixes } = view;
  const { action } = plan;
  if (action === 'none' || plan.obstacle !== null || intent?.runId || isRunInProgress(run)) return null;
  const [fix] = availableFixes;
  const kind = action === 'choose' || action === 'link' ? 'choose' : 'primary';
  const isExpanded = intent?.choice.kind === kind;
  const opensSteps = kind === 'choose' || fix?.needsConfirmation;
  return (
    <button
      type="button"
      class="button primary fix-button"
      aria-expanded={opensSteps ? isExpanded : undefined}
      onClick={() => actions.setIntent(isExpanded ? null : { choice: { kind }, fix })}
    >
      {actionWords[action]}
      {opensSteps && '…'}
    </button>
  );
}
