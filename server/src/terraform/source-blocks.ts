import { isOverrideFile } from "../syntax/names.ts";
import type { Block, Body, Piece, Span } from "../syntax/nodes.ts";
import type { SourceFile } from "../syntax/source-file.ts";
import { mergeOverride } from "./merge.ts";

/** A top-level block as the files say it, override files merged, whatever the module is used for. */
export class SourceBlock {
  readonly type: string;
  readonly address: string;
  readonly mode: "managed" | "data" | "ephemeral";
  readonly resourceType: string;
  readonly name: string;
  overrides: readonly SourceBlock[] = [];
  private merged: Body | undefined;

  constructor(readonly block: Block) {
    const labels = block.labels.map((label) => label.text);
    this.type = block.type;
    this.mode = block.type === "data" || block.type === "ephemeral" ? block.type : "managed";
    this.resourceType = labels[0] ?? "";
    this.name = labels[1] ?? "";
    this.address = (block.type === "resource" ? labels : [block.type, ...labels]).join(".");
  }

  get header(): Span {
    return { piece: this.block.piece, range: this.block.headerRange };
  }

  get pieces(): readonly Piece[] {
    return [this.block.piece, ...this.overrides.map((override) => override.block.piece)];
  }

  get body(): Body {
    this.merged ??= this.overrides.reduce(
      (body, override) => mergeOverride(body, override.body),
      this.block.body,
    );
    return this.merged;
  }

  /** True when the word stands anywhere in its text: without it, parsing the body for it is not worth while. */
  says(word: string): boolean {
    return this.pieces.some((piece) => piece.text.includes(word));
  }
}

/** The blocks of the files: by path, then in source order; those of override files are merged into the others. */
export function mergedBlocks(files: readonly SourceFile[]): SourceBlock[] {
  const ordered = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  if (!ordered.some((file) => isOverrideFile(file.path))) return ordered.flatMap(keptBlocksOf);
  const base = ordered.filter((file) => !isOverrideFile(file.path)).flatMap(blocksOf);
  const overriding = ordered.filter((file) => isOverrideFile(file.path)).flatMap(blocksOf);
  const byAddress = new Map<string, SourceBlock>();
  for (const one of base) if (!byAddress.has(one.address)) byAddress.set(one.address, one);
  for (const override of overriding) {
    const target = byAddress.get(override.address);
    if (!target || override.type === "locals" || override.type === "terraform") base.push(override);
    else target.overrides = [...target.overrides, override];
  }
  return base;
}

/** Where nothing is merged into a block it is the same as long as its text is. */
function keptBlocksOf(file: SourceFile): SourceBlock[] {
  const blocks: SourceBlock[] = [];
  for (const { piece } of file.pieces) {
    const { item } = piece;
    if (item?.kind !== "block") continue;
    let block = KEPT.get(item);
    if (!block) {
      block = new SourceBlock(item);
      KEPT.set(item, block);
    }
    blocks.push(block);
  }
  return blocks;
}

const KEPT = new WeakMap<Block, SourceBlock>();

function blocksOf(file: SourceFile): SourceBlock[] {
  const blocks: SourceBlock[] = [];
  for (const { piece } of file.pieces)
    if (piece.item?.kind === "block") blocks.push(new SourceBlock(piece.item));
  return blocks;
}
