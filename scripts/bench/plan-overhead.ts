import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EventReader } from "../../runner/src/read-events.ts";
import { copyExample } from "../../test/fakecloud/start-cloud.ts";
import { ROOT } from "../run/steps.ts";
import { cloudEnvironment, reportRounds, timed } from "./engine-rounds.ts";
import { median, milliseconds, report } from "./measure.ts";
import { OPENTOFU } from "./plan-runs.ts";

const RUNS = Number(process.env.PLAN_RUNS ?? 9);

/** What a plan by `rebake plan` takes more than by the tool alone: in turns, with the real OpenTofu and the test cloud. */
export async function benchPlanOverhead(): Promise<void> {
  const base = mkdtempSync(join(tmpdir(), "rebake-bench-"));
  try {
    const root = join(base, "root");
    await copyExample("aws", root);
    const env = await cloudEnvironment(base);
    // 2: there are changes.
    const run = (command: string, ...args: string[]): number =>
      timed([command, ...args], { cwd: root, env }, [0, 2]);
    run(OPENTOFU, "init", "-input=false");
    run(OPENTOFU, "apply", "-auto-approve", "-input=false");
    const saved = join(base, "plan");
    const bare = (): number =>
      run(OPENTOFU, "plan", "-json", "-input=false", "-var=image_version=2", `-out=${saved}`);
    const show = (): number => run(OPENTOFU, "show", "-json", saved);
    const vars = join(ROOT, "scripts/bench/image-version.tfvars");
    const ours = (): number =>
      run(
        process.execPath,
        join(ROOT, "dist/cli/rebake.js"),
        "plan",
        "--format=json",
        `--tool-path=${OPENTOFU}`,
        `--var-file=${vars}`,
      );
    // The first of each finds nothing remembered.
    bare();
    ours();
    const rounds = Array.from({ length: RUNS }, () => ({ bare: bare(), show: show(), ours: ours() }));
    reportRounds("a small plan", rounds, [
      ["tofu plan -json -out", (round) => round.bare],
      ["tofu show -json of it", (round) => round.show],
      ["rebake plan --format json", (round) => round.ours],
      ["more than the plan alone, by rounds (aim 300 ms)", (round) => round.ours - round.bare],
      ["more than plan and show", (round) => round.ours - round.bare - round.show],
    ]);
    for (const [name, times] of partsOf(join(base, "state/rebake/runs")))
      report(`    ${name}`, milliseconds(median(times)));
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

/** Where the time of the runs went, by what they wrote down. */
function partsOf(runs: string): Map<string, number[]> {
  const parts = new Map<string, number[]>();
  for (const name of readdirSync(runs)) {
    const events = new EventReader(join(runs, name)).read();
    const at = (type: string): number => Date.parse(events.find((event) => event.type === type)?.at ?? "");
    const add = (part: string, from: number, to: number): void => {
      parts.set(part, [...(parts.get(part) ?? []), to - from]);
    };
    add("the run's process has begun to its tool started", at("started"), at("step_started"));
    add("the tool's plan", at("step_started"), at("step_finished"));
    add("show and the view", at("step_finished"), at("plan_view"));
    add("to the end of the run", at("plan_view"), at("finished"));
  }
  return parts;
}
