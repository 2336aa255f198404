import { options } from 'preact';

/** Tells what Tieout draws into its root from what any script of the page changes there. */
export interface OwnDrawing {
  /** Runs `work`; what it changes is Tieout's own. */
  draw(work: () => void): void;
  /** Looks for changes that have not been reported yet. */
  check(): void;
  close(): void;
}

const drawings = new Set<OwnDrawing>();

/** Components that draw themselves anew, as those that tick do, are Tieout's own too. */
function drawAll(process: () => void): void {
  const all = [...drawings].reduce<() => void>((work, drawing) => () => drawing.draw(work), process);
  all();
}

options.debounceRendering = (process) => queueMicrotask(() => drawAll(process));

/** The browser itself opens and closes `<details>`. */
function isForeign({ type, attributeName, target }: MutationRecord): boolean {
  return !(type === 'attributes' && attributeName === 'open' && target instanceof HTMLDetailsElement);
}

/**
 * @param onForeignChange called when texts, elements or attributes below `root` were changed by anybody else: a script of the page, or
 * a translator that wraps texts, which would stand still from then on.
 */
export function watchOwnDrawing(root: ShadowRoot, onForeignChange: () => void): OwnDrawing {
  const look = (records: readonly MutationRecord[]) => {
    if (records.some(isForeign)) onForeignChange();
  };
  const observer = new MutationObserver(look);
  observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
  let depth = 0;
  const drawing: OwnDrawing = {
    draw(work) {
      // What is drawn asks for another drawing at times, within which the changes of the outer one are still unread.
      if (depth === 0) look(observer.takeRecords());
      depth += 1;
      try {
        work();
      } finally {
        depth -= 1;
        observer.takeRecords();
      }
    },
    check() {
      if (depth === 0) look(observer.takeRecords());
    },
    close() {
      drawings.delete(drawing);
      observer.disconnect();
    },
  };
  drawings.add(drawing);
  return drawing;
}
