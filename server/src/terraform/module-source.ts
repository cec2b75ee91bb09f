import { filesByName } from "../eval/folder-values.ts";
import type { FileWorld } from "../eval/scope.ts";
import { baseName, withoutShadowed } from "../syntax/names.ts";
import type { Piece } from "../syntax/nodes.ts";
import { isBroken, type SourceFile } from "../syntax/source-file.ts";
import { type LockFile, lockFileOf } from "./lock-file.ts";
import { mentionsOfAll } from "./references.ts";
import { mergedBlocks, type SourceBlock } from "./source-blocks.ts";

/** The configuration files of one folder, whatever calls them with whatever arguments. Immutable. */
export class ModuleSource {
  readonly hasUnknownInputs: boolean;
  private readonly byType = new Map<string, SourceBlock[]>();
  private defining: readonly Piece[] | undefined;
  private lock: { readonly found: LockFile | undefined } | undefined;
  private mentions: Map<string, SourceBlock[]> | undefined;

  /**
   * @param files those of one folder; vars files and files of other dialects may be among them.
   * @param hasUnknownInputs what runs it hands over values that are written nowhere in Terraform's files
   * @param workspaceRoot the folder of the workspace, at or above it
   * @param disk what lies in the folder and around it
   */
  constructor(
    readonly directory: string,
    readonly files: readonly SourceFile[],
    hasUnknownInputs = false,
    private readonly workspaceRoot?: string,
    private readonly disk?: FileWorld,
  ) {
    // A value may stand in what cannot be read.
    this.hasUnknownInputs = hasUnknownInputs || this.automaticVarsFiles.some(isBroken);
    for (const found of mergedBlocks(withoutShadowed(files.filter((file) => file.dialect === "terraform")))) {
      const list = this.byType.get(found.type);
      if (list) list.push(found);
      else this.byType.set(found.type, [found]);
    }
  }

  /** The file with the chosen versions of the providers; undefined where it cannot be known whether there is one. */
  get lockFile(): LockFile | undefined {
    this.lock ??= { found: lockFileOf(this.directory, this.disk) };
    return this.lock.found;
  }

  /** The names of the folders from below the workspace's down to this one; none when no workspace is known. */
  get foldersInWorkspace(): readonly string[] {
    const { directory, workspaceRoot } = this;
    const above = workspaceRoot?.replace(/\/$/, "");
    if (above === undefined || !directory.startsWith(`${above}/`)) return [];
    return directory.slice(above.length + 1).split("/");
  }

  get blockTypes(): Iterable<string> {
    return this.byType.keys();
  }

  blocks(type: string): readonly SourceBlock[] {
    return this.byType.get(type) ?? [];
  }

  /**
   * `terraform.tfvars`, `terraform.tfvars.json`, then `*.auto.tfvars` and `*.auto.tfvars.json` by name: the order in which
   * Terraform lets later ones win. Source: developer.hashicorp.com/terraform/language/values/variables.
   */
  get automaticVarsFiles(): readonly SourceFile[] {
    const vars = this.files.filter((file) => file.dialect === "terraform-vars");
    const named = (name: string): SourceFile[] => vars.filter((file) => baseName(file.path) === name);
    return [
      ...named("terraform.tfvars"),
      ...named("terraform.tfvars.json"),
      ...filesByName(vars, "").filter((file) => /\.auto\.tfvars(?:\.json)?$/.test(file.path)),
    ];
  }

  /** The pieces that say what names are worth in a use of the module: variables, locals, module calls and vars files. */
  get definitions(): readonly Piece[] {
    this.defining ??= [
      ...DEFINING.flatMap((type) => this.blocks(type).flatMap((one) => one.pieces)),
      ...this.files
        .filter((file) => file.dialect === "terraform-vars")
        .flatMap((file) => file.pieces.map(({ piece }) => piece)),
    ];
    return this.defining;
  }

  /** The pieces that say what callers get. */
  get outputs(): readonly Piece[] {
    return this.blocks("output").flatMap((one) => one.pieces);
  }

  /** The blocks in whose text the dotted name stands, strings and comments included: those that may refer to it. */
  mentioning(name: string): readonly SourceBlock[] {
    this.mentions ??= this.indexMentions();
    return this.mentions.get(name) ?? [];
  }

  private indexMentions(): Map<string, SourceBlock[]> {
    const mentions = new Map<string, SourceBlock[]>();
    for (const blocks of this.byType.values()) {
      for (const one of blocks) {
        for (const name of mentionsOfAll(one.pieces)) {
          const list = mentions.get(name);
          if (list) list.push(one);
          else mentions.set(name, [one]);
        }
      }
    }
    return mentions;
  }
}

const DEFINING = ["variable", "locals", "module"] as const;
