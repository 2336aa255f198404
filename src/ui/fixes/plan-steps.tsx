import { useRef } from 'preact/hooks';
import type { PlanStep } from '../../domain/plans/plan';
import { m } from '../../i18n/compiled/messages';
import type { AvailableFix } from '../../messages/fixes';
import { Button } from '../button';
import { NoticeBox } from '../notice-box';
import { SentenceText } from '../sentence-text';
import { Obstacle } from './obstacle';
import { UnreadNotice } from './unread-notice';
import { useAttention } from './use-attention';
import { stepNote, stepSentence } from './words';

/** The steps are read out with the button that gets the focus. */
const stepsId = 'plan-steps';

function StepLine({ step }: { readonly step: PlanStep }) {
  const note = stepNote(step);
  return (
    <li>
      <SentenceText sentence={stepSentence(step)} /> {note !== '' && <span class="muted note">{note}</span>}
    </li>
  );
}

export interface PlanListProps {
  /** As the worker offers it now; none where it no longer does. */
  readonly fix: AvailableFix | undefined;
  /** The plan that the user was shown, by its id. */
  readonly shownId: string | undefined;
  /** What was answered to the last click; `null` before the first. */
  readonly answer: string | null;
  readonly canGoBack: boolean;
  readonly runFix: (fix: AvailableFix) => void;
  readonly showAgain: () => void;
  readonly onCancel: () => void;
}

/** Whether another plan has taken the place of the one that the user was shown. */
function useIsStale({ fix, shownId, answer }: PlanListProps): boolean {
  /** The plan that has been shown with the answer to the last click: it too can be overtaken. */
  const shownWithAnswer = useRef<string | undefined>(undefined);
  if (fix === undefined) return false;
  const { id } = fix.plan;
  if (answer === null) return id !== shownId;
  // The answer may have been faster than the steps it speaks of.
  if (shownWithAnswer.current === undefined || shownWithAnswer.current === shownId)
    shownWithAnswer.current = id;
  return id !== shownWithAnswer.current;
}

interface PlanStepsProps {
  readonly fix: AvailableFix;
  readonly answer: string | null;
  readonly isStale: boolean;
}

function PlanSteps({ fix: { plan, choice, unread }, answer, isStale }: PlanStepsProps) {
  if (isStale) return <NoticeBox tone="warning">{m.fix_stale()}</NoticeBox>;
  if (plan.obstacle !== null) return <Obstacle obstacle={plan.obstacle} />;
  return (
    <>
      {answer !== null && <NoticeBox tone="warning">{answer}</NoticeBox>}
      <UnreadNotice unread={unread} />
      {answer === null && <p>{choice.kind === 'unlink' ? m.fix_intro_unlink() : m.fix_intro()}</p>}
      <ol class="plan" id={stepsId}>
        {plan.steps.map((step, place) => (
          <StepLine key={place} step={step} />
        ))}
      </ol>
      <p class="muted">{m.fix_nothing_changes_yet()}</p>
    </>
  );
}

/** The steps of a plan in words, to be applied or not. Takes the focus to its button. */
export function PlanList(props: PlanListProps) {
  const { fix, answer, canGoBack, runFix, showAgain, onCancel } = props;
  const root = useAttention<HTMLDivElement>();
  const isStale = useIsStale(props);
  const canRun = fix !== undefined && fix.plan.steps.length > 0;
  // A press that comes just as the steps change meets the same button, which then only shows them anew.
  const press = () => (fix !== undefined && !isStale ? runFix(fix) : showAgain());
  return (
    <div class="box" ref={root}>
      {fix === undefined ? (
        <p>{m.fix_not_offered()}</p>
      ) : (
        <PlanSteps fix={fix} answer={answer} isStale={isStale} />
      )}
      <p class="buttons">
        {canRun && (
          <button type="button" class="button primary" aria-describedby={stepsId} onClick={press}>
            {isStale ? m.fix_show_again() : m.fix_apply()}
          </button>
        )}
        <Button onClick={onCancel}>
          {canGoBack ? m.fix_back() : canRun ? m.fix_cancel() : m.fix_close()}
        </Button>
      </p>
    </div>
  );
}
