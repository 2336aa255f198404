import { numbersOf, type PackedMap, packMap } from './packed-columns';

const none: readonly number[] = [];

/** Positions of entries by a key that several may have. */
export class PositionMap {
  /** Most keys have one. Of a packed map this is what has changed since. */
  readonly #positions = new Map<string, number | number[]>();
  readonly #packed: PackedMap | null;

  constructor(packed: PackedMap | null = null) {
    this.#packed = packed;
  }

  add(key: string | null, position: number): void {
    if (key === null) return;
    const known = this.#positions.get(key);
    if (Array.isArray(known)) known.push(position);
    else {
      const before = this.at(key);
      this.#positions.set(key, before.length === 0 ? position : [...before, position]);
    }
  }

  remove(key: string | null, position: number): void {
    if (key === null) return;
    const left = this.at(key).filter((each) => each !== position);
    if (left.length > 0 || this.#packed) this.#positions.set(key, left);
    else this.#positions.delete(key);
  }

  at(key: string | null): readonly number[] {
    if (key === null) return none;
    const known = this.#positions.get(key);
    if (typeof known === 'number') return [known];
    if (known) return known;
    const packed = this.#packed && numbersOf(this.#packed, key);
    return packed ? [...packed] : none;
  }

  /** Of a map that is not packed. */
  pack(): Generator<undefined, PackedMap> {
    return packMap(
      [...this.#positions].map(([key, at]) => [key, typeof at === 'number' ? [at] : at] as const),
    );
  }
}
