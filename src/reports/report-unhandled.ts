import { reportUnexpected } from './report-unexpected';

/** Reports whatever nobody has caught in this world: errors of listeners and timers, and rejections. */
export function reportUnhandled(world: EventTarget, signal?: AbortSignal): void {
  const options = signal ? { signal } : {};
  world.addEventListener(
    'error',
    (event) => reportUnexpected((event as ErrorEvent).error, 'an error that nothing caught'),
    options,
  );
  world.addEventListener(
    'unhandledrejection',
    (event) => reportUnexpected((event as PromiseRejectionEvent).reason, 'a rejection that nothing caught'),
    options,
  );
}
