import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { BASELINE_FILE, type BaselineEntry, readBaseline, writeBaseline } from "../../server/src/baseline.ts";
import type { PlainFinding } from "../../server/src/host/plain-findings.ts";
import { replaceFile } from "../../server/src/host/replace-file.ts";
import { shownPath } from "./targets.ts";

/** The baseline of a workspace, as it is on disk. */
export interface DiskBaseline {
  readonly path: string;
  /** What the file says; "" where there is none. */
  readonly text: string;
  readonly entries: ReadonlyMap<string, BaselineEntry>;
  /** Why it cannot be used, as the end of a sentence. */
  readonly problem: string | undefined;
}

/** Undefined when the workspace has none. */
export function loadBaseline(root: string): DiskBaseline | undefined {
  const path = `${root}/${BASELINE_FILE}`;
  try {
    if (!existsSync(path)) return undefined;
    if (statSync(path).size > LARGEST) return unusable(path, "it is larger than 100 MiB");
    const text = readFileSync(path, "utf8");
    const read = readBaseline(text);
    if ("problem" in read) return unusable(path, read.problem);
    const entries = new Map(read.entries.map((entry) => [entry.fingerprint, entry]));
    return { path, text, entries, problem: undefined };
  } catch (error) {
    return unusable(path, `it cannot be read (${(error as NodeJS.ErrnoException).code ?? error})`);
  }
}

/** @returns why it was not written, as the end of a sentence; undefined when it was. */
export function saveBaseline(
  root: string,
  known: DiskBaseline | undefined,
  entries: readonly BaselineEntry[],
): string | undefined {
  const text = writeBaseline(entries);
  const path = `${root}/${BASELINE_FILE}`;
  if (known) return known.text === text ? undefined : replaceFile(path, known.text, text);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flag: "wx" });
    return undefined;
  } catch (error) {
    return `cannot be written (${(error as NodeJS.ErrnoException).code ?? error})`;
  }
}

export function baselineEntry(finding: PlainFinding, root: string): BaselineEntry {
  const { fingerprint, rule, address } = finding;
  return { fingerprint, rule, address, path: shownPath(finding.path, root) };
}

function unusable(path: string, problem: string): DiskBaseline {
  return { path, text: "", entries: new Map(), problem };
}

const LARGEST = 100 * 1024 * 1024;
