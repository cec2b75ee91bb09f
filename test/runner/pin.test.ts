import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PinOrder } from "../../protocol/src/run-record.ts";
import { cancelRun } from "../../runner/src/control.ts";
import { declinePlan } from "../../runner/src/decline-plan.ts";
import { signalProcess } from "../../runner/src/processes.ts";
import { runStateOf } from "../../runner/src/run-state.ts";
import { readRun } from "../../runner/src/runs.ts";
import { codesOf } from "./deploy-support.ts";
import {
  expectStarted,
  finish,
  type Laboratory,
  laboratory,
  ofType,
  type PlanResult,
  PRETEND,
  until,
} from "./support.ts";

let lab: Laboratory;
beforeAll(async () => {
  lab = await laboratory();
});
afterAll(() => lab.remove());

const PIN = "web.rebake.auto.tfvars.json";
const MAIN = 'variable "ami" {}\nresource "terraform_data" "thing" {\n  input = var.ami\n}\n';

function orderOf(root: string): PinOrder {
  return {
    project: root,
    target: "web",
    file: join(root, PIN),
    variable: "ami",
    value: "ami-2",
    image: "web",
    record: "20260131T100000Z-ab12cd34",
  };
}

/** A plan for a pin, in a root module with these files. */
async function planned(
  files: Readonly<Record<string, string>>,
): Promise<{ root: string; pin: () => string | undefined; plan: PlanResult }> {
  const root = lab.root(files);
  const plan = await lab.plan(root, { pin: orderOf(root) });
  const pin = (): string | undefined =>
    existsSync(join(root, PIN)) ? readFileSync(join(root, PIN), "utf8") : undefined;
  return { root, pin, plan };
}

test("the pin is set before the plan is made, and is part of what it was made from", async () => {
  const { pin, plan } = await planned({ "main.tf": MAIN, [PIN]: '{ "ami": "ami-1" }\n' });
  expect(plan.state.finished).toMatchObject({ outcome: "succeeded", changes: true, left: [] });
  expect(pin()).toBe('{ "ami": "ami-2" }\n');
  const [event] = ofType(plan.events, "pin");
  expect(event).toMatchObject({ target: "web", value: "ami-2", previous: "ami-1", image: "web" });
  const view = readFileSync(join(plan.run.folder, "plan-view.json"), "utf8");
  expect(view).toContain("ami-2");
  const read = readRun(plan.run.folder);
  if (typeof read === "string") throw new Error(read);
  const after = await lab.plan(plan.run.record.root);
  const again = readRun(after.run.folder);
  expect(typeof again === "string" ? again : again.record.inputs).toEqual(read.record.inputs);
});

test.each([
  ["to what it was", '{ "ami": "ami-1", "size": 1 }\n', '{ "ami": "ami-1", "size": 1 }\n'],
  ["by taking the variable out", '{\n  "size": 1\n}\n', '{\n  "size": 1\n}\n'],
  ["by taking the file away", undefined, undefined],
])("somebody who declines has the pin put back: %s", async (_how, before, after) => {
  const { pin, plan } = await planned({
    "main.tf": `${MAIN}variable "size" {\n  default = 0\n}\n`,
    ...(before === undefined ? {} : { [PIN]: before }),
  });
  expect(pin()).toContain("ami-2");
  expect(declinePlan(plan.run)).toBe("put back");
  expect(pin()).toBe(after);
  expect(existsSync(join(plan.run.folder, "plan.tfplan"))).toBe(false);
  expect(declinePlan(plan.run)).toBe("kept");
});

test("what somebody else has pinned since stays", async () => {
  const { root, pin, plan } = await planned({ "main.tf": MAIN });
  writeFileSync(join(root, PIN), '{ "ami": "ami-3" }\n');
  expect(declinePlan(plan.run)).toBe("kept");
  expect(pin()).toBe('{ "ami": "ami-3" }\n');
});

test("a run that set no pin puts none back, and a pin that cannot be written is told", async () => {
  const root = lab.root({ "main.tf": MAIN, [PIN]: '{ "ami": "ami-1" }\n' });
  expect(declinePlan((await lab.plan(root)).run)).toBe("kept");
  const { plan } = await planned({ "main.tf": MAIN, [PIN]: "[]" });
  expect(codesOf(plan)).toEqual(["pin-not-set"]);
  expect(plan.state.finished?.message).toMatch(/The pin of web could not be set: .*is no JSON object/);
  expect(ofType(plan.events, "step_started")).toEqual([]);
});

test.each([
  ["ami-1", /set "ami" in that file to "ami-1"$/],
  [undefined, /take "ami" out of that file$/],
])("a plan that fails says that the pin stays set, and how to set it back from %s", async (before, back) => {
  const { plan } = await planned({
    "main.tf": `${MAIN}resource "terraform_data" "broken" {\n  input = nothing.there\n}\n`,
    ...(before === undefined ? {} : { [PIN]: JSON.stringify({ ami: before }) }),
  });
  expect(plan.state.finished).toMatchObject({ outcome: "failed" });
  expect(plan.state.finished?.left).toContainEqual(
    expect.stringMatching(/the pin of web stays set to "ami-2"/),
  );
  expect(plan.state.finished?.left).toContainEqual(expect.stringMatching(back));
});

test("so do one that is cancelled, and one whose process died", async () => {
  for (const kill of [false, true]) {
    const root = lab.root({ "main.tf": "locals {}\n" });
    const run = expectStarted(lab.start(root, { pin: orderOf(root) }, PRETEND));
    await until(run, (event) => event.type === "operation");
    const { stepProcess } = runStateOf(run);
    const read = readRun(run.folder);
    if (typeof read === "string" || !read.record.process || !stepProcess) throw new Error(String(read));
    if (kill) {
      signalProcess(read.record.process, "SIGKILL");
      signalProcess(stepProcess, "SIGKILL");
      while (runStateOf(run).phase !== "dead") await new Promise((resolve) => setTimeout(resolve, 20));
      expect(runStateOf(run).left).toContainEqual(expect.stringContaining("the pin of web stays set"));
    } else {
      cancelRun(run);
      await until(run, (event) => event.type === "stopping");
      writeFileSync(join(root, "end"), "");
      const { state } = await finish(run);
      expect(state.finished).toMatchObject({
        outcome: "cancelled",
        left: [expect.stringContaining("the pin of web stays set")],
      });
    }
  }
});

test("27: nothing is planned for a target while the state of an earlier apply is not saved; other plans are warned", async () => {
  const { root, pin, plan } = await planned({ "main.tf": MAIN, "errored.tfstate": "{}" });
  expect(codesOf(plan)).toEqual(["state-not-saved"]);
  expect(pin()).toBeUndefined();
  writeFileSync(join(root, PIN), '{ "ami": "ami-1" }\n');
  const other = await lab.plan(root);
  expect(other.state.finished).toMatchObject({ outcome: "succeeded" });
  expect(ofType(other.events, "log").map(({ text }) => text)).toContainEqual(
    expect.stringContaining("errored.tfstate is a state that could not be written"),
  );
});
