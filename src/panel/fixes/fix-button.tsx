import { actionWords, withEllipsis } from '../../ui/fixes/words';
import { type FixSectionProps, offeredFix } from './fix-intents';

/** The verdict's button: what it asks for is drawn below it. Away while something is being applied. */
export function FixButton(props: FixSectionProps) {
  const { intent, actions } = props;
  const offered = offeredFix(props);
  if (offered === null) return null;
  const { action, choice, fix, opensSteps } = offered;
  const isExpanded = intent?.choice.kind === choice.kind;
  return (
    <button
      type="button"
      class="button primary fix-button"
      data-tour="act"
      aria-expanded={opensSteps ? isExpanded : undefined}
      onClick={() => actions.setIntent(isExpanded ? null : { choice, fix })}
    >
      {withEllipsis(actionWords[action], opensSteps)}
    </button>
  );
}
