import { originOf } from "./eval/derived.ts";
import type { FileWorld } from "./eval/scope.ts";
import { isTemplate } from "./foreign.ts";
import { PackerTemplate } from "./packer/template.ts";
import { dialectOf, isLegacyTemplate, isOverrideFile } from "./syntax/names.ts";
import type { Piece } from "./syntax/nodes.ts";
import type { Locate, SourceFile } from "./syntax/source-file.ts";
import { TerraformModule } from "./terraform/module.ts";
import { ModuleSource } from "./terraform/module-source.ts";
import { shift } from "./text/range.ts";

/** What is known to be missing from the files of a folder. */
export interface FolderGaps {
  /** Values of variables come from elsewhere (a `terragrunt.hcl`), or from a file that could not be read. */
  readonly hasUnknownInputs?: boolean;
  /** The same of a Packer template. */
  readonly hasUnknownPackerInputs?: boolean;
  /** An override file could not be read: nothing that Terraform reads here is known, since that may change all of it. */
  readonly hasUnreadOverride?: boolean;
}

/** @param leftOut the configuration files of a folder that could not be read */
export function gapsOf(leftOut: readonly string[], hasTerragrunt: boolean): FolderGaps {
  return {
    hasUnknownInputs: hasTerragrunt || leftOut.some((path) => dialectOf(path) === "terraform-vars"),
    hasUnknownPackerInputs: leftOut.some((path) => dialectOf(path) === "packer-vars"),
    hasUnreadOverride: leftOut.some(isOverrideFile),
  };
}

/** What else is left out with a configuration file that cannot be read, as the end of a sentence; often empty. */
export function consequenceOf(path: string): string {
  return isOverrideFile(path)
    ? ", and with it the Terraform configuration of its folder, which it may change everywhere"
    : "";
}

/** One folder of a workspace as both tools see it: a Terraform module, a Packer template, or both. Immutable. */
export class Folder {
  /** The module as it is when it is used by itself. */
  readonly terraform: TerraformModule | undefined;
  readonly packer: PackerTemplate | undefined;
  /** The template of the folder, and each of Packer before HCL, which stands for itself. */
  readonly templates: readonly PackerTemplate[];
  private starts: Map<Piece, { path: string; start: number }> | undefined;

  /**
   * @param scripts the files that a template's functions and provisioners name, and what lies around the folder
   * @param workspaceRoot what lies above it says nothing about the folder; without one the folder's own path says nothing
   */
  constructor(
    readonly directory: string,
    readonly files: readonly SourceFile[],
    private readonly scripts?: FileWorld,
    private readonly gaps: FolderGaps = {},
    private readonly workspaceRoot?: string,
  ) {
    const readable = files.some(isTemplate) ? files.filter((file) => !isTemplate(file)) : files;
    if (!gaps.hasUnreadOverride && readable.some((file) => file.dialect === "terraform"))
      this.terraform = new TerraformModule(
        new ModuleSource(directory, readable, gaps.hasUnknownInputs, workspaceRoot, scripts),
      );
    const legacy = readable.filter((file) => file.dialect === "packer" && isLegacyTemplate(file.path));
    const current = legacy.length === 0 ? readable : readable.filter((file) => !legacy.includes(file));
    if (current.some((file) => file.dialect === "packer"))
      this.packer = new PackerTemplate(directory, current, scripts, gaps.hasUnknownPackerInputs);
    this.templates = [
      ...(this.packer ? [this.packer] : []),
      ...legacy.map((file) => new PackerTemplate(directory, [file], scripts)),
    ];
  }

  /** The same folder with other texts. */
  withFiles(files: readonly SourceFile[]): Folder {
    return new Folder(this.directory, files, this.scripts, this.gaps, this.workspaceRoot);
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
