import type { ListFolderResult, ReadFileResult } from "../../protocol/src/lsp.ts";
import type { FileWorld } from "./eval/scope.ts";
import { consequenceOf, Folder, type FolderGaps, gapsOf } from "./folder.ts";
import type { HclEngine } from "./syntax/hcl/engine.ts";

import {
  dialectOf,
  folderOf,
  looksLikeLegacyTemplate,
  mayBeLegacyTemplate,
  TERRAGRUNT_FILE,
} from "./syntax/names.ts";
import { readSourceText } from "./syntax/read.ts";
import type { Dialect, SourceFile } from "./syntax/source-file.ts";

/** The files of the world, handed in. Paths are absolute, or URIs; `/` between folders. Never rejects. */
export interface FileAccess {
  list(directory: string): Promise<ListFolderResult>;
  read(path: string): Promise<ReadFileResult>;
}

/** A document an editor has open. Its text stands for the file's, until it is closed. */
export interface OpenDocument {
  readonly path: string;
  readonly dialect: Dialect;
  /** True when it belongs to no folder: it was never saved, or its name is none that the tools read. */
  readonly alone: boolean;
  readonly version: number;
  readonly text: string;
}

/** One folder at one moment. As long as nothing in the folder changes, it is the same object. */
export interface Snapshot {
  readonly folder: Folder;
  /** The versions of the open documents it was made from, by path. */
  readonly versions: ReadonlyMap<string, number>;
}

export interface WorkspaceOptions {
  readonly engine: HclEngine;
  readonly files: FileAccess;
  /** A file or folder that is there and cannot be read. It is left out. */
  readonly onUnreadable: (path: string, reason: string) => void;
  /** The files that functions and provisioners of a folder's templates may read. */
  readonly scripts?: (directory: string) => FileWorld | undefined;
  /** The root of the workspace that a folder lies in; undefined outside of all. */
  readonly root?: (directory: string) => string | undefined;
}

/**
 * What the files of some folders say, with open documents in place of the files on disk. Folders are read when
 * they are first asked for; an edit parses again only the piece of the file it is in.
 */
export class Workspace {
  private readonly folders = new Map<string, FolderState>();
  private readonly documents = new Map<string, DocumentState>();

  constructor(private readonly options: WorkspaceOptions) {}

  /** Takes in a new document, or a new version of one. Returns the folder it belongs to. */
  put(document: OpenDocument): string {
    const known = this.documents.get(document.path);
    const directory = document.alone ? document.path : folderOf(document.path);
    if (known && known.directory !== directory) this.close(document.path);
    const before = known?.source ?? known?.previous ?? this.folders.get(directory)?.disk.get(document.path);
    this.documents.set(document.path, { document, directory, previous: before });
    this.state(directory).snapshot = undefined;
    return directory;
  }

  /** The file on disk counts again. Returns the folder, or undefined when the document was not open. */
  close(path: string): string | undefined {
    const known = this.documents.get(path);
    if (!known) return undefined;
    this.documents.delete(path);
    if (known.document.alone) this.folders.delete(known.directory);
    else this.invalidate(path);
    return known.directory;
  }

  document(path: string): OpenDocument | undefined {
    return this.documents.get(path)?.document;
  }

  /** The folder an open document belongs to, or the one a file would. */
  directoryOf(path: string): string {
    return this.documents.get(path)?.directory ?? folderOf(path);
  }

  /** True while a document of the folder is open. */
  isOpen(directory: string): boolean {
    for (const one of this.documents.values()) if (one.directory === directory) return true;
    return false;
  }

  /** Folders that open documents belong to. */
  openDirectories(): string[] {
    return [...new Set([...this.documents.values()].map((one) => one.directory))];
  }

  /** A file was created, changed or deleted on disk: its folder is read again when next asked for. */
  invalidate(path: string): void {
    const state = this.folders.get(folderOf(path));
    if (!state) return;
    state.stale.add(path);
    state.listed = false;
    state.snapshot = undefined;
    state.generation++;
  }

  /** Everything below `path`, and itself, is read again when next asked for. */
  invalidateBelow(path: string): void {
    for (const [directory, state] of this.folders) {
      if (directory !== path && !directory.startsWith(`${path}/`)) continue;
      for (const known of state.disk.keys()) state.stale.add(known);
      state.listed = false;
      state.snapshot = undefined;
      state.generation++;
    }
  }

  /** Forgets the texts of a folder, unless a document in it is open. */
  release(directory: string): void {
    if (!this.isOpen(directory)) this.folders.delete(directory);
  }

  /** Forgets texts when many are held, beginning with the folders that were read first; those that are needed stay. */
  trim(isNeeded: (directory: string) => boolean): void {
    if (this.held() <= MOST_HELD) return;
    for (const [directory, state] of [...this.folders]) {
      if (state.loading || this.isOpen(directory) || isNeeded(directory)) continue;
      this.folders.delete(directory);
      if (this.held() <= MOST_HELD / 2) return;
    }
  }

  private held(): number {
    let characters = 0;
    for (const { disk } of this.folders.values())
      for (const file of disk.values()) characters += file.text.length;
    return characters;
  }

  /** The folder as it is now. What changes while files are being read is taken in before it answers. */
  async snapshot(directory: string): Promise<Snapshot> {
    for (;;) {
      const state = this.state(directory);
      if (state.listed && state.stale.size === 0) return this.compose(directory, state);
      state.loading ??= this.load(directory, state).finally(() => {
        state.loading = undefined;
      });
      await state.loading;
    }
  }

  /** Reads a text as the version after `previous` of the same file. */
  read(path: string, dialect: Dialect, text: string, previous?: SourceFile): SourceFile {
    return readSourceText(this.options.engine, path, dialect, text, previous);
  }

  private state(directory: string): FolderState {
    let state = this.folders.get(directory);
    if (!state) {
      state = new FolderState();
      // A document that belongs to no folder has nothing beside it on disk.
      if (this.documents.get(directory)?.document.alone) state.listed = true;
      this.folders.set(directory, state);
    }
    return state;
  }

  private async load(directory: string, state: FolderState): Promise<void> {
    const { generation } = state;
    const listing = await this.options.files.list(directory);
    if (listing.kind === "failed") this.options.onUnreadable(directory, listing.reason);
    const entries = listing.kind === "entries" ? listing.entries : [];
    const names = entries.filter(
      ({ kind, name }) => kind === "file" && (dialectOf(name) || mayBeLegacyTemplate(name)),
    );
    const paths = new Set(names.map((entry) => `${directory}/${entry.name}`));
    const disk = new Map<string, SourceFile>();
    await Promise.all(
      [...paths].map(async (path) => {
        if (this.documents.has(path)) return;
        const known = state.disk.get(path);
        const source = known && !state.stale.has(path) ? known : await this.readFile(path, known);
        if (source) disk.set(path, source);
      }),
    );
    const leftOut = [...paths].filter((path) => !disk.has(path) && !this.documents.has(path));
    state.gaps = gapsOf(
      leftOut,
      entries.some(({ name }) => name === TERRAGRUNT_FILE),
    );
    // When something changed meanwhile, what was read may be old: it is only good as a previous version.
    state.disk = disk;
    if (state.generation !== generation) return;
    state.stale.clear();
    state.listed = true;
  }

  private async readFile(path: string, known: SourceFile | undefined): Promise<SourceFile | undefined> {
    const isLegacy = mayBeLegacyTemplate(path);
    const dialect = isLegacy ? "packer" : dialectOf(path);
    const result = await this.options.files.read(path);
    if (result.kind === "failed" && !isLegacy)
      this.options.onUnreadable(path, `${result.reason}${consequenceOf(path)}`);
    if (!dialect || result.kind !== "text") return undefined;
    if (isLegacy && !looksLikeLegacyTemplate(result.text)) return undefined;
    return known?.text === result.text ? known : this.read(path, dialect, result.text, known);
  }

  private compose(directory: string, state: FolderState): Snapshot {
    if (state.snapshot) return state.snapshot;
    const sources = new Map(state.disk);
    const versions = new Map<string, number>();
    for (const one of this.documents.values()) {
      if (one.directory !== directory) continue;
      const { path, dialect, text, version } = one.document;
      one.source ??= this.read(path, dialect, text, one.previous);
      one.previous = undefined;
      sources.set(path, one.source);
      versions.set(path, version);
    }
    const ordered = [...sources.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
    const scripts = this.options.scripts?.(directory);
    state.snapshot = {
      folder: new Folder(directory, ordered, scripts, state.gaps, this.options.root?.(directory)),
      versions,
    };
    return state.snapshot;
  }
}

/** Characters of configuration that are kept although nobody has them open. */
const MOST_HELD = 30_000_000;

interface DocumentState {
  readonly document: OpenDocument;
  readonly directory: string;
  /** Read when a snapshot needs it. */
  source?: SourceFile;
  /** The last version that was read, to take over what did not change. */
  previous: SourceFile | undefined;
}

class FolderState {
  /** Files on disk that no open document stands for. */
  disk = new Map<string, SourceFile>();
  /** Files that changed on disk since they were read. */
  readonly stale = new Set<string>();
  listed = false;
  gaps: FolderGaps = {};
  loading: Promise<void> | undefined;
  snapshot: Snapshot | undefined;
  /** Counts the changes on disk. */
  generation = 0;
}
