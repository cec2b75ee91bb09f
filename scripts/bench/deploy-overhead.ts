import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RunEvent } from "../../protocol/src/run-events.ts";
import { EventReader } from "../../runner/src/read-events.ts";
import { copyExample } from "../../test/fakecloud/start-cloud.ts";
import { ROOT } from "../run/steps.ts";
import { cloudEnvironment, reportRounds, timed } from "./engine-rounds.ts";
import { median, milliseconds, report } from "./measure.ts";
import { OPENTOFU } from "./plan-runs.ts";

const RUNS = Number(process.env.DEPLOY_RUNS ?? 9);

/**
 * What deploying by `rebake deploy --yes` takes more than `tofu plan -out` and `tofu apply` of it: in turns, with the real OpenTofu
 * and the test cloud. Each deploys the next version of an image.
 */
export async function benchDeployOverhead(): Promise<void> {
  const base = mkdtempSync(join(tmpdir(), "rebake-bench-"));
  try {
    const project = join(base, "project");
    const root = join(project, "root");
    await copyExample("aws", root);
    writeFileSync(join(project, "rebake.hcl"), 'target "web" {\n  root = "root"\n}\n');
    const env = await cloudEnvironment(base);
    const run = (cwd: string, command: string, ...args: string[]): number =>
      timed([command, ...args], { cwd, env }, [0]);
    run(root, OPENTOFU, "init", "-input=false");
    run(root, OPENTOFU, "apply", "-auto-approve", "-input=false");
    let version = 1;
    const next = (): void => {
      version += 1;
      writeFileSync(join(root, "version.auto.tfvars"), `image_version = "${version}"\n`);
    };
    const saved = join(base, "plan");
    const bare = (): number => {
      next();
      const plan = run(root, OPENTOFU, "plan", "-json", "-input=false", `-out=${saved}`);
      return plan + run(root, OPENTOFU, "apply", "-json", "-input=false", saved);
    };
    const script = join(ROOT, "dist/cli/rebake.js");
    const agreed = ["--yes", "--confirm=web", "--accept=in-place", `--tool-path=${OPENTOFU}`];
    const ours = (): number => {
      next();
      return run(project, process.execPath, script, "deploy", "web", ...agreed);
    };
    // The first of each finds nothing remembered.
    bare();
    ours();
    const rounds = Array.from({ length: RUNS }, () => ({ bare: bare(), ours: ours() }));
    reportRounds("a small deployment", rounds, [
      ["tofu plan -json -out, tofu apply -json of it", (round) => round.bare],
      ["rebake deploy --yes", (round) => round.ours],
      ["more than plan and apply, by rounds (aim 500 ms)", (round) => round.ours - round.bare],
    ]);
    for (const [name, times] of partsOf(join(base, "state/rebake/runs")))
      report(`    ${name}`, `${milliseconds(median(times))}, least ${milliseconds(Math.min(...times))}`);
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

/** Where the time of the runs went, by what they wrote down. */
function partsOf(runs: string): Map<string, number[]> {
  const parts = new Map<string, number[]>();
  let planned = Number.NaN;
  // Their names begin with the time.
  for (const name of readdirSync(runs).sort()) {
    const { kind, created } = JSON.parse(readFileSync(join(runs, name, "run.json"), "utf8"));
    const events = new EventReader(join(runs, name)).read();
    const at = (type: RunEvent["type"]): number =>
      Date.parse(events.find((event) => event.type === type)?.at ?? "");
    const add = (part: string, from: number, to: number): void => {
      parts.set(`${kind}: ${part}`, [...(parts.get(`${kind}: ${part}`) ?? []), to - from]);
    };
    if (kind === "deploy") add("end of the plan to asked for", planned, Date.parse(created));
    add("asked for to its process has begun", Date.parse(created), at("started"));
    add("begun to its tool started", at("started"), at("step_started"));
    add("the tool", at("step_started"), at("step_finished"));
    if (kind === "plan") add("show and the view", at("step_finished"), at("plan_view"));
    add("to its end", at(kind === "plan" ? "plan_view" : "step_finished"), at("finished"));
    planned = at("finished");
  }
  return parts;
}
