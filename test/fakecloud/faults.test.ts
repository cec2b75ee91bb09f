import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { eventsOf, makeRoot, type Root, type RunResult, until } from "./engines.ts";
import { type Fault, parseFaults } from "./faults.ts";

const roots: Root[] = [];
afterEach(async () => {
  await Promise.all(roots.splice(0).map((root) => root.remove()));
});

async function open(configuration: string, ...faults: readonly Fault[]): Promise<Root> {
  const root = await makeRoot(configuration);
  roots.push(root);
  await root.cloud.setFaults(faults);
  return root;
}

const APPLY = ["apply", "-auto-approve", "-input=false", "-json"];

const IMAGE = `
resource "fakecloud_image" "web" {
  name    = "web"
  version = "1"
}
`;

const MACHINE = `${IMAGE}
resource "fakecloud_machine" "web" {
  name     = "web"
  image_id = fakecloud_image.web.id
}
`;

// biome-ignore lint/suspicious/noExplicitAny: lines of many shapes.
function messages(stdout: string, type: string): any[] {
  return stdout
    .split("\n")
    .map((line) => JSON.parse(line))
    .filter((message) => message.type === type);
}

async function state(root: Root): Promise<string[]> {
  return (await root.run(["state", "list"])).stdout.split("\n").filter((line) => line !== "");
}

describe("a create that fails", () => {
  test("before the thing exists leaves nothing", async () => {
    const root = await open(MACHINE, {
      on: "create",
      kind: "machine",
      fail: "before",
      message: "Quota used up.",
    });
    const { exitCode, stdout } = await root.run(APPLY);
    expect(exitCode).toBe(1);
    expect(messages(stdout, "diagnostic")).toMatchObject([
      { diagnostic: { summary: "Cannot create machine", detail: "Quota used up." } },
    ]);
    expect(await root.cloud.things("machine")).toEqual([]);
    expect(await state(root)).toEqual(["fakecloud_image.web"]);
    expect(eventsOf(root.cloud, "machine")).toEqual(["create started", "create failed"]);
  });

  test("after the thing exists leaves it tainted, and it is replaced next", async () => {
    const root = await open(MACHINE, { on: "create", kind: "machine", fail: "after", times: 1 });
    expect((await root.run(APPLY)).exitCode).toBe(1);
    expect(await root.cloud.things("machine")).toMatchObject([{ id: "machine-2" }]);
    const plan = await root.plan();
    expect(plan.resource_changes[1]).toMatchObject({
      action_reason: "replace_because_tainted",
      change: { actions: ["delete", "create"] },
    });
    await root.apply("plan");
    expect(await root.cloud.things("machine")).toMatchObject([{ id: "machine-3" }]);
  });

  test("because the cloud does not find yet what was just made, succeeds later", async () => {
    const root = await open(MACHINE, { on: "create", kind: "image", visibleAfter: 600, times: 1 });
    const { stdout } = await root.run(APPLY);
    expect(messages(stdout, "diagnostic")).toMatchObject([
      { diagnostic: { summary: "Not found", detail: "There is no image image-1." } },
    ]);
    await root.cloud.edit(({ things }) => {
      for (const image of Object.values(things.image ?? {})) image.visibleAt = 0;
    });
    await root.apply();
  });
});

test("updates and deletes fail as they are told to, and the state says what is so", async () => {
  const root = await open(MACHINE);
  await root.apply();
  await root.write(MACHINE.replace('"web"\n  image', '"web"\n  size = "large"\n  image'));
  await root.cloud.setFaults([{ on: "update", fail: "before" }]);
  expect((await root.run(APPLY)).exitCode).toBe(1);
  expect((await root.plan()).resource_changes[1].change.before.size).toBe("small");
  await root.cloud.setFaults([{ on: "update", fail: "after" }]);
  expect((await root.run(APPLY)).exitCode).toBe(1);
  expect((await root.plan()).resource_changes[1].change.before.size).toBe("large");
  await root.cloud.setFaults([{ on: "delete", fail: "before" }]);
  expect((await root.run([...APPLY, "-destroy"])).exitCode).toBe(1);
  expect(await state(root)).toEqual(["fakecloud_image.web", "fakecloud_machine.web"]);
});

test("what waits for a file is done when that is there", async () => {
  const root = await open(IMAGE);
  const file = join(root.directory, "go");
  await root.cloud.setFaults([{ on: "create", until: file }]);
  const run = root.start(APPLY);
  await until("an image in the cloud", () => eventsOf(root.cloud, "image").length === 2);
  expect(await state(root)).toEqual([]);
  await writeFile(file, "");
  expect((await run.finished).exitCode).toBe(0);
  expect(await state(root)).toEqual(["fakecloud_image.web"]);
});

describe("an interrupt during a slow create", () => {
  test("lets it finish", async () => {
    const root = await open(IMAGE, { on: "create", slow: 1.5 });
    const { exitCode } = await interrupted(root);
    expect(exitCode).toBe(1);
    expect(eventsOf(root.cloud, "image").at(-1)).toBe("create finished image-1");
    expect(await state(root)).toEqual(["fakecloud_image.web"]);
    await root.cloud.setFaults([]);
    expect((await root.run(["plan", "-detailed-exitcode"])).exitCode).toBe(0);
  });

  test("ends it where it may be stopped, and leaves it tainted", async () => {
    const root = await open(IMAGE, { on: "create", slow: 600, stoppable: true });
    const { stdout } = await interrupted(root);
    expect(messages(stdout, "apply_errored")).toHaveLength(1);
    await root.cloud.setFaults([]);
    expect((await root.plan()).resource_changes[0].action_reason).toBe("replace_because_tainted");
  });

  test("twice abandons it: it is in the cloud and not in the state", async () => {
    const root = await open(IMAGE, { on: "create", slow: 600 });
    const { exitCode } = await interrupted(root, 2);
    expect(exitCode).toBe(1);
    expect(await root.cloud.things("image")).toHaveLength(1);
    expect(await state(root)).toEqual([]);
  });
});

async function interrupted(root: Root, times = 1): Promise<RunResult> {
  const run = root.start(APPLY);
  await until("an image in the cloud", () => eventsOf(root.cloud, "image").length === 2);
  run.signal("SIGINT");
  await until("asked to stop", () => eventsOf(root.cloud, "provider").length > 0);
  if (times > 1) run.signal("SIGINT");
  return run.finished;
}

test("an OpenTofu that is killed leaves no provider behind, and what was made is not in its state", async () => {
  const root = await open(IMAGE, { on: "create", slow: 600 });
  const run = root.start(APPLY);
  await until("an image in the cloud", () => eventsOf(root.cloud, "image").length === 2);
  run.signal("SIGKILL");
  await run.finished;
  const provider = root.cloud.journal()[0]?.process ?? 0;
  await until("without a provider", () => !isAlive(provider));
  expect(await state(root)).toEqual([]);
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test("what is slow is reported as going on", async () => {
  const root = await open(IMAGE, { on: "create", slow: 10.5 });
  const { stdout } = await root.run(APPLY);
  expect(messages(stdout, "apply_progress")).toMatchObject([
    { hook: { resource: { addr: "fakecloud_image.web" }, elapsed_seconds: 10 } },
  ]);
  expect(messages(stdout, "apply_complete")).toHaveLength(1);
});

test("a provider that crashes is reported, and what it made is not in the state", async () => {
  const root = await open(MACHINE, { on: "create", kind: "machine", crash: "after", times: 1 });
  const { exitCode, stdout } = await root.run(APPLY);
  expect(exitCode).toBe(1);
  expect(messages(stdout, "diagnostic")).toMatchObject([
    { diagnostic: { severity: "error", summary: expect.stringMatching(/plugin|cancell?ed/i) } },
  ]);
  expect(eventsOf(root.cloud, "machine").at(-1)).toBe("create exists machine-2");
  expect(await state(root)).toEqual(["fakecloud_image.web"]);
  await root.apply();
  expect(await root.cloud.things("machine")).toHaveLength(2);
});

describe("faults come", () => {
  test("from the environment: no entrance", async () => {
    const root = await open(`provider "fakecloud" {}\n${IMAGE}`);
    const faults = JSON.stringify([{ on: "configure", fail: "before", message: "The token has expired." }]);
    const { exitCode, stdout } = await root.run(["plan", "-json"], { FAKECLOUD_FAULTS: faults });
    expect(exitCode).toBe(1);
    expect(messages(stdout, "diagnostic")).toMatchObject([
      { diagnostic: { detail: "The token has expired." } },
    ]);
  });

  test("at planning, where what is not known yet fits no condition", async () => {
    const where = { image_id: "*" };
    const root = await open(MACHINE, { on: "plan", kind: "machine", where, fail: "before" });
    const { resource_changes } = await root.plan();
    expect(resource_changes).toHaveLength(2);
    await root.write(MACHINE.replace("fakecloud_image.web.id", '"image-1"'));
    const { stdout } = await root.run(["plan", "-json"]);
    expect(messages(stdout, "diagnostic")).toMatchObject([
      { diagnostic: { summary: "Cannot plan machine" } },
    ]);
  });

  test("from the configuration: a look that fails", async () => {
    const root = await open(IMAGE);
    await root.apply();
    await root.write(`${IMAGE}
provider "fakecloud" {
  faults = jsonencode([{ on = "read", kind = "image", where = { name = "w*" }, fail = "before" }])
}
`);
    const { stdout } = await root.run(["plan", "-json"]);
    expect(messages(stdout, "diagnostic")).toMatchObject([{ diagnostic: { summary: "Cannot read image" } }]);
  });

  test("with a mistake, and are refused with a sentence", () => {
    const parse = (json: string) => () => parseFaults(json, "FAKECLOUD_FAULTS");
    expect(parse("[")).toThrow(/^FAKECLOUD_FAULTS is no JSON: /);
    expect(parse("{}")).toThrow("FAKECLOUD_FAULTS must be a list of faults.");
    expect(parse('[{"fail":"after"}]')).toThrow("FAKECLOUD_FAULTS[0] must say `on`: one of configure, plan,");
    expect(parse('[{"on":"read","slwo":1}]')).toThrow(
      "FAKECLOUD_FAULTS[0] knows no `slwo`; there are on, kind,",
    );
    expect(parse('[{"on":"read","slow":"1"}]')).toThrow(
      "FAKECLOUD_FAULTS[0].slow must be a number of seconds.",
    );
    expect(parse('[{"on":"read"},{"on":"read","fail":"now"}]')).toThrow(
      "FAKECLOUD_FAULTS[1].fail must be one of before, after.",
    );
  });
});
