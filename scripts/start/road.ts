import { writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { execa } from "execa";
import { hasPacker } from "../host/debian.ts";
import { ROOT, say } from "../run/steps.ts";
import { type Demo, quoted } from "./demo.ts";

/** Says how examples/golden-image goes from a template to running machines: by commands, by clicks, and where it is to be seen. */
export async function tellRoad(demo: Demo): Promise<void> {
  const { frontDoor } = demo;
  if (!frontDoor) return;
  const terminal = relative(ROOT, await writeTerminal(demo));
  say(`
From a template to running machines, in examples/golden-image. In a terminal (". ${terminal}" makes one ready):

  rebake bake web                     bakes the image, and writes it down
  rebake deploy staging --plan-only   pins it, and shows what would be done
  rebake deploy staging               shows it, asks, does exactly that, and waits until all machines serve
  curl ${frontDoor.url}/web

In the editor, in golden-image/rebake.hcl: "Bake Image" above the image, "Deploy" above the target, which shows the plan, and "Deploy" there.
For another image change "version" in golden-image/packer/web.pkr.hcl and do the same again: the machines are replaced one after the other.
"fakecloud change job-runner instance_type=t3.large" changes a machine behind Terraform's back; "rebake drift" finds it.`);
  if (!hasPacker()) say(`\n${NO_PACKER}`);
}

const NO_PACKER =
  "Baking needs Packer, which this machine has not (Debian: apt-get install packer); all else works without it.";

/** Goes that way once, for where nobody types: bakes, previews, deploys, visits. @throws Error when a step does not end as it should. */
export async function walkRoad(demo: Demo): Promise<void> {
  const { frontDoor } = demo;
  if (!frontDoor || !hasPacker()) return;
  await step(demo, 0, "bake", "web");
  await step(demo, 2, "deploy", "staging", "--plan-only");
  await step(demo, 0, "deploy", "staging", "--yes");
  const address = `${frontDoor.url}/web`;
  const answer = await (await fetch(address)).text();
  say(`\n$ curl ${address}\n${answer.trim()}`);
  if (!/^web v1 from web-1-\d+, 3 machines$/.test(answer.trim()))
    throw new Error(
      `${address} says "${answer.trim()}", and not that three machines serve what was deployed`,
    );
}

async function step({ road, environment }: Demo, expected: number, ...args: string[]): Promise<void> {
  say(`\n$ rebake ${args.join(" ")}`);
  const { exitCode } = await execa(process.execPath, [join(ROOT, "dist/cli/rebake.js"), ...args], {
    cwd: road,
    env: environment,
    stdio: ["ignore", "inherit", "inherit"],
    reject: false,
  });
  if (exitCode !== expected)
    throw new Error(`rebake ${args.join(" ")} ended with exit code ${exitCode} instead of ${expected}`);
}

/** A file for POSIX shells that makes a terminal ready. @returns its path */
async function writeTerminal({ environment, workspace, road }: Demo): Promise<string> {
  const lines = Object.entries(environment).map(([name, value]) => `export ${name}=${quoted(value)}`);
  const path = join(dirname(workspace), "terminal.sh");
  await writeFile(path, `${[...lines, `cd ${quoted(road)}`].join("\n")}\n`);
  return path;
}
