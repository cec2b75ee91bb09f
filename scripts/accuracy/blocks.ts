import { createHash } from "node:crypto";
import type { Block } from "../../server/src/syntax/nodes.ts";
import type { SourceFile } from "../../server/src/syntax/source-file.ts";
import { LineIndex } from "../../server/src/text/lines.ts";

/** A top-level block (or attribute of a variables file) of a repository. */
export interface CodeBlock {
  readonly repository: string;
  /** Relative to the repository. */
  readonly file: string;
  /** `aws_instance.web`, `data.aws_ami.base`, `build`, ... */
  readonly address: string;
  /** Of its text, so that a judgement is not held against other code than it was made about. */
  readonly hash: string;
  /** First label of a resource, source or data block; otherwise the block's own type. */
  readonly type: string;
  readonly text: string;
  /** Counted from 0. */
  readonly firstLine: number;
  readonly lastLine: number;
}

/** The blocks of a file, in order. */
export function blocksOf(repository: string, file: string, source: SourceFile): CodeBlock[] {
  const lines = new LineIndex(source.text);
  return source.pieces.flatMap(({ piece, start }) => {
    if (!piece.item) return [];
    const { itemRange: range } = piece;
    const text = piece.text.slice(range.start, range.end);
    return {
      repository,
      file,
      ...nameOf(piece.item),
      hash: createHash("sha256").update(text).digest("hex").slice(0, 12),
      text,
      firstLine: lines.position(start + range.start).line,
      lastLine: lines.position(start + range.end).line,
    };
  });
}

function nameOf(item: Block | { readonly kind: "attribute"; readonly name: string }): {
  address: string;
  type: string;
} {
  if (item.kind === "attribute") return { address: item.name, type: "attribute" };
  const labels = item.labels.map((label) => label.text);
  const hasKind = ["resource", "data", "source"].includes(item.type);
  return {
    address: [...(item.type === "resource" ? [] : [item.type]), ...labels].join("."),
    type: `${item.type === "data" ? "data." : ""}${(hasKind && labels[0]) || item.type}`,
  };
}
