import { m } from '../../i18n/compiled/messages';

/** Marks whoever is on the clock now. */
export function RunningDot({ isOn }: { readonly isOn: boolean }) {
  return isOn ? <span class="live" role="img" aria-label={m.panel_on_the_clock()} /> : null;
}
