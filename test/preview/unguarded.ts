import type { GuardPanel } from '../../src/panel/click-guard';

/** Lets every click count: for panels that are pressed by scripts. */
export const unguarded: GuardPanel = () => ({
  draw: (work) => work(),
  isUserEvent: () => true,
  refusal: () => null,
  close: () => undefined,
});
