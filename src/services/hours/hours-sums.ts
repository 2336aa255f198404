import type { HoursItem, HoursState, KarbonItem, KarbonState } from '../../domain/time/hours';
import { countedSeconds } from '../../domain/time/hours-totals';
import type { HoursSum, KarbonSum, ShownState } from '../../messages/hours';

/** Hours by state, added up an item at a time. */
export interface StateSums {
  add(item: HoursItem): void;
  /** What is missing first, most first. */
  sums(): readonly HoursSum[];
}

interface Sum<State> {
  readonly state: State;
  seconds: number;
  items: number;
}

export function createStateSums(stateOf: (state: HoursState) => ShownState): StateSums {
  const added = new Map<string, Sum<HoursState>>();
  return {
    add(item) {
      const sum = sumIn(added, keyOf(item.state), item.state);
      sum.seconds += countedSeconds(item);
      sum.items += 1;
    },
    sums() {
      // Two customers of one name are one state to whoever reads it.
      const shown = new Map<string, Sum<ShownState>>();
      for (const { state, seconds, items } of added.values()) {
        const words = stateOf(state);
        const sum = sumIn(shown, JSON.stringify(words), words);
        sum.seconds += seconds;
        sum.items += items;
      }
      return [...shown.values()].sort(
        (one, other) => isArrived(one) - isArrived(other) || other.seconds - one.seconds,
      );
    },
  };
}

/** The same of Karbon's side; most first. */
export interface KarbonSums {
  add(item: KarbonItem): void;
  sums(): readonly KarbonSum[];
}

export function createKarbonSums(): KarbonSums {
  const added = new Map<string, Sum<KarbonState>>();
  return {
    add({ state, timeSeconds, karbonSeconds, entryIds }) {
      const sum = sumIn(added, state, state);
      sum.seconds += entryIds.length > 0 ? timeSeconds : karbonSeconds;
      sum.items += 1;
    },
    sums: () => [...added.values()].sort((one, other) => other.seconds - one.seconds),
  };
}

function sumIn<State>(sums: Map<string, Sum<State>>, key: string, state: State): Sum<State> {
  const known = sums.get(key);
  if (known) return known;
  const sum = { state, seconds: 0, items: 0 };
  sums.set(key, sum);
  return sum;
}

/** What of a state is told; how many seconds QuickBooks has is no part of it. */
function keyOf(state: HoursState): string {
  switch (state.kind) {
    case 'otherCustomer':
      return `${state.kind} ${state.customerId}`;
    case 'notExported':
      return `${state.kind} ${state.reason}`;
    case 'unknown':
      return `${state.kind} ${state.why}`;
    default:
      return state.kind;
  }
}

function isArrived({ state: { kind } }: { readonly state: ShownState }): number {
  return Number(kind === 'arrived' || kind === 'notWork');
}
