import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { Fault } from "../fakecloud/faults.ts";
import { type CloudTarget, cloudTarget, codesOf } from "./deploy-support.ts";
import { type Laboratory, laboratory, ofType } from "./support.ts";

let lab: Laboratory;
const targets: CloudTarget[] = [];
beforeAll(async () => {
  lab = await laboratory();
});
afterEach(async () => {
  await Promise.all(targets.splice(0).map(({ root }) => root.remove()));
});
afterAll(() => lab.remove());

const IMAGE = (version: string): string => `
resource "fakecloud_image" "web" {
  name    = "web"
  version = "${version}"
  lifecycle {
    create_before_destroy = true
  }
}
`;
const MACHINES = (version: string, more = ""): string => `${IMAGE(version)}
resource "fakecloud_machine" "web" {
  count    = 2
  name     = "web-\${count.index}"
  image_id = fakecloud_image.web.id
  ${more}
}
resource "terraform_data" "last" {
  input = fakecloud_machine.web[*].id
}
`;
const FIRST = "lifecycle {\n    create_before_destroy = true\n  }";

interface Case {
  readonly name: string;
  /** What is there before; nothing where it is left out. */
  readonly before?: string;
  readonly configuration: string;
  readonly faults: readonly Fault[];
  readonly codes?: readonly string[];
  readonly outcome: "partly" | "nothing" | "unknown";
  /** Addresses, and for what failed the words. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly says: RegExp;
  readonly left?: readonly RegExp[];
  /** The versions of the images of the machines that are there afterwards. */
  readonly serves: readonly string[];
}

const CREATE = { on: "create", kind: "machine", where: { name: "web-1" } } as const;

const CASES: readonly Case[] = [
  {
    name: "28: one of several fails",
    configuration: MACHINES("1"),
    faults: [{ ...CREATE, fail: "before", message: "No capacity." }],
    outcome: "partly",
    lists: {
      done: ["fakecloud_image.web", "fakecloud_machine.web[0]"],
      failed: ["fakecloud_machine.web[1]: Cannot create machine"],
      notDone: ["terraform_data.last"],
    },
    says: /^fakecloud_machine\.web\[1\]: Cannot create machine\. 2 of 4 changes were applied, 1 failed, 1 was not begun\.$/,
    serves: ["1"],
  },
  {
    name: "28: the first one fails, and nothing was made",
    configuration: MACHINES("1"),
    faults: [{ on: "create", kind: "image", fail: "before" }],
    outcome: "nothing",
    lists: {
      failed: ["fakecloud_image.web: Cannot create image"],
      notDone: ["fakecloud_machine.web[0]", "fakecloud_machine.web[1]", "terraform_data.last"],
    },
    says: /Cannot create image\. Nothing was applied\.$/,
    serves: [],
  },
  {
    name: "28: the first one fails when it was made, and is tainted",
    configuration: MACHINES("1"),
    faults: [{ on: "create", kind: "image", fail: "after" }],
    outcome: "partly",
    lists: {
      failed: ["fakecloud_image.web: Cannot create image"],
      notDone: ["fakecloud_machine.web[0]", "fakecloud_machine.web[1]", "terraform_data.last"],
    },
    says: /0 of 4 changes were applied, 1 failed, 3 were not begun\.$/,
    left: [/\(tainted\): fakecloud_image\.web$/],
    serves: [],
  },
  {
    name: "29: a create-first replacement fails when the new one was made: the old one is deposed and serves",
    before: MACHINES("1", FIRST),
    configuration: MACHINES("2", FIRST),
    faults: [{ ...CREATE, fail: "after" }],
    outcome: "partly",
    lists: {
      failed: [
        "fakecloud_image.web: the new one is there, and the old one was not deleted",
        "fakecloud_machine.web[0]: the new one is there, and the old one was not deleted",
        "fakecloud_machine.web[1]: Cannot create machine",
      ],
      done: [],
      notDone: ["terraform_data.last"],
    },
    says: /Cannot create machine/,
    left: [
      /^fakecloud_machine\.web\[1\]: the old one \(deposed object [0-9a-f]+\) is still there and may be what serves; the next apply deletes it$/,
      /\(tainted\): fakecloud_machine\.web\[1\]$/,
    ],
    serves: ["1", "1", "2", "2"],
  },
  {
    name: "28: a destroy-first replacement loses its machine",
    before: MACHINES("1"),
    configuration: MACHINES("2"),
    faults: [{ ...CREATE, fail: "before" }],
    outcome: "partly",
    lists: {
      failed: [
        "fakecloud_image.web: the new one is there, and the old one was not deleted",
        "fakecloud_machine.web[1]: Cannot create machine",
      ],
      done: ["fakecloud_machine.web[0]"],
      notDone: ["terraform_data.last"],
    },
    says: /Cannot create machine/,
    serves: ["2"],
  },
  {
    name: "54: the provider dies when it has made something that it does not tell of any more",
    configuration: MACHINES("1").replace("count    = 2", "count    = 1"),
    faults: [{ on: "create", kind: "machine", crash: "after" }],
    codes: ["plugin-crashed"],
    outcome: "partly",
    lists: {
      done: ["fakecloud_image.web"],
      failed: [],
      uncertain: ["fakecloud_machine.web[0]"],
      notDone: ["terraform_data.last"],
    },
    says: /A provider ended in the middle of its work\..* 1 of 3 changes was applied, 1 may be done or not, 1 was not begun\./,
    left: [/^fakecloud_machine\.web\[0\]: begun, and what became of it is not known/],
    serves: ["1"],
  },
  {
    name: "11: the login expires in the middle",
    configuration: MACHINES("1"),
    faults: [
      {
        ...CREATE,
        fail: "before",
        message: "ExpiredToken: The security token included in the request is expired",
      },
    ],
    codes: ["login-expired"],
    outcome: "partly",
    lists: {
      done: ["fakecloud_image.web", "fakecloud_machine.web[0]"],
      failed: ["fakecloud_machine.web[1]: Cannot create machine"],
      notDone: ["terraform_data.last"],
    },
    says: /The login at the provider is not valid, or not any more: Cannot create machine\. Log in again/,
    serves: ["1"],
  },
];

test.each(CASES)("$name", async (one) => {
  const target = await cloudTarget(lab, one.before ?? one.configuration);
  targets.push(target);
  if (one.before !== undefined) {
    await target.root.apply();
    await target.root.write(one.configuration);
  }
  const plan = await target.plan();
  await target.root.cloud.setFaults(one.faults);
  const failed = await target.apply(plan, { approval: { typed: "web" } });
  expect(failed.state.finished).toMatchObject({
    outcome: "failed",
    deployment: one.outcome === "nothing" ? "failed" : one.outcome,
    message: expect.stringMatching(one.says),
  });
  expect(codesOf(failed)).toEqual(one.codes ?? []);
  const [result] = ofType(failed.events, "apply_result");
  expect(result?.outcome).toBe(one.outcome);
  for (const [list, expected] of Object.entries(one.lists))
    expect(namesIn(result?.[list as "done"] ?? []), list).toEqual(expected);
  const left = failed.state.finished?.left ?? [];
  for (const words of one.left ?? []) expect(left).toContainEqual(expect.stringMatching(words));
  if (one.outcome === "partly") expect(left.at(-1)).toBe("a new plan shows what is left to do");
  const [record] = target.records();
  expect(record).toMatchObject({ outcome: failed.state.finished?.deployment });
  const [stage] = record?.stages ?? [];
  expect([stage?.outcome, stage?.done, stage?.failed, stage?.notDone]).toEqual([
    result?.outcome,
    result?.done,
    result?.failed,
    result?.notDone,
  ]);
  expect(stage?.problems?.length).toBeGreaterThan(0);
  expect(await versionsOf(target)).toEqual(one.serves);
  // Nobody can apply the rest of it by mistake.
  expect(codesOf(await target.apply(plan, { approval: { typed: "web" } }))).toEqual(["plan-applied"]);
  // What is left is a plan of its own, after which all is as it should be.
  await target.root.cloud.setFaults([]);
  const rest = await target.apply(await target.plan(), { approval: { typed: "web" } });
  expect(rest.state.finished).toMatchObject({ outcome: "succeeded" });
  expect(await versionsOf(target)).toEqual(one.before === undefined ? ["1", "1"] : ["2", "2"]);
});

function namesIn(changes: readonly { readonly address: string; readonly error?: string }[]): string[] {
  return changes.map(({ address, error }) => (error === undefined ? address : `${address}: ${error}`)).sort();
}

async function versionsOf({ root }: CloudTarget): Promise<string[]> {
  const images = new Map((await root.cloud.things("image")).map((image) => [image.id, image]));
  const machines = await root.cloud.things("machine");
  return machines
    .map(({ attributes }) => String(images.get(String(attributes.image_id))?.attributes.version))
    .sort();
}
