import type { Extension } from './extension-context';

const claimEvent = 'tieout-claim';
const presenceEvent = 'tieout-here';
/** Left on the global object of the isolated world, which the page cannot reach and two runs of one extension share. */
const workingMark = '__tieoutWorks';

interface Mark {
  [workingMark]?: {
    readonly isWorking: () => boolean;
    readonly language: string;
    readonly onReplaced: () => void;
  };
}

export interface ClaimOptions {
  readonly page: Document;
  /** The global object of the isolated world. */
  readonly world: object;
  /** What this copy speaks. A living one that speaks another language makes way: the user has just chosen this one. */
  readonly language: string;
  readonly extension: Pick<Extension, 'id' | 'isAlive' | 'isTieout'>;
  /** Called when another copy takes over, because this one is dead or speaks another language. */
  readonly onReplaced: () => void;
  readonly signal: AbortSignal;
}

/** The other extensions that say, in an event that any script can send, that they work in this page. */
function namedOthers(page: Document, ownId: string): string[] {
  const named = new Set<string>();
  const hear = (event: Event) => {
    const { detail } = event as CustomEvent<unknown>;
    if (typeof detail === 'string' && /^[a-p]{32}$/.test(detail) && detail !== ownId) named.add(detail);
  };
  page.addEventListener(presenceEvent, hear);
  page.dispatchEvent(new Event(claimEvent));
  page.removeEventListener(presenceEvent, hear);
  // More than a handful is no honest answer, and each one is asked.
  return [...named].slice(0, 4);
}

/**
 * Makes exactly one copy of Tieout work in a page, where a store and a development copy run side by side, or an old copy outlives an
 * update. Events cross the isolated worlds, but any script of the page can send and cancel them: they only tell a dead copy to clear
 * away, and name a living one, which counts when the browser itself has carried an answer from that extension.
 *
 * @returns whether this copy may work.
 */
export async function claimPage(options: ClaimOptions): Promise<boolean> {
  const { page, language, extension, onReplaced, signal } = options;
  const world = options.world as Mark;
  const other = world[workingMark];
  if (other?.isWorking()) {
    if (other.language === language) return false;
    other.onReplaced();
  }
  const mark = { isWorking: () => !signal.aborted && extension.isAlive(), language, onReplaced };
  world[workingMark] = mark;
  const answers = await Promise.all(namedOthers(page, extension.id).map((id) => extension.isTieout(id)));
  if (answers.includes(true)) {
    if (world[workingMark] === mark) delete world[workingMark];
    return false;
  }
  page.addEventListener(
    claimEvent,
    () => {
      if (extension.isAlive()) page.dispatchEvent(new CustomEvent(presenceEvent, { detail: extension.id }));
      else onReplaced();
    },
    { signal },
  );
  return true;
}
