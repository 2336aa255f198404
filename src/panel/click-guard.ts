import { options } from 'preact';
import { watchOwnDrawing } from './own-drawing';
import { watchControls } from './seen-controls';

/** Why a click has changed nothing. */
export type Refusal = 'notSeen' | 'altered';

export interface ClickGuard {
  /** Draws; what that changes in the root is Tieout's own. */
  draw(work: () => void): void;
  /** Whether a user's own event is being handled now. */
  isUserEvent(): boolean;
  /** What stands against the click or key that is being handled now; `null` where it may change something. */
  refusal(): Refusal | null;
  close(): void;
}

export interface GuardedPanel {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly sheet: CSSStyleSheet;
  readonly style: string;
  /** Clears the root and draws everything anew. */
  readonly drawAnew: () => void;
}

export type GuardPanel = (panel: GuardedPanel) => ClickGuard;

/** All that anything in the panel listens to. */
const eventTypes = [
  ...['click', 'auxclick', 'dblclick', 'pointerdown', 'pointerup', 'mousedown', 'mouseup'],
  ...['keydown', 'keypress', 'keyup', 'submit', 'reset', 'input', 'change', 'toggle', 'beforetoggle'],
];
/** A form is sent in the same moment in which somebody has pressed a key or a button in it. */
const submitWithinMs = 1_000;
/** A root that somebody has changed counts as altered for a while: who does it once may do it again. */
const alteredForMs = 1_000;
/** Who changes it all the time is not answered each time. */
const drawAnewEveryMs = 500;

let handled: Event | null = null;
options.event = (event) => {
  handled = event;
  return event;
};

function rulesOf(sheet: CSSStyleSheet): string {
  return [...sheet.cssRules].map((rule) => rule.cssText).join('\n');
}

/**
 * Guards a root that any script of the page can reach: only events of the user's own count, and only a click on what the user could
 * see, as Tieout has drawn it, changes anything.
 */
export const guardPanel: GuardPanel = ({ host, root, sheet, style, drawAnew }) => {
  const listening = new AbortController();
  /** Events that have come in through the root, and not to an element that a script has carried out of it. */
  const entered = new WeakSet<Event>();
  let lastInputAt = Number.NEGATIVE_INFINITY;
  let alteredAt = Number.NEGATIVE_INFINITY;
  let drawTimer: ReturnType<typeof setTimeout> | undefined;
  let rules = rulesOf(sheet);

  const controls = watchControls(host, root);
  const drawing = watchOwnDrawing(root, noteAltered);

  function noteAltered(): void {
    alteredAt = performance.now();
    drawTimer ??= setTimeout(restore, drawAnewEveryMs);
  }

  function restore(): void {
    clearTimeout(drawTimer);
    drawTimer = undefined;
    guard.draw(drawAnew);
  }

  function restoreStyle(): boolean {
    const { adoptedStyleSheets } = root;
    if (adoptedStyleSheets.length === 1 && adoptedStyleSheets[0] === sheet && rulesOf(sheet) === rules)
      return false;
    sheet.replaceSync(style);
    rules = rulesOf(sheet);
    root.adoptedStyleSheets = [sheet];
    return true;
  }

  function admit(event: Event): void {
    const isSentByScript = event.type === 'submit' && performance.now() - lastInputAt > submitWithinMs;
    if (!event.isTrusted || isSentByScript) {
      event.stopImmediatePropagation();
      event.preventDefault();
      return;
    }
    if (event.type === 'click' || event.type === 'keydown') lastInputAt = performance.now();
    entered.add(event);
  }
  for (const type of eventTypes) {
    root.addEventListener(type, admit, { capture: true, signal: listening.signal });
  }

  /** The button that was clicked, or that the key stands for. */
  function pressed(): Element | null {
    if (handled?.type === 'click')
      return (handled.currentTarget as Element | null)?.closest('button') ?? null;
    if (!(handled instanceof KeyboardEvent) || handled.type !== 'keydown') return null;
    const { key } = handled;
    const buttons = [...root.querySelectorAll('button')];
    return buttons.find((button) => button.getAttribute('aria-keyshortcuts') === key) ?? null;
  }

  const guard: ClickGuard = {
    draw(work) {
      drawing.draw(work);
      controls.update();
    },
    isUserEvent: () => handled !== null && entered.has(handled) && handled.eventPhase !== Event.NONE,
    refusal() {
      const control = pressed();
      if (!guard.isUserEvent() || control === null) return 'notSeen';
      drawing.check();
      if (restoreStyle()) alteredAt = performance.now();
      if (performance.now() - alteredAt < alteredForMs) return 'altered';
      if (!controls.isSeen(control)) return 'notSeen';
      if (controls.isDrawn(control)) return null;
      noteAltered();
      return 'altered';
    },
    close() {
      clearTimeout(drawTimer);
      listening.abort();
      drawing.close();
      controls.close();
    },
  };
  return guard;
};
