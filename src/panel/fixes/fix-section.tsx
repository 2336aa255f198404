import { Component } from 'preact';
import type { FixOutcome } from '../../messages/fixes';
import { Button } from '../../ui/button';
import { NoticeBox } from '../../ui/notice-box';
import { ChooseRecord } from './choose-record';
import {
  createIntent,
  type FixIntent,
  type FixSectionProps,
  findFix,
  immediateFix,
  isIntentPending,
  isRunInProgress,
  runFix,
  undo,
} from './fix-intents';
import { Obstacle } from './obstacle';
import { PlanList } from './plan-list';
import { PendingRun, RunReport } from './run-report';
import { outcomeText, words } from './words';

/** Where to go on from when what had the focus is no longer on the screen. */
function restoreFocus(root: ShadowRoot, isFromMenu: boolean): void {
  if (root.activeElement !== null) return;
  const button = isFromMenu ? null : root.querySelector<HTMLElement>('.fix-button');
  (button ?? root.querySelector<HTMLElement>('[popovertarget]'))?.focus({ preventScroll: true });
}

/** Everything about putting something right, below the verdict: the steps, a choice, how far it has come, what came of it. */
export class FixSection extends Component<FixSectionProps, { readonly hiddenRunId?: string }> {
  private root: HTMLElement | null = null;
  private readonly setRoot = (element: HTMLElement | null) => {
    this.root = element;
  };
  /** The run that was in the view when the worker was asked. */
  private previousRunId: string | undefined;

  override componentDidMount() {
    this.advanceIntent(null);
  }

  override componentDidUpdate(before: FixSectionProps) {
    this.advanceIntent(before.intent);
  }

  private advanceIntent(before: FixIntent | null): void {
    const { view, intent, actions } = this.props;
    const { run } = view;
    if (intent === null) return;
    if (intent.runId !== before?.runId) this.previousRunId = run?.id;
    const isOther = intent.outcome?.kind === 'begun' && run?.id !== this.previousRunId;
    if (run !== null && (run.id === intent.runId || isOther)) {
      actions.setIntent(null);
      return;
    }
    const fix = immediateFix(intent);
    if (fix !== null) runFix(actions, intent, fix);
    // The button that was pressed is about to go; what comes of it is told here.
    else if (intent.runId !== before?.runId && isIntentPending(intent))
      this.root?.focus({ preventScroll: true });
  }

  override componentWillUnmount() {
    const shadow = this.root?.getRootNode();
    if (shadow instanceof ShadowRoot && this.root?.contains(shadow.activeElement))
      queueMicrotask(() => restoreFocus(shadow, false));
  }

  private readonly dismiss = () => {
    const { intent, actions } = this.props;
    const shadow = this.root?.getRootNode();
    actions.setIntent(null);
    if (shadow instanceof ShadowRoot) restoreFocus(shadow, intent?.isFromMenu === true);
  };

  private readonly cancel = () => {
    const { view, intent, actions } = this.props;
    const isPicked = intent?.choice.kind === 'pick' || intent?.choice.kind === 'createAnyway';
    if (isPicked) actions.setIntent(createIntent(view, { kind: 'choose' }, intent.isFromMenu));
    else this.dismiss();
  };

  private readonly escape = (event: KeyboardEvent) => {
    const { intent } = this.props;
    if (event.key === 'Escape' && intent !== null && !isIntentPending(intent)) this.dismiss();
  };

  private renderOutcome(intent: FixIntent, outcome: FixOutcome) {
    const { choice } = intent;
    const { actions } = this.props;
    const isUndo = choice.kind === 'undo';
    const retry = () => {
      if (choice.kind === 'undo') undo(actions, choice.of);
      else if (intent.fix !== undefined) runFix(actions, intent, intent.fix);
    };
    return (
      <div class="box">
        <NoticeBox tone={outcome.kind === 'alreadyDone' ? 'good' : 'warning'}>
          {outcomeText(outcome, isUndo)}
        </NoticeBox>
        <p class="buttons">
          {outcome.kind === 'failed' && (
            <Button kind="primary" onClick={retry}>
              {words.retry}
            </Button>
          )}
          <Button onClick={this.dismiss}>{words.close}</Button>
        </p>
      </div>
    );
  }

  private renderIntent(intent: FixIntent) {
    const { view, actions } = this.props;
    const { choice, outcome } = intent;
    if (choice.kind === 'choose')
      return <ChooseRecord view={view} actions={actions} onCancel={this.dismiss} />;
    if (isIntentPending(intent) || immediateFix(intent) !== null) return <PendingRun intent={intent} />;
    if (outcome !== undefined && (choice.kind === 'undo' || outcome.kind !== 'planChanged'))
      return this.renderOutcome(intent, outcome);
    const fix = findFix(view.availableFixes, choice);
    return (
      <PlanList
        key={outcome?.kind}
        fix={fix}
        shownId={intent.fix?.plan.id}
        answer={outcome === undefined ? null : outcomeText(outcome, false)}
        canGoBack={choice.kind === 'pick' || choice.kind === 'createAnyway'}
        runFix={(shown) => runFix(actions, intent, shown)}
        showAgain={() => actions.setIntent(createIntent(view, choice, intent.isFromMenu))}
        onCancel={this.cancel}
      />
    );
  }

  private renderContent() {
    const { view, intent, actions } = this.props;
    const { run } = view;
    if (intent !== null && !isRunInProgress(run)) return this.renderIntent(intent);
    if (run === null || run.id === this.state.hiddenRunId) return null;
    return (
      <RunReport
        run={run}
        actions={actions}
        hide={() => {
          this.setState({ hiddenRunId: run.id });
          this.root?.focus({ preventScroll: true });
        }}
      />
    );
  }

  render() {
    const { view, intent } = this.props;
    const { obstacle } = view.plan;
    const isExpanded = intent !== null && intent.runId === undefined;
    return (
      <section
        class="fixing"
        tabIndex={-1}
        aria-label={words.putRight}
        aria-live={isExpanded ? 'off' : 'polite'}
        onKeyDown={this.escape}
        ref={this.setRoot}
      >
        {obstacle !== null && <Obstacle obstacle={obstacle} />}
        {this.renderContent()}
      </section>
    );
  }
}
