import { FileChangeType, type FileEvent } from "vscode-languageserver/node";
import { BASELINE_FILE } from "../baseline.ts";
import { findFolders } from "../host/find-folders.ts";
import { baseName, dialectOf, folderOf, isInIgnoredFolder, TERRAGRUNT_FILE } from "../syntax/names.ts";
import { localSourcesIn } from "../terraform/call-targets.ts";
import { IGNORE_FILE, LOCK_FILE } from "../terraform/lock-file.ts";
import { describe } from "./handler.ts";
import { isProjectFile } from "./projects.ts";
import type { Session } from "./session.ts";
import { type ClosedFolder, scanInThreads } from "./thread-scan.ts";
import { isWithin, pathOf, rootOf } from "./uris.ts";

const INSTALLED_MODULES = "/.terraform/modules/modules.json";

/** The folders of the workspace: finds what is in them, and follows what happens to them on disk. */
export class Roots {
  private paths: string[];
  /** Counts the searches: one that is overtaken ends. */
  private search = 0;

  constructor(
    private readonly session: Session,
    uris: readonly string[],
  ) {
    this.paths = uris.map(pathOf);
    session.projects.onChange(() => void this.reload());
  }

  /** Reads the settings, then everything else. Called at the start and whenever settings or roots change. */
  async reload(): Promise<void> {
    const { session } = this;
    const done = session.scheduler.hold();
    try {
      await session.settings.load(this.paths, session.features.configuration);
      await session.projects.load(this.paths);
      await session.baselines.load(this.paths);
      session.checker.settingsChanged();
      session.settingsAreRead();
      await this.index();
      for (const path of session.documents.paths()) session.syncDocument(path);
      for (const directory of session.store.directories()) session.reconsider(directory);
      await this.scan();
    } finally {
      done();
    }
  }

  /** Finds out which folders call which, before anything is judged. */
  private async index(): Promise<void> {
    const { session } = this;
    session.modules.forget();
    try {
      for (const root of this.paths) {
        for await (const { directory, files } of findFolders(
          root,
          this.searchOptions(root, () => false),
        ))
          if (!session.modules.index.has(directory)) await this.indexFolder(directory, files);
      }
    } catch (error) {
      session.log.error(`Module calls could not be followed: ${describe(error)}`);
    } finally {
      session.modulesAreIndexed();
    }
  }

  private async indexFolder(directory: string, files: readonly string[]): Promise<void> {
    const texts = await Promise.all(
      files.filter((path) => dialectOf(path) === "terraform").map((path) => this.session.files.read(path)),
    );
    const sources = texts.flatMap((one) => (one.kind === "text" ? localSourcesIn(one.text) : []));
    this.session.modules.index.setSources(directory, sources);
  }

  /** Finds the folders with files of ours and has each checked. Findings of folders that are gone go too. */
  async scan(): Promise<void> {
    const { session } = this;
    const mine = ++this.search;
    const isCancelled = () => this.search !== mine;
    if (session.settings.window()["rebake.diagnostics.scope"] !== "workspace") return;
    const done = session.scheduler.hold();
    try {
      for (const root of this.paths) {
        const closed: ClosedFolder[] = [];
        for await (const found of findFolders(root, this.searchOptions(root, isCancelled)))
          if (!session.workspace.isOpen(found.directory)) closed.push(found);
        for (const directory of await scanInThreads(session, root, closed, isCancelled))
          if (!isCancelled()) session.scheduler.later(directory);
      }
    } catch (error) {
      session.log.error(`The workspace could not be searched: ${describe(error)}`);
    } finally {
      done();
    }
  }

  /** Reads everything anew. */
  async checkEverything(): Promise<void> {
    const { session } = this;
    session.status.forgetUnreadable();
    for (const root of this.paths) session.workspace.invalidateBelow(root);
    for (const directory of [...session.store.directories(), ...session.workspace.openDirectories()])
      session.reconsider(directory);
    await this.scan();
    await session.scheduler.idle();
  }

  async change(added: readonly string[], removed: readonly string[]): Promise<void> {
    const gone = new Set(removed.map(pathOf));
    this.paths = [...this.paths.filter((path) => !gone.has(path)), ...added.map(pathOf)];
    await this.reload();
  }

  filesChanged(events: readonly FileEvent[]): void {
    for (const { uri, type } of events) {
      const path = pathOf(uri);
      if (isProjectFile(path)) this.session.projects.fileChanged(path);
      else if (BESIDE_MODULES.has(baseName(path))) this.fileChanged(path);
      else if (baseName(path) === IGNORE_FILE) this.readAgainBelow(folderOf(path));
      else if (dialectOf(path) !== undefined) this.fileChanged(path, type !== FileChangeType.Changed);
      else if (path.endsWith(`/${BASELINE_FILE}`)) void this.reload();
      else if (path.endsWith(INSTALLED_MODULES))
        this.modulesFetched(path.slice(0, -INSTALLED_MODULES.length));
      else if (type === FileChangeType.Changed) this.assetChanged(path);
      else if (type === FileChangeType.Deleted) this.folderGone(path);
      else if (type === FileChangeType.Created) void this.folderCame(path);
    }
  }

  /** Files or folders were renamed or deleted by the editor: `to` is undefined when they are gone. */
  async moved(pairs: readonly { readonly from: string; readonly to: string | undefined }[]): Promise<void> {
    for (const { from, to } of pairs) {
      this.fileChanged(pathOf(from));
      this.folderGone(pathOf(from));
      if (to !== undefined && dialectOf(pathOf(to))) this.fileChanged(pathOf(to));
    }
    if (pairs.some(({ to }) => to !== undefined && !dialectOf(pathOf(to)))) await this.scan();
  }

  private fileChanged(path: string, isNewOrGone = true): void {
    const { session } = this;
    if (isNewOrGone && dialectOf(path)) session.projects.filesCameOrWent();
    session.status.changed(path);
    const directory = folderOf(path);
    session.projects.moduleChanged(directory);
    session.workspace.invalidate(path);
    session.changedOnDisk(directory);
    if (session.workspace.isOpen(directory) || session.isInScope(directory)) session.reconsider(directory);
  }

  /** `terraform init` has put modules there: calls lead to them now. */
  private modulesFetched(directory: string): void {
    this.session.modules.forget();
    this.session.workspace.invalidateBelow(directory);
    this.session.changedOnDisk(directory);
    this.session.reconsider(directory);
  }

  /** A script or template has changed, which the folder that it lies in, or the next above, may read. */
  private assetChanged(path: string): void {
    const { session } = this;
    for (let folder = folderOf(path); rootOf(this.paths, folder) !== undefined; folder = folderOf(folder)) {
      if (!session.modules.index.has(folder)) continue;
      session.workspace.invalidate(`${folder}/`);
      session.changedOnDisk(folder);
      session.reconsider(folder);
      return;
    }
  }

  private folderGone(path: string): void {
    this.session.status.changed(path);
    this.readAgainBelow(path);
  }

  private readAgainBelow(path: string): void {
    const { session } = this;
    session.workspace.invalidateBelow(path);
    for (const directory of session.store.directories()) {
      if (!isWithin(path, directory)) continue;
      session.changedOnDisk(directory);
      session.reconsider(directory);
    }
  }

  /** A folder was moved here, or a file that is none of ours was made, in which nothing is found. */
  private async folderCame(path: string): Promise<void> {
    const { session } = this;
    const root = rootOf(this.paths, path);
    if (root === undefined || isInIgnoredFolder(`${path}/`)) return;
    if (session.settings.window()["rebake.diagnostics.scope"] !== "workspace") return;
    const options = this.searchOptions(root, () => false);
    const below = path.slice(root.length + 1);
    if (below === "" || options.isExcluded(below)) return;
    const isExcluded = (relative: string): boolean => options.isExcluded(`${below}/${relative}`);
    for await (const { directory } of findFolders(path, { ...options, isExcluded })) {
      session.workspace.invalidateBelow(directory);
      session.reconsider(directory);
    }
  }

  private searchOptions(root: string, isCancelled: () => boolean) {
    const { session } = this;
    return {
      files: session.files,
      isExcluded: (relative: string) => session.settings.isExcludedIn(root, decodeURIComponent(relative)),
      onUnreadable: (path: string, reason: string) => session.unreadable(path, reason),
      isCancelled,
    };
  }
}

/** Files that say something of the module they lie beside. */
const BESIDE_MODULES: ReadonlySet<string> = new Set([TERRAGRUNT_FILE, LOCK_FILE]);
