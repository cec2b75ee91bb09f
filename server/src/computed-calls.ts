import type { FolderWorld } from "./module-tree.ts";
import { isInRegion, isRegion, regionsAround } from "./terraform/call-regions.ts";
import { TerraformModule } from "./terraform/module.ts";
import type { ModuleSource } from "./terraform/module-source.ts";

/**
 * The calls whose sources are worked out (`local.net`, `"./modules/${var.kind}"`). Where one is known, it is followed as
 * one that is written out, with what its caller is worth along calls that are written out; where it is not, all folders
 * that it may lead to are called with arguments that are not known.
 */
export class ComputedCalls {
  private readonly known = new Map<string, readonly TerraformModule[]>();
  private readonly unknown = new Map<ModuleSource, TerraformModule>();
  private usesAlongPaths: ((directory: string) => readonly TerraformModule[]) | undefined;

  /** @param treeOf the uses of folders in a world */
  constructor(
    private readonly world: FolderWorld,
    private readonly treeOf: (world: FolderWorld) => (directory: string) => readonly TerraformModule[],
  ) {}

  /** The uses of folders from which a call that is worked out does lead to the folder. */
  callers(directory: string): readonly TerraformModule[] {
    return this.candidates(directory)
      .flatMap((caller) => this.uses(caller))
      .filter((use) => use.calls.leadingTo(directory).length > 0);
  }

  /** True when a call of which it is not known where it leads may lead to the folder. */
  mayLeadTo(directory: string): boolean {
    return this.candidates(directory).some((caller) =>
      this.uses(caller).some((use) => this.regionsOf(use).some((region) => isInRegion(directory, region))),
    );
  }

  /** Where calls of the module may lead of which that is not known, whoever gives its variables their values. */
  regionsOf(module: TerraformModule): readonly string[] {
    if (!module.calls.areComputed()) return [];
    return (module.use.isOpen ? this.withoutValues(module.source) : module).calls.regions();
  }

  /** The folders in whose text a call stands that may lead to this one; a module does not call itself. */
  private candidates(directory: string): readonly string[] {
    const found = new Set(regionsAround(directory).flatMap((region) => this.world.callers(region)));
    found.delete(directory);
    return [...found].sort();
  }

  /** The uses of a folder along calls that are written out; without values where others may pass some. */
  private uses(directory: string): readonly TerraformModule[] {
    let uses = this.known.get(directory);
    if (!uses) {
      this.usesAlongPaths ??= this.treeOf(withoutRegions(this.world));
      uses = this.usesAlongPaths(directory);
      if (uses.some(({ use }) => use.isOpen) && this.mayBeCalled(directory))
        uses = uses.map((one) => (one.use.isOpen ? this.withoutValues(one.source) : one));
      this.known.set(directory, uses);
    }
    return uses;
  }

  /** Whether any call that is worked out may lead here, whatever its caller is passed. */
  private mayBeCalled(directory: string): boolean {
    return this.candidates(directory).some((caller) => {
      const source = this.world.source(caller);
      if (!source) return false;
      const { calls } = this.withoutValues(source);
      const regions = calls.regions();
      return calls.leadingTo(directory).length > 0 || regions.some((one) => isInRegion(directory, one));
    });
  }

  private withoutValues(source: ModuleSource): TerraformModule {
    let module = this.unknown.get(source);
    if (!module) {
      module = new TerraformModule(source, { world: this.world, isOpen: true, hasUnknownInputs: true });
      this.unknown.set(source, module);
    }
    return module;
  }
}

/** The world in which only calls count whose sources are written out. */
function withoutRegions(world: FolderWorld): FolderWorld {
  return {
    folder: (directory) => world.folder(directory),
    source: (directory) => world.source(directory),
    callers: (target) => (isRegion(target) ? [] : world.callers(target)),
    installed: (directory) => world.installed(directory),
    files: (directory) => world.files(directory),
    varsFiles: (directory) => world.varsFiles(directory),
  };
}
