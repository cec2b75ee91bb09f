import type { FolderUses } from "../lint.ts";
import { ModuleIndex } from "../module-index.ts";
import { ModuleTree } from "../module-tree.ts";
import { folderOf } from "../syntax/names.ts";
import { EvaluationMemories } from "../terraform/evaluation-memory.ts";
import type { Snapshot, Workspace } from "../workspace.ts";
import { EditorWorld, type ModuleWorldOptions } from "./module-world.ts";

export interface ModulesOptions extends Pick<ModuleWorldOptions, "root" | "onProblem"> {
  readonly workspace: Workspace;
  readonly engine: () => ModuleWorldOptions["engine"];
  /** The paths of the vars files that were chosen for a root module. */
  readonly varsFiles: (rootDirectory: string) => readonly string[];
}

/** How the workspace uses a folder, at the moment of a snapshot. */
export interface Surroundings {
  readonly uses: FolderUses;
  /** The same as long as nothing that others say changes anything for the folder. */
  readonly dependencies: string;
  /** The same as long as nothing in the folder changes anything for others. */
  readonly effects: string;
  /** The text of a file of any folder that took part. */
  textOf(path: string): string | undefined;
}

/** Calls can lead to folders that were fetched, and those to further ones. */
const MOST_ROUNDS = 12;
/** Characters of configuration whose analysis is kept; beyond it everything begins anew. */
const MOST_HELD = 16_000_000;

/** Puts the folders of the workspace together: who calls whom, with what. */
export class WorkspaceModules {
  readonly index = new ModuleIndex();
  private snapshots = new Map<string, Snapshot>();
  private tree: ModuleTree | undefined;
  private world: EditorWorld | undefined;
  private held = 0;
  private forgotten = 0;
  private readonly memories = new EvaluationMemories();
  /** Folders that a folder called until lately, and all that depends on those. */
  private readonly left = new Map<string, Set<string>>();

  constructor(private readonly options: ModulesOptions) {}

  /** What the workspace says of a folder. Reads the folders that matter for it. */
  async around(directory: string, snapshot: Snapshot): Promise<Surroundings> {
    for (const target of this.index.set(directory, snapshot.folder.files)) this.noteLeft(directory, target);
    const needed = new Set(this.index.neighbours(directory));
    for (const one of [directory, ...needed])
      for (const path of this.options.varsFiles(one)) needed.add(folderOf(path));
    needed.delete(directory);
    for (let round = 0; ; round++) {
      await this.load(directory, snapshot, needed);
      const { tree, world } = this.current();
      tree.follow(directory);
      const missing = [...world.missing].filter((one) => !needed.has(one));
      if (missing.length > 0 && round < MOST_ROUNDS) {
        for (const one of missing) needed.add(one);
        this.tree = undefined;
        continue;
      }
      const { snapshots } = this;
      return {
        uses: tree.folderUses(directory),
        dependencies: tree.dependencies(directory),
        effects: tree.effects(directory),
        textOf: (path) => snapshots.get(path.slice(0, path.lastIndexOf("/")))?.folder.file(path)?.text,
      };
    }
  }

  /** A world of these folders for one root module, which nobody calls in it. */
  worldOf(snapshots: ReadonlyMap<string, Snapshot>): EditorWorld {
    return new EditorWorld({ ...this.worldOptions(snapshots), callers: () => [] });
  }

  /** The folders in which something else may be found now, those that it called until lately among them. */
  takeDependents(directory: string): ReadonlySet<string> {
    const dependents = new Set([...this.index.dependents(directory), ...(this.left.get(directory) ?? [])]);
    this.left.delete(directory);
    return dependents;
  }

  /** True for a folder that what is found in an open one depends on. */
  isNeeded(directory: string, open: readonly string[]): boolean {
    return open.some((one) => one === directory || this.index.neighbours(one).has(directory));
  }

  /** Counts how often everything was forgotten. */
  get era(): number {
    return this.forgotten;
  }

  /** What modules.json and vars files say may have changed. */
  forget(): void {
    this.forgotten++;
    this.memories.forget();
    this.beginAnew();
  }

  private beginAnew(): void {
    this.snapshots = new Map();
    this.tree = undefined;
    this.held = 0;
  }

  private noteLeft(directory: string, target: string): void {
    const left = this.left.get(directory) ?? new Set();
    for (const one of [target, ...this.index.dependents(target)]) left.add(one);
    this.left.set(directory, left);
  }

  private async load(directory: string, own: Snapshot, needed: ReadonlySet<string>): Promise<void> {
    const found = new Map([[directory, own]]);
    for (const one of needed) found.set(one, await this.options.workspace.snapshot(one));
    for (const [one, snapshot] of found) {
      const known = this.snapshots.get(one);
      if (known === snapshot) continue;
      if (this.held > MOST_HELD) this.forget();
      else if (known) this.beginAnew();
      this.tree = undefined;
    }
    for (const [one, snapshot] of found) {
      if (this.snapshots.get(one) === snapshot) continue;
      this.snapshots.set(one, snapshot);
      for (const file of snapshot.folder.files) this.held += file.text.length;
    }
  }

  private current(): { tree: ModuleTree; world: EditorWorld } {
    if (!this.tree || !this.world) {
      this.world = new EditorWorld({
        ...this.worldOptions(this.snapshots),
        callers: (directory) => this.index.callers(directory),
        memories: this.memories,
      });
      this.tree = new ModuleTree(this.world);
    }
    return { tree: this.tree, world: this.world };
  }

  private worldOptions(
    snapshots: ReadonlyMap<string, Snapshot>,
  ): Omit<ModuleWorldOptions, "callers" | "memories"> {
    return {
      engine: this.options.engine(),
      folder: (directory) => snapshots.get(directory)?.folder,
      root: this.options.root,
      varsFiles: (rootDirectory) =>
        this.options
          .varsFiles(rootDirectory)
          .flatMap((path) => snapshots.get(folderOf(path))?.folder.file(path) ?? []),
      onProblem: this.options.onProblem,
    };
  }
}
