/** Of the second version of the standard, which TypeScript does not know yet. */
interface IntersectionObserverInit {
  trackVisibility?: boolean;
  delay?: number;
}
interface IntersectionObserverEntry {
  readonly isVisible: boolean;
}
