/** Positions of entries by a key that several may have. */
export class PositionMap {
  /** Most keys have one. */
  readonly #positions = new Map<string, number | number[]>();

  add(key: string | null, position: number): void {
    if (key === null) return;
    const known = this.#positions.get(key);
    if (known === undefined) this.#positions.set(key, position);
    else if (typeof known === 'number') this.#positions.set(key, [known, position]);
    else known.push(position);
  }

  remove(key: string | null, position: number): void {
    const left = this.at(key).filter((each) => each !== position);
    if (key === null) return;
    if (left.length > 0) this.#positions.set(key, left);
    else this.#positions.delete(key);
  }

  at(key: string | null): readonly number[] {
    const known = key === null ? undefined : this.#positions.get(key);
    return typeof known === 'number' ? [known] : (known ?? []);
  }
}
