/** What a row must have to be laid out. */
export interface Placed {
  readonly key: string;
  readonly kind: string;
}

/**
 * Where rows of different heights lie in a list of which only a part is drawn. Heights that were measured are kept by the key of the
 * row; others are taken to be like the last one of their kind. No DOM: pixels from the top of the list.
 */
export class VirtualRows<R extends Placed> {
  rows: readonly R[] = [];
  private readonly heights = new Map<string, number>();
  private readonly typical = new Map<string, number>();
  private rowHeights = new Float64Array(0);
  private offsets = new Float64Array(1);
  private indices = new Map<string, number>();

  constructor(private readonly usualHeight: number) {}

  setRows(rows: readonly R[]): void {
    this.rows = rows;
    this.indices = new Map(rows.map(({ key }, index) => [key, index]));
    this.layOut();
  }

  /** All that was measured is wrong, since there is another width or font. */
  forget(): void {
    this.heights.clear();
    this.typical.clear();
    this.layOut();
  }

  get height(): number {
    return this.offsets[this.rows.length] ?? 0;
  }

  indexOf(key: string): number | undefined {
    return this.indices.get(key);
  }

  offsetOf(index: number): number {
    return this.offsets[Math.max(0, Math.min(index, this.rows.length))] ?? 0;
  }

  /** The row at this height; the first or last one where there is none. */
  indexAt(y: number): number {
    let low = 0;
    let high = Math.max(0, this.rows.length - 1);
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.offsetOf(middle) <= y) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Takes in heights, by index. @returns whether anything lies elsewhere now. */
  measure(measured: ReadonlyMap<number, number>): boolean {
    let from = this.rows.length;
    let isKindNew = false;
    for (const [index, height] of measured) {
      const row = this.rows[index];
      if (!row) continue;
      const isMoved = Math.abs((this.rowHeights[index] ?? 0) - height) >= 0.25;
      this.heights.set(row.key, height);
      if (!this.typical.has(row.kind)) {
        // The first of its kind: all others of it are moved, too.
        this.typical.set(row.kind, height);
        isKindNew = true;
      } else if (isMoved) {
        this.rowHeights[index] = height;
        from = Math.min(from, index);
      }
    }
    if (isKindNew) this.layOut();
    else if (from < this.rows.length) this.addUp(from);
    return isKindNew || from < this.rows.length;
  }

  private heightOf({ key, kind }: R): number {
    return this.heights.get(key) ?? this.typical.get(kind) ?? this.usualHeight;
  }

  private layOut(): void {
    const { rows } = this;
    if (this.rowHeights.length !== rows.length) {
      this.rowHeights = new Float64Array(rows.length);
      this.offsets = new Float64Array(rows.length + 1);
    }
    for (const [index, row] of rows.entries()) this.rowHeights[index] = this.heightOf(row);
    this.addUp(0);
  }

  /** Of numbers alone: a plan that is open has fifty thousand rows, and each turn of the wheel measures some. */
  private addUp(from: number): void {
    const { rowHeights, offsets } = this;
    let offset = offsets[from] ?? 0;
    for (let index = from; index < rowHeights.length; index++) {
      offset += rowHeights[index] ?? 0;
      offsets[index + 1] = offset;
    }
  }
}
