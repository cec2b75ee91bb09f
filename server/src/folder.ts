import { originOf } from "./eval/derived.ts";
import { PackerTemplate } from "./packer/template.ts";
import type { Piece } from "./syntax/nodes.ts";
import type { Locate, SourceFile } from "./syntax/source-file.ts";
import { TerraformModule } from "./terraform/module.ts";
import { ModuleSource } from "./terraform/module-source.ts";
import { shift } from "./text/range.ts";

/** One folder of a workspace as both tools see it: a Terraform module, a Packer template, or both. Immutable. */
export class Folder {
  /** The module as it is when it is used by itself. */
  readonly terraform: TerraformModule | undefined;
  readonly packer: PackerTemplate | undefined;
  private starts: Map<Piece, { path: string; start: number }> | undefined;

  constructor(
    readonly directory: string,
    readonly files: readonly SourceFile[],
  ) {
    if (files.some((file) => file.dialect === "terraform"))
      this.terraform = new TerraformModule(new ModuleSource(directory, files));
    if (files.some((file) => file.dialect === "packer")) this.packer = new PackerTemplate(directory, files);
  }

  file(path: string): SourceFile | undefined {
    return this.files.find((file) => file.path === path);
  }

  /** Where a span lies; undefined when it is none of this folder's. */
  readonly locate: Locate = (span) => {
    const place = this.places().get(originOf(span.piece));
    return place && { path: place.path, range: shift(span.range, place.start) };
  };

  private places(): Map<Piece, { path: string; start: number }> {
    if (this.starts) return this.starts;
    this.starts = new Map();
    for (const file of this.files) {
      for (const { piece, start } of file.pieces) this.starts.set(piece, { path: file.path, start });
    }
    return this.starts;
  }
}
