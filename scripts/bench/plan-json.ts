import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { RUN_FILES } from "../../protocol/src/run-record.ts";
import { EventReader } from "../../runner/src/read-events.ts";
import { followRun } from "../../runner/src/run-state.ts";
import { stateDirectory } from "../../runner/src/state-directory.ts";
import { ROOT } from "../run/steps.ts";
import { writePlan } from "./generated-plan.ts";
import { median, milliseconds, report } from "./measure.ts";
import { OPENTOFU, startRun } from "./plan-runs.ts";
import { type PeakOfProcess, ProcessTree } from "./process-tree.ts";

const MEGABYTE = 1024 * 1024;
const RUNS = 3;

/** The whole way of a large plan: a run whose tool is a stand-in that prints a generated plan. */
export async function benchPlanJson(megabytes = Number(process.env.PLAN_MEGABYTES ?? 200)): Promise<void> {
  const folder = join(ROOT, ".cache/bench");
  mkdirSync(folder, { recursive: true });
  const json = join(folder, `plan-${megabytes}.json`);
  if (!existsSync(json)) writePlan(json, megabytes * MEGABYTE);
  const tool = standIn(folder, json);
  const size = (statSync(json).size / MEGABYTE).toFixed(0);
  await measure(`plan of ${size} MB as JSON, printed by a stand-in`, tool, "");
  // What a tool prints is larger than what it is told.
  await measure("plan of 400 resources with 25 KB of text each, by OpenTofu itself", OPENTOFU, REAL);
}

const REAL = `resource "terraform_data" "large" {
  count = 400
  input = join("", [for line in range(500) : "install part number \${line} of machine \${count.index}, and then the next\\n"])
}
`;

async function measure(name: string, tool: string, configuration: string): Promise<void> {
  const runs: Figures[] = [];
  for (let run = 0; run < RUNS; run++) runs.push(await planOnce(tool, configuration));
  report(`${name} (load ${loadavg()[0]?.toFixed(1)})`, "");
  const of = (get: (one: Figures) => number): number => median(runs.map(get));
  report("  end of the tool's plan to the end of the run", milliseconds(of((one) => one.viewing)));
  report("  peak memory of the process that makes the view", `${of((one) => one.showPeak)} MB`);
  report("  peak memory of the run's process", `${of((one) => one.runPeak)} MB`);
  report("  peak memory of the tool", `${of((one) => one.toolPeak)} MB`);
  report("  size of the view", `${(of((one) => one.viewBytes) / MEGABYTE).toFixed(1)} MB`);
}

interface Figures {
  readonly viewing: number;
  readonly showPeak: number;
  readonly runPeak: number;
  readonly toolPeak: number;
  readonly viewBytes: number;
}

/** Says what the tool would say, without what the tool itself takes. */
function standIn(folder: string, json: string): string {
  const path = join(folder, "stand-in-tofu");
  writeFileSync(
    path,
    `#!/bin/sh
case "$1" in
version) echo "OpenTofu v1.6.2" ;;
plan)
  for argument in "$@"; do
    case "$argument" in -out=*) head -c 1000000 /dev/zero > "\${argument#-out=}" ;; esac
  done
  exit 2 ;;
show) exec cat "${json}" ;;
esac
`,
  );
  chmodSync(path, 0o755);
  return path;
}

async function planOnce(toolPath: string, configuration: string): Promise<Figures> {
  const base = mkdtempSync(join(tmpdir(), "rebake-bench-"));
  try {
    const root = join(base, "root");
    mkdirSync(root);
    writeFileSync(join(root, "main.tf"), configuration);
    const tree = new ProcessTree((_command, environment) => environment.includes(`REBAKE_BENCH=${base}`));
    const environment = { PATH: process.env.PATH, HOME: base, REBAKE_BENCH: base };
    const run = startRun(root, stateDirectory({}, join(base, "state")), toolPath, environment);
    const { finished } = await followRun(run, () => undefined);
    const peaks = tree.end();
    const view = statSync(join(run.folder, RUN_FILES.view), { throwIfNoEntry: false });
    if (finished?.outcome !== "succeeded" || !view) throw new Error(`No view: ${finished?.message}`);
    const events = new EventReader(run.folder).read();
    const end = events.find(({ type }) => type === "step_finished");
    return {
      viewing: Date.parse(finished.at) - Date.parse(end?.at ?? ""),
      showPeak: peakOf(peaks, "show-plan.js"),
      runPeak: peakOf(peaks, "run.js"),
      toolPeak: peakOf(peaks, "show -json", ".json"),
      viewBytes: view.size,
    };
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

function peakOf(peaks: readonly PeakOfProcess[], ...parts: readonly string[]): number {
  const found = peaks.find(({ command }) => parts.some((part) => command.includes(part)));
  if (!found) throw new Error(`No process with ${parts.join(" or ")} was seen`);
  return found.peak;
}
