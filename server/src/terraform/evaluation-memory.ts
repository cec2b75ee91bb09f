import type { Value } from "../eval/value.ts";
import type { Expression } from "../syntax/nodes.ts";
import type { TerraformModule } from "./module.ts";
import type { ModuleBlock } from "./module-block.ts";
import type { ModuleSource } from "./module-source.ts";
import type { SourceBlock } from "./source-blocks.ts";

/**
 * What the expressions of one use of a module are worth, and what is worked out from that. An edit that changes nothing
 * that gives names their values (variables, locals, module calls, vars files) leaves all of it as it was, so the next version
 * of the module goes on with it: then only blocks that were edited are evaluated again. What files on disk say is never
 * kept, as nobody tells when they change.
 */
export class EvaluationMemory {
  readonly values = new Map<Expression, Value>();
  readonly names = new Map<string, Value>();
  readonly blocks = new Map<SourceBlock, readonly ModuleBlock[]>();
  private readonly facts = new Map<unknown, Map<unknown, unknown>>();
  /** Counts up when a function asks for a file, or something is used that was made of one. */
  fileReads = 0;
  private versions = 1;

  constructor(private newest: TerraformModule) {}

  /** The version of the module that evaluates what is not known yet. */
  get module(): TerraformModule {
    return this.newest;
  }

  /** What was worked out for a subject, or is now. */
  fact<Fact>(kind: unknown, subject: unknown, compute: () => Fact): Fact {
    let ofKind = this.facts.get(kind);
    if (!ofKind) {
      ofKind = new Map();
      this.facts.set(kind, ofKind);
    }
    if (ofKind.has(subject)) return ofKind.get(subject) as Fact;
    const before = this.fileReads;
    const fact = compute();
    if (before === this.fileReads) ofKind.set(subject, fact);
    return fact;
  }

  /** Lets go of what was worked out for judging the module; what its names are worth stays, as others may ask. */
  release(): void {
    this.values.clear();
    this.facts.clear();
    for (const source of this.blocks.keys()) if (JUDGED.has(source.type)) this.blocks.delete(source);
  }

  /** Goes on with a new version; undefined when it is time to forget what belongs to texts that are gone. */
  goOn(module: TerraformModule): EvaluationMemory | undefined {
    if (++this.versions > MOST_VERSIONS) return undefined;
    this.newest = module;
    return this;
  }
}

const JUDGED: ReadonlySet<string> = new Set(["resource", "data", "ephemeral"]);

/** Each edit leaves behind what was known of the block before. */
const MOST_VERSIONS = 250;

/** Keeps the memories of the modules of a workspace from one version to the next. */
export class EvaluationMemories {
  private readonly modules = new Map<string, TerraformModule>();

  /** The memory for a module that is being made. */
  of(module: TerraformModule): EvaluationMemory {
    const { isOpen, isCalledByOthers, hasUnknownInputs } = module.use;
    const kind = `${isOpen ?? ""} ${isCalledByOthers ?? ""} ${hasUnknownInputs ?? ""}`;
    const key = `${module.directory}\n${module.rootDirectory}\n${module.path}\n${kind}`;
    const previous = this.modules.get(key);
    if (this.modules.size >= MOST_MODULES) this.modules.clear();
    this.modules.set(key, module);
    const kept = previous && isWorthTheSame(previous, module) ? previous.memory.goOn(module) : undefined;
    return kept ?? new EvaluationMemory(module);
  }

  /** Files that are no configuration, or the fetched modules, may have changed. */
  forget(): void {
    this.modules.clear();
  }
}

const MOST_MODULES = 3_000;

/** True when every expression that both have is certainly worth the same in both. */
function isWorthTheSame(before: TerraformModule, now: TerraformModule): boolean {
  return (
    isSameUse(before, now) &&
    before.source.hasUnknownInputs === now.source.hasUnknownInputs &&
    isSameList(before.source.definitions, now.source.definitions) &&
    givesTheSame(before, now)
  );
}

function isSameUse({ use: before }: TerraformModule, { use: now }: TerraformModule): boolean {
  if (before.isOpen !== now.isOpen || before.isCalledByOthers !== now.isCalledByOthers) return false;
  if (before.hasUnknownInputs !== now.hasUnknownInputs) return false;
  if (!isSameList(before.varsFiles ?? [], now.varsFiles ?? [])) return false;
  if (!before.call || !now.call) return before.call === now.call;
  return before.call.block === now.call.block && before.call.caller.memory === now.call.caller.memory;
}

/** True when the modules that it calls, as far as somebody has asked for them, still say the same of their outputs. */
function givesTheSame(before: TerraformModule, now: TerraformModule): boolean {
  return before.calls.made().every((called) => {
    const source = now.use.world?.source(called.directory);
    return source !== undefined && saysTheSame(called.source, source) && givesTheSame(called, now);
  });
}

function saysTheSame(before: ModuleSource, now: ModuleSource): boolean {
  return (
    before === now ||
    (before.hasUnknownInputs === now.hasUnknownInputs &&
      isSameList(before.definitions, now.definitions) &&
      isSameList(before.outputs, now.outputs))
  );
}

function isSameList(before: readonly unknown[], now: readonly unknown[]): boolean {
  return before.length === now.length && before.every((one, index) => one === now[index]);
}
