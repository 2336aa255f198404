import { type ComponentChildren, render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** What is there while the page is being printed, and at no other time: all rows of a list, of which the screen has some. */
export function Printed({ draw }: { readonly draw: () => ComponentChildren }) {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(draw);
  latest.current = draw;
  useEffect(() => {
    // Drawn before the listener returns: the browser prints what is there then.
    const show = () => place.current && render(latest.current(), place.current);
    const clear = () => place.current && render(null, place.current);
    addEventListener('beforeprint', show);
    addEventListener('afterprint', clear);
    return () => {
      removeEventListener('beforeprint', show);
      removeEventListener('afterprint', clear);
    };
  }, []);
  return <div class="printed" ref={place} />;
}
