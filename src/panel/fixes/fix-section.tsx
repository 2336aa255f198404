import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { m } from '../../i18n/compiled/messages';
import { Obstacle } from '../../ui/fixes/obstacle';
import { type FixSectionProps, isIntentPending, isRunInProgress } from './fix-intents';
import { IntentSteps } from './intent-steps';
import { RunReport } from './run-report';
import { useIntent } from './use-intent';

/** Where to go on from when what had the focus is no longer on the screen. */
function restoreFocus(root: ShadowRoot, isFromMenu: boolean): void {
  if (root.activeElement !== null) return;
  const button = isFromMenu ? null : root.querySelector<HTMLElement>('.fix-button');
  (button ?? root.querySelector<HTMLElement>('[popovertarget]'))?.focus({ preventScroll: true });
}

/** Everything about fixing something, below the verdict: the steps, a choice, how far it has come, what came of it. */
export function FixSection(props: FixSectionProps) {
  const { view, intent, actions } = props;
  const { run } = view;
  const { obstacle } = view.plan;
  const root = useRef<HTMLElement>(null);
  const [hiddenRunId, setHiddenRunId] = useState<string | null>(null);
  useIntent(props, root);
  useLayoutEffect(
    () => () => {
      const shadow = root.current?.getRootNode();
      if (shadow instanceof ShadowRoot && root.current?.contains(shadow.activeElement))
        queueMicrotask(() => restoreFocus(shadow, false));
    },
    [],
  );

  const dismiss = () => {
    const shadow = root.current?.getRootNode();
    actions.setIntent(null);
    if (shadow instanceof ShadowRoot) restoreFocus(shadow, intent?.isFromMenu === true);
  };
  const dismissByEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && intent !== null && !isIntentPending(intent)) dismiss();
  };
  const hide = (runId: string) => {
    setHiddenRunId(runId);
    root.current?.focus({ preventScroll: true });
  };
  const isExpanded = intent !== null && intent.runId === undefined;
  const isIntentShown = intent !== null && !isRunInProgress(run);
  return (
    <section
      class="fixing"
      tabIndex={-1}
      aria-label={m.fix_section()}
      aria-live={isExpanded ? 'off' : 'polite'}
      onKeyDown={dismissByEscape}
      ref={root}
    >
      {obstacle !== null && <Obstacle obstacle={obstacle} />}
      {isIntentShown && <IntentSteps view={view} intent={intent} actions={actions} dismiss={dismiss} />}
      {!isIntentShown && run !== null && run.id !== hiddenRunId && (
        <RunReport run={run} actions={actions} hide={() => hide(run.id)} />
      )}
    </section>
  );
}
