import type { FileWorld, Reference } from "../eval/scope.ts";
import { list, object, unknown, type Value, withHop } from "../eval/value.ts";
import { attribute } from "../syntax/body.ts";
import type { Span } from "../syntax/nodes.ts";
import type { SourceFile } from "../syntax/source-file.ts";
import type { TerraformBlock } from "./block.ts";
import { type CallSource, readCallSource } from "./call-sources.ts";
import type { EvaluationMemories } from "./evaluation-memory.ts";
import { instancesOf } from "./expansion.ts";
import { TerraformModule } from "./module.ts";
import type { ModuleSource } from "./module-source.ts";

/** The modules of a workspace, as calls find them. Folders are absolute, `/` between their names. */
export interface ModuleWorld {
  /** The configuration of a folder; undefined when it has none or is not known. */
  source(directory: string): ModuleSource | undefined;
  /** Where `terraform init` has put the modules of a root module: by call (`net.subnets`) the folder. */
  installed(rootDirectory: string): ReadonlyMap<string, string> | undefined;
  /** The files that functions of modules below a root module may read. */
  files(rootDirectory: string): FileWorld | undefined;
  /** Vars files that somebody chose for a root module. */
  varsFiles(rootDirectory: string): readonly SourceFile[];
  /** What was known of the modules before the last edit; only where they are looked at again and again. */
  readonly memories?: EvaluationMemories | undefined;
}

/** What a called module gets. */
export interface Inputs {
  has(name: string): boolean;
  /** Worked out when asked for, since arguments may come from the outputs of other calls. */
  get(name: string): Value | undefined;
}

/** One instance of a module call. */
export interface CallInstance {
  readonly caller: TerraformModule;
  readonly block: TerraformBlock;
  /** `module.net`, `module.net["blue"]`. */
  readonly address: string;
  readonly inputs: Inputs;
}

/** A folder that calls itself, through others perhaps, ends somewhere. */
const DEEPEST = 12;

/** The module calls of a module. */
export class ModuleCalls {
  private readonly known = new Map<TerraformBlock, TerraformModule | undefined>();
  private readonly directories = new Map<TerraformBlock, string | undefined>();
  private byDirectory: Map<string, TerraformBlock[]> | undefined;
  private unknownTargets: readonly string[] | undefined;
  private byName: Map<string, TerraformBlock[]> | undefined;

  constructor(private readonly caller: TerraformModule) {}

  /** The calls, one for each instance that differs from others. */
  blocks(): readonly TerraformBlock[] {
    return this.caller.blocks("module");
  }

  /** The module as the call makes it; undefined when it leads outside of what is known, or makes nothing. */
  module(block: TerraformBlock): TerraformModule | undefined {
    if (!this.known.has(block)) this.known.set(block, this.make(block));
    return this.known.get(block);
  }

  /** The folder a call leads to; undefined when it is not known. */
  directory(block: TerraformBlock): string | undefined {
    if (!this.directories.has(block)) {
      // A source that leads to itself leads nowhere.
      this.directories.set(block, undefined);
      this.directories.set(block, this.findDirectory(block));
    }
    return this.directories.get(block);
  }

  /** True when the source of a call is more than a plain string. */
  areComputed(): boolean {
    return this.blocks().some((one) => {
      const written = attribute(one.body, "source")?.expression;
      return written !== undefined && written.kind !== "literal";
    });
  }

  /** Where the calls may lead whose source is not known. */
  regions(): readonly string[] {
    this.unknownTargets ??= [...new Set(this.blocks().flatMap((one) => this.regionOf(one) ?? []))];
    return this.unknownTargets;
  }

  private regionOf(block: TerraformBlock): string | undefined {
    const source = this.source(block);
    return source?.kind === "region" && this.caller.mayExist(block) ? source.region : undefined;
  }

  private findDirectory(block: TerraformBlock): string | undefined {
    const source = this.source(block);
    if (source?.kind === "folder") return source.directory;
    if (source?.kind !== "fetched") return undefined;
    return this.caller.use.world?.installed(this.caller.rootDirectory)?.get(manifestKey(this.caller, block));
  }

  private source(block: TerraformBlock): CallSource | undefined {
    const written = attribute(block.body, "source")?.expression;
    return written && this.caller.use.world && readCallSource(this.caller, written);
  }

  /** The calls that lead to a folder. */
  leadingTo(directory: string): readonly TerraformBlock[] {
    this.byDirectory ??= grouped(this.blocks(), (one) => this.directory(one));
    return this.byDirectory.get(directory) ?? NO_BLOCKS;
  }

  /** `module.net.id`, `module.net` or, with `count` and `for_each`, what is to be indexed. */
  reference(steps: readonly string[], span: Span): Reference | undefined {
    const [name, output] = steps;
    this.byName ??= grouped(this.blocks(), (one) => one.block.labels[0]?.text);
    const blocks = this.byName.get(name ?? "") ?? NO_BLOCKS;
    const [first] = blocks;
    if (!first) return undefined;
    const isMany = attribute(first.body, "count") || attribute(first.body, "for_each");
    if (isMany) return { value: this.instances(blocks, span), used: 1 };
    if (output === undefined) return { value: this.outputs(first, span), used: 1 };
    return { value: this.output(first, output, span), used: 2 };
  }

  private make(block: TerraformBlock): TerraformModule | undefined {
    const { caller } = this;
    const directory = this.directory(block);
    const source = directory === undefined ? undefined : caller.use.world?.source(directory);
    const isMade = source && depthOf(caller) < DEEPEST && caller.mayExist(block);
    const made = isMade ? this.use(source, block) : undefined;
    if (directory !== undefined) caller.memory.noteCalled(directory, source, made?.memory);
    return made;
  }

  private use(source: ModuleSource, block: TerraformBlock): TerraformModule {
    const { caller } = this;
    return new TerraformModule(source, {
      world: caller.use.world,
      call: {
        caller,
        block,
        address: `module.${block.block.labels[0]?.text ?? ""}${block.instance ?? ""}`,
        inputs: inputsOf(caller, block),
      },
    });
  }

  private output(block: TerraformBlock, name: string, span: Span): Value {
    const found = this.module(block)?.output(name);
    if (!found) return unknown(span);
    const called = block.block.labels[0]?.text ?? "";
    return withHop(found.value, { span: found.written, name: `module.${called}.${name}`, kind: "output" });
  }

  private outputs(block: TerraformBlock, span: Span): Value {
    const module = this.module(block);
    if (!module) return unknown(span);
    const names = module.blocks("output").flatMap((one) => one.block.labels[0]?.text ?? []);
    return object(new Map(names.map((name) => [name, this.output(block, name, span)])), span);
  }

  private instances(blocks: readonly TerraformBlock[], span: Span): Value {
    const [first] = blocks;
    const instances = first && instancesOf(first.block.body, (one) => this.caller.evaluate(one));
    if (!instances) return unknown(span);
    // Instances that do not differ share one block.
    const values = instances.map((instance) =>
      this.outputs(blocks.find((one) => one.instance === instance.key) ?? first, span),
    );
    if (attribute(first.body, "count")) return list(values, span);
    const keys = instances.map(({ key }) => JSON.parse(key.slice(1, -1)) as string);
    return object(new Map(keys.map((key, index) => [key, values[index] as Value])), span);
  }
}

function grouped(
  blocks: readonly TerraformBlock[],
  keyOf: (block: TerraformBlock) => string | undefined,
): Map<string, TerraformBlock[]> {
  const groups = new Map<string, TerraformBlock[]>();
  for (const one of blocks) {
    const key = keyOf(one);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

const NO_BLOCKS: readonly TerraformBlock[] = [];

function inputsOf(caller: TerraformModule, block: TerraformBlock): Inputs {
  return {
    has: (name) => !META.has(name) && attribute(block.body, name) !== undefined,
    get(name) {
      const argument = META.has(name) ? undefined : attribute(block.body, name);
      if (!argument) return undefined;
      const value = caller.evaluate(argument.expression);
      return withHop(value, { span: argument, name: `var.${name}`, kind: "argument" });
    },
  };
}

const META: ReadonlySet<string> = new Set([
  "source",
  "version",
  "providers",
  "count",
  "for_each",
  "depends_on",
]);

/** The key that modules.json has for a call: the names of the calls that lead to it. */
function manifestKey(caller: TerraformModule, block: TerraformBlock): string {
  const names = [block.block.labels[0]?.text ?? ""];
  for (let call = caller.use.call; call; call = call.caller.use.call)
    names.unshift(call.block.block.labels[0]?.text ?? "");
  return names.join(".");
}

function depthOf(module: TerraformModule): number {
  let depth = 0;
  for (let call = module.use.call; call; call = call.caller.use.call) depth++;
  return depth;
}
