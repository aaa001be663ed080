/** A record as the series takes it: every column a number, NaN where there is none. */
export type Row<Column extends string> = Readonly<Record<Column, number>>;

const FIRST_CAPACITY = 256;

/**
 * What a run measured, a typed column a quantity: 100 000 steps of six columns are 5 MB and no objects. Steps strictly
 * increase: a record whose step was there before takes the place of all from that step on, for a run that trains on from a
 * checkpoint does those steps again.
 */
export class Series<Column extends string> {
  readonly #columns: ReadonlyMap<string, { values: Float64Array }>;
  readonly #names: readonly (Column | 'step')[];
  #length = 0;

  constructor(names: readonly Column[]) {
    this.#names = ['step', ...names];
    this.#columns = new Map(this.#names.map((name) => [name, { values: new Float64Array(FIRST_CAPACITY) }]));
  }

  get length(): number {
    return this.#length;
  }

  /** What the columns take, used or not. */
  get bytes(): number {
    let bytes = 0;
    for (const { values } of this.#columns.values()) bytes += values.byteLength;
    return bytes;
  }

  append(rows: readonly Row<Column | 'step'>[]): void {
    this.#reserve(this.#length + rows.length);
    for (const row of rows) {
      const last = this.#length - 1;
      if (last >= 0 && row.step <= this.#values('step')[last]!) this.dropFrom(row.step);
      for (const name of this.#names) this.#values(name)[this.#length] = row[name];
      this.#length += 1;
    }
  }

  /** Forgets `step` and what came after it. */
  dropFrom(step: number): void {
    this.#length = this.indexFrom(step);
  }

  /** The column's values so far: a view, good until the next `append`. */
  column(name: Column | 'step'): Float64Array {
    return this.#values(name).subarray(0, this.#length);
  }

  /** A value, counted from the end where `index` is negative; undefined outside. */
  at(name: Column | 'step', index: number): number | undefined {
    const from = index < 0 ? this.#length + index : index;
    return from >= 0 && from < this.#length ? this.#values(name)[from] : undefined;
  }

  /** Index of the first record of at least `step`; `length` when there is none. */
  indexFrom(step: number): number {
    const steps = this.#values('step');
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (steps[middle]! < step) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Index of the record nearest to `step`, the earlier of two; undefined when there is none. */
  nearest(step: number): number | undefined {
    if (this.#length === 0) return undefined;
    const after = Math.min(this.indexFrom(step), this.#length - 1);
    const steps = this.#values('step');
    return after > 0 && step - steps[after - 1]! <= steps[after]! - step ? after - 1 : after;
  }

  #values(name: string): Float64Array {
    const column = this.#columns.get(name);
    if (!column) throw new RangeError(`The series has no column ${name}`);
    return column.values;
  }

  #reserve(length: number): void {
    const capacity = this.#values('step').length;
    if (length <= capacity) return;
    const next = Math.max(length, capacity * 2);
    for (const column of this.#columns.values()) {
      const grown = new Float64Array(next);
      grown.set(column.values.subarray(0, this.#length));
      column.values = grown;
    }
  }
}
