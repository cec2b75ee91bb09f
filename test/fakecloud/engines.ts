import { accessSync, constants, existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, isAbsolute, join } from "node:path";
import { execa } from "execa";
import { TOFU } from "../support/tofu.ts";
import { PROVIDER_SOURCE, startCloud, type TestCloud } from "./start-cloud.ts";

export interface Engine {
  readonly name: "OpenTofu" | "Terraform";
  readonly path: string;
}

/** OpenTofu always, and Terraform where it is on the PATH. */
export function engines(): readonly Engine[] {
  if (!existsSync(TOFU)) throw new Error(`OpenTofu is missing: npm ci installs it (${TOFU})`);
  const terraform = (process.env.PATH ?? "")
    .split(delimiter)
    .filter(isAbsolute)
    .map((directory) => join(directory, "terraform"))
    .find(isExecutable);
  return [OPENTOFU, ...(terraform ? [{ name: "Terraform", path: terraform } as const] : [])];
}

export const OPENTOFU: Engine = { name: "OpenTofu", path: TOFU };

/** A root module with a cloud of its own, in a new folder. */
export interface Root {
  readonly directory: string;
  readonly cloud: TestCloud;
  /** Writes main.tf: the block about providers is added. */
  write(configuration: string): Promise<void>;
  run(args: readonly string[], environment?: Readonly<Record<string, string>>): Promise<RunResult>;
  /** Begins a run that the test goes on with. */
  start(args: readonly string[]): Running;
  /** Applies without asking. @throws when that fails. */
  apply(...options: readonly string[]): Promise<void>;
  /** The plan as `show -json` has it. @throws when planning fails. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look at single fields of a large document.
  plan(...options: readonly string[]): Promise<any>;
  remove(): Promise<void>;
}

export interface Running {
  readonly signal: (name: NodeJS.Signals) => void;
  readonly finished: Promise<RunResult>;
}

export interface RunResult {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Makes and initialises one.
 * @param configuration what main.tf says.
 * @param providers what it says before: by default that `fakecloud` is the test cloud's provider.
 */
export async function makeRoot(
  configuration: string,
  engine: Engine = OPENTOFU,
  providers: string = PROVIDER_BLOCK,
): Promise<Root> {
  const base = await mkdtemp(join(tmpdir(), "rebake-cloud-"));
  const directory = join(base, "root");
  await mkdir(directory);
  const cloud = await startCloud(join(base, "cloud"));
  const options = (environment: Readonly<Record<string, string>> = {}) =>
    ({
      cwd: directory,
      reject: false,
      stdin: "ignore",
      extendEnv: false,
      env: {
        HOME: base,
        PATH: "",
        CHECKPOINT_DISABLE: "1",
        TF_IN_AUTOMATION: "1",
        ...cloud.environment,
        ...environment,
      },
    }) as const;
  const start = (args: readonly string[], environment?: Readonly<Record<string, string>>): Running => {
    const child = execa(engine.path, args, options(environment));
    return {
      signal: (name) => child.kill(name),
      finished: child.then(({ exitCode, stdout, stderr }) => ({ exitCode, stdout, stderr })),
    };
  };
  const root: Root = {
    directory,
    cloud,
    write: (text) => writeFile(join(directory, "main.tf"), providers + text),
    run: (args, environment) => start(args, environment).finished,
    start,
    apply: async (...extra) => {
      await must(root, ["apply", "-auto-approve", "-input=false", "-no-color", ...extra]);
    },
    plan: async (...extra) => {
      await must(root, ["plan", "-input=false", "-no-color", "-out=plan", ...extra]);
      return JSON.parse((await must(root, ["show", "-json", "plan"])).stdout);
    },
    remove: () => rm(base, { recursive: true, force: true }),
  };
  await root.write(configuration);
  await must(root, ["init", "-input=false", "-no-color"]);
  return root;
}

/** The events of a kind of thing, as `create finished machine-3`. */
export function eventsOf(cloud: TestCloud, kind: string): readonly string[] {
  return cloud
    .journal()
    .filter((event) => event.kind === kind)
    .map(({ event, id }) => (id ? `${event} ${id}` : event));
}

/** Waits until something is so. @throws when that takes longer than 20 seconds. */
export async function until(what: string, isSo: () => boolean): Promise<void> {
  const ends = Date.now() + 20_000;
  while (!isSo()) {
    if (Date.now() > ends) throw new Error(`After 20 seconds: not yet ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const PROVIDER_BLOCK = `terraform {
  required_providers {
    fakecloud = {
      source = "${PROVIDER_SOURCE}"
    }
  }
}

`;

async function must(root: Root, args: readonly string[]): Promise<RunResult> {
  const result = await root.run(args);
  if (result.exitCode !== 0) throw new Error(`${args.join(" ")}: ${result.stdout}\n${result.stderr}`);
  return result;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
