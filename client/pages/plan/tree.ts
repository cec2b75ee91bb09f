import { setAttributes } from "./dom.ts";
import type { Row } from "./rows.ts";
import { type KeyHost, obeyKey } from "./tree-keys.ts";
import { VirtualRows } from "./virtual-rows.ts";

export interface TreeHost {
  /** What stands in a row. */
  readonly render: (row: Row) => readonly Node[];
  /** What makes the inside of a row look different, beside its key. */
  readonly stamp: (row: Row) => string;
  readonly toggle: (row: Row) => void;
  /** Enter on a row that does not open: goes to where it is written. */
  readonly open: (row: Row) => void;
  /** Focus or scrolling came to rest elsewhere. */
  readonly moved: () => void;
  /** Pixels at the top that something else covers. */
  readonly covered: () => number;
}

/** Rows are drawn so many pixels beyond what is in view, so that fast scrolling shows no gap. */
const BEYOND = 400;
const USUAL_HEIGHT = 24;

interface Drawn {
  readonly element: HTMLElement;
  /** The row as it is drawn. */
  readonly row: Row;
  y: number;
}

/**
 * A tree of which only what is in view is in the document, and the row that has the focus. One row can be reached with Tab, the
 * arrow keys go to the others (as the ARIA practices describe trees); Tab goes on to what can be pressed in that row.
 */
export class Tree {
  private readonly virtual = new VirtualRows<Row>(USUAL_HEIGHT);
  private readonly drawn = new Map<string, Drawn>();
  private focused: string | undefined;
  private frame = 0;
  private width = 0;
  /** Where the view began when rows were last drawn. */
  private drawnTop = 0;

  constructor(
    private readonly scroller: HTMLElement,
    readonly list: HTMLElement,
    private readonly host: TreeHost,
  ) {
    scroller.addEventListener("scroll", () => this.drawSoon(), { passive: true });
    new ResizeObserver(() => this.resized()).observe(scroller);
    list.addEventListener("keydown", (event) => {
      const row = this.rowOf(event.target);
      const index = row && this.virtual.indexOf(row.key);
      if (row && index !== undefined) obeyKey(event, row, index, this.keys());
    });
    list.addEventListener("click", (event) => this.clicked(event));
    list.addEventListener("focusin", (event) => {
      const row = this.rowOf(event.target);
      if (row) this.setFocused(row.key);
    });
  }

  get focusedKey(): string | undefined {
    return this.focused;
  }

  /**
   * Shows these rows. What `anchor` names (the row in view at the top otherwise) stays where it is on the screen, so that nothing
   * jumps.
   */
  show(rows: readonly Row[], anchor?: string): void {
    const { virtual } = this;
    const top = this.top();
    const held = anchor ?? (top > 0 ? virtual.rows[virtual.indexAt(top)]?.key : undefined);
    const index = held === undefined ? undefined : virtual.indexOf(held);
    const y = index === undefined ? 0 : virtual.offsetOf(index) - top;
    virtual.setRows(rows);
    if (this.focused !== undefined && virtual.indexOf(this.focused) === undefined) this.focused = undefined;
    this.list.style.height = `${virtual.height}px`;
    const now = held === undefined ? undefined : virtual.indexOf(held);
    if (now !== undefined && index !== undefined && top > 0) this.scrollBy(virtual.offsetOf(now) - y - top);
    this.draw();
  }

  /** Brings a row into view and gives it the focus. @returns whether there is such a row. */
  reveal(key: string, takesFocus = true): boolean {
    const index = this.virtual.indexOf(key);
    if (index === undefined) return false;
    this.setFocused(key);
    this.scrollTo(index, "middle");
    if (takesFocus) this.drawn.get(key)?.element.focus({ preventScroll: true });
    return true;
  }

  /** Gives the focus to the row that had it, or to the first one. */
  focus(): void {
    const index = this.focused === undefined ? 0 : (this.virtual.indexOf(this.focused) ?? 0);
    this.moveTo(index);
  }

  setFocused(key: string): void {
    if (key === this.focused) return;
    const before = this.reachableKey;
    this.focused = key;
    for (const one of [before, key]) {
      const drawn = one === undefined ? undefined : this.drawn.get(one);
      if (drawn) this.setReachable(drawn.element, one === key);
    }
    this.host.moved();
  }

  /** Everything is drawn anew: what is shown of rows changed. */
  redraw(): void {
    for (const { element } of this.drawn.values()) element.remove();
    this.drawn.clear();
    this.draw();
  }

  private resized(): void {
    const { clientWidth } = this.scroller;
    if (clientWidth !== this.width) {
      this.width = clientWidth;
      const { virtual } = this;
      const top = this.top();
      const index = virtual.indexAt(top);
      const into = top - virtual.offsetOf(index);
      virtual.forget();
      virtual.measure(this.measured(this.drawn.keys()));
      this.list.style.height = `${virtual.height}px`;
      if (top > 0) this.scrollBy(virtual.offsetOf(index) + into - top);
    }
    this.draw();
  }

  private drawSoon(): void {
    if (this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
      this.host.moved();
    });
  }

  private draw(): void {
    const { virtual } = this;
    const beyond = this.beyond();
    // Rows that are measured move those below them, which may bring others into view: at most a few times.
    for (let round = 0; round < 4; round++) {
      const top = this.top();
      const room = this.scroller.clientHeight;
      const first = virtual.indexAt(top - beyond);
      const last = virtual.indexAt(top + room + beyond);
      const anchor = virtual.indexAt(top + this.host.covered());
      const before = virtual.offsetOf(anchor);
      const added = this.place(first, last);
      // Before they are measured: when they are as high as was thought, the browser lays them out only once.
      this.position();
      if (!virtual.measure(this.measured(added))) return;
      this.list.style.height = `${virtual.height}px`;
      if (top > 0) this.scrollBy(virtual.offsetOf(anchor) - before);
    }
    this.position();
  }

  /** Who goes far is shown what is in view only, in half the time; what is around it follows once the view rests. */
  private beyond(): number {
    const top = this.top();
    const isFar = Math.abs(top - this.drawnTop) > this.scroller.clientHeight / 2;
    this.drawnTop = top;
    if (isFar) this.drawSoon();
    return isFar ? 0 : BEYOND;
  }

  /** Puts the rows of a range into the document and takes others out. @returns the keys of those that are new. */
  private place(first: number, last: number): string[] {
    const { virtual, drawn } = this;
    const wanted = virtual.rows.slice(first, last + 1);
    const pinned = this.focused === undefined ? undefined : virtual.indexOf(this.focused);
    const row = pinned === undefined ? undefined : virtual.rows[pinned];
    if (row && pinned !== undefined && pinned < first) wanted.unshift(row);
    if (row && pinned !== undefined && pinned > last) wanted.push(row);
    const keys = new Set(wanted.map(({ key }) => key));
    for (const [key, { element }] of drawn)
      if (!keys.has(key)) {
        element.remove();
        drawn.delete(key);
      }
    const added: string[] = [];
    let next: Element | null = this.list.firstElementChild;
    for (const row of wanted) {
      const old = drawn.get(row.key);
      if (old) next = old.element.nextElementSibling;
      if (old?.row === row) continue;
      const element = old?.element ?? this.list.insertBefore(document.createElement("div"), next);
      drawn.set(row.key, { element, row, y: old?.y ?? -1 });
      if (!old || old.row.siblings !== row.siblings || old.row.position !== row.position)
        describe(element, row);
      if (old && this.isAlike(old.row, row)) continue;
      this.fill(element, row);
      added.push(row.key);
    }
    return added;
  }

  /** Whether the same stands in both. */
  private isAlike(one: Row, other: Row): boolean {
    return one.isExpanded === other.isExpanded && this.host.stamp(one) === this.host.stamp(other);
  }

  private fill(element: HTMLElement, row: Row): void {
    setAttributes(element, {
      "aria-expanded": row.isExpanded === undefined ? undefined : String(row.isExpanded),
    });
    element.replaceChildren(...this.host.render(row));
    this.setReachable(element, row.key === this.reachableKey);
  }

  private get reachableKey(): string | undefined {
    return this.focused ?? this.virtual.rows[0]?.key;
  }

  private setReachable(element: HTMLElement, isReachable: boolean): void {
    element.tabIndex = isReachable ? 0 : -1;
    for (const button of element.querySelectorAll("button")) button.tabIndex = isReachable ? 0 : -1;
  }

  private measured(keys: Iterable<string>): Map<number, number> {
    const heights = new Map<number, number>();
    for (const key of keys) {
      const index = this.virtual.indexOf(key);
      const drawn = this.drawn.get(key);
      if (index !== undefined && drawn) heights.set(index, drawn.element.getBoundingClientRect().height);
    }
    return heights;
  }

  private position(): void {
    for (const [key, drawn] of this.drawn) {
      const y = this.virtual.offsetOf(this.virtual.indexOf(key) ?? 0);
      if (y === drawn.y) continue;
      drawn.y = y;
      drawn.element.style.top = `${y}px`;
    }
  }

  /** The height in the list at which the view begins; below zero while what is above the list is in view. */
  private top(): number {
    return this.scroller.scrollTop - this.list.offsetTop;
  }

  private scrollBy(pixels: number): void {
    if (pixels !== 0) this.scroller.scrollTop += pixels;
  }

  private scrollTo(index: number, where: "nearest" | "middle"): void {
    const { virtual, scroller } = this;
    // Twice: what is drawn on the way is measured, and lies elsewhere then.
    for (let round = 0; round < 2; round++) {
      const y = virtual.offsetOf(index);
      const height = virtual.offsetOf(index + 1) - y;
      const covered = this.host.covered();
      const room = scroller.clientHeight;
      const top = this.top();
      if (where === "middle") this.scrollBy(y - Math.max(covered, (room - height) / 2) - top);
      else if (y < top + covered) this.scrollBy(y - covered - top);
      else if (y + height > top + room) this.scrollBy(Math.min(y + height - room, y - covered) - top);
      this.draw();
    }
  }

  private moveTo(index: number): void {
    const row = this.virtual.rows[Math.max(0, Math.min(index, this.virtual.rows.length - 1))];
    if (!row) return;
    this.setFocused(row.key);
    this.scrollTo(this.virtual.indexOf(row.key) ?? 0, "nearest");
    this.drawn.get(row.key)?.element.focus({ preventScroll: true });
  }

  private keys(): KeyHost {
    const { rows } = this.virtual;
    const room = this.scroller.clientHeight - this.host.covered();
    return {
      rows,
      rowsInView: Math.max(1, Math.floor(room / USUAL_HEIGHT) - 1),
      moveTo: (index) => this.moveTo(index),
      toggle: this.host.toggle,
      open: this.host.open,
    };
  }

  private rowOf(target: EventTarget | null): Row | undefined {
    const key =
      target instanceof Element ? target.closest<HTMLElement>("[role=treeitem]")?.dataset.key : undefined;
    const index = key === undefined ? undefined : this.virtual.indexOf(key);
    return index === undefined ? undefined : this.virtual.rows[index];
  }

  private clicked(event: MouseEvent): void {
    const isPressed = event.target instanceof Element && event.target.closest("button") !== null;
    const row = this.rowOf(event.target);
    // Text that was just marked is to be copied.
    if (!row || isPressed || document.getSelection()?.isCollapsed === false) return;
    if (row.isExpanded !== undefined) this.host.toggle(row);
  }
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
