import { useEffect, useState } from 'preact/hooks';

/** Epoch ms of the local clock, drawn anew at each full second while something ticks. */
export function useNow(isTicking: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!isTicking) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const atMs = Date.now();
      setNow(atMs);
      timer = setTimeout(tick, 1_000 - (atMs % 1_000));
    };
    tick();
    return () => clearTimeout(timer);
  }, [isTicking]);
  return now;
}
