import { spawn } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TOFU } from "../runner/support.ts";
import { bake, put } from "../support/projects.ts";
import { type CommandResult, folderWith, REBAKE, rebake } from "./support.ts";

export const PIN = "infra/prod.rebake.auto.tfvars.json";

/** One target, which is not production unless `more` says so. */
export const project = (more = ""): string => `image "web" {
  template = "packer/web"
}
target "prod" {
  root     = "infra"
  image    = "web"
  variable = "image_id"
${more}}
`;

export const THING = `variable "image_id" {}
resource "terraform_data" "thing" {
  input = var.image_id
}
`;

/** A project with bakes of the first days of a January, and a home of its own for what runs leave. */
export interface DeployLab {
  readonly path: string;
  readonly environment: Record<string, string>;
  run(...args: readonly string[]): Promise<CommandResult>;
  /** `rebake deploy prod` with the OpenTofu of the tests. */
  deploy(...args: readonly string[]): Promise<CommandResult>;
  write(file: string, text: string): void;
  read(file: string): string;
  /** The texts of the records of deployments, oldest first. */
  records(): string[];
  remove(): void;
}

export function deployLab(
  files: Readonly<Record<string, string>> = {},
  around: Readonly<Record<string, string>> = {},
  bakes = 1,
): DeployLab {
  const made = folderWith({ "rebake.hcl": project(), "infra/main.tf": THING, ...files });
  const home = folderWith({});
  put(made.path, "packer/web/web.pkr.hcl", 'source "null" "web" {}\n');
  for (let day = 1; day <= bakes; day++) bake(made.path, day);
  const environment = { HOME: home.path, XDG_STATE_HOME: join(home.path, "state"), ...around };
  const run = (...args: readonly string[]): Promise<CommandResult> => rebake(made.path, args, environment);
  return {
    path: made.path,
    environment,
    run,
    deploy: (...args) => run("deploy", "prod", "--tool-path", TOFU, ...args),
    write: (file, text) => writeFileSync(join(made.path, file), text),
    read: (file) => readFileSync(join(made.path, file), "utf8"),
    records: () => {
      const folder = join(made.path, ".rebake/deployments/prod");
      return readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), "utf8"))
        .sort((a, b) => (JSON.parse(a).started < JSON.parse(b).started ? -1 : 1));
    },
    remove: () => {
      made.remove();
      home.remove();
    },
  };
}

/**
 * Runs a command at a terminal and answers what it asks.
 * @param answers what is to have been printed since the last answer, and what is typed then
 */
export function atTerminal(
  { path, environment }: DeployLab,
  args: readonly string[],
  answers: readonly (readonly [RegExp, string])[],
): Promise<{ readonly exitCode: number | null; readonly said: string }> {
  const words = [process.execPath, REBAKE, ...args].map((word) => `'${word}'`).join(" ");
  // Without a shell between them: one that is not interactive dies of Ctrl-C itself, and its exit code would be seen.
  const child = spawn("script", ["-qec", `exec ${words}`, "/dev/null"], {
    cwd: path,
    env: { ...process.env, NO_COLOR: "1", TERM: "xterm", ...environment },
    stdio: ["pipe", "pipe", "inherit"],
  });
  let said = "";
  let from = 0;
  const left = [...answers];
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString("utf8");
    const next = left[0];
    if (!next?.[0].test(said.slice(from))) return;
    left.shift();
    from = said.length;
    child.stdin.write(next[1]);
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, said: said.replaceAll("\r", "") }));
  });
}
