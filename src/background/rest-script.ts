import type { PageApiMethod, PageApiReply } from '../messages/page-api';
import type { PageApiServices } from '../services/page-api-services';
import type { Rest } from '../services/rest';

/*
 * What `background.js` and `rest.js` know of each other. A page that ties out needs neither what puts things right nor what the
 * extension's own pages can have done, so that is a script of its own, run when it is first needed. A worker may run only scripts
 * that it has run while it was being installed.
 */

export interface RestScript {
  readonly rest: Rest;
  /** Checks a request of one of the extension's own pages and carries it out. Never rejects: what fails is in the reply, without its text. */
  answerOwnPageRequest(
    pages: () => Promise<PageApiServices>,
    request: unknown,
    payload: unknown,
  ): Promise<PageApiReply<PageApiMethod>>;
}

/** Where `rest.js` leaves its entry on `globalThis`. */
export const restKey: unique symbol = Symbol.for('tieout.rest');

/** `globalThis` of the worker, as both scripts see it. */
export type WorkerGlobal = typeof globalThis & {
  [restKey]?: RestScript;
  importScripts(script: string): void;
};

const scriptName = 'rest.js';

/** To be called while the worker's own script runs: keeps the other script for later. */
export function keepRestScript(): void {
  const world = globalThis as WorkerGlobal;
  world.addEventListener('install', () => world.importScripts(scriptName));
}

/** Runs the script at the first call. Throws where the browser does not give it. */
export function loadRest(): RestScript {
  const world = globalThis as WorkerGlobal;
  if (!world[restKey]) world.importScripts(scriptName);
  const script = world[restKey];
  if (!script) throw new Error('the other half of the worker was not run');
  return script;
}
