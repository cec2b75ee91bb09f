import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import type { Texts } from "./analysis.ts";

/** One case of a rule: what is analysed (markers still in it) and, when something is fixed, what must come out. */
export interface Fixture {
  readonly rule: string;
  /** A sentence in kebab case: the file's or folder's name. */
  readonly name: string;
  readonly before: Texts;
  /** Undefined when there is no golden file: then no finding of the case may have a fix. */
  readonly after: Texts | undefined;
}

/**
 * Reads `test/rules/<rule>/`: `<case>.tf` with `<case>.fixed.tf` beside it, or a folder `<case>/` with
 * `<case>.fixed/`. A one-file case whose fix makes new files has a folder `<case>.fixed/` too.
 */
export function readFixtures(root: string): Fixture[] {
  return folders(root).flatMap((rule) => {
    const directory = join(root, rule);
    const entries = readdirSync(directory).filter((entry) => !entry.includes(".fixed"));
    return entries.sort().map((entry): Fixture => {
      const path = join(directory, entry);
      if (statSync(path).isDirectory()) {
        return { rule, name: entry, before: readTree(path), after: readGolden(`${path}.fixed`) };
      }
      const [name = entry, extension = ""] = splitName(entry);
      const golden =
        readGolden(join(directory, `${name}.fixed`)) ??
        readGolden(join(directory, `${name}.fixed${extension}`), entry);
      return { rule, name, before: { [entry]: readFileSync(path, "utf8") }, after: golden };
    });
  });
}

function splitName(file: string): [string, string] {
  const dot = file.indexOf(".");
  return dot < 0 ? [file, ""] : [file.slice(0, dot), file.slice(dot)];
}

function readGolden(path: string, name?: string): Texts | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return undefined;
  return stats.isDirectory() ? readTree(path) : { [name ?? ""]: readFileSync(path, "utf8") };
}

function readTree(directory: string): Texts {
  const texts: Record<string, string> = {};
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) visit(path);
      else texts[relative(directory, path).replaceAll("\\", "/")] = readFileSync(path, "utf8");
    }
  };
  visit(directory);
  return texts;
}

function folders(root: string): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
