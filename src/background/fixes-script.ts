import type { Fixes, FixParts } from '../services/fixes/fixes';
import type { WritingParts } from '../services/fixes/writers';

/*
 * What `background.js` and `fixes.js` know of each other. Most lives of the worker put nothing right, so the half of it that writes is a script
 * of its own, run when it is first needed. A worker may run only scripts that it has run while it was being installed.
 */

export type CreateFixes = (parts: Omit<FixParts, 'writers'>, writing: WritingParts) => Fixes;

/** Where `fixes.js` leaves its entry on `globalThis`. */
export const fixesKey: unique symbol = Symbol.for('tieout.fixes');

/** `globalThis` of the worker, as both scripts see it. */
export type WorkerGlobal = typeof globalThis & {
  [fixesKey]?: CreateFixes;
  importScripts(script: string): void;
};

const scriptName = 'fixes.js';

/** To be called while the worker's own script runs: keeps the other script for later. */
export function keepFixesScript(): void {
  const world = globalThis as WorkerGlobal;
  world.addEventListener('install', () => world.importScripts(scriptName));
}

/** Runs the script at the first call. Throws where the browser does not give it. */
export function loadFixes(): CreateFixes {
  const world = globalThis as WorkerGlobal;
  if (!world[fixesKey]) world.importScripts(scriptName);
  const create = world[fixesKey];
  if (!create) throw new Error('the script that puts things right was not run');
  return create;
}
