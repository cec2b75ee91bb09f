import type { SourceFile } from "../syntax/source-file.ts";
import { ANYWHERE } from "./call-regions.ts";
import { computedSourcesIn } from "./computed-sources.ts";

/**
 * The local paths that module calls of the file may lead to (`./net`, `../../shared/net`), found in its text without
 * parsing it. What only looks like a call may be among them; none is missing. A call whose source is worked out leads to
 * a region: `./modules/**`, or `ANYWHERE`.
 */
export function localSources(file: SourceFile): readonly string[] {
  if (file.dialect !== "terraform") return [];
  return localSourcesIn(file.text);
}

export function localSourcesIn(text: string): readonly string[] {
  if (!text.includes("module")) return [];
  const found = new Set<string>();
  for (const match of text.matchAll(SOURCE)) found.add(match[1] as string);
  for (const region of computedSourcesIn(text)) found.add(region);
  return [...found];
}

/** The folder, or the region, that one of `localSources` stands for. */
export function targetOf(directory: string, source: string): string {
  return source === ANYWHERE ? source : joined(directory, source);
}

/** `/a/b` and `../c` as `/a/c`. Works for URIs too, in which names are escaped as they are when an editor lists a folder. */
export function joined(directory: string, path: string): string {
  const parts = directory.split("/");
  const asStep = IS_URI.test(directory) ? escaped : (step: string) => step;
  for (const step of path.split("/")) {
    if (step === "..") parts.pop();
    else if (step !== "." && step !== "") parts.push(asStep(step));
  }
  return parts.join("/");
}

const IS_URI = /^[a-z][a-z0-9+.-]+:\/\//i;

/** All that `encodeURIComponent` leaves alone too, except the asterisks of regions. */
function escaped(step: string): string {
  return encodeURIComponent(step).replace(
    /[!'()]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** True for the source of a module call that is a folder beside the caller's. */
export function isLocalSource(source: string): boolean {
  return source === "." || source === ".." || source.startsWith("./") || source.startsWith("../");
}

/** In HCL `source = "./x"`, in JSON `"source": "./x"`. */
const SOURCE = /\bsource"?\s*[=:]\s*"(\.{1,2}(?:\/(?:[^"\n$%]|[$%](?!\{))*)?)"/g;
