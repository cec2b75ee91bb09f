import type { Range } from "../text/range.ts";
import type { ProjectCompletion, ProjectSurroundings } from "./complete.ts";
import type { ProjectValue } from "./schema.ts";
import { folderPath } from "./values.ts";

interface ValuePlace {
  readonly label: string;
  readonly range: Range;
  readonly isQuoted: boolean;
}

/** What an attribute can be set to. */
export function completeValue(
  value: ProjectValue,
  place: ValuePlace,
  text: string,
  around: ProjectSurroundings,
): ProjectCompletion[] {
  const made = (word: string, detail: string, kind: ProjectCompletion["kind"]): ProjectCompletion => ({
    ...item(word, detail, kind, place.range),
    newText: place.isQuoted ? word : `"${word}"`,
  });
  switch (value.kind) {
    case "choice":
      return value.values.map((one) =>
        made(one, one === "off" ? "nothing is reported" : "severity", "value"),
      );
    case "flag":
      return place.isQuoted ? [] : ["true", "false"].map((one) => item(one, "", "value", place.range));
    case "globs":
      return around.modules
        .filter((path) => path !== "")
        .map((path) => made(`${path}/**`, "all of this folder", "folder"));
    case "varsFiles":
      return ownFirst(around.varsFiles, rootAt(text, place.range.start) ?? place.label).map((path) =>
        made(path, "vars file", "file"),
      );
    case "packerVarsFiles":
      return ownFirst(around.packerVarsFiles, "").map((path) => made(path, "vars file", "file"));
    case "template":
      return around.templates.map((path) => made(path === "" ? "." : path, "template", "file"));
    case "root":
      return around.modules.map((path) => made(path === "" ? "." : path, "root module", "folder"));
    case "image":
      return imagesIn(text).map((name) => made(name, "image", "value"));
    case "variable": {
      const root = rootAt(text, place.range.start);
      const names = root === undefined ? [] : [...(around.variables.get(root) ?? [])].sort();
      return names.map((name) => made(name, "variable", "value"));
    }
    default:
      return [];
  }
}

export function item(
  text: string,
  detail: string,
  kind: ProjectCompletion["kind"],
  range: Range,
): ProjectCompletion {
  return { label: text, detail, kind, newText: text, isSnippet: false, range };
}

/** The root module that the block around a place names, which may be half written. */
export function rootAt(text: string, offset: number): string | undefined {
  const start = text.slice(0, offset).search(/^target\b(?![\s\S]*^target\b)/m);
  if (start < 0) return undefined;
  const rest = text.slice(start);
  const end = rest.search(/^\}/m);
  const written = /^\s*root\s*=\s*"([^"\n]*)"/m.exec(end < 0 ? rest : rest.slice(0, end))?.[1];
  return written === undefined ? undefined : folderPath(written).path;
}

/** As they are written: a file that is being edited may have no blocks that can be read. */
function imagesIn(text: string): string[] {
  return [...new Set([...text.matchAll(/^image\s+"([^"\n]+)"/gm)].map((match) => match[1] as string))].sort();
}

/** Those of a folder first. */
function ownFirst(paths: readonly string[], folder: string): string[] {
  const isInside = (path: string): boolean =>
    folder === "" || folder === "." || path.startsWith(`${folder}/`);
  return [...paths].sort((a, b) => Number(isInside(b)) - Number(isInside(a)) || (a < b ? -1 : 1));
}
