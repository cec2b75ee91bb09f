import { symlinkSync, unlinkSync } from "node:fs";
import { expect, test } from "vitest";
import { projectStatus } from "../../../server/src/host/project-status.ts";
import { engine } from "../../support/analysis.ts";
import {
  bake,
  deploy,
  digest,
  idOf,
  ONE_TARGET,
  PIN,
  projectWith,
  put,
  stagesWith,
} from "../../support/projects.ts";
import { temporaryFolder } from "../../support/temporary.ts";

function status(project: string, bakes = 10) {
  return projectStatus(engine, project, { bakes });
}

async function target(project: string) {
  const { targets, problems } = await status(project);
  expect(problems).toEqual([]);
  return targets[0];
}

test("before anything was baked images and targets are there, with their places", async () => {
  const project = projectWith(ONE_TARGET);
  expect(await status(project)).toEqual({
    project,
    images: [
      {
        name: "web",
        place: { file: `${project}/rebake.hcl`, line: 0 },
        template: `${project}/packer/web`,
        bakes: [],
        count: 0,
        changed: undefined,
      },
    ],
    targets: [
      {
        name: "prod",
        place: { file: `${project}/rebake.hcl`, line: 4 },
        root: `${project}/envs/prod`,
        workspace: undefined,
        production: false,
        image: "web",
        variable: "image_id",
        pin: undefined,
        live: undefined,
        last: undefined,
        newest: undefined,
        hasVerify: false,
      },
    ],
    problems: [],
  });
});

test("bakes are listed newest first, as many as are wanted, with what is pinned and live of them", async () => {
  const project = projectWith({ ...ONE_TARGET, [PIN]: '{ "image_id": "ami-3" }' });
  for (const day of [1, 2, 3]) bake(project, day);
  bake(project, 4, { revoked: { at: "2026-01-05T00:00:00Z", reason: "it leaks" } });
  deploy(project, 2);
  const { images, targets } = await status(project, 3);
  expect(images).toMatchObject([
    {
      count: 4,
      bakes: [
        { id: idOf(4), undeployable: "is revoked: it leaks", pinned: [], live: [] },
        { id: idOf(3), undeployable: undefined, pinned: ["prod"], live: [] },
        { id: idOf(2), file: `${project}/.rebake/images/web/${idOf(2)}.json`, pinned: [], live: ["prod"] },
      ],
    },
  ]);
  expect(targets).toMatchObject([
    {
      pin: { file: `${project}/${PIN}`, value: "ami-3", record: idOf(3), hiddenBy: [] },
      live: { image: "web", record: idOf(2), value: "ami-2", deployment: idOf(2, "d") },
      newest: idOf(3),
    },
  ]);
});

test("what is live is what the newest deployment that applied something left; what failed since is the last one", async () => {
  const project = projectWith(ONE_TARGET);
  deploy(project, 1);
  deploy(project, 2, { stages: stagesWith("partly"), outcome: "partly" });
  deploy(project, 3, { stages: stagesWith("nothing"), outcome: "failed" });
  deploy(project, 4, { stages: stagesWith("unknown"), outcome: "unknown" });
  expect(await target(project)).toMatchObject({
    live: { value: "ami-2", deployment: idOf(2, "d"), since: "2026-01-31T11:04:00Z" },
    last: {
      id: idOf(4, "d"),
      outcome: "unknown",
      file: `${project}/.rebake/deployments/prod/${idOf(4, "d")}.json`,
    },
  });
});

test("the last deployment tells who, what came of verifying, and which run it was", async () => {
  const project = projectWith(ONE_TARGET);
  const verify = {
    outcome: "failed",
    probe: "http http://x/",
    attempts: 3,
    ended: "2026-01-31T11:04:00Z",
  } as const;
  const stages = stagesWith("applied").map((stage) => ({ ...stage, verify, run: "20260131T110000-1" }));
  deploy(project, 1, { stages, by: { program: "rebake", version: "0.1.0", user: "ann" } });
  expect((await target(project))?.last).toMatchObject({ by: "ann", verify, run: "20260131T110000-1" });
});

test("the bake of a pin is found by its value: the one that was deployed where several made the same", async () => {
  const project = projectWith({ ...ONE_TARGET, [PIN]: '{ "image_id": "ami-1" }' });
  bake(project, 1);
  for (const day of [2, 3]) bake(project, day, { builds: bake(project, day + 10).builds });
  expect((await target(project))?.pin).toMatchObject({ record: idOf(1) });
  const same = bake(project, 20).builds;
  bake(project, 21, { builds: same });
  put(project, PIN, '{ "image_id": "ami-20" }');
  expect((await target(project))?.pin).toMatchObject({ record: idOf(21) });
  deploy(project, 20);
  expect((await target(project))?.pin).toMatchObject({ record: idOf(20) });
  put(project, PIN, '{ "image_id": "ami-of-others" }');
  expect((await target(project))?.pin).toMatchObject({ value: "ami-of-others", record: undefined });
});

test("files that win over the pin are named, those that are chosen for its root module, too", async () => {
  const project = projectWith({
    ...ONE_TARGET,
    "rebake.hcl": `${ONE_TARGET["rebake.hcl"]}vars "envs/prod" {\n  files = ["envs/prod/*.tfvars"]\n}\n`,
    [PIN]: '{ "image_id": "ami-1" }',
    "envs/prod/z.auto.tfvars": 'image_id = "ami-2"\n',
    "envs/prod/common.tfvars": 'image_id = "ami-3"\n',
    "envs/prod/size.tfvars": "size = 1\n",
  });
  expect((await target(project))?.pin?.hiddenBy).toEqual([
    `${project}/envs/prod/z.auto.tfvars`,
    `${project}/envs/prod/common.tfvars`,
  ]);
});

test("a template has changed when a file that was read is another, is gone, or is new", async () => {
  const project = projectWith(ONE_TARGET);
  const changed = async () => (await status(project)).images[0]?.changed;
  const script = "echo 1\n";
  put(project, "packer/setup.sh", script);
  put(project, "packer/web/notes.pkrvars.hcl", "");
  const inputs = {
    "packer/web/web.pkr.hcl": digest(ONE_TARGET["packer/web/web.pkr.hcl"]),
    "packer/setup.sh": digest(script),
  };
  bake(project, 1, { inputs: {} });
  bake(project, 2, { inputs });
  expect(await changed()).toEqual([]);
  put(project, "packer/setup.sh", "echo 2\n");
  put(project, "packer/web/more.pkr.hcl", "");
  put(project, "packer/web/x.auto.pkrvars.hcl", "");
  expect(await changed()).toEqual([
    "packer/setup.sh",
    "packer/web/more.pkr.hcl",
    "packer/web/x.auto.pkrvars.hcl",
  ]);
  put(project, "packer/setup.sh", script);
  unlinkSync(`${project}/packer/web/web.pkr.hcl`);
  expect(await changed()).toContain("packer/web/web.pkr.hcl");
  expect(await changed()).not.toContain("packer/setup.sh");
});

test("a template that is one file is only that; a vars file that the image got since is new", async () => {
  const project = projectWith({
    "rebake.hcl": 'image "web" {\n  template = "web.pkr.hcl"\n  var_files = ["v.pkrvars.hcl"]\n}\n',
    "web.pkr.hcl": "",
    "other.pkr.hcl": "",
  });
  bake(project, 1, { inputs: { "web.pkr.hcl": digest("") } });
  expect((await status(project)).images[0]?.changed).toEqual(["v.pkrvars.hcl"]);
});

test("a file larger than what is read at once is compared by all of it", async () => {
  const project = projectWith({ ...ONE_TARGET, "big.bin": "x".repeat(3_000_000) });
  bake(project, 1, { inputs: { ...bake(project, 2).inputs, "big.bin": digest("x".repeat(3_000_000)) } });
  unlinkSync(`${project}/.rebake/images/web/${idOf(2)}.json`);
  expect((await status(project)).images[0]?.changed).toEqual([]);
  put(project, "big.bin", `${"x".repeat(2_999_999)}y`);
  expect((await status(project)).images[0]?.changed).toEqual(["big.bin"]);
});

test("by a name with a link in it everything is the same, by that name", async () => {
  const project = projectWith({ ...ONE_TARGET, [PIN]: '{ "image_id": "ami-1" }' });
  bake(project, 1);
  deploy(project, 1);
  const link = `${temporaryFolder()}/link`;
  symlinkSync(project, link);
  const text = (value: unknown): string => JSON.stringify(value);
  expect(text(await status(link)).replaceAll(link, project)).toBe(text(await status(project)));
});

test("what cannot be read is told, and the rest counts", async () => {
  const project = projectWith({
    ...ONE_TARGET,
    "rebake.hcl": `rule "no-such-rule" {}\ntargt "x" {}\n${ONE_TARGET["rebake.hcl"]}image "broken" {\n  template = \n}\n`,
    [PIN]: "<<<<<<< HEAD",
  });
  bake(project, 1);
  put(project, `.rebake/images/web/${idOf(2)}.json`, "{");
  const { images, targets, problems } = await status(project);
  expect(images).toMatchObject([{ name: "web", count: 2, bakes: [{ id: idOf(1) }] }]);
  expect(targets).toMatchObject([{ name: "prod", pin: undefined }]);
  expect(problems).toEqual([
    `${project}/rebake.hcl:2: there is no block "targt"; do you mean "target"?`,
    `${project}/rebake.hcl:14: a syntax error: Missing name`,
    `${project}/rebake.hcl:14: template is a plain string: template = "packer/web"`,
    `${project}/${PIN}: has the marks of a merge conflict in it; say which image is meant`,
    `${project}/.rebake/images/web/${idOf(2)}.json: is no JSON`,
  ]);
});

test("where there is no project file, or none that can be used, that is said", async () => {
  const empty = temporaryFolder();
  expect(await status(empty)).toEqual({
    project: empty,
    images: [],
    targets: [],
    problems: [`${empty}: there is no rebake.hcl in it`],
  });
  const project = projectWith({ "rebake.hcl/x": "" });
  expect((await status(project)).problems).toEqual([`${project}/rebake.hcl: it is a folder`]);
});

test("the parser for what is not well-formed is loaded only where something is not", async () => {
  let loaded = 0;
  const load = () => {
    loaded++;
    return engine();
  };
  const project = projectWith(ONE_TARGET);
  expect((await projectStatus(load, project, { bakes: 1 })).targets).toHaveLength(1);
  expect(loaded).toBe(0);
  put(project, "rebake.hcl", `${ONE_TARGET["rebake.hcl"]}image "x" {\n  template = = 1\n}\n`);
  expect((await projectStatus(load, project, { bakes: 1 })).targets).toHaveLength(1);
  expect(loaded).toBe(1);
});
