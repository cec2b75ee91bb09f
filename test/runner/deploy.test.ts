import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { RUN_FILES } from "../../protocol/src/run-record.ts";
import { engines } from "../fakecloud/engines.ts";
import { type CloudTarget, cloudTarget, codesOf } from "./deploy-support.ts";
import { type Laboratory, laboratory, ofType, writtenBy } from "./support.ts";

let lab: Laboratory;
const targets: CloudTarget[] = [];
beforeAll(async () => {
  lab = await laboratory();
});
afterEach(async () => {
  await Promise.all(targets.splice(0).map(({ root }) => root.remove()));
});
afterAll(() => lab.remove());

const MACHINES = (version: string): string => `
variable "password" {
  default   = "hunter2-hunter2"
  sensitive = true
}
resource "fakecloud_image" "web" {
  name    = "web"
  version = "${version}"
  lifecycle {
    create_before_destroy = true
  }
}
resource "fakecloud_machine" "web" {
  count    = 2
  name     = "web-\${count.index}"
  image_id = fakecloud_image.web.id
  password = var.password
  lifecycle {
    create_before_destroy = true
  }
}
`;

describe.each(engines().map((engine) => [engine.name, engine] as const))("%s", (_name, engine) => {
  test("36: exactly the plan that was agreed to is applied, once, and written down without secrets", async () => {
    const target = await cloudTarget(lab, MACHINES("1"), engine);
    targets.push(target);
    const first = await target.apply(await target.plan());
    expect(first.state.finished).toMatchObject({
      outcome: "succeeded",
      deployment: "succeeded",
      message: "3 changes were applied.",
      left: [],
    });
    await target.root.write(MACHINES("2"));
    const plan = await target.plan();
    const { run, events, state } = await target.apply(plan, { approval: { by: "me" } });
    expect(state.finished).toMatchObject({ outcome: "succeeded", deployment: "succeeded" });
    expect(codesOf({ events })).toEqual([]);
    const all = ["fakecloud_image.web", "fakecloud_machine.web[0]", "fakecloud_machine.web[1]"];
    const done = all.map((address) => ({ address, action: "replace-create-first" }));
    const [result] = ofType(events, "apply_result");
    expect(result).toMatchObject({ outcome: "applied", failed: [], notDone: [], uncertain: [] });
    expect(result?.done.toSorted((a, b) => (a.address < b.address ? -1 : 1))).toEqual(done);
    const [, record] = target.records();
    expect(record).toMatchObject({
      target: "web",
      kind: "deploy",
      root: "root",
      workspace: "default",
      strategy: "straight",
      outcome: "succeeded",
      stages: [
        {
          name: "deploy",
          plan: { run: plan.run.id, engine: { product: engine.name }, backend: "local" },
          approved: { by: "me" },
          outcome: "applied",
          verify: null,
          run: run.id,
        },
      ],
    });
    expect(ofType(events, "deployment_record")).toMatchObject([{ target: "web", id: record?.id }]);
    // What is there is what was planned, and neither run has the plan any more.
    expect((await target.root.cloud.things("image")).map(({ attributes }) => attributes.version)).toEqual([
      "2",
    ]);
    for (const { folder } of [plan.run, run])
      expect(readdirSync(folder).filter((name) => name.endsWith(".tfplan"))).toEqual([]);
    for (const one of [plan.run, run]) expect(writtenBy(one)).not.toContain("hunter2");
    expect(JSON.stringify(target.records())).not.toContain("hunter2");
    expect(existsSync(join(run.folder, RUN_FILES.deployment))).toBe(false);
    const again = await target.plan();
    expect(again.state.finished).toMatchObject({ outcome: "succeeded", changes: false });
  });
});
