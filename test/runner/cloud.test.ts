import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { PlanView } from "../../protocol/src/plan-view.ts";
import { cancelRun } from "../../runner/src/control.ts";
import { runStateOf } from "../../runner/src/run-state.ts";
import { thingsOf } from "../fakecloud/cloud/state.ts";
import { engines, makeRoot, type Root } from "../fakecloud/engines.ts";
import type { Fault } from "../fakecloud/faults.ts";
import {
  expectStarted,
  finish,
  type Laboratory,
  laboratory,
  ofType,
  type PlanResult,
  until,
  writtenBy,
} from "./support.ts";

let lab: Laboratory;
const roots: Root[] = [];
beforeAll(async () => {
  lab = await laboratory();
});
afterEach(async () => {
  await Promise.all(roots.splice(0).map((root) => root.remove()));
});
afterAll(() => lab.remove());

const MACHINES = `
resource "fakecloud_image" "web" {
  name    = "web"
  version = "1"
}

resource "fakecloud_machine" "web" {
  count    = 3
  name     = "web-\${count.index}"
  image_id = fakecloud_image.web.id
}
`;

/** All kinds of changes from version 1 to version 2. */
const MIXED = (version: string): string => `
resource "fakecloud_image" "web" {
  name    = "web"
  version = "${version}"
}
resource "fakecloud_machine" "web" {
  count    = 2
  name     = "web-\${count.index}"
  image_id = fakecloud_image.web.id
  lifecycle {
    create_before_destroy = true
  }
}
resource "terraform_data" "first" {
  triggers_replace = "${version}"
}
resource "terraform_data" "updated" {
  input = "${version}"
}
resource "terraform_data" "each" {
  for_each = toset(["${version === "1" ? "gone" : "new"}.\\"x", "stays"])
}
output "version" {
  value = "${version}"
}
`;

// The engines are planned with through runs; what a test needs before is done by OpenTofu, in a root of its engine.
describe.each(engines().map((engine) => [engine.name, engine] as const))("%s", (_name, engine) => {
  async function open(configuration: string, ...faults: readonly Fault[]): Promise<Root> {
    const root = await makeRoot(configuration, engine);
    roots.push(root);
    await root.cloud.setFaults(faults);
    return root;
  }

  const around = (root: Root): NodeJS.ProcessEnv => ({ ...root.cloud.environment, TOOL: engine.path });
  const plan = (root: Root, request = {}): Promise<PlanResult> =>
    lab.plan(root.directory, request, around(root));

  test("22: a slow plan tells how far it is, and one SIGINT ends it with the lock given back", async () => {
    const root = await open(MACHINES);
    await root.apply();
    await root.cloud.setFaults([{ on: "read", kind: "machine", slow: 60, stoppable: true }]);
    const run = expectStarted(lab.start(root.directory, {}, around(root)));
    await until(run, (event) => event.type === "operation" && event.address === "fakecloud_machine.web[0]");
    expect(runStateOf(run)).toMatchObject({ phase: "running", step: "plan", counts: { refreshed: 1 } });
    cancelRun(run);
    const { events, state } = await finish(run);
    expect(ofType(events, "stopping")).toMatchObject([{ signal: "SIGINT" }]);
    expect(state.finished).toMatchObject({ outcome: "cancelled" });
    await root.cloud.setFaults([]);
    expect((await plan(root)).state.finished).toMatchObject({ outcome: "succeeded", changes: false });
  });

  test("10: a login that fails is the provider's own words, and no changes are claimed", async () => {
    const root = await open(MACHINES, { on: "configure", fail: "before", message: "The token has expired." });
    const { events, state } = await plan(root);
    expect(state.finished).toMatchObject({ outcome: "failed" });
    expect(state.finished?.changes).toBeUndefined();
    expect(ofType(events, "diagnostic")).toContainEqual(
      expect.objectContaining({
        severity: "error",
        detail: expect.stringContaining("The token has expired."),
      }),
    );
    expect(ofType(events, "plan_file").filter(({ usable }) => usable)).toEqual([]);
  });

  test("54: a provider that dies is told as that", async () => {
    const root = await open(MACHINES);
    await root.apply();
    await root.cloud.setFaults([{ on: "read", kind: "machine", crash: "before" }]);
    const { events, state } = await plan(root);
    expect(state.finished).toMatchObject({ outcome: "failed" });
    expect(ofType(events, "problem")).toContainEqual(expect.objectContaining({ code: "plugin-crashed" }));
  });

  test("20: what has changed outside is drift, also where nothing is to be done", async () => {
    const root = await open(MACHINES);
    await root.apply();
    await root.cloud.edit((state) => {
      for (const image of thingsOf(state, "image")) image.attributes.name = "else";
    });
    const { events, state } = await plan(root, { mode: "refresh-only" });
    expect(ofType(events, "resource_drift")).toMatchObject([{ address: "fakecloud_image.web" }]);
    expect(state.finished).toMatchObject({ outcome: "succeeded", changes: true });
  });

  test("31: from the stream every change is what the plan says, but for the order of replacements", async () => {
    const root = await open(MIXED("1"));
    await root.apply();
    await root.write(MIXED("2"));
    const viewOf = async (maximalPlanBytes: number): Promise<PlanView> => {
      const { run, state } = await plan(root, { maximalPlanBytes });
      expect(state.finished).toMatchObject({ outcome: "succeeded", changes: true });
      return JSON.parse(readFileSync(join(run.folder, "plan-view.json"), "utf8")) as PlanView;
    };
    const [whole, told] = [await viewOf(256 * 1024 * 1024), await viewOf(10)];
    expect(told.fromStream).toBe(true);
    const plain = ({ changes }: PlanView, order: boolean): object =>
      Object.fromEntries(
        changes.map(({ id, kind, role, module, mode, type, name, key }) => [
          id,
          {
            kind: order ? kind : kind.replace("create-first", "destroy-first"),
            role,
            module,
            mode,
            type,
            name,
            key,
          },
        ]),
      );
    expect(plain(told, true)).toEqual(plain(whole, false));
    expect(whole.counts["replace-create-first"]).toBeGreaterThan(0);
    expect(told.outputs.map(({ name, change }) => [name, change])).toEqual(
      whole.outputs.map(({ name, change }) => [name, change]),
    );
  });

  test("9: a provider that does not match the lock file is not installed anew, also where init is allowed", async () => {
    const root = await open(MACHINES);
    const lock = join(root.directory, ".terraform.lock.hcl");
    writeFileSync(
      lock,
      readFileSync(lock, "utf8")
        .replaceAll(/"h1:[^"]*"/g, `"h1:${"A".repeat(43)}="`)
        .replaceAll(/"zh:[^"]*"/g, `"zh:${"0".repeat(64)}"`),
    );
    const { events, state } = await plan(root, { init: "whenNeeded" });
    expect(state.finished).toMatchObject({
      outcome: "failed",
      message: expect.stringContaining("may have been tampered with"),
    });
    expect(ofType(events, "step_started").map(({ step }) => step)).toEqual(["plan"]);
  });

  test("6: what is not initialised is told, and initialised when that is allowed", async () => {
    const root = await open(MACHINES);
    rmSync(join(root.directory, ".terraform"), { recursive: true });
    const refused = await plan(root);
    expect(ofType(refused.events, "problem")).toMatchObject([{ code: "init-needed" }]);
    const allowed = await plan(root, { init: "whenNeeded" });
    expect(ofType(allowed.events, "step_started").map(({ step }) => step)).toEqual(["plan", "init", "plan"]);
    expect(allowed.state.finished).toMatchObject({ outcome: "succeeded", changes: true });
  });

  test("8: a provider that nobody has is told with what init says", async () => {
    const root = await open(MACHINES);
    writeFileSync(join(root.directory, "more.tf"), 'resource "nobody_thing" "x" {}\n');
    const { events, state } = await plan(root, { init: "whenNeeded" });
    expect(ofType(events, "problem").map(({ code }) => code)).toEqual(["init-needed", "download-failed"]);
    expect(state.finished).toMatchObject({
      outcome: "failed",
      message: expect.stringContaining("could not be fetched"),
    });
  });

  test("7: of a changed backend both ways are told and none is taken", async () => {
    const root = await open(MACHINES);
    const backend = join(root.directory, "backend.tf");
    const write = (path: string): void =>
      writeFileSync(backend, `terraform {\n  backend "local" {\n    path = "${path}"\n  }\n}\n`);
    write("one.tfstate");
    expect((await plan(root, { init: "whenNeeded" })).state.finished).toMatchObject({ outcome: "succeeded" });
    write("two.tfstate");
    const { events, state } = await plan(root, { init: "whenNeeded" });
    expect(state.finished).toMatchObject({
      outcome: "failed",
      message: expect.stringMatching(/-migrate-state.*-reconfigure/),
    });
    expect(ofType(events, "step_started").map(({ step }) => step)).toEqual(["plan"]);
  });

  test("47: two that share a plugin cache initialise one after the other", async () => {
    const all = [await open(MACHINES), await open(MACHINES)];
    const shared = { TF_PLUGIN_CACHE_DIR: join(lab.directory, "home") };
    const ended = await Promise.all(
      all.map((root) => lab.plan(root.directory, { init: "always" }, { ...around(root), ...shared })),
    );
    const spans = ended.map(({ events, state }) => {
      expect(state.finished).toMatchObject({ outcome: "succeeded" });
      const at = (type: "step_started" | "step_finished"): string =>
        events.find((event) => event.type === type && event.step === "init")?.at ?? "";
      return [at("step_started"), at("step_finished")] as const;
    });
    const [first, second] = spans.sort(([a], [b]) => (a < b ? -1 : 1));
    expect((first?.[1] ?? "") <= (second?.[0] ?? "")).toBe(true);
  });

  test("36: attributes that are sensitive are in no file of a run", async () => {
    const root = await open(`${MACHINES}
variable "secret" {
  sensitive = true
}
output "secret" {
  value     = var.secret
  sensitive = true
}
resource "terraform_data" "secret" {
  input = var.secret
}
`);
    const run = await lab.plan(root.directory, {}, { ...around(root), TF_VAR_secret: "hunter2-hunter2" });
    expect(run.state.finished).toMatchObject({ outcome: "succeeded" });
    expect(writtenBy(run.run)).not.toContain("hunter2-hunter2");
  });
});
