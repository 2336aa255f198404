import { age } from '../i18n/durations';
import type { PanelView } from '../messages/panel-view';
import { Icon } from '../ui/icon';
import { Ticking } from './time/ticking';

/** A panel on screen is read again every minute and a half at the least; after this long without a good answer its figures count as stale. */
const staleAfterMs = 2 * 60_000;

/** How old the oldest figure shown is; nothing before there is one. */
export function Age({ view }: { readonly view: PanelView | null }) {
  const asOf = view?.asOf;
  if (asOf == null) return null;
  return (
    <Ticking
      draw={(now) => {
        const ageMs = now - asOf;
        const isStale = ageMs > staleAfterMs;
        return (
          <span class={isStale ? 'age stale' : 'age muted'}>
            {isStale && <Icon name="warning" />} {age(ageMs)}
          </span>
        );
      }}
    />
  );
}
