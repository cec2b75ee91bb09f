import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { CheckSession } from "../../server/src/host/check-session.ts";
import { discover, withSlashes } from "../../server/src/host/discover.ts";
import { loadEngine } from "../../server/src/host/engine.ts";
import type { PlainFinding } from "../../server/src/host/plain-findings.ts";
import { blocksOf, type CodeBlock } from "./blocks.ts";

/** A block with what the product says about it. */
export interface CheckedBlock extends CodeBlock {
  readonly findings: readonly PlainFinding[];
}

/** Checks each repository of a folder as a workspace of its own, as the command line does. */
export async function analyseCorpus(corpus: string): Promise<CheckedBlock[]> {
  const names = readdirSync(corpus, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const blocks: CheckedBlock[] = [];
  for (const name of names.map((entry) => entry.name).sort())
    blocks.push(...(await analyseRepository(join(corpus, name))));
  return blocks;
}

/** @throws when a rule fails or a file cannot be read: a number about half of the code would be no number. */
export async function analyseRepository(directory: string): Promise<CheckedBlock[]> {
  const root = withSlashes(directory);
  const folders = [...discover(root).folders].map(([folder, files]) => ({ directory: folder, files }));
  const session = new CheckSession(await loadEngine(), { root, rules: undefined, severities: {} });
  session.begin({ folders, calls: session.scan(folders) });
  return folders.flatMap(({ directory: folder }) => {
    const result = session.check(folder);
    const failure = result.problems.find((problem) => problem.includes("failed here"));
    if (failure) throw new Error(failure);
    return (session.folder(folder)?.files ?? []).flatMap((file) => {
      const inFile = result.findings.filter((finding) => finding.path === file.path);
      const relative = file.path.slice(root.length + 1);
      return blocksOf(basename(root), relative, file).map((block) => ({
        ...block,
        findings: inFile.filter(({ start }) => start.line >= block.firstLine && start.line <= block.lastLine),
      }));
    });
  });
}
