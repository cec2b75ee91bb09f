import type { Attribute, Block } from "../syntax/nodes.ts";
import type { Analysis } from "./analysis.ts";

/** What stands at an offset of a file: an attribute or block of the top level. */
export interface ItemAt {
  readonly item: Attribute | Block;
  /** Where the piece of the item begins in the file. */
  readonly start: number;
  /** The offset in that piece. */
  readonly offset: number;
}

/** Undefined where nothing that can be read stands at the offset. */
export function itemAt({ folder }: Analysis, path: string, offset: number): ItemAt | undefined {
  const placed = folder
    .file(path)
    ?.pieces.find(({ piece, start }) => start <= offset && offset <= start + piece.text.length);
  const item = placed?.piece.item;
  return placed && item && { item, start: placed.start, offset: offset - placed.start };
}
