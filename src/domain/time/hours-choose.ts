import { sortedInSteps } from '../matching/stepped';

/** What may belong together, and how much speaks for it. */
export interface Option {
  /** Each stands in one option that is chosen at most. */
  readonly parts: readonly object[];
  /** Above 0. */
  readonly weight: number;
}

/** Up to so many parts that hang together, every choice is looked at. */
const mostParts = 10;
const optionsPerStep = 64;

/**
 * The options that weigh most together, none of which share a part: of what hangs together by the options, the best choice where it is few
 * parts, the heaviest first where it is many. Yields after each small step.
 *
 * @param options in an order that doesn't change: of equal choices, the first is taken
 */
export function* chooseOptions<Chosen extends Option>(
  options: readonly Chosen[],
): Generator<undefined, readonly Chosen[]> {
  const chosen: Chosen[] = [];
  for (const { parts, options: together } of yield* connected(options)) {
    chosen.push(...(parts.length <= mostParts ? bestOf(parts, together) : yield* heaviestOf(together)));
    yield;
  }
  return chosen;
}

interface Component<Chosen> {
  readonly parts: object[];
  readonly options: Chosen[];
}

function* connected<Chosen extends Option>(
  options: readonly Chosen[],
): Generator<undefined, readonly Component<Chosen>[]> {
  const leaders = new Map<object, object>();
  const leaderOf = (part: object): object => {
    let leader = part;
    for (let above = leaders.get(leader); above && above !== leader; above = leaders.get(leader)) {
      leaders.set(leader, leaders.get(above) ?? above);
      leader = above;
    }
    return leader;
  };
  let seen = 0;
  for (const { parts } of options) {
    for (const part of parts) {
      if (!leaders.has(part)) leaders.set(part, part);
      leaders.set(leaderOf(part), leaderOf(parts[0] ?? part));
    }
    seen += 1;
    if (seen % optionsPerStep === 0) yield;
  }
  const components = new Map<object, Component<Chosen>>();
  for (const option of options) {
    const leader = leaderOf(option.parts[0] ?? option);
    const component = components.get(leader) ?? { parts: [], options: [] };
    component.options.push(option);
    components.set(leader, component);
    seen += 1;
    if (seen % optionsPerStep === 0) yield;
  }
  for (const [part] of leaders) {
    components.get(leaderOf(part))?.parts.push(part);
    seen += 1;
    if (seen % optionsPerStep === 0) yield;
  }
  return [...components.values()];
}

interface Choice<Chosen> {
  readonly weight: number;
  readonly chosen: readonly Chosen[];
}

function bestOf<Chosen extends Option>(
  parts: readonly object[],
  options: readonly Chosen[],
): readonly Chosen[] {
  const places = new Map(parts.map((part, at) => [part, 1 << at]));
  const masked = options.map((option) => ({
    option,
    mask: option.parts.reduce((mask, part) => mask | (places.get(part) ?? 0), 0),
  }));
  const known = new Map<number, Choice<Chosen>>();
  const best = (open: number): Choice<Chosen> => {
    if (open === 0) return { weight: 0, chosen: [] };
    const before = known.get(open);
    if (before) return before;
    const first = open & -open;
    let choice = best(open & ~first);
    for (const { option, mask } of masked) {
      if ((mask & first) === 0 || (mask & ~open) !== 0) continue;
      const rest = best(open & ~mask);
      const weight = rest.weight + option.weight;
      if (weight > choice.weight) choice = { weight, chosen: [...rest.chosen, option] };
    }
    known.set(open, choice);
    return choice;
  };
  return best((1 << parts.length) - 1).chosen;
}

function* heaviestOf<Chosen extends Option>(
  options: readonly Chosen[],
): Generator<undefined, readonly Chosen[]> {
  const taken = new Set<object>();
  const chosen: Chosen[] = [];
  let seen = 0;
  const byWeight = yield* sortedInSteps(options, (one, other) => other.weight - one.weight);
  for (const option of byWeight) {
    seen += 1;
    if (seen % optionsPerStep === 0) yield;
    if (option.parts.some((part) => taken.has(part))) continue;
    chosen.push(option);
    for (const part of option.parts) taken.add(part);
  }
  return chosen;
}
