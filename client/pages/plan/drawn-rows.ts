import { setAttributes } from "./dom.ts";
import type { Row } from "./row.ts";
import type { VirtualRows } from "./virtual-rows.ts";

export interface RowDrawing {
  /** What stands in a row. */
  readonly render: (row: Row) => readonly Node[];
  /** What makes the inside of a row look different, beside its key. */
  readonly stamp: (row: Row) => string;
}

interface Drawn {
  readonly element: HTMLElement;
  /** The row as it is drawn. */
  readonly row: Row;
  y: number;
}

/** The rows that are in the document, in their order. */
export class DrawnRows {
  private readonly drawn = new Map<string, Drawn>();
  /** The row that Tab reaches; the first one until there is one. */
  private chosen: string | undefined;

  constructor(
    private readonly list: HTMLElement,
    private readonly virtual: VirtualRows<Row>,
    private readonly drawing: RowDrawing,
  ) {}

  element(key: string): HTMLElement | undefined {
    return this.drawn.get(key)?.element;
  }

  /**
   * Puts the rows of a range and the one that has the focus into the document where they are thought to lie, and takes others out.
   * They are in their places before anybody measures them: when they are as high as was thought, the browser lays them out only once.
   * @returns the keys of those whose height is not known
   */
  show(first: number, last: number, focused: string | undefined): string[] {
    this.chosen = focused;
    const wanted = this.wanted(first, last, focused);
    this.remove(new Set(wanted.map(({ key }) => key)));
    const added: string[] = [];
    let next: Element | null = this.list.firstElementChild;
    for (const row of wanted) {
      const old = this.drawn.get(row.key);
      if (old) next = old.element.nextElementSibling;
      if (old?.row === row) continue;
      const element = old?.element ?? this.list.insertBefore(document.createElement("div"), next);
      this.drawn.set(row.key, { element, row, y: old?.y ?? -1 });
      if (!old || old.row.siblings !== row.siblings || old.row.position !== row.position)
        describe(element, row);
      if (old && this.isAlike(old.row, row)) continue;
      this.fill(element, row);
      added.push(row.key);
    }
    this.position();
    return added;
  }

  /** Puts those elsewhere that are thought to lie elsewhere now. */
  position(): void {
    for (const [key, drawn] of this.drawn) {
      const y = this.virtual.offsetOf(this.virtual.indexOf(key) ?? 0);
      if (y === drawn.y) continue;
      drawn.y = y;
      // No transform: the browser would keep a coordinate system for each row.
      drawn.element.style.top = `${y}px`;
    }
  }

  /** By number, how high rows are: these, or all that are drawn. */
  heights(keys: Iterable<string> = this.drawn.keys()): Map<number, number> {
    const heights = new Map<number, number>();
    for (const key of keys) {
      const index = this.virtual.indexOf(key);
      const drawn = this.drawn.get(key);
      if (index !== undefined && drawn) heights.set(index, drawn.element.getBoundingClientRect().height);
    }
    return heights;
  }

  /** From now on Tab reaches this row, and what can be pressed in it, and no other. */
  setReachable(key: string): void {
    const before = this.reachableKey;
    this.chosen = key;
    for (const one of [before, key]) {
      const element = one === undefined ? undefined : this.element(one);
      if (element) makeReachable(element, one === key);
    }
  }

  private wanted(first: number, last: number, focused: string | undefined): Row[] {
    const { rows } = this.virtual;
    const wanted = rows.slice(first, last + 1);
    const pinned = focused === undefined ? undefined : this.virtual.indexOf(focused);
    const row = pinned === undefined ? undefined : rows[pinned];
    if (row && pinned !== undefined && pinned < first) wanted.unshift(row);
    if (row && pinned !== undefined && pinned > last) wanted.push(row);
    return wanted;
  }

  private remove(keys: ReadonlySet<string>): void {
    for (const [key, { element }] of this.drawn)
      if (!keys.has(key)) {
        element.remove();
        this.drawn.delete(key);
      }
  }

  /** Whether the same stands in both. */
  private isAlike(one: Row, other: Row): boolean {
    return one.isExpanded === other.isExpanded && this.drawing.stamp(one) === this.drawing.stamp(other);
  }

  private fill(element: HTMLElement, row: Row): void {
    setAttributes(element, {
      "aria-expanded": row.isExpanded === undefined ? undefined : String(row.isExpanded),
    });
    element.replaceChildren(...this.drawing.render(row));
    makeReachable(element, row.key === this.reachableKey);
  }

  private get reachableKey(): string | undefined {
    return this.chosen ?? this.virtual.rows[0]?.key;
  }
}

function makeReachable(element: HTMLElement, isReachable: boolean): void {
  element.tabIndex = isReachable ? 0 : -1;
  for (const button of element.querySelectorAll("button")) button.tabIndex = isReachable ? 0 : -1;
}

/** What does not depend on what stands in a row. */
function describe(element: HTMLElement, row: Row): void {
  setAttributes(element, {
    role: "treeitem",
    class: `row ${row.kind}`,
    "data-level": row.level,
    "aria-level": row.level,
    "aria-posinset": row.position,
    "aria-setsize": row.siblings,
  });
  // As it is: a key may hold what attributes are cleaned of.
  element.dataset.key = row.key;
}
