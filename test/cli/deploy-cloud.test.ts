import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { thingsOf } from "../fakecloud/cloud/state.ts";
import { makeRoot, OPENTOFU, type Root } from "../fakecloud/engines.ts";
import { PROVIDER_SOURCE } from "../fakecloud/start-cloud.ts";
import { put } from "../support/projects.ts";
import { type CommandResult, rebake } from "./support.ts";

const roots: Root[] = [];
afterEach(async () => {
  await Promise.all(roots.splice(0).map((root) => root.remove()));
});

/** The test cloud under the name that the types belong to, which Rebake knows. */
const AWS = `terraform {
  required_providers {
    aws = {
      source = "${PROVIDER_SOURCE}"
    }
  }
}
`;
const MACHINE = (type: string, version = 1, more = ""): string => `
resource "aws_ami" "web" {
  name = "web-${version}"
}
resource "aws_instance" "web" {
  ami           = aws_ami.web.id
  instance_type = "${type}"
  ${more}
}
`;

async function project(configuration: string): Promise<{
  root: Root;
  deploy: (...args: string[]) => Promise<CommandResult>;
  record: () => { stages: { approved: object; done: object[] }[] };
}> {
  const root = await makeRoot(configuration, OPENTOFU, AWS);
  roots.push(root);
  const folder = dirname(root.directory);
  put(folder, "rebake.hcl", 'target "prod" {\n  root = "root"\n}\n');
  const environment = { HOME: folder, XDG_STATE_HOME: join(folder, "state"), ...root.cloud.environment };
  let last = "";
  return {
    root,
    deploy: async (...args) => {
      const made = await rebake(
        folder,
        ["deploy", "prod", "--tool-path", OPENTOFU.path, ...args],
        environment,
      );
      last = /^Written down: (.*)$/m.exec(made.stdout)?.[1] ?? last;
      return made;
    },
    record: () => JSON.parse(readFileSync(last, "utf8")),
  };
}

test("a machine that runs is changed in place only when that was accepted in so many words", async () => {
  const { root, deploy, record } = await project(MACHINE("t3.small"));
  await root.apply();
  await root.write(MACHINE("t3.large"));
  const refused = await deploy("--yes", "--confirm", "prod");
  expect(refused.exitCode).toBe(1);
  expect(refused.stderr).toContain(
    "aws_instance.web runs and is changed in place instead of being replaced. That must be accepted in so many words (in-place).",
  );
  expect(refused.stderr).toMatch(/rebake deploy prod --run \S+ --approve \S+ --accept in-place$/m);
  const before = await root.cloud.things("aws_instance");
  expect(before.map(({ attributes }) => attributes.instance_type)).toEqual(["t3.small"]);
  const deployed = await deploy("--yes", "--accept", "in-place");
  expect(deployed.exitCode, deployed.stderr).toBe(0);
  expect(record().stages).toMatchObject([
    {
      approved: { accepted: [{ what: "in-place" }] },
      done: [{ address: "aws_instance.web", action: "update" }],
    },
  ]);
});

test("a machine that is destroyed before the new one is there asks for the name, one that comes first does not", async () => {
  const { root, deploy } = await project(MACHINE("t3.small"));
  await root.apply();
  await root.write(MACHINE("t3.small", 2));
  const refused = await deploy("--yes");
  expect(refused.exitCode).toBe(1);
  expect(refused.stderr).toMatch(/aws_instance\.web.* destroyed before the new one is there\./);
  const first = "lifecycle {\n    create_before_destroy = true\n  }\n";
  await root.write(MACHINE("t3.small", 2, first));
  const deployed = await deploy("--yes");
  expect(deployed.exitCode, deployed.stderr).toBe(0);
  expect((await root.cloud.things("aws_instance")).length).toBe(1);
});

test("20: what was changed outside and is to stay so is nothing to apply, and is said", async () => {
  const ignored = "lifecycle {\n    ignore_changes = [instance_type]\n  }\n";
  const { root, deploy } = await project(MACHINE("t3.small", 1, ignored));
  await root.apply();
  await root.cloud.edit((state) => {
    for (const { attributes } of thingsOf(state, "aws_instance")) attributes.instance_type = "t3.large";
  });
  const deployed = await deploy("--yes");
  expect(deployed.exitCode, deployed.stderr).toBe(0);
  expect(deployed.stdout).toMatch(
    /^prod is as it should be: there is nothing to apply\. What was changed outside of Terraform \(1 thing\) is left as it is/,
  );
});
