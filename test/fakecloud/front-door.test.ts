import { cp } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { execa } from "execa";
import { afterEach, expect, test } from "vitest";
import { makeRoot, type Root } from "./engines.ts";
import { type FrontDoor, openFrontDoor } from "./front/front-door.ts";

const EXAMPLE = join(import.meta.dirname, "../../examples/golden-image/infra");
const toEnd: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of toEnd.splice(0).reverse()) await end();
});

/** The example's root module with a cloud and a front door of its own. */
async function open(): Promise<{ root: Root; door: FrontDoor }> {
  const root = await makeRoot("", undefined, "");
  toEnd.push(() => root.remove());
  await cp(EXAMPLE, root.directory, { recursive: true });
  expect(await root.run(["init", "-input=false"])).toMatchObject({ exitCode: 0 });
  const door = await openFrontDoor(root.cloud.file);
  toEnd.push(() => door.close());
  return { root, door };
}

async function ask(door: FrontDoor, path: string): Promise<readonly [status: number, text: string]> {
  const answer = await fetch(`${door.url}${path}`);
  return [answer.status, (await answer.text()).trim()];
}

/** What a template types, and a person in a terminal. */
async function fakecloud({ cloud }: Root, ...args: string[]) {
  const { exitCode, stdout, stderr } = await execa("fakecloud", args, {
    reject: false,
    env: { ...cloud.environment, PATH: [cloud.programs, process.env.PATH].join(delimiter) },
  });
  return { exitCode, stdout, stderr };
}

test("the front door says what the machines of a group serve, and whether all of it is what was deployed", async () => {
  const { root, door } = await open();
  expect(await ask(door, "/")).toEqual([200, "There is no group yet."]);
  expect(await ask(door, "/web")).toEqual([404, 'There is no group "web".']);
  for (const version of ["1", "2"])
    await fakecloud(root, "register-image", "--id", `web-${version}`, "--name", "web", "--version", version);
  await root.apply("-var=image_id=web-1");
  expect(await ask(door, "/")).toEqual([200, "/web"]);
  expect(await ask(door, "/web")).toEqual([200, "web v1 from web-1, 3 machines"]);
  expect(await ask(door, "/web/health")).toEqual([200, "well"]);
  expect(await ask(door, "/web/other")).toEqual([404, 'There is no group "web/other".']);

  await root.cloud.setFaults([
    { on: "create", kind: "aws_instance", where: { image_id: "web-2" }, healthyAfter: "never" },
  ]);
  await root.apply("-var=image_id=web-2");
  expect(await ask(door, "/web")).toEqual([200, "web v1 from web-1, 2 machines"]);
  expect(await ask(door, "/web/health")).toEqual([503, "0 of 3 machines are well and run what was deployed"]);

  await root.cloud.setFaults([]);
  await root.apply("-var=image_id=web-1");
  await root.apply("-var=image_id=web-2");
  expect(await ask(door, "/web")).toEqual([200, "web v2 from web-2, 3 machines"]);
  expect(await ask(door, "/web/health")).toEqual([200, "well"]);
});

test("a port that is taken is no reason to fail, and a door that is closed is", async () => {
  const { root, door } = await open();
  const other = await openFrontDoor(root.cloud.file, Number(new URL(door.url).port));
  expect(other.url).not.toBe(door.url);
  expect(await ask(other, "/")).toEqual([200, "There is no group yet."]);
  await other.close();
  await expect(fetch(other.url)).rejects.toThrow();
});

test("what is changed or deleted from a terminal is drift", async () => {
  const { root } = await open();
  expect(await fakecloud(root, "list")).toMatchObject({ stdout: "There is nothing yet." });
  await fakecloud(root, "register-image", "--id", "web-1", "--name", "web", "--version", "1");
  await root.apply("-var=image_id=web-1");
  const drift = async () => {
    const plan = await root.plan("-refresh-only", "-var=image_id=web-1");
    return (plan.resource_drift ?? []).map(
      ({ address, change }: { address: string; change: { actions: string[] } }) =>
        `${change.actions} ${address}`,
    );
  };
  expect(await drift()).toEqual([]);
  expect(await fakecloud(root, "change", "job-runner", "instance_type=t3.large")).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(/^changed aws_instance-\d+$/),
  });
  expect(await drift()).toEqual(["update aws_instance.job_runner"]);
  expect((await fakecloud(root, "change", "web", "desired_capacity=5")).exitCode).toBe(0);
  expect(await drift()).toHaveLength(2);
  expect((await fakecloud(root, "delete", "job-runner")).exitCode).toBe(0);
  expect(await drift()).toContain("delete aws_instance.job_runner");
});

test.each([
  [[], "What the test cloud can be told"],
  [["explode"], 'there is no command "explode"'],
  [["change", "web-1"], "change needs what it is to be: NAME=VALUE"],
  [["change", "nobody", "a=b"], 'there is no "nobody"'],
  [["change", "web-1", "color=red"], 'web-1 has no attribute "color"'],
  [["change", "web-1", "tags=red"], "tags is to be JSON (map of string), not red"],
  [["delete", "nobody"], 'there is no "nobody"'],
  [["register-image", "--id", "web-1"], "register-image needs --id, --name and --version"],
  [["register-image", "--colour", "red"], "Unknown option '--colour'"],
  [["register-image", "--id", "web-1", "--name", "web", "--version", "1"], "there is an image web-1 already"],
])("fakecloud %s is refused", async (args, message) => {
  const root = await makeRoot("");
  toEnd.push(() => root.remove());
  await fakecloud(root, "register-image", "--id", "web-1", "--name", "web", "--version", "1");
  const { exitCode, stdout, stderr } = await fakecloud(root, ...args);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(stderr).toContain(`fakecloud: ${message}`);
});
