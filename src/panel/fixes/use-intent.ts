import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type FixIntent, type FixSectionProps, immediateFix, isIntentPending, runFix } from './fix-intents';

/**
 * Leads an intent on after each drawing: asks the worker for what needs no confirmation, and ends the intent when its run has come into
 * the view.
 *
 * @param root takes the focus while the worker is at work: the button that was pressed goes away.
 */
export function useIntent(
  { view, intent, actions }: FixSectionProps,
  root: RefObject<HTMLElement | null>,
): void {
  const before = useRef<FixIntent | null>(null);
  /** The run that was in the view when the worker was asked. */
  const previousRunId = useRef<string | undefined>(undefined);

  useLayoutEffect(() => {
    const { run } = view;
    const isNewlyAsked = intent?.runId !== before.current?.runId;
    before.current = intent;
    if (intent === null) return;
    if (isNewlyAsked) previousRunId.current = run?.id;
    const isOtherRun = intent.outcome?.kind === 'begun' && run?.id !== previousRunId.current;
    if (run !== null && (run.id === intent.runId || isOtherRun)) {
      actions.setIntent(null);
      return;
    }
    const fix = immediateFix(intent);
    if (fix !== null && !runFix(actions, intent, fix)) actions.setIntent(null);
    else if (fix === null && isNewlyAsked && isIntentPending(intent))
      root.current?.focus({ preventScroll: true });
  });
}
