import { ComputedCalls } from "./computed-calls.ts";
import { fingerprint } from "./eval/value.ts";
import type { Folder } from "./folder.ts";
import type { FolderUses } from "./lint.ts";
import { block } from "./syntax/body.ts";
import { folderOf } from "./syntax/names.ts";
import type { Span } from "./syntax/nodes.ts";
import type { Location } from "./syntax/source-file.ts";
import { isLeftToOthers } from "./terraform/expansion.ts";
import { type TerraformBlock, TerraformModule } from "./terraform/module.ts";
import type { ModuleWorld } from "./terraform/module-calls.ts";

/** The folders of a workspace and who calls whom, handed in. */
export interface FolderWorld extends ModuleWorld {
  folder(directory: string): Folder | undefined;
  /** The folders with module calls that lead to this one. */
  callers(directory: string): readonly string[];
}

/** The world in which one folder is another. */
function withFolder(world: FolderWorld, other: Folder): FolderWorld {
  const folder = (directory: string): Folder | undefined =>
    directory === other.directory ? other : world.folder(directory);
  return {
    folder,
    source: (directory) => folder(directory)?.terraform?.source,
    callers: (directory) => world.callers(directory),
    installed: (directory) => world.installed(directory),
    files: (directory) => world.files(directory),
    varsFiles: (directory) => world.varsFiles(directory).map((file) => other.file(file.path) ?? file),
  };
}

/** More different uses of a module are not judged one by one. */
const MOST_USES = 24;

/**
 * The uses of the modules of a workspace at one moment: a folder that is called is judged with what it is passed, and
 * only with that; one that nobody calls, or that has a backend or vars files of its own, by itself.
 */
export class ModuleTree {
  private readonly known = new Map<string, readonly TerraformModule[]>();
  private readonly inProgress = new Set<string>();
  private readonly cyclic = new Set<string>();
  /** Folders of a circle whose uses are those of one that is still being looked for. */
  private readonly undecided = new Set<string>();
  private readonly computed: ComputedCalls;

  constructor(private readonly world: FolderWorld) {
    this.computed = new ComputedCalls(world, (plain) => {
      const tree = new ModuleTree(plain);
      return (directory) => tree.uses(directory);
    });
  }

  /** The uses of a folder that differ from each other. Empty when every call of it makes nothing. */
  uses(directory: string): readonly TerraformModule[] {
    const known = this.known.get(directory);
    if (known) return known;
    if (this.inProgress.has(directory)) {
      this.cyclic.add(directory);
      return [];
    }
    this.inProgress.add(directory);
    const uses = this.findUses(directory);
    this.inProgress.delete(directory);
    // What was found on the way round a circle lacks what was still being looked for.
    if (this.cyclic.size === 0 || this.inProgress.size === 0) this.known.set(directory, uses);
    if (this.inProgress.size === 0) {
      this.cyclic.clear();
      this.undecided.clear();
    }
    return uses;
  }

  /** What linting a folder needs to know of the others. */
  folderUses(directory: string): FolderUses {
    return {
      modules: this.uses(directory),
      locate: (module, span) => this.locate(module, span),
      withFolder: (folder) => new ModuleTree(withFolder(this.world, folder)).folderUses(directory),
    };
  }

  /** A text that is the same as long as nothing that other folders say changes anything for this one. */
  dependencies(directory: string): string {
    const parts: string[] = [];
    for (const module of this.uses(directory)) {
      parts.push(module.path, ...variablesOf(module));
      const { call: made } = module.use;
      if (made) parts.push(...usersOfCall(made.caller, made.block));
      for (const call of module.calls.blocks()) {
        const called = module.calls.module(call);
        if (called) parts.push(called.directory, ...outputsOf(called), ...resourcesOf(called));
      }
    }
    return parts.join("\n");
  }

  /** A text that is the same as long as nothing in this folder changes anything for others: what it passes, and gives. */
  effects(directory: string): string {
    const parts: string[] = [];
    for (const module of this.uses(directory)) {
      parts.push(module.path, ...outputsOf(module), ...resourcesOf(module));
      parts.push(...this.computed.regionsOf(module));
      for (const call of module.calls.blocks()) {
        const called = module.calls.module(call);
        // Where it leads counts also when it makes nothing: without it the folder would be by itself.
        parts.push(call.address, module.calls.directory(call) ?? "-");
        parts.push(...(called ? variablesOf(called) : ["-"]));
        parts.push(...usersOfCall(module, call));
      }
    }
    return parts.join("\n");
  }

  /** Lets go of what was worked out for judging a folder, once that is done. */
  release(directory: string): void {
    for (const module of this.known.get(directory) ?? []) module.release();
  }

  /** Follows every call from a folder down, so that all folders it needs have been asked for. */
  follow(directory: string): void {
    this.followFrom(this.uses(directory));
  }

  followFrom(modules: readonly TerraformModule[]): void {
    const pending = [...modules];
    for (let module = pending.pop(); module; module = pending.pop())
      for (const call of module.calls.blocks()) {
        const called = module.calls.module(call);
        if (called) pending.push(called);
      }
  }

  /** Where a span lies: in the module's own folder, in those that call it, or in those it calls. */
  locate(module: TerraformModule, span: Span): Location | undefined {
    for (const directory of nearby(module)) {
      const found = this.world.folder(directory)?.locate(span);
      if (found) return found;
    }
    for (const file of this.world.varsFiles(module.rootDirectory)) {
      const found = this.world.folder(folderOf(file.path))?.locate(span);
      if (found) return found;
    }
    return undefined;
  }

  private findUses(directory: string): readonly TerraformModule[] {
    const source = this.world.source(directory);
    if (!source) return [];
    const callers = this.world.callers(directory);
    const computed = this.computed.callers(directory).filter((one) => !callers.includes(one.directory));
    const calls = [...callers.flatMap((caller) => this.uses(caller)), ...computed].flatMap((caller) =>
      calledBy(caller, directory),
    );
    const use = { world: this.world, varsFiles: this.world.varsFiles(directory) };
    const byItself = new TerraformModule(source, use);
    if (isRun(byItself)) return distinct([byItself, ...calls]);
    this.undecided.delete(directory);
    if (calls.length > 0) return distinct(calls);
    // Who enters a circle elsewhere says what is passed on in it; where nobody does, the first asked for is by itself.
    if (!this.cyclic.has(directory) && callers.some((one) => this.isUndecided(one))) {
      this.undecided.add(directory);
      return [];
    }
    // What an unreadable folder passes is not known either.
    if (callers.some((one) => !this.world.source(one)) || this.computed.mayLeadTo(directory))
      return [
        new TerraformModule(source, { ...use, isOpen: true, isCalledByOthers: true, hasUnknownInputs: true }),
      ];
    if (callers.length === 0 && computed.length === 0)
      return [new TerraformModule(source, { ...use, isOpen: true })];
    if (!this.cyclic.has(directory) && !this.mayBeMade(directory, computed)) return [];
    return [new TerraformModule(source, { ...use, isOpen: true, isCalledByOthers: true })];
  }

  private isUndecided(directory: string): boolean {
    return this.inProgress.has(directory) || this.undecided.has(directory);
  }

  /** False when every call of the folder says that it makes nothing. */
  private mayBeMade(directory: string, computed: readonly TerraformModule[]): boolean {
    return [...this.world.callers(directory).flatMap((caller) => this.uses(caller)), ...computed].every(
      (caller) => caller.calls.leadingTo(directory).every((call) => isLeftToOthers(call.body)),
    );
  }
}

function calledBy(caller: TerraformModule, directory: string): TerraformModule[] {
  return caller.calls.leadingTo(directory).flatMap((call) => caller.calls.module(call) ?? []);
}

/** True for a folder that is run, whoever calls it besides: it says where its state is, or has values of its own. */
function isRun(module: TerraformModule): boolean {
  if (module.source.hasUnknownInputs) return true;
  if (module.source.automaticVarsFiles.length > 0 || module.use.varsFiles?.length) return true;
  return module
    .blocks("terraform")
    .some(({ body }) => block(body, "backend") !== undefined || block(body, "cloud") !== undefined);
}

/** Those whose variables have different values. */
function distinct(modules: readonly TerraformModule[]): readonly TerraformModule[] {
  if (modules.length < 2) return modules;
  const unique = new Map<string, TerraformModule>();
  for (const module of modules) {
    const key = variablesOf(module).join("\n");
    if (!unique.has(key)) unique.set(key, module);
    if (unique.size >= MOST_USES) break;
  }
  return [...unique.values()];
}

function variablesOf(module: TerraformModule): string[] {
  return module.blocks("variable").map((one) => {
    const value = module.variable(one.block.labels[0]?.text ?? "");
    return value ? fingerprint(value) : "-";
  });
}

function outputsOf(module: TerraformModule): string[] {
  return module.blocks("output").map((one) => {
    const found = module.output(one.block.labels[0]?.text ?? "");
    return found ? fingerprint(found.value) : "-";
  });
}

/** What a called module is made of decides what uses that which is passed to it. */
function resourcesOf(module: TerraformModule): string[] {
  return module.resources().map((one) => one.address);
}

function usersOfCall(caller: TerraformModule, call: TerraformBlock): string[] {
  return caller.usersOf(call.address).map((one) => one.address);
}

/** The folders a value of the module can come from: its own, those that call it, and what all of them call. */
function* nearby(module: TerraformModule): Generator<string> {
  const above: TerraformModule[] = [];
  for (let at: TerraformModule | undefined = module; at; at = at.use.call?.caller) above.push(at);
  yield* above.map((one) => one.directory);
  const seen = new Set<string>();
  for (const { memory } of above)
    for (const directory of memory.calledFolders()) {
      if (seen.has(directory)) continue;
      if (seen.size >= MOST_NEARBY) return;
      seen.add(directory);
      yield directory;
    }
}

const MOST_NEARBY = 300;
