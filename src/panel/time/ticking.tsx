import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useReducer } from 'preact/hooks';

export interface TickingProps {
  /** What to add to the local clock to get the one that is drawn by. */
  readonly clockSkewMs?: number;
  /** @param now epoch ms */
  readonly draw: (now: number) => ComponentChildren;
}

/** Draws again at each full second, so that all that ticks in the panel ticks together. */
export function Ticking({ clockSkewMs = 0, draw }: TickingProps) {
  const [, redraw] = useReducer((seconds: number) => seconds + 1, 0);
  useLayoutEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const waitForNextSecond = () => {
      timer = setTimeout(tick, 1_000 - (Date.now() % 1_000));
    };
    const tick = () => {
      waitForNextSecond();
      redraw(undefined);
    };
    waitForNextSecond();
    return () => clearTimeout(timer);
  }, []);
  return <>{draw(Date.now() + clockSkewMs)}</>;
}
