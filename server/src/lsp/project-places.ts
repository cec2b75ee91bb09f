import { findFolders } from "../host/find-folders.ts";
import { contentsOf } from "../host/vars-files.ts";
import { type ProjectPlaces, variablesOf } from "../project/check-places.ts";
import { dialectOf } from "../syntax/names.ts";
import type { FileAccess } from "../workspace.ts";
import { relativeTo, segmentOf } from "./uris.ts";

/** What lies below the folders of project files. */
export class PlacesBelow {
  /** @param read the text of a file as it is now, saved or not */
  constructor(
    private readonly files: FileAccess,
    private readonly read: (path: string) => Promise<string | undefined>,
  ) {}

  /** @param roots root modules whose variables are wanted, relative to the folder */
  async around(base: string, roots: Iterable<string>): Promise<ProjectPlaces> {
    const files: string[] = [];
    const options = { files: this.files, isExcluded: () => false, onUnreadable: () => {} };
    for await (const found of findFolders(base, options))
      for (const path of found.files) files.push(relativeTo(base, path) ?? path);
    const contents = contentsOf(files);
    const variables = new Map<string, ReadonlySet<string>>();
    for (const root of roots) {
      const found = contents.modules.includes(root) && (await this.variables(absolute(base, root)));
      if (found) variables.set(root, found);
    }
    return { ...contents, variables };
  }

  /** The variables of a module; undefined when they cannot be known. */
  async variables(directory: string): Promise<ReadonlySet<string> | undefined> {
    const listing = await this.files.list(directory);
    if (listing.kind !== "entries") return undefined;
    const paths = listing.entries
      .filter(({ kind, name }) => kind === "file" && dialectOf(name) === "terraform")
      .map(({ name }) => `${directory}/${name}`);
    return variablesOf(await Promise.all(paths.map(async (path) => [path, await this.read(path)] as const)));
  }
}

/** @param below a path relative to the folder, "" for the folder itself */
export function absolute(base: string, below: string): string {
  return below === "" ? base : `${base}/${below.split("/").map(segmentOf).join("/")}`;
}
