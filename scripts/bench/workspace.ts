import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { checkOnce, parseAll } from "./corpus.ts";
import { generatedWorkspace } from "./generated-workspace.ts";
import { median, milliseconds, quantile, report } from "./measure.ts";
import { editWorkspace } from "./workspace-edits.ts";

const RUNS = 3;

/** 5,000 files, 1,000,000 lines, 2,000 modules: by the command line, beside the time of only parsing them; then edits in the server. */
export async function benchWorkspace(): Promise<void> {
  const workspace = generatedWorkspace();
  const root = mkdtempSync(join(tmpdir(), "rebake-bench-"));
  try {
    for (const [name, text] of workspace.files) {
      mkdirSync(dirname(join(root, name)), { recursive: true });
      writeFileSync(join(root, name), text);
    }
    report(
      `workspace: ${workspace.files.size} files, ${workspace.lines} lines, ${workspace.modules} modules`,
      "",
    );
    await benchScan(root);
    await benchEdits(root, workspace);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function benchScan(root: string): Promise<void> {
  const runs = [];
  for (let run = 0; run < RUNS; run++)
    runs.push({ check: await checkOnce(root), treeSitter: await parseAll("tree-sitter", root) });
  const user = median(runs.map((run) => run.check.user));
  const treeSitter = median(runs.map((run) => run.treeSitter));
  report(
    `  rebake check, whole process, ${runs[0]?.check.findings} findings`,
    `${milliseconds(median(runs.map((run) => run.check.milliseconds)))}, user CPU ${milliseconds(user)}, peak ${Math.round(median(runs.map((run) => run.check.peak)))} MB`,
  );
  report(
    "  parsing all of it once with tree-sitter, one thread",
    `${milliseconds(treeSitter)}, ratio of user CPU ${(user / treeSitter).toFixed(2)}`,
  );
}

async function benchEdits(root: string, workspace: ReturnType<typeof generatedWorkspace>): Promise<void> {
  const times = await editWorkspace(root, workspace);
  const figures = (values: readonly number[]): string =>
    `p50 ${milliseconds(quantile(values, 0.5))}, p95 ${milliseconds(quantile(values, 0.95))}`;
  report("  server: start to the findings of the first opened file", milliseconds(times.opened));
  report("  keystroke while the workspace is scanned", figures(times.whileScanning));
  report("  server: start to the end of the scan", `${milliseconds(times.scanned)}, peak ${times.peak} MB`);
  report(
    `  edit of a variable that ${workspace.shared.users} resources use, to diagnostics`,
    figures(times.variable),
  );
  report("  one character in a module that others call, to diagnostics", figures(times.leaf));
}
