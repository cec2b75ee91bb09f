import { readFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import type { CheckReport } from "../../protocol/src/check-report.ts";
import { discover } from "../../server/src/host/discover.ts";
import { ROOT } from "../run/steps.ts";
import { median, milliseconds, report } from "./measure.ts";

const RUNS = 5;

/** The whole corpus by the command line, beside the time that only parsing it takes, in the same run. */
export async function benchCorpus(corpus: string): Promise<void> {
  const files = [...discover(corpus).folders.values()].flat();
  const bytes = files.reduce((sum, file) => sum + readFileSync(file).length, 0);
  const runs = await repeat(() => checkOnce(corpus));
  const time = median(runs.map((run) => run.milliseconds));
  const user = median(runs.map((run) => run.user));
  const treeSitter = await parseAll("tree-sitter", corpus);
  const hcl2json = await parseAll("hcl2json", corpus);
  const megabytes = bytes / 1e6;
  report(`corpus: ${files.length} files, ${megabytes.toFixed(1)} MB`, `${runs[0]?.findings} findings`);
  report(
    "  rebake check, whole process",
    `${milliseconds(time)}, user CPU ${milliseconds(user)}, ${((megabytes / time) * 1000).toFixed(1)} MB/s, peak ${Math.round(median(runs.map((run) => run.peak)))} MB`,
  );
  report(
    "  parsing all of it once with tree-sitter, one thread",
    `${milliseconds(treeSitter)}, ratio of user CPU ${(user / treeSitter).toFixed(2)}`,
  );
  report(
    "  parsing all of it once with hcl2json, one thread",
    `${milliseconds(hcl2json)}, ratio of user CPU ${(user / hcl2json).toFixed(2)}`,
  );
}

export interface CheckRun {
  readonly milliseconds: number;
  /** Milliseconds of the processor, over all threads: comparable also on a machine that does other things. */
  readonly user: number;
  /** Megabytes. */
  readonly peak: number;
  readonly findings: number;
}

export async function checkOnce(corpus: string): Promise<CheckRun> {
  const started = performance.now();
  const { stdout, stderr } = await execa(
    process.execPath,
    [
      "--require",
      join(ROOT, "scripts/bench/peak-memory.cjs"),
      join(ROOT, "dist/cli/rebake.js"),
      "check",
      corpus,
      "--format=json",
    ],
    { reject: false, maxBuffer: 1 << 30 },
  );
  const peak = Number(/peak-memory-kilobytes=(\d+)/.exec(stderr)?.[1]) / 1000;
  const user = Number(/user-milliseconds=(\d+)/.exec(stderr)?.[1]);
  return {
    user,
    milliseconds: performance.now() - started,
    peak,
    findings: (JSON.parse(stdout) as CheckReport).summary.findings,
  };
}

/** Time of the processor for one pass in a process of its own, without starting it and without reading the files. */
export async function parseAll(parser: string, corpus: string): Promise<number> {
  const { stdout } = await execa(
    process.execPath,
    ["--import", "tsx", join(ROOT, "scripts/bench/parse-all.ts"), parser, corpus],
    { cwd: ROOT },
  );
  return Number(stdout.trim());
}

async function repeat<T>(once: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let run = 0; run < RUNS; run++) results.push(await once());
  return results;
}
