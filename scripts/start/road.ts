import { writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { hasPacker } from "../host/debian.ts";
import { ROOT, say } from "../run/steps.ts";
import { type Demo, quoted } from "./demo.ts";

/** Says how examples/golden-image goes from a template to running machines: by commands, by clicks, and what is to be seen. */
export async function tellRoad(demo: Demo): Promise<void> {
  const { frontDoor } = demo;
  if (!frontDoor) return;
  const enter = await writeEnvironment(demo);
  say(`
From a template to running machines, in examples/golden-image. In a terminal (". ${relative(ROOT, enter)}" makes one ready):

  rebake bake web         bakes the image, and writes it down
  rebake deploy staging   pins it, shows the plan and asks; then applies it, and waits until all machines serve
  curl ${frontDoor.url}/web

In the editor: open golden-image/rebake.hcl, and click "Bake" above the image, "Preview" and "Deploy" above the target.
For the next image change "version" in golden-image/packer/web.pkr.hcl, and do the same again. The group's machines are then replaced, one
after the other. "fakecloud change job-runner instance_type=t3.large" changes a machine behind Terraform's back; "rebake drift" finds it.`);
  if (!hasPacker())
    say(
      "\nBaking needs Packer, which this machine has not (Debian: apt-get install packer); the rest works without.",
    );
}

/** A file for POSIX shells that makes a terminal ready. @returns its path */
async function writeEnvironment({ environment, road }: Demo): Promise<string> {
  const lines = Object.entries(environment).map(([name, value]) => `export ${name}=${quoted(value)}`);
  const path = join(dirname(dirname(road)), "terminal.sh");
  await writeFile(path, `${[...lines, `cd ${quoted(road)}`].join("\n")}\n`);
  return path;
}
