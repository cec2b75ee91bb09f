import { existsSync } from "node:fs";
import type { FileWorld } from "../eval/scope.ts";
import { Folder, gapsOf } from "../folder.ts";
import type { FolderWorld } from "../module-tree.ts";
import type { HclEngine } from "../syntax/hcl/engine.ts";
import { folderOf, TERRAGRUNT_FILE } from "../syntax/names.ts";
import type { SourceFile } from "../syntax/source-file.ts";
import type { ModuleSource } from "../terraform/module-source.ts";
import { filesOfFolder } from "./discover.ts";
import { fileWorld } from "./file-world.ts";
import { readInstalledModules } from "./installed-modules.ts";
import { readSource } from "./read-source.ts";

export interface DiskWorldOptions {
  readonly engine: HclEngine;
  /** The folder of the workspace: functions read no file outside of it. */
  readonly root: string;
  /** The configuration files of the folders that are known; others are listed when a call leads to them. */
  readonly files: ReadonlyMap<string, readonly string[]>;
  readonly callers: ReadonlyMap<string, readonly string[]>;
  /** Texts that have been read already, by path. */
  readonly texts?: ReadonlyMap<string, string>;
  /** The vars files chosen for a root module, by its folder. */
  readonly varsFiles?: (rootDirectory: string) => readonly string[];
  readonly onProblem: (directory: string, problem: string) => void;
}

/** The folders of a workspace on disk, each read when it is first asked for. */
export class DiskWorld implements FolderWorld {
  private readonly folders = new Map<string, Folder | undefined>();
  private readonly filesByRoot = new Map<string, FileWorld>();
  private readonly installedByRoot = new Map<string, ReadonlyMap<string, string> | undefined>();
  /** Characters of configuration that are held. */
  size = 0;

  constructor(private readonly options: DiskWorldOptions) {}

  folder(directory: string): Folder | undefined {
    if (!this.folders.has(directory)) this.folders.set(directory, this.read(directory));
    return this.folders.get(directory);
  }

  /** A folder as it would be with other texts. */
  put(folder: Folder): void {
    this.folders.set(folder.directory, folder);
  }

  source(directory: string): ModuleSource | undefined {
    return this.folder(directory)?.terraform?.source;
  }

  callers(directory: string): readonly string[] {
    return this.options.callers.get(directory) ?? [];
  }

  installed(rootDirectory: string): ReadonlyMap<string, string> | undefined {
    if (!this.installedByRoot.has(rootDirectory))
      this.installedByRoot.set(
        rootDirectory,
        readInstalledModules(rootDirectory, (problem) => this.options.onProblem(rootDirectory, problem)),
      );
    return this.installedByRoot.get(rootDirectory);
  }

  files(rootDirectory: string): FileWorld {
    let files = this.filesByRoot.get(rootDirectory);
    if (!files) {
      files = fileWorld(this.options.engine, rootDirectory, this.options.root);
      this.filesByRoot.set(rootDirectory, files);
    }
    return files;
  }

  varsFiles(rootDirectory: string): readonly SourceFile[] {
    const paths = this.options.varsFiles?.(rootDirectory) ?? [];
    // The one that the folder holds, so that its places are found.
    return paths.flatMap(
      (path) => this.folder(folderOf(path))?.file(path) ?? this.readFile(rootDirectory, path) ?? [],
    );
  }

  /** The text of a configuration file, of whichever folder. */
  text(path: string): string | undefined {
    return this.folder(folderOf(path))?.file(path)?.text;
  }

  private read(directory: string): Folder | undefined {
    const paths = this.options.files.get(directory) ?? listed(directory);
    if (paths.length === 0) return undefined;
    const files = paths.flatMap((path) => this.readFile(directory, path) ?? []);
    for (const file of files) this.size += file.text.length;
    const isRead = new Set(files.map(({ path }) => path));
    const leftOut = paths.filter((path) => !isRead.has(path));
    const gaps = gapsOf(leftOut, existsSync(`${directory}/${TERRAGRUNT_FILE}`));
    return new Folder(directory, files, this.files(directory), gaps, this.options.root);
  }

  private readFile(directory: string, path: string): SourceFile | undefined {
    const { engine, texts, onProblem } = this.options;
    return readSource(engine, path, (problem) => onProblem(directory, problem), texts?.get(path));
  }
}

/** A call that leads to a folder which is not there is Terraform's to report. */
function listed(directory: string): readonly string[] {
  try {
    return filesOfFolder(directory);
  } catch {
    return [];
  }
}
