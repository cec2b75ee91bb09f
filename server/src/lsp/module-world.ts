import type { FileWorld } from "../eval/scope.ts";
import type { Folder } from "../folder.ts";
import { fileWorld } from "../host/file-world.ts";
import { readInstalledModules } from "../host/installed-modules.ts";
import type { FolderWorld } from "../module-tree.ts";
import type { HclEngine } from "../syntax/hcl/engine.ts";
import type { SourceFile } from "../syntax/source-file.ts";
import type { EvaluationMemories } from "../terraform/evaluation-memory.ts";
import type { ModuleSource } from "../terraform/module-source.ts";
import { diskPathOf, schemeOf, uriOfDisk } from "./uris.ts";

export interface ModuleWorldOptions {
  readonly engine: HclEngine;
  /** The folder as it is now; undefined when it is not loaded, which is then asked for. */
  readonly folder: (directory: string) => Folder | undefined;
  readonly callers: (directory: string) => readonly string[];
  /** The root of the workspace that a folder lies in; undefined outside of all. */
  readonly root: (directory: string) => string | undefined;
  readonly varsFiles: (rootDirectory: string) => readonly SourceFile[];
  readonly onProblem: (problem: string) => void;
  readonly memories?: EvaluationMemories;
}

/** The files that functions may read, where the workspace lies on this machine's disk. */
export function editorFiles(
  engine: HclEngine,
  rootDirectory: string,
  workspace: string | undefined,
): FileWorld | undefined {
  if (workspace === undefined || schemeOf(rootDirectory) !== "file") return undefined;
  const world = fileWorld(engine, diskPathOf(rootDirectory), diskPathOf(workspace));
  // `path.module` is a URI here.
  const onDisk = (path: string): string => (path.startsWith("file://") ? diskPathOf(path) : path);
  return {
    ...world,
    readFile: (path) => world.readFile(onDisk(path)),
    has: (path) => world.has(onDisk(path)),
    listFiles: (directory) => world.listFiles(onDisk(directory)),
  };
}

/** The folders of an editor's workspace at one moment, as module calls see them. */
export class EditorWorld implements FolderWorld {
  /** Folders that were asked for and are not loaded. */
  readonly missing = new Set<string>();
  private readonly installedByRoot = new Map<string, ReadonlyMap<string, string> | undefined>();

  constructor(private readonly options: ModuleWorldOptions) {}

  get memories(): EvaluationMemories | undefined {
    return this.options.memories;
  }

  folder(directory: string): Folder | undefined {
    const found = this.options.folder(directory);
    if (!found) this.missing.add(directory);
    return found;
  }

  source(directory: string): ModuleSource | undefined {
    return this.folder(directory)?.terraform?.source;
  }

  callers(directory: string): readonly string[] {
    return this.options.callers(directory);
  }

  installed(rootDirectory: string): ReadonlyMap<string, string> | undefined {
    if (!this.installedByRoot.has(rootDirectory))
      this.installedByRoot.set(rootDirectory, this.readInstalled(rootDirectory));
    return this.installedByRoot.get(rootDirectory);
  }

  files(rootDirectory: string): FileWorld | undefined {
    return editorFiles(this.options.engine, rootDirectory, this.options.root(rootDirectory));
  }

  varsFiles(rootDirectory: string): readonly SourceFile[] {
    return this.options.varsFiles(rootDirectory);
  }

  private readInstalled(rootDirectory: string): ReadonlyMap<string, string> | undefined {
    if (schemeOf(rootDirectory) !== "file") return undefined;
    const found = readInstalledModules(diskPathOf(rootDirectory), this.options.onProblem);
    return found && new Map([...found].map(([key, directory]) => [key, uriOfDisk(directory)]));
  }
}
