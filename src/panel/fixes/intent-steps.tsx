import { m } from '../../i18n/compiled/messages';
import type { FixOutcome } from '../../messages/fixes';
import { Button } from '../../ui/button';
import { PlanList } from '../../ui/fixes/plan-steps';
import { outcomeText } from '../../ui/fixes/words';
import { NoticeBox } from '../../ui/notice-box';
import { ChooseRecord } from './choose-record';
import {
  createIntent,
  type FixIntent,
  type FixSectionProps,
  findFix,
  immediateFix,
  isIntentPending,
  runFix,
  undo,
} from './fix-intents';
import { PendingRun } from './run-report';

interface OutcomeProps {
  readonly intent: FixIntent;
  readonly outcome: FixOutcome;
  readonly actions: FixSectionProps['actions'];
  readonly dismiss: () => void;
}

/** Why the worker has not begun what was asked of it. */
function Outcome({ intent, outcome, actions, dismiss }: OutcomeProps) {
  const { choice, fix } = intent;
  const retry = () => {
    if (choice.kind === 'undo') undo(actions, choice.of);
    else if (fix !== undefined) runFix(actions, intent, fix);
  };
  return (
    <div class="box">
      <NoticeBox tone={outcome.kind === 'alreadyDone' ? 'good' : 'warning'}>
        {outcomeText(outcome, choice.kind === 'undo')}
      </NoticeBox>
      <p class="buttons">
        {outcome.kind === 'failed' && (
          <Button kind="primary" onClick={retry}>
            {m.fix_retry()}
          </Button>
        )}
        <Button onClick={dismiss}>{m.fix_close()}</Button>
      </p>
    </div>
  );
}

export interface IntentStepsProps extends FixSectionProps {
  readonly intent: FixIntent;
  readonly dismiss: () => void;
}

/** What the user sees of an intent: a choice among records, the steps to confirm, that it was asked for, or why it has not begun. */
export function IntentSteps({ view, intent, actions, dismiss }: IntentStepsProps) {
  const { choice, outcome, isFromMenu } = intent;
  if (choice.kind === 'choose') return <ChooseRecord view={view} actions={actions} onCancel={dismiss} />;
  if (isIntentPending(intent) || immediateFix(intent) !== null) return <PendingRun intent={intent} />;
  if (outcome !== undefined && (choice.kind === 'undo' || outcome.kind !== 'planChanged'))
    return <Outcome intent={intent} outcome={outcome} actions={actions} dismiss={dismiss} />;
  const canGoBack = choice.kind === 'pick' || choice.kind === 'createAnyway';
  const goBack = () => actions.setIntent(createIntent(view, { kind: 'choose' }, isFromMenu));
  return (
    <PlanList
      key={outcome?.kind}
      fix={findFix(view.availableFixes, choice)}
      shownId={intent.fix?.plan.id}
      answer={outcome === undefined ? null : outcomeText(outcome, false)}
      canGoBack={canGoBack}
      runFix={(shown) => runFix(actions, intent, shown)}
      showAgain={() => actions.setIntent(createIntent(view, choice, isFromMenu))}
      onCancel={canGoBack ? goBack : dismiss}
    />
  );
}
