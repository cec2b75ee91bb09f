import { symlinkSync } from "node:fs";
import { expect, test } from "vitest";
import { approvalOrders } from "../../../server/src/host/approval-orders.ts";
import { writeRecord } from "../../../server/src/host/ledger.ts";
import { engine } from "../../support/analysis.ts";
import { bake, deploy, idOf, ONE_TARGET, PIN, projectWith, put, stagesWith } from "../../support/projects.ts";
import { deploymentRecord } from "../../support/records.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const PINNED = { ...ONE_TARGET, [PIN]: '{ "image_id": "ami-3" }' };

function orders(project: string, root = `${project}/envs/prod`, workspace: string | undefined = "default") {
  return approvalOrders(engine, project, root, workspace);
}

test("an order says what the plan is for, and what served before", async () => {
  const project = projectWith({
    ...PINNED,
    "rebake.hcl": ONE_TARGET["rebake.hcl"].replace(
      'variable = "image_id"',
      'variable = "image_id"\n  production = true\n  verify {\n    command = ["./v", "1"]\n    attempts = 2\n  }',
    ),
  });
  bake(project, 3);
  deploy(project, 2);
  expect(await orders(project)).toEqual({
    orders: [
      {
        project,
        target: "prod",
        production: true,
        root: `${project}/envs/prod`,
        workspace: "default",
        varFiles: [],
        variable: "image_id",
        image: { image: "web", record: idOf(3), value: "ami-3" },
        previous: { image: "web", record: idOf(2), value: "ami-2" },
        verify: { command: ["./v", "1"], attempts: 2, timeoutSeconds: 5, intervalSeconds: 10 },
        unproven: 'no deployment of prod says that "ami-3" is there',
      },
    ],
    problems: [],
  });
});

test("an image that no record knows has a value and no name", async () => {
  const project = projectWith(PINNED);
  expect(await orders(project)).toMatchObject({
    orders: [{ image: { value: "ami-3" }, previous: undefined }],
  });
  expect((await orders(project)).orders[0]?.image).toEqual({ value: "ami-3" });
});

test("where the last deployment is that of what is pinned, and succeeded, nothing is unproven", async () => {
  const project = projectWith(PINNED);
  bake(project, 3);
  deploy(project, 3);
  expect((await orders(project)).orders[0]?.unproven).toBeUndefined();
});

test("before anything is pinned there is no image", async () => {
  const project = projectWith(ONE_TARGET);
  bake(project, 1);
  deploy(project, 1);
  expect(await orders(project)).toMatchObject({
    orders: [{ image: undefined, previous: { value: "ami-1" } }],
  });
});

test("what served before is the newest other image of which something was applied", async () => {
  const project = projectWith(PINNED);
  deploy(project, 1);
  deploy(project, 2, { stages: stagesWith("partly") });
  deploy(project, 3);
  deploy(project, 4, { stages: stagesWith("nothing") });
  const { image: _image, ...record } = deploymentRecord({ id: idOf(5, "d") });
  expect(writeRecord(project, "deployments", record)).toHaveProperty("path");
  expect(await orders(project)).toMatchObject({ orders: [{ previous: { value: "ami-2" } }] });
});

test("root modules are the same by whatever name", async () => {
  const project = projectWith(PINNED);
  const link = `${temporaryFolder()}/link`;
  symlinkSync(project, link);
  const pairs = [
    [link, `${project}/envs/prod`],
    [project, `${link}/envs/prod`],
    [link, `${link}/envs/prod/`],
  ] as const;
  for (const [one, root] of pairs)
    expect(await orders(one, root)).toMatchObject({
      orders: [{ project: one, target: "prod" }],
      problems: [],
    });
  expect(await orders(project, `${project}/envs`)).toEqual({ orders: [], problems: [] });
  expect(await orders(project, `${project}/gone`)).toEqual({ orders: [], problems: [] });
});

const TWO = `${ONE_TARGET["rebake.hcl"].replace("variable =", 'workspace = "prod"\n  variable =')}target "staging" {
  root      = "envs/prod"
  workspace = "staging"
  image     = "web"
  variable  = "image_id"
}
`;

test("17: a plan is for the targets of its workspace; why for others not is said", async () => {
  const project = projectWith({ ...ONE_TARGET, "rebake.hcl": TWO });
  put(project, "envs/prod/staging.rebake.tfvars.json", '{ "image_id": "ami-1" }');
  expect(await orders(project, undefined, "staging")).toMatchObject({
    orders: [{ target: "staging", varFiles: [`${project}/envs/prod/staging.rebake.tfvars.json`] }],
    problems: [
      `${project}/rebake.hcl:5: target "prod" is for the workspace "prod", and the plan is for "staging"`,
    ],
  });
  expect(await orders(project, undefined, "other")).toMatchObject({ orders: [], problems: [{}, {}] });
  const unknown = await approvalOrders(engine, project, `${project}/envs/prod`, undefined);
  expect(unknown).toMatchObject({
    orders: [],
    problems: [expect.stringContaining("does not say which"), {}],
  });
});

test.each([
  ["a pin that is no JSON", { [PIN]: "{" }, "is no JSON"],
  [
    "a file that wins over the pin",
    { "envs/prod/z.auto.tfvars": 'image_id = "x"\n' },
    'counts instead of the pin of the target "prod"',
  ],
  [
    "a word in the block that says nothing",
    { "rebake.hcl": ONE_TARGET["rebake.hcl"].replace("variable =", "workspce =") },
    'say with "variable" where it is put',
  ],
])("what makes it uncertain what is approved is told: %s", async (_name, files, message) => {
  const project = projectWith({ ...PINNED, ...files });
  const found = await orders(project);
  expect(found.orders).toEqual([]);
  expect(found.problems).toEqual([expect.stringContaining(message)]);
});
