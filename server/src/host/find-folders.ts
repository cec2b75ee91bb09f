import { dialectOf, IGNORED_FOLDERS, looksLikeLegacyTemplate, mayBeLegacyTemplate } from "../syntax/names.ts";
import type { FileAccess } from "../workspace.ts";

export interface FindOptions {
  readonly files: FileAccess;
  /** True for what the user does not want; gets paths relative to the root, `/` between folders. */
  readonly isExcluded: (relative: string) => boolean;
  readonly onUnreadable: (path: string, reason: string) => void;
  /** Asked between folders; true ends the search early. */
  readonly isCancelled?: () => boolean;
}

/** A folder with files of ours directly in it. */
export interface FoundFolder {
  readonly directory: string;
  /** Their paths, sorted. */
  readonly files: readonly string[];
}

/**
 * Finds the folders at and below `root` that hold files of ours, parents before children. Skips what tools fill
 * (`.terraform/`, ...), what is excluded, and folders that were already visited through another link.
 */
export async function* findFolders(root: string, options: FindOptions): AsyncGenerator<FoundFolder> {
  const visited = new Set<string>();
  const waiting: Place[] = [{ path: root, canonical: root, relative: "" }];
  for (let place = waiting.shift(); place; place = waiting.shift()) {
    if (options.isCancelled?.()) return;
    if (visited.has(place.canonical)) continue;
    visited.add(place.canonical);
    const listing = await options.files.list(place.path);
    if (listing.kind === "failed") options.onUnreadable(place.path, listing.reason);
    if (listing.kind !== "entries") continue;
    const files: string[] = [];
    for (const { name, kind, target } of [...listing.entries].sort(byName)) {
      const relative = place.relative === "" ? name : `${place.relative}/${name}`;
      if (options.isExcluded(relative)) continue;
      if (kind === "folder" && !IGNORED_FOLDERS.includes(name))
        waiting.push({
          path: `${place.path}/${name}`,
          canonical: target ?? `${place.canonical}/${name}`,
          relative,
        });
      const path = `${place.path}/${name}`;
      if (kind === "file" && (dialectOf(name) || (await isLegacyTemplate(path, options)))) files.push(path);
    }
    if (files.length > 0) yield { directory: place.path, files };
  }
}

async function isLegacyTemplate(path: string, { files }: FindOptions): Promise<boolean> {
  if (!mayBeLegacyTemplate(path)) return false;
  const result = await files.read(path);
  return result.kind === "text" && looksLikeLegacyTemplate(result.text);
}

interface Place {
  readonly path: string;
  /** Without links, as far as known: two ways to one folder have the same. */
  readonly canonical: string;
  readonly relative: string;
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}
