/** Numbers 0, 1, 2 … for hashes in the order in which they are first met. */
export interface Numbering {
  readonly size: number;
  /** The hash's number; it is given one if it has none. */
  of(hash: number): number;
  /** The hash's number, or -1. */
  known(hash: number): number;
  clear(): void;
}

const MANY = 1 << 12;

/** A table that is used again for each text, so that none is made for it. */
export function createNumbering(): Numbering {
  let mask = MANY * 2 - 1;
  let numbers = new Int32Array(MANY * 2).fill(-1);
  let hashes = new Int32Array(MANY);
  let places = new Int32Array(MANY);
  let size = 0;

  /** Where the hash stands, or would. */
  function placeOf(hash: number): number {
    let at = (Math.imul(hash, 0x9e3779b1) >>> 7) & mask;
    for (let number = numbers[at]!; number >= 0 && hashes[number] !== hash; number = numbers[at]!)
      at = (at + 1) & mask;
    return at;
  }

  function grow(): void {
    const old = hashes;
    hashes = new Int32Array(old.length * 2);
    hashes.set(old);
    places = new Int32Array(old.length * 2);
    mask = old.length * 4 - 1;
    numbers = new Int32Array(mask + 1).fill(-1);
    for (let number = 0; number < size; number++) {
      places[number] = placeOf(hashes[number]!);
      numbers[places[number]!] = number;
    }
  }

  return {
    get size() {
      return size;
    },
    of(wanted) {
      const hash = wanted | 0;
      const at = placeOf(hash);
      if (numbers[at]! >= 0) return numbers[at]!;
      if (size === hashes.length) {
        grow();
        return this.of(hash);
      }
      hashes[size] = hash;
      places[size] = at;
      numbers[at] = size;
      return size++;
    },
    known: (hash) => numbers[placeOf(hash | 0)]!,
    clear() {
      for (let number = 0; number < size; number++) numbers[places[number]!] = -1;
      size = 0;
    },
  };
}
