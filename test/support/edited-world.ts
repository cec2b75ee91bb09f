import type { FileWorld } from "../../server/src/eval/scope.ts";
import { Folder } from "../../server/src/folder.ts";
import { FolderSet } from "../../server/src/folder-set.ts";
import { lintFolder } from "../../server/src/lint.ts";
import { ModuleTree } from "../../server/src/module-tree.ts";
import { RULES } from "../../server/src/rules/index.ts";
import { parseTemplateText } from "../../server/src/syntax/hcl/template-text.ts";
import { baseName, dialectOf, folderOf } from "../../server/src/syntax/names.ts";
import { readSourceText } from "../../server/src/syntax/read.ts";
import type { SourceFile } from "../../server/src/syntax/source-file.ts";
import { EvaluationMemories } from "../../server/src/terraform/evaluation-memory.ts";
import { engine } from "./analysis.ts";

const hcl = await engine();

/** Paths and texts of a workspace. */
export type World = Map<string, string>;

/** What functions may read, by name; no more than that is of the disk. */
export type Disk = Readonly<Record<string, string>>;

/** What an editor does: everything is read again with the version before at hand. */
export class Edited {
  private readonly memories = new EvaluationMemories();
  private readonly sources = new Map<string, SourceFile>();
  private folders = new Map<string, Folder>();

  findings(world: World, disk: Disk = {}): string[] {
    const changed = new Set<string>();
    for (const [path, text] of world) {
      const before = this.sources.get(path);
      if (before?.text === text) continue;
      this.sources.set(path, read(path, text, before));
      changed.add(folderOf(path));
    }
    const folders = foldersOf(world, (path) => this.sources.get(path) as SourceFile);
    for (const [directory, folder] of this.folders)
      if (folders.has(directory) && !changed.has(directory)) folders.set(directory, folder);
    this.folders = folders;
    return found(folders, disk, this.memories);
  }

  memoryOf(directory: string): object | undefined {
    const set = new FolderSet({ folders: this.folders, memories: this.memories });
    return new ModuleTree(set).uses(directory)[0]?.memory;
  }
}

function read(path: string, text: string, previous?: SourceFile): SourceFile {
  return readSourceText(hcl, path, dialectOf(path) ?? "terraform", text, previous);
}

function foldersOf(world: World, source: (path: string) => SourceFile): Map<string, Folder> {
  const files = new Map<string, string[]>();
  for (const path of world.keys()) files.set(folderOf(path), [...(files.get(folderOf(path)) ?? []), path]);
  return new Map(
    [...files].map(([directory, paths]) => [directory, new Folder(directory, paths.map(source))]),
  );
}

/** What is found when everything is read for the first time. */
export function fresh(world: World, disk: Disk = {}): string[] {
  return found(
    foldersOf(world, (path) => read(path, world.get(path) ?? "")),
    disk,
  );
}

function found(folders: Map<string, Folder>, disk: Disk, memories?: EvaluationMemories): string[] {
  const files = (): FileWorld => onDisk(disk);
  const tree = new ModuleTree(new FolderSet({ folders, files, ...(memories ? { memories } : {}) }));
  return [...folders.values()].flatMap((folder) =>
    lintFolder(folder, RULES, {
      optIn: true,
      uses: tree.folderUses(folder.directory),
      onRuleFailure: (_rule, _folder, error) => {
        throw error;
      },
    }).map(({ rule, location, message, severity, address, related, fixes }) =>
      JSON.stringify([
        rule.id,
        location,
        message,
        severity,
        address,
        related,
        fixes.map((fix) => plain(fix.edits())),
      ]),
    ),
  );
}

function plain({ changes, newFiles }: { changes: ReadonlyMap<string, unknown>; newFiles: unknown }): unknown {
  return [[...changes], newFiles];
}

function onDisk(disk: Disk): FileWorld {
  return {
    readFile: (path) => disk[baseName(path)],
    has: (path) => baseName(path) in disk,
    listFiles: () => Object.keys(disk),
    parseTemplate: (text) => parseTemplateText(hcl, text),
  };
}
