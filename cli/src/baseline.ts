import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { printable } from "../../protocol/src/printable.ts";
import { BASELINE_FILE, type BaselineEntry } from "../../server/src/baseline.ts";
import type { CheckArguments } from "./arguments.ts";
import { baselineEntry, type DiskBaseline, loadBaseline, saveBaseline } from "./baseline-file.ts";
import { collectFindings } from "./check.ts";
import { plural } from "./output/plural.ts";
import { loadProjects } from "./projects.ts";
import { EXIT, type Shell } from "./shell.ts";
import { findTargets, shownPath } from "./targets.ts";

/**
 * `rebake baseline`: writes down what is found, so that `check` reports only what comes later. With paths, what is written
 * about other files stays. @returns the exit code: 0 when it is written, whatever was found.
 */
export async function baseline(given: CheckArguments, shell: Shell): Promise<number> {
  const everything = { ...given, severity: "hint", baseline: false } as const;
  const collected = await collectFindings(everything, shell, {});
  for (const line of [...collected.problems, ...collected.notes])
    shell.stderr.write(`rebake: ${printable(line)}\n`);
  if (collected.problems.length > 0) {
    // What could not be checked would be taken for fixed.
    shell.stderr.write("rebake: no baseline was written, since not everything could be checked\n");
    return EXIT.failed;
  }
  const projects = await loadProjects(given, shell);
  const { workspaces, isWanted } = findTargets(given.paths, shell.directory, projects);
  let exitCode: number = EXIT.clean;
  for (const { root, wanted } of workspaces) {
    const known = loadBaseline(root);
    const folders = new Set(wanted.map(({ directory }) => directory));
    const isChecked = ({ path }: BaselineEntry): boolean =>
      isWanted(`${root}/${path}`) || !existsSync(`${root}/${path}`);
    const own = collected.findings.filter(({ path }) => folders.has(dirname(path)));
    const found = own.map((finding) => baselineEntry(finding, root));
    const { entries, added, removed } = given.prune
      ? pruned(known, found, isChecked)
      : renewed(known, found, isChecked);
    const name = shownPath(`${root}/${BASELINE_FILE}`, shell.directory);
    if (!known && entries.length === 0) {
      shell.stdout.write(`${name}: there is none, and nothing to put into it\n`);
      continue;
    }
    // What it says of files that were not checked would be lost.
    const failure = known?.problem
      ? `${known.problem}, so it was left as it is; mend or delete it, then run this again`
      : saveBaseline(root, known, entries);
    if (failure !== undefined) {
      shell.stderr.write(`rebake: ${printable(name)}: ${failure}\n`);
      exitCode = EXIT.failed;
    } else
      shell.stdout.write(
        `${name}: ${plural(entries.length, "finding")}, ${added} added, ${removed} removed\n`,
      );
  }
  return exitCode;
}

interface Outcome {
  readonly entries: readonly BaselineEntry[];
  readonly added: number;
  readonly removed: number;
}

function renewed(
  known: DiskBaseline | undefined,
  found: readonly BaselineEntry[],
  isChecked: (entry: BaselineEntry) => boolean,
): Outcome {
  const { entries, removed } = pruned(known, found, isChecked);
  const added = found.filter(({ fingerprint }) => !known?.entries.has(fingerprint));
  return { entries: [...entries, ...added], added: added.length, removed };
}

/** Those that are still found, and those of files that were not checked. */
function pruned(
  known: DiskBaseline | undefined,
  found: readonly BaselineEntry[],
  isChecked: (entry: BaselineEntry) => boolean,
): Outcome {
  const there = new Set(found.map(({ fingerprint }) => fingerprint));
  const all = [...(known?.entries.values() ?? [])];
  const entries = all.filter((entry) => there.has(entry.fingerprint) || !isChecked(entry));
  return { entries, added: 0, removed: all.length - entries.length };
}
