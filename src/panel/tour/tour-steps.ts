import { m } from '../../i18n/compiled/messages';
import type { PanelView } from '../../messages/panel-view';

/** What of the panel a step is about: the part that is drawn with this in `data-tour`. */
export type TourPlace = 'status' | 'time' | 'act';

export interface TourStep {
  readonly place: TourPlace;
  readonly title: string;
  readonly text: string;
}

/** The steps for what a view has: none while there is nothing to be shown round. */
export function tourSteps(view: PanelView): readonly TourStep[] {
  if (view.phase !== 'ready' || !view.isTourDue) return [];
  const hasTimer = view.timer !== null && view.timer.obstacle !== 'notConnected';
  const hasFix = view.plan.action !== 'none';
  const isThere: Readonly<Record<TourPlace, boolean>> = {
    status: true,
    time: view.time !== null,
    act: hasTimer || hasFix,
  };
  const steps: readonly TourStep[] = [
    { place: 'status', title: m.tour_status_title(), text: m.tour_status() },
    { place: 'time', title: m.tour_time_title(), text: m.tour_time() },
    { place: 'act', title: m.tour_act_title(), text: hasFix ? m.tour_act_fix() : m.tour_act() },
  ];
  return steps.filter(({ place }) => isThere[place]);
}
