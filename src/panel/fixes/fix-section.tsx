import { Component } from 'preact';
import type { FixOutcome } from '../../messages/fixes';
import { Button } from '../../ui/button';
import { NoticeBox } from '../../ui/notice-box';
import { type FixingProps, type FixWish, goesOn } from '../fixing-script';
import { ChooseRecord } from './choose-record';
import { carryOut, findOffer, isUnderWay, safeOffer, undo, wishFor } from './fix-intents';
import fixingStyle from './fixes.css?inline';
import { Obstacle } from './obstacle';
import { PlanList } from './plan-list';
import { Asked, RunReport } from './run-report';
import { outcomeText, words } from './words';

const sheet = new CSSStyleSheet();
sheet.replaceSync(fixingStyle);

/** Where to go on from when what had the focus is no longer on the screen. */
function giveFocusBack(root: ShadowRoot, isFromMenu: boolean): void {
  if (root.activeElement !== null) return;
  const button = isFromMenu ? null : root.querySelector<HTMLElement>('.fix-button');
  (button ?? root.querySelector<HTMLElement>('[popovertarget]'))?.focus({ preventScroll: true });
}

/** Everything about putting something right, below the verdict: the steps, a choice, how far it has come, what came of it. */
export class Fixing extends Component<FixingProps, { readonly hiddenRunId?: string }> {
  private root: HTMLElement | null = null;
  private readonly setRoot = (element: HTMLElement | null) => {
    this.root = element;
  };
  /** The run that was in the view when the worker was asked. */
  private runBefore: string | undefined;

  override componentDidMount() {
    const shadow = this.root?.getRootNode();
    if (shadow instanceof ShadowRoot && !shadow.adoptedStyleSheets.includes(sheet))
      shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
    this.begin(null);
  }

  override componentDidUpdate(before: FixingProps) {
    this.begin(before.wish);
  }

  private begin(before: FixWish | null): void {
    const { view, wish, actions } = this.props;
    const { run } = view;
    if (wish === null) return;
    if (wish.runId !== before?.runId) this.runBefore = run?.id;
    const isOther = wish.outcome?.kind === 'begun' && run?.id !== this.runBefore;
    if (run !== null && (run.id === wish.runId || isOther)) {
      actions.setWish(null);
      return;
    }
    const offer = safeOffer(wish);
    if (offer !== null) carryOut(actions, wish, offer);
    // The button that was pressed is about to go; what comes of it is told here.
    else if (wish.runId !== before?.runId && isUnderWay(wish)) this.root?.focus({ preventScroll: true });
  }

  override componentWillUnmount() {
    const shadow = this.root?.getRootNode();
    if (shadow instanceof ShadowRoot && this.root?.contains(shadow.activeElement))
      queueMicrotask(() => giveFocusBack(shadow, false));
  }

  private readonly drop = () => {
    const { wish, actions } = this.props;
    const shadow = this.root?.getRootNode();
    actions.setWish(null);
    if (shadow instanceof ShadowRoot) giveFocusBack(shadow, wish?.isFromMenu === true);
  };

  private readonly leave = () => {
    const { view, wish, actions } = this.props;
    const isPicked = wish?.choice.kind === 'pick' || wish?.choice.kind === 'createAnyway';
    if (isPicked) actions.setWish(wishFor(view, { kind: 'choose' }, wish.isFromMenu));
    else this.drop();
  };

  private readonly escape = (event: KeyboardEvent) => {
    const { wish } = this.props;
    if (event.key === 'Escape' && wish !== null && !isUnderWay(wish)) this.drop();
  };

  private answered(wish: FixWish, outcome: FixOutcome) {
    const { choice } = wish;
    const { actions } = this.props;
    const isUndo = choice.kind === 'undo';
    const again = () => {
      if (choice.kind === 'undo') undo(actions, choice.of);
      else if (wish.offer !== undefined) carryOut(actions, wish, wish.offer);
    };
    return (
      <div class="box">
        <NoticeBox tone={outcome.kind === 'alreadyDone' ? 'good' : 'warning'}>
          {outcomeText(outcome, isUndo)}
        </NoticeBox>
        <p class="buttons">
          {outcome.kind === 'failed' && (
            <Button kind="primary" onClick={again}>
              {words.retry}
            </Button>
          )}
          <Button onClick={this.drop}>{words.close}</Button>
        </p>
      </div>
    );
  }

  private wished(wish: FixWish) {
    const { view, actions } = this.props;
    const { choice, outcome } = wish;
    if (choice.kind === 'choose') return <ChooseRecord view={view} actions={actions} leave={this.drop} />;
    if (isUnderWay(wish) || safeOffer(wish) !== null) return <Asked wish={wish} />;
    if (outcome !== undefined && (choice.kind === 'undo' || outcome.kind !== 'planChanged'))
      return this.answered(wish, outcome);
    const offer = findOffer(view.offers, choice);
    return (
      <PlanList
        key={outcome?.kind}
        offer={offer}
        shownId={wish.offer?.plan.id}
        answer={outcome === undefined ? null : outcomeText(outcome, false)}
        canGoBack={choice.kind === 'pick' || choice.kind === 'createAnyway'}
        carryOut={(shown) => carryOut(actions, wish, shown)}
        showAgain={() => actions.setWish(wishFor(view, choice, wish.isFromMenu))}
        leave={this.leave}
      />
    );
  }

  private content() {
    const { view, wish, actions } = this.props;
    const { run } = view;
    if (wish !== null && !goesOn(run)) return this.wished(wish);
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
    const { view, wish } = this.props;
    const { obstacle } = view.plan;
    const isUnfolded = wish !== null && wish.runId === undefined;
    return (
      <section
        class="fixing"
        tabIndex={-1}
        aria-label={words.putRight}
        aria-live={isUnfolded ? 'off' : 'polite'}
        onKeyDown={this.escape}
        ref={this.setRoot}
      >
        {obstacle !== null && <Obstacle obstacle={obstacle} />}
        {this.content()}
      </section>
    );
  }
}
