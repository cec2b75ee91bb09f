import type { FileWorld } from "./eval/scope.ts";
import type { Folder } from "./folder.ts";
import type { FolderWorld } from "./module-tree.ts";
import type { SourceFile } from "./syntax/source-file.ts";
import { localSources, targetOf } from "./terraform/call-targets.ts";
import type { ModuleSource } from "./terraform/module-source.ts";

/** What a set of folders needs from whoever reads files. */
export interface FolderSetOptions {
  readonly folders: ReadonlyMap<string, Folder>;
  readonly installed?: (rootDirectory: string) => ReadonlyMap<string, string> | undefined;
  readonly files?: (rootDirectory: string) => FileWorld | undefined;
  readonly varsFiles?: (rootDirectory: string) => readonly SourceFile[];
}

/** Folders that are all read: the world of an editor's workspace, and of tests. */
export class FolderSet implements FolderWorld {
  private callersOf: Map<string, string[]> | undefined;

  constructor(private readonly options: FolderSetOptions) {}

  folder(directory: string): Folder | undefined {
    return this.options.folders.get(directory);
  }

  source(directory: string): ModuleSource | undefined {
    return this.folder(directory)?.terraform?.source;
  }

  callers(directory: string): readonly string[] {
    this.callersOf ??= callersAmong(this.options.folders.values());
    return this.callersOf.get(directory) ?? [];
  }

  installed(rootDirectory: string): ReadonlyMap<string, string> | undefined {
    return this.options.installed?.(rootDirectory);
  }

  files(rootDirectory: string): FileWorld | undefined {
    return this.options.files?.(rootDirectory);
  }

  varsFiles(rootDirectory: string): readonly SourceFile[] {
    return this.options.varsFiles?.(rootDirectory) ?? [];
  }
}

function callersAmong(folders: Iterable<Folder>): Map<string, string[]> {
  const callers = new Map<string, string[]>();
  for (const { directory, files } of folders) {
    const targets = new Set(
      files.flatMap((file) => localSources(file)).map((path) => targetOf(directory, path)),
    );
    for (const target of targets) {
      const list = callers.get(target);
      if (list) list.push(directory);
      else callers.set(target, [directory]);
    }
  }
  return callers;
}
