import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { startCloud, type TestCloud } from "../../test/fakecloud/start-cloud.ts";
import { TOFU } from "../../test/support/tofu.ts";
import type { Settings } from "../host/settings.ts";
import { ROOT } from "../run/steps.ts";

/** The examples with a cloud under them: a copy, so that nobody's try at them changes the repository. */
export interface Demo {
  /** The folder to open. */
  readonly workspace: string;
  /** The root module whose machines run. */
  readonly root: string;
  /** For the editor and the command line: where the cloud is, and where runs are kept. */
  readonly environment: Readonly<Record<string, string>>;
  /** Its cloud; missing where there is no OpenTofu. */
  readonly cloud?: TestCloud;
  /** The user's settings for it. */
  readonly settings: Settings;
}

/** What the machines of examples/cloud-web run from. */
const IMAGE = "ami-0f1e2d3c4b5a69781";
export const NEXT_IMAGE = "ami-0a9b8c7d6e5f40312";

/** OpenTofu is a development dependency that exists for Linux on x64 only. */
export const hasDemoCloud = process.platform === "linux" && process.arch === "x64";

/**
 * Makes the demo anew: copies examples/, makes the cloud and applies examples/cloud-web to it, which takes about three seconds.
 * @param folder what is in it is removed.
 * @throws Error with what OpenTofu says when it fails.
 */
export async function makeDemo(folder = join(ROOT, ".cache/start")): Promise<Demo> {
  const demo = { workspace: join(folder, "examples"), root: join(folder, "examples/cloud-web") };
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(join(ROOT, "examples"), demo.workspace, { recursive: true });
  if (!hasDemoCloud) return { ...demo, environment: {}, settings: {} };
  const cloud = await startCloud(join(folder, "cloud"));
  const environment = { ...cloud.environment, XDG_STATE_HOME: join(folder, "state") };
  const apply = { cwd: demo.root, env: environment, all: true } as const;
  await execa(TOFU, ["init", "-input=false", "-no-color"], apply);
  await execa(TOFU, ["apply", "-auto-approve", "-input=false", "-no-color"], apply);
  return { ...demo, cloud, environment, settings: { "rebake.tofu.path": TOFU } };
}

/** Prints what a plan says when the image of the running machines is another. @throws Error when it says nothing of it. */
export async function printPlan(demo: Demo): Promise<void> {
  const file = join(demo.root, "main.tf");
  const source = await readFile(file, "utf8");
  await writeFile(file, source.replace(IMAGE, NEXT_IMAGE));
  try {
    const { exitCode } = await execa(
      process.execPath,
      [join(ROOT, "dist/cli/rebake.js"), "plan", "cloud-web", "--tool-path", TOFU],
      { cwd: demo.workspace, env: demo.environment, stdio: "inherit", reject: false },
    );
    // 2: there is something to change.
    if (exitCode !== 2)
      throw new Error(`The plan of examples/cloud-web ended with exit code ${exitCode} instead of 2`);
  } finally {
    await writeFile(file, source);
  }
}
