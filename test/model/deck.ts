import type { FirmRandom } from '../firm/service';

/** Things of which one is drawn at random, each with how often it comes up beside the others. */
export type Deck<Card> = readonly (readonly [weight: number, card: Card])[];

export function draw<Card>(dice: FirmRandom, deck: Deck<Card>): Card {
  let left = dice.next() * deck.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, card] of deck) {
    left -= weight;
    if (left < 0) return card;
  }
  throw new Error('an empty deck');
}

/** One of the items, or `null` where there is none. */
export function pickOne<Item>(dice: FirmRandom, items: Iterable<Item>): Item | null {
  const all = [...items];
  return all.length === 0 ? null : dice.pick(all);
}

export function isLucky(dice: FirmRandom, chance: number): boolean {
  return dice.next() < chance;
}
