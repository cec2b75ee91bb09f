import type { Block, Body, Piece, Span } from "../syntax/nodes.ts";

/** A top-level block of a module, with what override files change in it already merged. */
export interface TerraformBlock {
  readonly type: string;
  /** `aws_instance.web`, `data.aws_ami.base`, `module.net`, `output.id`; for other blocks their type and labels. */
  readonly address: string;
  /** As written in the file that is not an override. */
  readonly block: Block;
  /** With the blocks that `dynamic` makes, as far as they can be known. */
  readonly body: Body;
  /** From the block's type to its last label. */
  readonly header: Span;
  /** Where it is written: the block's own, and those of the override blocks merged into it. */
  readonly pieces: readonly Piece[];
  /** `["blue"]` or `[0]` when this is one of several that `for_each` or `count` make and that differ. */
  readonly instance: string | undefined;
}

/** A resource, data source or ephemeral resource; with `count` or `for_each` one of its instances, where they differ. */
export interface Resource extends TerraformBlock {
  readonly mode: "managed" | "data" | "ephemeral";
  readonly resourceType: string;
  readonly name: string;
}
