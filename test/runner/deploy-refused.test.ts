import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ImageRecord } from "../../protocol/src/image-record.ts";
import { type PlanRequest, RUN_FILES } from "../../protocol/src/run-record.ts";
import { imageRecord } from "../support/records.ts";
import { tofu } from "../support/tofu.ts";
import { type Changes, codesOf, plainTarget, TARGET, type Target } from "./deploy-support.ts";
import {
  expectStarted,
  finish,
  type Laboratory,
  laboratory,
  ofType,
  type PlanResult,
  TOFU,
} from "./support.ts";

let lab: Laboratory;
beforeAll(async () => {
  lab = await laboratory();
});
afterAll(() => lab.remove());

const PIN = "web.rebake.auto.tfvars.json";
const FILES = {
  "main.tf": 'variable "ami" {}\nresource "terraform_data" "thing" {\n  input = var.ami\n}\n',
  [PIN]: '{ "ami": "ami-1" }\n',
};
const IMAGE = imageRecord({ image: "web" });
const PINNED: Changes = {
  variable: "ami",
  image: { image: "web", record: IMAGE.id, value: "ami-1" },
};

interface Case {
  readonly name: string;
  readonly code: string;
  /** Words of the message. */
  readonly says: RegExp;
  /** The plan can still be applied afterwards. */
  readonly keeps?: true;
  readonly request?: Partial<PlanRequest>;
  /** The run of the plan sets the pin. */
  readonly pins?: true;
  readonly files?: Readonly<Record<string, string>>;
  readonly changes?: (plan: PlanResult) => Changes;
  /** What happens between agreeing and applying. */
  readonly meanwhile?: (target: Target, plan: PlanResult) => unknown;
}

const planOf = ({ run }: PlanResult): string => join(run.folder, RUN_FILES.plan);

const CASES: readonly Case[] = [
  {
    name: "19: a file that the plan was made from is edited",
    code: "files-changed",
    says: /other files than there are now: main\.tf\./,
    meanwhile: ({ directory }) => appendFileSync(join(directory, "main.tf"), "# edited\n"),
  },
  {
    name: "19: files come and go",
    code: "files-changed",
    says: /now: extra\.tf, gone\.tf\./,
    files: { "gone.tf": "locals {}\n" },
    meanwhile: ({ directory }) => {
      writeFileSync(join(directory, "extra.tf"), "locals {}\n");
      rmSync(join(directory, "gone.tf"));
    },
  },
  {
    name: "17: another workspace is selected",
    code: "workspace-changed",
    says: /for the workspace default, and other has been selected since/,
    meanwhile: async ({ directory }) =>
      expect(await tofu(["workspace", "new", "other"], directory)).toMatchObject({ exitCode: 0 }),
  },
  {
    name: "17: the state lies elsewhere",
    code: "backend-other",
    says: /lay in local when the plan was made, and lies in s3 \(bucket b\) now/,
    meanwhile: ({ directory }) => {
      mkdirSync(join(directory, ".terraform"), { recursive: true });
      const backend = { type: "s3", config: { bucket: "b" }, hash: 1 };
      writeFileSync(join(directory, ".terraform/terraform.tfstate"), JSON.stringify({ version: 3, backend }));
    },
  },
  {
    name: "5: the engine is another file",
    code: "engine-changed",
    says: /the OpenTofu 1\.6\.2 at .* is another file since/,
    meanwhile: ({ environment }) => {
      const { TOOL = "" } = environment;
      copyFileSync(TOFU, `${TOOL}.new`);
      appendFileSync(`${TOOL}.new`, "\n");
      renameSync(`${TOOL}.new`, TOOL);
    },
  },
  {
    name: "5: the engine is gone",
    code: "tool-refused",
    says: /is no file that can be executed/,
    keeps: true,
    meanwhile: ({ environment }) => rmSync(environment.TOOL ?? ""),
  },
  {
    name: "the saved plan is another file",
    code: "plan-tampered",
    says: /another file than the one that was agreed to \(SHA-256 [0-9a-f]{64} instead of [0-9a-f]{64}\)/,
    meanwhile: (_, plan) => appendFileSync(planOf(plan), "x"),
  },
  {
    name: "20: the saved plan is an hour old",
    code: "plan-expired",
    says: /it is 6[1-9] minutes old/,
    meanwhile: (_, plan) => {
      const time = Date.now() / 1000 - 61.5 * 60;
      utimesSync(planOf(plan), time, time);
    },
  },
  {
    name: "the saved plan was removed",
    code: "plan-expired",
    says: /it was declined, or removed when it was an hour old/,
    meanwhile: (_, plan) => rmSync(planOf(plan)),
  },
  {
    name: "the run of the plan is gone",
    code: "plan-gone",
    says: /which made the plan, is not there any more/,
    meanwhile: (_, { run }) => rmSync(run.folder, { recursive: true }),
  },
  {
    name: "what was agreed to is another plan",
    code: "plan-other",
    says: /is not the plan of the run/,
    keeps: true,
    changes: (plan) => ({ planRun: plan.run.id, plan: { ...EMPTY_PLAN, run: plan.run.id } }),
  },
  {
    name: "63: the image is revoked",
    code: "image-undeployable",
    says: /The image web .* is revoked: has a hole/,
    changes: () => PINNED,
    meanwhile: ({ project }) =>
      writeImage(project, { revoked: { at: "2026-02-01T00:00:00Z", reason: "has a hole" } }),
  },
  {
    name: "63: the image is deleted",
    code: "image-undeployable",
    says: /The image web .* is deleted/,
    changes: () => PINNED,
    meanwhile: ({ project }) => writeImage(project, { deleted: { at: "2026-02-01T00:00:00Z" } }),
  },
  {
    name: "63: nobody knows the image any more",
    code: "image-unknown",
    says: /may be deployed is not known: .*cannot be read \(ENOENT\)/,
    changes: () => PINNED,
  },
  {
    name: "63: nobody knows the image that the plan set the pin to, and so nobody who agreed did",
    code: "image-unknown",
    says: /may be deployed is not known: .*cannot be read \(ENOENT\)/,
    pins: true,
    changes: () => ({ variable: "ami", image: { value: "ami-9" } }),
  },
  {
    name: "another image is pinned",
    code: "pin-changed",
    says: /The plan is for ami = "ami-1", and the pin of web says something else by now: "ami-2"/,
    changes: () => PINNED,
    meanwhile: ({ project, directory }) => {
      writeImage(project, {});
      writeFileSync(join(directory, PIN), '{ "ami": "ami-2" }\n');
    },
  },
  {
    name: "27: the state of an earlier apply lies there still",
    code: "state-not-saved",
    says: /errored\.tfstate is a state that could not be written/,
    meanwhile: ({ directory }) => writeFileSync(join(directory, "errored.tfstate"), "{}"),
  },
  {
    name: "a production target was not named",
    code: "approval-lacking",
    says: /web is a production target\. The name of the target must be typed: web/,
    keeps: true,
    changes: () => ({ production: true, approval: { typed: "wob" } }),
  },
  {
    name: "a plan without a look at what is there",
    code: "approval-lacking",
    says: /-refresh=false/,
    keeps: true,
    request: { refresh: false },
  },
  {
    name: "a plan of a part that was not accepted as one",
    code: "approval-lacking",
    says: /Only what was named with -target is in the plan.*\(partial\)/,
    keeps: true,
    request: { targets: ["terraform_data.thing"] },
  },
  {
    name: "a plan that destroys everything",
    code: "approval-lacking",
    says: /A plan that destroys everything is no deployment/,
    keeps: true,
    request: { mode: "destroy" },
    files: { "terraform.tfstate": STATE() },
  },
];

const EMPTY_PLAN = {
  sha256: "0".repeat(64),
  configuration: "0".repeat(64),
  engine: { product: "OpenTofu", version: "1.6.2", sha256: "0".repeat(64) },
  workspace: "default",
};

test.each(CASES)("nothing is applied when $name", async (one) => {
  // A tool of its own, which the case may replace.
  const TOOL = join(lab.root({ "bin/.keep": "" }), "bin/tofu");
  copyFileSync(TOFU, TOOL);
  chmodSync(TOOL, 0o755);
  const target = plainTarget(lab, { ...FILES, ...one.files }, { TOOL });
  const file = join(target.directory, PIN);
  const about = { project: target.project, target: TARGET, file, image: "web", record: IMAGE.id };
  const pin = { ...about, variable: "ami", value: "ami-9" };
  const plan = await target.plan(one.pins ? { pin } : one.request);
  expect(plan.state.finished).toMatchObject({ outcome: "succeeded", changes: true });
  const request = target.agreed(plan, one.changes?.(plan));
  await one.meanwhile?.(target, plan);
  const refused = await finish(expectStarted(lab.startDeploy(target.directory, request, target.environment)));
  expect(codesOf(refused)).toEqual([one.code]);
  expect(refused.state.finished).toMatchObject({
    outcome: "failed",
    message: expect.stringMatching(one.says),
  });
  expect(refused.state.finished?.deployment).toBeUndefined();
  expect(refused.state.finished?.left.filter((sentence) => sentence.startsWith("the pin"))).toEqual(
    one.pins
      ? [`the pin of web stays set to "ami-9" (${file}); to set it back, set "ami" in that file to "ami-1"`]
      : [],
  );
  expect(ofType(refused.events, "step_started")).toEqual([]);
  expect(target.records()).toEqual([]);
  expect(existsSync(join(target.directory, "terraform.tfstate"))).toBe(
    one.files?.["terraform.tfstate"] !== undefined,
  );
  expect(existsSync(planOf(plan))).toBe(one.keeps ?? false);
  expect(existsSync(join(refused.run.folder, RUN_FILES.applied))).toBe(false);
});

function writeImage(project: string, changes: Partial<ImageRecord>): void {
  mkdirSync(join(project, ".rebake/images/web"), { recursive: true });
  writeFileSync(
    join(project, `.rebake/images/web/${IMAGE.id}.json`),
    JSON.stringify({ ...IMAGE, ...changes }),
  );
}

/** One in which the thing is there. */
function STATE(): string {
  return JSON.stringify({
    version: 4,
    terraform_version: "1.6.2",
    serial: 1,
    lineage: "11111111-1111-1111-1111-111111111111",
    outputs: {},
    resources: [
      {
        mode: "managed",
        type: "terraform_data",
        name: "thing",
        provider: 'provider["terraform.io/builtin/terraform"]',
        instances: [
          {
            schema_version: 0,
            attributes: {
              id: "x",
              input: { value: "ami-1", type: "string" },
              output: { value: "ami-1", type: "string" },
              triggers_replace: null,
            },
          },
        ],
      },
    ],
  });
}

test("a plan that was discarded is not said to have been taken", async () => {
  const target = plainTarget(lab, FILES);
  const plan = await target.plan();
  const request = target.agreed(plan);
  appendFileSync(join(target.directory, "main.tf"), "# edited\n");
  const started = (): ReturnType<typeof lab.startDeploy> =>
    lab.startDeploy(target.directory, request, target.environment);
  const first = await finish(expectStarted(started()));
  const second = await finish(expectStarted(started()));
  expect([first, second].map(codesOf)).toEqual([["files-changed"], ["plan-discarded"]]);
  expect(second.state.finished?.message).toContain(
    `was discarded when the deployment ${first.run.id} was refused`,
  );
});

test("46: while another run works on the root module nothing is applied, and the plan is kept", async () => {
  const target = plainTarget(lab, {
    "main.tf": `resource "terraform_data" "thing" {
  provisioner "local-exec" {
    command = "while [ ! -e end ]; do sleep 0.05; done"
  }
}
`,
  });
  const [one, other] = [await target.plan(), await target.plan()];
  const both = [one, other].map((plan) => target.start(plan));
  const asked = target.agreed(other);
  expect(asked.planRun).toBe(other.run.id);
  while (!existsSync(join(target.directory, ".terraform.tfstate.lock.info")))
    await new Promise((resolve) => setTimeout(resolve, 20));
  writeFileSync(join(target.directory, "end"), "");
  const ends = await Promise.all(both.map(finish));
  const busy = ends.filter((end) => codesOf(end).includes("busy"));
  // They may also have come one after the other; then the second plan is stale.
  const late = ends.filter((end) => codesOf(end).includes("plan-stale"));
  expect(busy.length + late.length).toBe(1);
  if (busy.length === 1) expect([one, other].filter((plan) => existsSync(planOf(plan))).length).toBe(1);
  expect(ends.filter(({ state }) => state.finished?.deployment === "succeeded").length).toBe(1);
});

test("of two that apply one plan at once one applies it", async () => {
  const target = plainTarget(lab, {
    "main.tf": `resource "terraform_data" "thing" {
  provisioner "local-exec" {
    command = "echo applied >> applied"
  }
}
`,
  });
  const plan = await target.plan();
  const both = [target.start(plan), target.start(plan)];
  const ends = await Promise.all(both.map(finish));
  expect(ends.map(({ state }) => state.finished?.deployment).filter(Boolean)).toEqual(["succeeded"]);
  const [refused] = ends.filter(({ state }) => state.finished?.outcome !== "succeeded");
  expect(["busy", "plan-applied"]).toContain(refused && codesOf(refused)[0]);
  expect(readFileSync(join(target.directory, "applied"), "utf8")).toBe("applied\n");
  // And nobody applies it later.
  const later = await target.apply(plan);
  expect(codesOf(later)).toEqual(["plan-applied"]);
  expect(later.state.finished?.message).toMatch(/was taken by the deployment \S+; it is applied once only/);
  expect(target.records().length).toBe(1);
});
