import type { Value } from "../eval/value.ts";
import type { Expression } from "../syntax/nodes.ts";
import type { TerraformModule } from "./module.ts";
import type { ModuleBlock } from "./module-block.ts";
import type { ModuleWorld } from "./module-calls.ts";
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
  private readonly facts = new Facts();
  /** What holds for the newest version only. */
  private readonly factsOfVersion = new Facts();
  private readonly called = new Map<EvaluationMemory | string, Called>();
  private readonly uses: { passing: number };
  private versions = 1;

  constructor(private newest: TerraformModule) {
    // A value goes from module to module: what it was made of counts in all of them.
    this.uses = newest.use.call?.caller.memory.uses ?? { passing: 0 };
  }

  /**
   * Counts up when something is used that an edit may change though it leaves the values as they were: a file on disk, or
   * another block.
   */
  get passing(): number {
    return this.uses.passing;
  }

  set passing(count: number) {
    this.uses.passing = count;
  }

  /** The version of the module that evaluates what is not known yet. */
  get module(): TerraformModule {
    return this.newest;
  }

  /** What was worked out for a subject, or is now. */
  fact<Fact>(kind: unknown, subject: unknown, compute: () => Fact): Fact {
    const lasting = this.facts.of(kind);
    if (lasting.has(subject)) return lasting.get(subject) as Fact;
    const passing = this.factsOfVersion.of(kind);
    if (passing.has(subject)) {
      this.passing++;
      return passing.get(subject) as Fact;
    }
    const before = this.passing;
    const fact = compute();
    (before === this.passing ? lasting : passing).set(subject, fact);
    return fact;
  }

  /** Notes that what a call leads to was looked for in a folder: what is remembered may have been made of it. */
  noteCalled(
    directory: string,
    source: ModuleSource | undefined,
    memory: EvaluationMemory | undefined,
  ): void {
    this.called.set(memory ?? directory, { directory, source });
  }

  /** The folders that were looked for, and those that they called. */
  *calledFolders(): Generator<string> {
    for (const { directory } of this.called.values()) yield directory;
    for (const memory of this.called.keys()) if (typeof memory !== "string") yield* memory.calledFolders();
  }

  /** True when the folders that were looked for, and those that they called, still say the same to their callers. */
  callsGiveTheSame(world: ModuleWorld | undefined): boolean {
    for (const [memory, one] of this.called) {
      const source = world?.source(one.directory);
      if (!saysTheSame(one.source, source)) return false;
      if (typeof memory !== "string" && !memory.callsGiveTheSame(world)) return false;
      // The old text is not needed any more.
      one.source = source;
    }
    return true;
  }

  /** Lets go of what was worked out for judging the module; what its names are worth stays, as others may ask. */
  release(): void {
    this.values.clear();
    this.facts.clear();
    this.factsOfVersion.clear();
    for (const source of this.blocks.keys()) if (JUDGED.has(source.type)) this.blocks.delete(source);
  }

  /** Goes on with a new version; undefined when it is time to forget what belongs to texts that are gone. */
  goOn(module: TerraformModule): EvaluationMemory | undefined {
    if (++this.versions > MOST_VERSIONS) return undefined;
    this.newest = module;
    this.factsOfVersion.clear();
    return this;
  }
}

/** A folder that a call led to; without a source there was nothing in it. */
interface Called {
  readonly directory: string;
  source: ModuleSource | undefined;
}

/** What was worked out, by kind and subject. */
class Facts {
  private readonly byKind = new Map<unknown, Map<unknown, unknown>>();

  of(kind: unknown): Map<unknown, unknown> {
    let ofKind = this.byKind.get(kind);
    if (!ofKind) {
      ofKind = new Map();
      this.byKind.set(kind, ofKind);
    }
    return ofKind;
  }

  clear(): void {
    this.byKind.clear();
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
    before.memory.callsGiveTheSame(now.use.world)
  );
}

function isSameUse({ use: before }: TerraformModule, { use: now }: TerraformModule): boolean {
  if (before.isOpen !== now.isOpen || before.isCalledByOthers !== now.isCalledByOthers) return false;
  if (before.hasUnknownInputs !== now.hasUnknownInputs) return false;
  if (!isSameList(before.varsFiles ?? [], now.varsFiles ?? [])) return false;
  if (!before.call || !now.call) return before.call === now.call;
  return before.call.block === now.call.block && before.call.caller.memory === now.call.caller.memory;
}

function saysTheSame(before: ModuleSource | undefined, now: ModuleSource | undefined): boolean {
  if (!before || !now) return before === now;
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
