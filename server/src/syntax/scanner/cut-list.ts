import type { Cut } from "../scanner.ts";
import { type Rank, rank } from "./headers.ts";

/** An item as it was read, before it is known whether it stands for itself. */
export interface Item {
  readonly kind: Cut["kind"];
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly labels: Cut["labels"];
  readonly bodyStart: number;
  readonly bodyEnd: number;
  readonly damaged: boolean;
  /** False when it was given up at a later header; its cut then goes to `cutEnd`. */
  readonly complete: boolean;
  readonly cutEnd: number;
  readonly rank: Rank;
  readonly inColumnZero: boolean;
  /** Its closing brace stands in column 0. */
  readonly endsInColumnZero: boolean;
  /** Nothing but closing brackets, which something before it must have lost. */
  readonly closers: boolean;
}

type MutableCut = { -readonly [Key in keyof Cut]: Cut[Key] };

/** Collects items into cuts, and joins to a broken one what fell out of it. */
export class CutList {
  readonly cuts: MutableCut[] = [];
  /** The last cut that surely begins at the top level: closing brackets further down are its. */
  private anchor = 0;
  private anchorIsKnown = false;
  private lastEndsInColumnZero = false;

  /** In a file made of blocks, an attribute behind a broken block is a part of it. */
  constructor(private readonly hasBlocks: boolean) {}

  add(item: Item, start: number, end: number): void {
    const target = this.target(item);
    if (target === undefined) this.append(item, start, end);
    else this.join(target, item, end);
  }

  /** Comments and blanks at the end of a text. */
  addTrivia(start: number, end: number): void {
    this.cuts.push({
      start,
      end,
      kind: "other",
      itemStart: end,
      itemEnd: end,
      type: "",
      labels: [],
      bodyStart: end,
      bodyEnd: end,
      damaged: false,
    });
  }

  /** The index of the cut that `item` is a part of; undefined when it stands for itself. */
  private target(item: Item): number | undefined {
    const index = this.cuts.length - 1;
    const last = this.cuts[index];
    if (last === undefined) return undefined;
    if (item.closers) return last.kind === "other" || !this.hasBlocks ? index : this.anchor;
    if (!last.damaged || item.rank === rank.strong) return undefined;
    if (!this.hasBlocks) return item.kind === "other" ? index : undefined;
    if (!item.inColumnZero) return index;
    if (item.rank > rank.none) return undefined;
    // A closing brace in column 0 says that the broken block is over, so what follows is a block by itself.
    const follows = last.kind === "other" || this.lastEndsInColumnZero;
    return item.kind === "block" && follows ? undefined : index;
  }

  private append(item: Item, start: number, end: number): void {
    const index = this.cuts.length;
    this.cuts.push({
      start,
      end,
      kind: item.kind,
      itemStart: item.start,
      itemEnd: item.end,
      type: item.type,
      labels: item.labels,
      bodyStart: item.bodyStart,
      bodyEnd: item.bodyEnd,
      damaged: item.damaged,
    });
    if (this.isAnchor(item)) {
      this.anchor = index;
      this.anchorIsKnown = item.rank > rank.none;
    }
    this.lastEndsInColumnZero = item.endsInColumnZero;
  }

  /**
   * Any block can be one that a file of an unknown product has at its top level, unless the cut before it
   * is a known one: then it may as well have fallen out of that.
   */
  private isAnchor(item: Item): boolean {
    if (item.rank === rank.strong) return true;
    if (!item.inColumnZero) return false;
    if (item.rank > rank.none || item.kind === "other") return true;
    return item.kind === "block" && !this.anchorIsKnown;
  }

  private join(index: number, item: Item, end: number): void {
    const cut = this.cuts[index];
    if (cut === undefined) return;
    this.cuts.length = index + 1;
    cut.end = end;
    cut.itemEnd = item.end;
    cut.bodyEnd = item.closers && cut.kind === "block" ? item.end - 1 : item.end;
    cut.damaged = true;
    this.lastEndsInColumnZero = item.closers && item.inColumnZero;
  }
}
