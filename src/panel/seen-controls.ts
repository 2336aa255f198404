import { plain } from '../ui/unclobbered';

/** How long something of the panel must have been in plain sight, and the panel at its place, before a click may change anything. */
const seenForMs = 200;
const lookEveryMs = 100;

/** The controls, and what is read before they are pressed. */
const watchedSelector = 'button, .verdict, .plan > li, .candidate';

interface Sight {
  readonly isInView: boolean;
  /** Since when, ms; `null` while it is covered, see-through, turned or outside the window. */
  readonly since: number | null;
}

export interface SeenControls {
  /** Looks at what has been drawn. */
  update(): void;
  /** Whether a user can see the control that is pressed, and could for a moment. */
  isSeen(control: Element): boolean;
  /** Whether what is read before this control is pressed is drawn at all: a script can put a root of its own in its place. */
  isDrawn(control: Element): boolean;
  close(): void;
}

interface Place {
  readonly left: number;
  readonly top: number;
}

/** Coordinates are rounded here and there; nobody misses a button by as much. */
const stillPx = 2;

/** Where the host stands in what it is scrolled with, scrolling moves nothing; `null` where a style hides it. */
function placeOf(host: HTMLElement): Place | null {
  // The observer does not look at what is transparent or hidden by its visibility.
  if (!host.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return null;
  let { left, top } = host.getBoundingClientRect();
  for (let box = host.parentElement; box !== null; box = plain(box).parentElement) {
    left += plain(box).scrollLeft;
    top += plain(box).scrollTop;
  }
  return { left, top };
}

function isSamePlace(one: Place | null, other: Place | null): boolean {
  if (one === null || other === null) return one === other;
  return Math.abs(one.left - other.left) <= stillPx && Math.abs(one.top - other.top) <= stillPx;
}

/**
 * Whether what is clicked was in plain sight: not covered, not see-through, not scaled, not put under the pointer at the last moment.
 * The browser itself says so (`trackVisibility`), which no style of the page can deceive; what it has not judged yet is judged by what
 * lies on top of it at the click.
 */
export function watchControls(host: HTMLElement, root: ShadowRoot): SeenControls {
  const sights = new Map<Element, Sight>();
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, isVisible } of entries) {
        const since = isVisible ? (sights.get(target)?.since ?? performance.now()) : null;
        sights.set(target, { isInView: isIntersecting, since });
      }
    },
    { threshold: [0, 0.5, 1], trackVisibility: true, delay: lookEveryMs },
  );
  const watched = new Set<Element>();
  let place: Place | null = null;
  let placedAt = 0;

  function lookAtPlace(): void {
    const now = placeOf(host);
    if (isSamePlace(now, place)) return;
    place = now;
    placedAt = performance.now();
  }
  const timer = setInterval(lookAtPlace, lookEveryMs);

  function isSteady(): boolean {
    lookAtPlace();
    const before = performance.now() - seenForMs;
    return placedAt <= before && [...sights.values()].some(({ since }) => since !== null && since <= before);
  }

  function isOnTop(control: Element): boolean {
    const { left, top, width, height } = control.getBoundingClientRect();
    return plain(host.ownerDocument).elementFromPoint(left + width / 2, top + height / 2) === host;
  }

  const boxOf = (control: Element) => control.closest('.box') ?? control;

  function isReadable(control: Element): boolean {
    return ![...boxOf(control).querySelectorAll('.plan > li, .candidate')].some(isKnownHidden);
  }

  /** What was outside the window a moment ago, or has only been drawn, has not been judged. */
  function isKnownHidden(element: Element): boolean {
    const sight = sights.get(element);
    return sight?.isInView === true && sight.since === null;
  }

  return {
    update() {
      for (const element of watched) {
        if (root.contains(element)) continue;
        watched.delete(element);
        sights.delete(element);
        observer.unobserve(element);
      }
      for (const element of root.querySelectorAll(watchedSelector)) {
        if (watched.has(element)) continue;
        watched.add(element);
        observer.observe(element);
      }
    },
    isSeen: (control) => !isKnownHidden(control) && isSteady() && isOnTop(control) && isReadable(control),
    isDrawn(control) {
      const shown = { opacityProperty: true, visibilityProperty: true };
      const read = boxOf(control).querySelectorAll('.plan *, .candidate *');
      return [control, ...read].every((element) => element.checkVisibility(shown));
    },
    close() {
      clearInterval(timer);
      observer.disconnect();
    },
  };
}
