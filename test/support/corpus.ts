import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { discover } from "../../server/src/host/discover.ts";
import type { Texts } from "./analysis.ts";

/** Real repositories beside the checkout on the project's own machines; no user has them, and nothing shipped reads them. */
export const CORPUS = join(import.meta.dirname, "../../../shared/corpus");

/**
 * True when the corpus is there. Without it the tests that need it are skipped with a message.
 * @throws in CI, where it is required.
 */
export function hasCorpus(): boolean {
  if (existsSync(CORPUS)) return true;
  if (process.env.CI) throw new Error("../shared/corpus is missing, and CI requires it");
  console.warn("Skipped: ../shared/corpus is not on this machine");
  return false;
}

/** The texts of each folder of the corpus, by file name. Files that are not UTF-8 are left out. */
export function* corpusFolders(): Generator<{ readonly directory: string; readonly texts: Texts }> {
  for (const [directory, files] of discover(CORPUS).folders) {
    const texts = Object.fromEntries(
      files.map((path) => [path.slice(directory.length + 1), readFileSync(path, "utf8")]),
    );
    yield { directory: directory.slice(CORPUS.length + 1), texts };
  }
}
