import { URI } from "vscode-uri";

/**
 * The one spelling of a URI that the core compares: editors differ in what they escape. Its segments are escaped,
 * so a name of a file must go through `segmentOf` before it is put behind a folder.
 */
export function pathOf(uri: string): string {
  return URI.parse(uri).toString().replace(/\/$/, "");
}

export function segmentOf(name: string): string {
  return URI.from({ scheme: "file", path: `/${name}` })
    .toString()
    .slice("file:///".length);
}

export function schemeOf(uri: string): string {
  return uri.slice(0, uri.indexOf(":"));
}

/** The path below `root` as a person writes it; undefined when it is not below. */
export function relativeTo(root: string, path: string): string | undefined {
  if (!path.startsWith(`${root}/`)) return undefined;
  return decodeURIComponent(path.slice(root.length + 1));
}

/** A folder, or one that lies in it. */
export function isWithin(root: string, path: string): boolean {
  return path === root || path.startsWith(`${root}/`);
}

/** The root with the longest path that holds `path`; undefined when none does. */
export function rootOf(roots: Iterable<string>, path: string): string | undefined {
  let best: string | undefined;
  for (const root of roots) {
    if (isWithin(root, path) && (best === undefined || root.length > best.length)) best = root;
  }
  return best;
}

/** Where a `file:` URI lies on this machine. */
export function diskPathOf(uri: string): string {
  return URI.parse(uri).fsPath;
}

/** The URI, as the core compares it, of a path on this machine. */
export function uriOfDisk(path: string): string {
  return pathOf(URI.file(path).toString());
}
