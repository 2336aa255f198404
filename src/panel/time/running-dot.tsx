import { words } from '../words';

/** Marks whoever is on the clock now. */
export function RunningDot({ isOn }: { readonly isOn: boolean }) {
  return isOn ? <span class="live" role="img" aria-label={words.onTheClock} /> : null;
}
