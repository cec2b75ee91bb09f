import { attributesOf, FolderValues, variableDeclarations } from "../eval/folder-values.ts";
import type { Reference } from "../eval/scope.ts";
import { asBoolean, asNumber, asSensitive, type Hop, type Value } from "../eval/value.ts";
import { attribute, block } from "../syntax/body.ts";
import type { Attribute, Body, Expression, Span } from "../syntax/nodes.ts";
import { isBroken, type SourceFile } from "../syntax/source-file.ts";
import type { Resource, TerraformBlock } from "./block.ts";
import { EvaluationMemory } from "./evaluation-memory.ts";
import { isLeftToOthers } from "./expansion.ts";
import { type ModuleBlock, moduleBlocks } from "./module-block.ts";
import type { CallInstance, ModuleWorld } from "./module-calls.ts";
import { ModuleCalls } from "./module-calls.ts";
import type { ModuleSource } from "./module-source.ts";
import { forgetOnce } from "./once.ts";
import { referencesIn, referencesOfBody } from "./references.ts";
import type { SourceBlock } from "./source-blocks.ts";

export type { Resource, TerraformBlock } from "./block.ts";

/** What a module is used for, beside what its files say. */
export interface ModuleUse {
  /** The call that makes it; undefined for a folder that is used by itself. */
  readonly call?: CallInstance | undefined;
  /** Without a call here: others are known to call it, though none of the calls makes it as things stand. */
  readonly isCalledByOthers?: true;
  /** The other modules of the workspace; without them calls lead nowhere. */
  readonly world?: ModuleWorld | undefined;
  /** Nothing says what its variables are in the end: nobody calls it here, and it has no values and no state of its own. */
  readonly isOpen?: true;
  /** A call whose source is not known may lead here: what it passes is not known. */
  readonly hasUnknownInputs?: true;
  /** Vars files that somebody chose, in the order in which later ones win, after those that are loaded by themselves. */
  readonly varsFiles?: readonly SourceFile[] | undefined;
}

/**
 * One use of the configuration files of a folder: by itself, or by a module call with its arguments. Immutable; nothing
 * is parsed before it is asked for.
 */
export class TerraformModule {
  readonly dialect = "terraform";
  readonly calls: ModuleCalls;
  /** What is known of its values, also from the versions before it. */
  readonly memory: EvaluationMemory;
  private readonly values: FolderValues;
  private readonly blocksByType = new Map<string, readonly ModuleBlock[]>();
  private readonly resourcesByType = new Map<string, Map<string, Resource[]>>();
  private byAddress: Map<string, Resource> | undefined;
  private readonly users = new Map<string, readonly TerraformBlock[]>();
  private bySource: Map<SourceBlock, ModuleBlock> | undefined;

  constructor(
    readonly source: ModuleSource,
    readonly use: ModuleUse = {},
  ) {
    this.calls = new ModuleCalls(this);
    this.memory = use.world?.memories?.of(this) ?? new EvaluationMemory(this);
    this.values = new FolderValues({
      variables: () => variableDeclarations(this.blocks("variable")),
      varsFiles: () => [...source.automaticVarsFiles, ...(use.varsFiles ?? [])],
      locals: () => attributesOf(this.blocks("locals")),
      inputs: use.call?.inputs,
      hasUnknownInputs:
        !use.call && (source.hasUnknownInputs || use.hasUnknownInputs || use.varsFiles?.some(isBroken)),
      reference: (root, steps, span) => this.reference(root, steps, span),
      files: use.world?.files(this.rootDirectory),
      memory: this.memory,
    });
  }

  get directory(): string {
    return this.source.directory;
  }

  get files(): readonly SourceFile[] {
    return this.source.files;
  }

  /** The folder in which Terraform is run for this use of the module. */
  get rootDirectory(): string {
    return this.use.call?.caller.rootDirectory ?? this.directory;
  }

  /** The call's address in the root module (`module.net.module.subnets`); empty for a module that is used by itself. */
  get path(): string {
    const { call } = this.use;
    if (!call) return "";
    const outer = call.caller.path;
    return `${outer === "" ? "" : `${outer}.`}${call.address}`;
  }

  /** The managed resources, or those of the given types. */
  resources(...types: readonly string[]): readonly Resource[] {
    return this.ofMode("resource", types);
  }

  dataSources(...types: readonly string[]): readonly Resource[] {
    return this.ofMode("data", types);
  }

  /** Finds `aws_instance.web` or `data.aws_ami.base`; with several instances the first one. */
  resource(address: string): Resource | undefined {
    // Who asks depends on another block.
    this.memory.passing++;
    if (!this.byAddress) {
      this.byAddress = new Map();
      for (const one of [...this.ofMode("resource", []), ...this.ofMode("data", [])])
        if (!this.byAddress.has(one.address)) this.byAddress.set(one.address, one);
    }
    return this.byAddress.get(address);
  }

  /** Top-level blocks of a type: `variable`, `output`, `module`, `provider`, `terraform`, ... */
  blocks(type: string): readonly TerraformBlock[] {
    let blocks = this.blocksByType.get(type);
    if (!blocks) {
      blocks = this.source.blocks(type).flatMap((one) => this.blocksOf(one));
      this.blocksByType.set(type, blocks);
    }
    return blocks;
  }

  private blocksOf(source: SourceBlock): readonly ModuleBlock[] {
    const { memory } = this;
    let blocks = memory.blocks.get(source);
    if (!blocks) {
      const before = memory.passing;
      blocks = moduleBlocks(source, (expression) => memory.module.evaluate(expression));
      if (before === memory.passing) memory.blocks.set(source, blocks);
    }
    return blocks;
  }

  /**
   * What is worked out for a block from what it says and what that is worth here, and not from who refers to it. Kept for as
   * long as that stays the same; when another block was asked for by its address, as long as this version.
   * @param kind what is worked out, the same object for each block
   * @param of the block, or an expression in it
   */
  fact<Fact>(kind: object, of: TerraformBlock | Expression, compute: () => Fact): Fact {
    return this.memory.fact(kind, of, compute);
  }

  /** Lets go of what was worked out for judging it; when asked again, it is worked out again. */
  release(): void {
    this.memory.release();
    for (const type of ["resource", "data", "ephemeral"]) this.blocksByType.delete(type);
    this.resourcesByType.clear();
    this.users.clear();
    this.byAddress = undefined;
    this.bySource = undefined;
    forgetOnce(this);
  }

  evaluate(expression: Expression): Value {
    return this.values.evaluate(expression);
  }

  /** The value of an attribute; undefined when the body has none or it is null, which Terraform treats alike. */
  value(body: Body, name: string): Value | undefined {
    return this.values.value(body, name);
  }

  /** What `var.name` is worth here; undefined when it is not declared, or nobody gives it a value. */
  variable(name: string): Value | undefined {
    return this.values.variable(name);
  }

  /** The attribute that gives `var.name` its default. */
  variableDefault(name: string): Attribute | undefined {
    const declared = this.blocks("variable").find((one) => one.block.labels[0]?.text === name);
    return declared && attribute(declared.body, "default");
  }

  /** The attribute of a `locals` block that declares `local.name`. */
  localAttribute(name: string): Attribute | undefined {
    return this.values.localAttribute(name);
  }

  /** The `value` of an output and what it is worth; undefined when there is none of that name. */
  output(name: string): { readonly written: Attribute; readonly value: Value } | undefined {
    const found = this.blocks("output").find((one) => one.block.labels[0]?.text === name);
    const written = found && attribute(found.body, "value");
    if (!written) return undefined;
    const value = this.evaluate(written.expression);
    const setting = this.value(found.body, "sensitive");
    return { written, value: setting && asBoolean(setting) === true ? asSensitive(value) : value };
  }

  /**
   * False when the block certainly makes nothing: `count = 0`, an empty `for_each`, `enabled = false`. What is for each of
   * a list that others are to fill is not certain to make nothing.
   */
  mayExist(resource: TerraformBlock): boolean {
    const { body } = resource;
    if (this.makesNone(body) && !(this.use.isOpen && isLeftToOthers(body))) return false;
    const lifecycle = block(body, "lifecycle");
    const enabled = lifecycle && this.value(lifecycle.body, "enabled");
    return !enabled || asBoolean(enabled) !== false;
  }

  private makesNone(body: Body): boolean {
    const count = this.value(body, "count");
    if (count && asNumber(count) === 0) return true;
    const forEach = this.value(body, "for_each");
    if (forEach?.kind === "list") return forEach.items.length === 0;
    return forEach?.kind === "object" && forEach.complete && forEach.entries.size === 0;
  }

  /**
   * The blocks (resources, data sources, module calls, outputs, ...) that refer to `address`, directly or through locals.
   */
  usersOf(address: string): readonly TerraformBlock[] {
    let users = this.users.get(address);
    if (!users) {
      users = [...this.collectUsers(address, new Set())];
      this.users.set(address, users);
    }
    return users;
  }

  /** The blocks in whose text the dotted name stands, strings and comments included: those that may refer to it. */
  mentioning(name: string): readonly TerraformBlock[] {
    return this.source.mentioning(name).flatMap((one) => this.blockOf(one) ?? []);
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

  private blockOf(source: SourceBlock): ModuleBlock | undefined {
    if (!this.bySource) {
      this.bySource = new Map();
      for (const type of this.source.blockTypes)
        for (const one of this.blocks(type) as readonly ModuleBlock[])
          if (!this.bySource.has(one.source)) this.bySource.set(one.source, one);
    }
    return this.bySource.get(source);
  }

  private ofMode(type: "resource" | "data", types: readonly string[]): readonly Resource[] {
    if (types.length === 0) return this.blocks(type) as readonly Resource[];
    let index = this.resourcesByType.get(type);
    if (!index) {
      index = new Map();
      for (const one of this.blocks(type) as readonly Resource[]) {
        const list = index.get(one.resourceType);
        if (list) list.push(one);
        else index.set(one.resourceType, [one]);
      }
      this.resourcesByType.set(type, index);
    }
    if (index.size === 0) return NO_RESOURCES;
    if (types.length === 1) return index.get(types[0] as string) ?? NO_RESOURCES;
    const wanted = types.filter((name) => index.has(name));
    const [only] = wanted;
    if (only === undefined) return NO_RESOURCES;
    if (wanted.length === 1) return index.get(only) ?? NO_RESOURCES;
    return (this.blocks(type) as readonly Resource[]).filter((one) => wanted.includes(one.resourceType));
  }

  private reference(root: string, steps: readonly string[], span: Span): Reference | undefined {
    if (root === "module") return this.calls.reference(steps, span);
    if (root !== "path" || !this.use.world) return undefined;
    const [name] = steps;
    const directory = name === "module" ? this.directory : name === "root" ? this.rootDirectory : undefined;
    if (directory === undefined) return undefined;
    const hop: Hop = { span, name: `path.${name}`, kind: "path" };
    return { value: { kind: "string", value: directory, span, hops: [hop] }, used: 1 };
  }
}

const NO_RESOURCES: readonly Resource[] = [];
