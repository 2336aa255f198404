import { Component } from 'preact';
import type { PlanStep } from '../../domain/plans/plan';
import type { AvailableFix } from '../../messages/fixes';
import { Button } from '../../ui/button';
import { NoticeBox } from '../../ui/notice-box';
import { SentenceText } from '../sentence-text';
import { Obstacle } from './obstacle';
import { stepNote, stepSentence, words } from './words';

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

/** The steps of a plan in words, to be carried out or not. Takes the focus to its button. */
export class PlanList extends Component<PlanListProps> {
  private root: HTMLElement | null = null;
  private readonly setRoot = (element: HTMLElement | null) => {
    this.root = element;
  };

  override componentDidMount() {
    this.root?.querySelector('button')?.focus({ preventScroll: true });
    this.root?.scrollIntoView({ block: 'nearest' });
  }

  /** The plan that has been shown with the answer to the last click: it too can be overtaken. */
  private shownWithAnswer: string | undefined;

  /** Another plan has taken the place of the one that the user was shown. */
  private isStale(): boolean {
    const { fix, shownId, answer } = this.props;
    if (fix === undefined) return false;
    const { id } = fix.plan;
    if (answer === null) return id !== shownId;
    // The answer may have been faster than the steps it speaks of.
    if (this.shownWithAnswer === undefined || this.shownWithAnswer === shownId) this.shownWithAnswer = id;
    return id !== this.shownWithAnswer;
  }

  private lines({ plan, choice }: AvailableFix, isStale: boolean) {
    const { answer } = this.props;
    if (isStale) return <NoticeBox tone="warning">{words.stale}</NoticeBox>;
    if (plan.obstacle !== null) return <Obstacle obstacle={plan.obstacle} />;
    return (
      <>
        {answer !== null && <NoticeBox tone="warning">{answer}</NoticeBox>}
        {answer === null && <p>{choice.kind === 'unlink' ? words.unlinkIntro : words.planIntro}</p>}
        <ol class="plan" id={stepsId}>
          {plan.steps.map((step, place) => (
            <StepLine key={place} step={step} />
          ))}
        </ol>
        <p class="muted">{words.notYet}</p>
      </>
    );
  }

  render() {
    const { fix, canGoBack, runFix, showAgain, onCancel } = this.props;
    const isStale = this.isStale();
    const canRun = fix !== undefined && fix.plan.steps.length > 0;
    // A press that comes just as the steps change meets the same button, which then only shows them anew.
    const press = () => (fix !== undefined && !isStale ? runFix(fix) : showAgain());
    return (
      <div class="box" ref={this.setRoot}>
        {fix === undefined ? <p>{words.notOffered}</p> : this.lines(fix, isStale)}
        <p class="buttons">
          {canRun && (
            <button type="button" class="button primary" aria-describedby={stepsId} onClick={press}>
              {isStale ? words.showAgain : words.carryOut}
            </button>
          )}
          <Button onClick={onCancel}>{canGoBack ? words.back : canRun ? words.cancel : words.close}</Button>
        </p>
      </div>
    );
  }
}
