import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { m } from '../../i18n/compiled/messages';
import { number } from '../../i18n/numbers';
import type { PanelView } from '../../messages/panel-view';
import { Button } from '../../ui/button';
import type { PanelActions } from '../panel-actions';
import { type TourStep, tourSteps } from './tour-steps';

export interface TourProps {
  readonly view: PanelView;
  readonly actions: Pick<PanelActions, 'sendRequest'>;
}

/** Shows a newcomer round the panel, once: a word beside each of its main parts, which keeps nobody from anything. */
export function Tour({ view, actions }: TourProps) {
  const steps = tourSteps(view);
  return steps.length > 0 ? <Steps steps={steps} actions={actions} /> : null;
}

interface StepsProps {
  readonly steps: readonly TourStep[];
  readonly actions: TourProps['actions'];
}

function Steps({ steps, actions }: StepsProps) {
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const place = Math.min(at, steps.length - 1);
  const step = steps[place];
  useLayoutEffect(() => {
    const own = box.current;
    if (!own) return;
    // Over the page, so that nothing of it moves.
    own.showPopover();
    const root = own.getRootNode();
    // Whoever has asked for it goes on in it; whoever works in Karbon is not called away.
    if (root instanceof ShadowRoot && root.activeElement) own.querySelector('button')?.focus();
  }, []);
  if (!step) return null;
  const end = () => actions.sendRequest({ type: 'setTour', isDue: false });
  const isLast = place === steps.length - 1;
  return (
    <div
      class="tour"
      ref={box}
      popover="manual"
      data-step={step.place}
      role="dialog"
      aria-label={m.tour_label()}
      aria-describedby="tour-text"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        end();
      }}
    >
      <div aria-live="polite">
        <h3>{step.title}</h3>
        <p id="tour-text">{step.text}</p>
      </div>
      <p class="buttons">
        <Button kind="primary" onClick={() => (isLast ? end() : setAt(place + 1))}>
          {isLast ? m.tour_done() : m.tour_next()}
        </Button>
        {!isLast && (
          <Button kind="plain" onClick={end}>
            {m.tour_skip()}
          </Button>
        )}
        <span class="spacer" />
        <span class="muted">{m.tour_place({ step: number(place + 1), all: number(steps.length) })}</span>
      </p>
    </div>
  );
}

/** Escape anywhere in the panel ends the tour, but in what it folds away first. */
export function pressTourKey(
  event: KeyboardEvent,
  view: PanelView | null,
  actions: TourProps['actions'],
): void {
  if (event.key !== 'Escape' || event.defaultPrevented || view === null || tourSteps(view).length === 0)
    return;
  const { target } = event;
  if (target instanceof Element && target.closest('input, select, textarea, .box, [role=menu]')) return;
  actions.sendRequest({ type: 'setTour', isDue: false });
}
