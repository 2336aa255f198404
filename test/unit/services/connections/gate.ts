import type { FirmRequest } from '../../../firm/service';

/** Holds what passes until the test lets it go on. */
export interface Gate {
  hold(isHeld: (request: FirmRequest) => boolean): void;
  /** Resolves when something is being held. */
  held(): Promise<void>;
  /** Lets all go on, and holds no more. */
  open(): void;
  pass(request: FirmRequest): Promise<void>;
}

export function createGate(): Gate {
  let isHeld = (_: FirmRequest): boolean => false;
  const opened = signal();
  const reached = signal();
  return {
    hold(wanted) {
      isHeld = wanted;
    },
    held: () => reached.given,
    open() {
      isHeld = () => false;
      opened.give();
    },
    async pass(request) {
      if (!isHeld(request)) return;
      reached.give();
      await opened.given;
    },
  };
}

function signal(): { readonly given: Promise<void>; give(): void } {
  let give: () => void = () => undefined;
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { given, give };
}
