import type { Block } from "../syntax/nodes.ts";
import type { SourceFile } from "../syntax/source-file.ts";
import { contains, type Range, shift } from "../text/range.ts";
import { stringOf } from "./values.ts";

/** An image or a target that is named at a place. */
export interface ProjectReference {
  readonly kind: "image" | "target";
  readonly name: string;
  readonly range: Range;
}

/** The image or target whose name stands at an offset of a project file: that of a block, or of the image of a target. */
export function referenceAt(file: SourceFile, offset: number): ProjectReference | undefined {
  for (const { piece, start } of file.pieces) {
    const { item } = piece;
    const at = { start: offset - start, end: offset - start };
    if (item?.kind !== "block" || !contains(item.range, at)) continue;
    const found = inBlock(item, at);
    return found && { ...found, range: shift(found.range, start) };
  }
  return undefined;
}

function inBlock({ type, labels, body }: Block, at: Range): ProjectReference | undefined {
  if (type !== "image" && type !== "target") return undefined;
  const [label] = labels;
  if (label && contains(label.range, at)) return { kind: type, name: label.text, range: label.range };
  const attribute = body.attributes.find(({ range }) => contains(range, at));
  if (type !== "target" || attribute?.name !== "image" || !contains(attribute.expression.range, at))
    return undefined;
  const name = stringOf(attribute.expression);
  return name === undefined ? undefined : { kind: "image", name, range: attribute.expression.range };
}
