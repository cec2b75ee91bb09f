import { DrawnRows, type RowDrawing } from "./drawn-rows.ts";
import type { Row } from "./row.ts";
import { type KeyHost, obeyKey } from "./tree-keys.ts";
import { VirtualRows } from "./virtual-rows.ts";

export interface TreeHost extends RowDrawing {
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

/**
 * A tree of which only what is in view is in the document, and the row that has the focus. One row can be reached with Tab, the
 * arrow keys go to the others (as the ARIA practices describe trees); Tab goes on to what can be pressed in that row.
 */
export class Tree {
  private readonly virtual = new VirtualRows<Row>(USUAL_HEIGHT);
  private readonly drawn: DrawnRows;
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
    this.drawn = new DrawnRows(list, this.virtual, host);
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
    if (takesFocus) this.drawn.element(key)?.focus({ preventScroll: true });
    return true;
  }

  /** Gives the focus to the row that had it, or to the first one. */
  focus(): void {
    const index = this.focused === undefined ? 0 : (this.virtual.indexOf(this.focused) ?? 0);
    this.moveTo(index);
  }

  setFocused(key: string): void {
    if (key === this.focused) return;
    this.focused = key;
    this.drawn.setReachable(key);
    this.host.moved();
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
      virtual.measure(this.drawn.heights());
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
      const added = this.drawn.show(first, last, this.focused);
      if (!virtual.measure(this.drawn.heights(added))) return;
      this.list.style.height = `${virtual.height}px`;
      if (top > 0) this.scrollBy(virtual.offsetOf(anchor) - before);
    }
    this.drawn.position();
  }

  /** Who goes far is shown what is in view only, in half the time; what is around it follows once the view rests. */
  private beyond(): number {
    const top = this.top();
    const isFar = Math.abs(top - this.drawnTop) > this.scroller.clientHeight / 2;
    this.drawnTop = top;
    if (isFar) this.drawSoon();
    return isFar ? 0 : BEYOND;
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
    this.drawn.element(row.key)?.focus({ preventScroll: true });
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
