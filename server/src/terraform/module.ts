import { attributesOf, FolderValues, filesByName, labelled } from "../eval/folder-values.ts";
import { asBoolean, asNumber, type Value } from "../eval/value.ts";
import { block } from "../syntax/body.ts";
import { baseName, isOverrideFile, withoutShadowed } from "../syntax/names.ts";
import type { Block, Body, Expression, Piece, Span } from "../syntax/nodes.ts";
import type { SourceFile } from "../syntax/source-file.ts";
import { mergeOverride } from "./merge.ts";
import { mentionsOfAll, referencesIn, referencesOfBody } from "./references.ts";

/** A top-level block of a module, with what override files change in it already merged. */
export interface TerraformBlock {
  readonly type: string;
  /** `aws_instance.web`, `data.aws_ami.base`, `module.net`, `output.id`; for other blocks their type and labels. */
  readonly address: string;
  /** As written in the file that is not an override. */
  readonly block: Block;
  readonly body: Body;
  /** From the block's type to its last label. */
  readonly header: Span;
  /** Where it is written: the block's own, and those of the override blocks merged into it. */
  readonly pieces: readonly Piece[];
}

export interface Resource extends TerraformBlock {
  readonly mode: "managed" | "data" | "ephemeral";
  readonly resourceType: string;
  readonly name: string;
}

/** All configuration files of one folder. Immutable; nothing is parsed before it is asked for. */
export class TerraformModule {
  readonly dialect = "terraform";
  private readonly blocksByType = new Map<string, TerraformBlock[]>();
  private readonly values: FolderValues;
  private users: Map<string, TerraformBlock[]> | undefined;
  private byAddress: Map<string, Resource> | undefined;

  /** @param files those of one folder; vars files and files of other dialects may be among them. */
  constructor(
    readonly directory: string,
    readonly files: readonly SourceFile[],
  ) {
    for (const found of mergedBlocks(withoutShadowed(files.filter((file) => file.dialect === "terraform")))) {
      const list = this.blocksByType.get(found.type);
      if (list) list.push(found);
      else this.blocksByType.set(found.type, [found]);
    }
    this.values = new FolderValues({
      variableDefaults: () => labelled(this.blocks("variable"), "default"),
      varsFiles: () => automaticVarsFiles(files),
      locals: () => attributesOf(this.blocks("locals")),
    });
  }

  /** The managed resources, or those of the given types. */
  resources(...types: readonly string[]): Resource[] {
    return this.ofMode("resource", types);
  }

  dataSources(...types: readonly string[]): Resource[] {
    return this.ofMode("data", types);
  }

  /** Finds `aws_instance.web` or `data.aws_ami.base`. */
  resource(address: string): Resource | undefined {
    this.byAddress ??= new Map(
      [...this.ofMode("data", []), ...this.ofMode("resource", [])].map((one) => [one.address, one]),
    );
    return this.byAddress.get(address);
  }

  /** Top-level blocks of a type: `variable`, `output`, `module`, `provider`, `terraform`, ... */
  blocks(type: string): readonly TerraformBlock[] {
    return this.blocksByType.get(type) ?? [];
  }

  evaluate(expression: Expression): Value {
    return this.values.evaluate(expression);
  }

  /** The value of an attribute; undefined when the body has none or it is null, which Terraform treats alike. */
  value(body: Body, name: string): Value | undefined {
    return this.values.value(body, name);
  }

  /** False when the block certainly makes nothing: `count = 0`, an empty `for_each`, `enabled = false`. */
  mayExist(resource: TerraformBlock): boolean {
    const { body } = resource;
    const count = this.value(body, "count");
    if (count && asNumber(count) === 0) return false;
    const forEach = this.value(body, "for_each");
    if (forEach?.kind === "list" && forEach.items.length === 0) return false;
    if (forEach?.kind === "object" && forEach.complete && forEach.entries.size === 0) return false;
    const lifecycle = block(body, "lifecycle");
    const enabled = lifecycle && this.value(lifecycle.body, "enabled");
    return !enabled || asBoolean(enabled) !== false;
  }

  /**
   * The blocks (resources, data sources, module calls, outputs, ...) that refer to `address`, directly or through locals.
   */
  usersOf(address: string): readonly TerraformBlock[] {
    return [...this.collectUsers(address, new Set())];
  }

  private collectUsers(address: string, seen: Set<string>): Set<TerraformBlock> {
    const result = new Set<TerraformBlock>();
    if (seen.has(address)) return result;
    seen.add(address);
    for (const candidate of this.mentioning(address)) {
      if (candidate.type === "locals") {
        for (const local of candidate.body.attributes) {
          if (!referencesIn(local.expression).has(address)) continue;
          for (const user of this.collectUsers(`local.${local.name}`, seen)) result.add(user);
        }
      } else if (candidate.address !== address && referencesOfBody(candidate.body).has(address)) {
        result.add(candidate);
      }
    }
    return result;
  }

  private ofMode(type: "resource" | "data", types: readonly string[]): Resource[] {
    const all = this.blocks(type) as readonly Resource[];
    if (types.length === 0) return [...all];
    const wanted = new Set(types);
    return all.filter((resource) => wanted.has(resource.resourceType));
  }

  /** The blocks in whose text the dotted name stands, strings and comments included: those that may refer to it. */
  mentioning(name: string): readonly TerraformBlock[] {
    this.users ??= this.indexMentions();
    return this.users.get(name) ?? [];
  }

  private indexMentions(): Map<string, TerraformBlock[]> {
    const users = new Map<string, TerraformBlock[]>();
    for (const blocks of this.blocksByType.values()) {
      for (const one of blocks) {
        for (const name of mentionsOfAll(one.pieces)) {
          const list = users.get(name);
          if (list) list.push(one);
          else users.set(name, [one]);
        }
      }
    }
    return users;
  }
}

/** `terraform.tfvars`, then `*.auto.tfvars` by name: the order in which Terraform lets later ones win. */
function automaticVarsFiles(files: readonly SourceFile[]): SourceFile[] {
  const vars = files.filter((file) => file.dialect === "terraform-vars");
  return [
    ...vars.filter((file) => baseName(file.path) === "terraform.tfvars"),
    ...filesByName(vars, ".auto.tfvars"),
  ];
}

function mergedBlocks(files: readonly SourceFile[]): TerraformBlock[] {
  const ordered = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const base = ordered.filter((file) => !isOverrideFile(file.path)).flatMap(blocksOf);
  const byAddress = new Map<string, OwnBlock[]>();
  for (const override of ordered.filter((file) => isOverrideFile(file.path)).flatMap(blocksOf)) {
    const target = base.find(
      (candidate) => candidate.type === override.type && candidate.address === override.address,
    );
    if (!target || override.type === "locals" || override.type === "terraform") base.push(override);
    else byAddress.set(target.address, [...(byAddress.get(target.address) ?? []), override]);
  }
  for (const one of base) one.overrides = byAddress.get(one.address) ?? [];
  return base;
}

function blocksOf(file: SourceFile): OwnBlock[] {
  const blocks: OwnBlock[] = [];
  for (const { piece } of file.pieces)
    if (piece.item?.kind === "block") blocks.push(new OwnBlock(piece.item));
  return blocks;
}

class OwnBlock implements Resource {
  readonly type: string;
  readonly address: string;
  readonly mode: Resource["mode"];
  readonly resourceType: string;
  readonly name: string;
  overrides: readonly OwnBlock[] = [];
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
}
