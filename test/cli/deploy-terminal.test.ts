import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { TOFU } from "../runner/support.ts";
import { atTerminal, type DeployLab, deployLab, PIN, project, THING } from "./deploy-support.ts";

const toRemove: (() => void)[] = [];
afterEach(() => {
  for (const remove of toRemove.splice(0)) remove();
});

function lab(...given: Parameters<typeof deployLab>): DeployLab {
  const made = deployLab(...given);
  toRemove.push(made.remove);
  return made;
}

const DEPLOY = ["deploy", "prod", "--tool-path", TOFU];
const ASKED = /Apply exactly this plan to prod\? \[y\/N\]/;

test("somebody at a terminal is asked when the plan was shown, and says yes", async () => {
  const made = lab();
  const { exitCode, said } = await atTerminal(made, DEPLOY, [[ASKED, "y\r"]]);
  expect(exitCode, said).toBe(0);
  expect(said.indexOf("+ terraform_data.thing")).toBeLessThan(said.search(ASKED));
  expect(said).toContain("prod: One change was applied.");
  expect(made.records().length).toBe(1);
});

test.each([
  ["no", "n\r"],
  ["nothing", "\r"],
  ["something else", "prod\r"],
  ["Ctrl-C", "\x03"],
  ["the end of the input", "\x04"],
])("with %s nothing is applied, and the pin is what it was", async (_what, typed) => {
  const before = '{ "image_id": "ami-0" }\n';
  const made = lab({ [PIN]: before });
  const { exitCode, said } = await atTerminal(made, DEPLOY, [[ASKED, typed]]);
  expect(exitCode, said).toBe(1);
  expect(said).toContain("Nothing was applied.\nThe pin of prod is what it was before.\n");
  expect(made.read(PIN)).toBe(before);
  expect(existsSync(join(made.path, "infra/terraform.tfstate"))).toBe(false);
  // Nor can anybody apply it later.
  const { runs } = JSON.parse((await made.run("runs", "--format", "json")).stdout);
  expect(runs.length).toBe(1);
  expect(existsSync(join(runs[0].folder, "plan.tfplan"))).toBe(false);
});

test.each([
  ["prod", 0],
  ["y", 1],
  ["Prod", 1],
])("production asks for its name: %s", async (typed, expected) => {
  const made = lab({ "rebake.hcl": project("  production = true\n") });
  const { exitCode, said } = await atTerminal(made, DEPLOY, [
    [/prod is a production target\.\n?.*Write the name of the target \(prod\)/s, `${typed}\r`],
  ]);
  expect(exitCode, said).toBe(expected);
  expect(existsSync(join(made.path, PIN))).toBe(expected === 0);
});

test("Ctrl-C while something is applied asks the tool to stop, once, and says what was done", async () => {
  const made = lab({
    "infra/main.tf": `${THING}resource "terraform_data" "slow" {
  depends_on = [terraform_data.thing]
  provisioner "local-exec" {
    command = "while [ ! -e end ]; do sleep 0.05; done"
  }
}
`,
  });
  const { exitCode, said } = await atTerminal(made, DEPLOY, [
    [ASKED, "y\r"],
    [/terraform_data\.slow: creating/, "\x03"],
    [/Cancelling: the tool was asked to stop, once/, "\x03"],
    [/orphans these: .*terraform_data\.slow/, "go on\r"],
  ]);
  expect(exitCode, said).toBe(1);
  expect(said).toContain("The run was cancelled. 1 of 2 changes was applied, 1 failed.");
  expect(JSON.parse(made.records()[0] ?? "")).toMatchObject({
    outcome: "partly",
    stages: [{ interrupted: true }],
  });
});
