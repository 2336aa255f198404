import { useEffect, useRef } from 'preact/hooks';

export interface PageKeys {
  readonly search: () => void;
  readonly showKeys: () => void;
  readonly clear: () => void;
}

/** The keys that do the same wherever the focus is, but in a dialog or where something is typed. */
export function usePageKeys(keys: PageKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const { target } = event;
      if (!(target instanceof Element) || document.querySelector('dialog[open]')) return;
      const isTyping = target.matches('input:not([type="checkbox"]), textarea, select');
      const effect = { '/': 'search', '?': 'showKeys', Escape: 'clear' } as const;
      const name = effect[event.key as keyof typeof effect];
      if (!name || isTyping) return;
      event.preventDefault();
      latest.current[name]();
    };
    document.addEventListener('keydown', handle);
    return () => document.removeEventListener('keydown', handle);
  }, []);
}
