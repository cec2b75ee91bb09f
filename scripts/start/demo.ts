import { chmod, cp, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { execa } from "execa";
import { type FrontDoor, openFrontDoor } from "../../test/fakecloud/front/front-door.ts";
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
  /** The example that goes from a template to running machines; nothing of it is baked or deployed yet. */
  readonly road: string;
  /** For the editor and the command line: where the cloud is, and where runs are kept. In PATH are `rebake`, `tofu` and `fakecloud`. */
  readonly environment: Readonly<Record<string, string>>;
  /** Its cloud; missing where there is no OpenTofu. */
  readonly cloud?: TestCloud;
  /** Where its machines are visited, as long as this process goes on. */
  readonly frontDoor?: FrontDoor;
  /** The user's settings for it. */
  readonly settings: Settings;
  /** Closes the front door. */
  close(): Promise<void>;
}

export interface DemoOptions {
  /** Of the front door, where it is free; left out, any. */
  readonly port?: number;
  /** How long machines of a group take until they are well, so that somebody sees them being replaced. */
  readonly bootSeconds?: number;
}

/** What the machines of examples/cloud-web run from. */
const IMAGE = "ami-0f1e2d3c4b5a69781";
export const NEXT_IMAGE = "ami-0a9b8c7d6e5f40312";
/** Where examples/golden-image says its machines are visited. */
const WRITTEN_URL = "http://127.0.0.1:4670";
export const FRONT_DOOR_PORT = 4670;

/** OpenTofu is a development dependency that exists for Linux on x64 only. */
export const hasDemoCloud = process.platform === "linux" && process.arch === "x64";

/**
 * Makes the demo anew: copies examples/, makes the cloud, applies examples/cloud-web to it and initialises examples/golden-image, which
 * takes about three seconds.
 * @param folder what is in it is removed.
 * @throws Error with what OpenTofu says when it fails.
 */
export async function makeDemo(
  folder = join(ROOT, ".cache/start"),
  options: DemoOptions = {},
): Promise<Demo> {
  const workspace = join(folder, "examples");
  const places = { workspace, root: join(workspace, "cloud-web"), road: join(workspace, "golden-image") };
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(join(ROOT, "examples"), workspace, { recursive: true });
  if (!hasDemoCloud) return { ...places, environment: {}, settings: {}, close: async () => undefined };
  const cloud = await startCloud(join(folder, "cloud"));
  const programs = join(folder, "programs");
  await placePrograms(programs);
  const environment = {
    ...cloud.environment,
    XDG_STATE_HOME: join(folder, "state"),
    PATH: [programs, cloud.programs, process.env.PATH ?? ""].join(delimiter),
  };
  const roots = [places.root, join(places.road, "infra")];
  // Where Terraform is installed, too, Rebake would ask which of the two is meant.
  await Promise.all(roots.map((root) => writeFile(join(root, "demo.tofu"), "# Here runs OpenTofu.\n")));
  const run = (cwd: string, ...args: string[]): Promise<unknown> =>
    execa(TOFU, [...args, "-input=false", "-no-color"], { cwd, env: environment, all: true });
  const prepareRoad = run(join(places.road, "infra"), "init");
  await run(places.root, "init");
  await run(places.root, "apply", "-auto-approve");
  await prepareRoad;
  const { bootSeconds, port } = options;
  if (bootSeconds !== undefined)
    await cloud.setFaults([{ on: "create", kind: "aws_instance", healthyAfter: bootSeconds }]);
  const frontDoor = await openFrontDoor(cloud.file, port);
  const project = join(places.road, "rebake.hcl");
  await writeFile(project, (await readFile(project, "utf8")).replace(WRITTEN_URL, frontDoor.url));
  const settings = { "rebake.tofu.path": TOFU };
  return { ...places, cloud, frontDoor, environment, settings, close: () => frontDoor.close() };
}

/** What somebody types, by the names that it has where it is installed. */
async function placePrograms(folder: string): Promise<void> {
  await mkdir(folder);
  await symlink(TOFU, join(folder, "tofu"));
  const rebake = join(folder, "rebake");
  await writeFile(
    rebake,
    `#!/bin/sh\nexec ${quoted(process.execPath)} ${quoted(join(ROOT, "dist/cli/rebake.js"))} "$@"\n`,
  );
  await chmod(rebake, 0o755);
}

/** A word for a POSIX shell. */
export function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
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
