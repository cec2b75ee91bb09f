import { rmSync, symlinkSync } from "node:fs";
import { expect, test } from "vitest";
import type { ImageRecord } from "../../../protocol/src/image-record.ts";
import { prepareBake } from "../../../server/src/host/bake-orders.ts";
import { prepareDeploy } from "../../../server/src/host/deploy-orders.ts";
import { engine } from "../../support/analysis.ts";
import { bake, deploy, idOf, ONE_TARGET, PIN, projectWith, put } from "../../support/projects.ts";
import { temporaryFolder } from "../../support/temporary.ts";

const PROD = ONE_TARGET["rebake.hcl"];
const WORKSPACES = `${PROD.replace('root     = "envs/prod"', 'root     = "envs/prod"\n  workspace = "prod"')}
target "staging" {
  root      = "envs/prod"
  workspace = "staging"
  image     = "web"
  variable  = "image_id"
}
`;

async function order(project: string, image?: string, target = "prod") {
  const found = await prepareDeploy(engine, project, target, image);
  if ("wrong" in found) throw new Error(found.wrong);
  return found.order;
}

/** Why there is none, without the folder. */
async function wrong(project: string, image?: string, target = "prod"): Promise<string> {
  const found = await prepareDeploy(engine, project, target, image);
  return "wrong" in found ? found.wrong.replaceAll(`${project}/`, "") : "";
}

test("the newest bake is pinned where nothing else is said", async () => {
  const project = projectWith(ONE_TARGET);
  bake(project, 1);
  bake(project, 2);
  const pin = {
    project,
    target: "prod",
    file: `${project}/${PIN}`,
    variable: "image_id",
    value: "ami-2",
    image: "web",
    record: idOf(2),
  };
  const whole = {
    project,
    target: "prod",
    production: false,
    root: `${project}/envs/prod`,
    workspace: undefined,
    varFiles: [],
    pin,
    warnings: [],
  };
  expect(await order(project)).toEqual(whole);
  expect(await order(project, "newest")).toEqual(whole);
  put(project, PIN, '{ "image_id": "ami-2" }');
  expect(await order(project)).toEqual({ ...whole, pin: undefined });
});

test("another bake is named by its id, or by a beginning or end that only it has", async () => {
  const project = projectWith(ONE_TARGET);
  for (const day of [1, 2, 12]) bake(project, day);
  for (const name of [idOf(2), "20260102", "a2"])
    expect(await order(project, name)).toMatchObject({ pin: { value: "ami-2", record: idOf(2) } });
  expect(await wrong(project, "2026010")).toBe(
    `"2026010" begins the ids of 2 bakes of the image "web": ${idOf(2)}, ${idOf(1)}.`,
  );
  expect(await wrong(project, "2027")).toBe(
    'There is no bake "2027" of the image "web"; "rebake images web" lists them.',
  );
  put(project, `.rebake/images/web/${idOf(3)}.json`, "{");
  expect(await wrong(project, "20260103")).toBe(`.rebake/images/web/${idOf(3)}.json: is no JSON`);
});

const REVOKED: Partial<ImageRecord> = { revoked: { at: "2026-01-20T00:00:00Z", reason: "it leaks" } };

test("63: what must not be deployed is passed over, and refused when it is named or pinned", async () => {
  const project = projectWith(ONE_TARGET);
  expect(await wrong(project)).toBe('Nothing was baked of the image "web" yet; "rebake bake web" bakes it.');
  bake(project, 2, REVOKED);
  expect(await wrong(project)).toBe(
    `No bake of the image "web" can be deployed; the newest, ${idOf(2)} is revoked: it leaks.`,
  );
  bake(project, 1);
  expect(await order(project)).toMatchObject({
    pin: { record: idOf(1) },
    warnings: [`Newer bakes of the image "web" are passed over: ${idOf(2)} is revoked: it leaks.`],
  });
  expect(await wrong(project, idOf(2))).toBe(
    `The bake ${idOf(2)} of the image "web" cannot be deployed: it is revoked: it leaks.`,
  );
  put(project, PIN, '{ "image_id": "ami-2" }');
  expect(await wrong(project, "pinned")).toBe(
    `The bake ${idOf(2)} of the image "web", which is pinned in ${PIN}, is revoked: it leaks.`,
  );
});

test("records that cannot be read may be newer ones: nobody goes back to an older one by mistake", async () => {
  const project = projectWith(ONE_TARGET);
  bake(project, 1);
  put(project, `.rebake/images/web/${idOf(2)}.json`, "<<<<<<< HEAD");
  expect(await wrong(project)).toBe(
    `Which bake of the image "web" is the newest is not known: .rebake/images/web/${idOf(2)}.json: has the marks of a merge conflict in it. Mend it, or name the bake that is meant (${idOf(1)} is the newest that can be read).`,
  );
  expect((await order(project, idOf(1))).pin).toMatchObject({ record: idOf(1) });
  // What is older than the newest does not matter, nor what is no record.
  put(project, ".rebake/images/web/notes.txt", "");
  bake(project, 3);
  expect((await order(project)).pin).toMatchObject({ record: idOf(3) });
  rmSync(`${project}/.rebake/images/web/${idOf(3)}.json`);
  rmSync(`${project}/.rebake/images/web/${idOf(1)}.json`);
  expect(await wrong(project)).toContain("has the marks of a merge conflict in it");
});

test("what is pinned is kept when that is asked for, also where no record knows it", async () => {
  const project = projectWith(ONE_TARGET);
  bake(project, 1);
  bake(project, 2);
  expect(await wrong(project, "pinned")).toBe(
    `Nothing is pinned for the target "prod" yet (${PIN}); deploy an image to it first.`,
  );
  put(project, PIN, '{ "image_id": "ami-1" }');
  expect(await order(project, "pinned")).toMatchObject({ pin: undefined, warnings: [] });
  put(project, PIN, '{ "image_id": "ami-old" }');
  expect(await order(project, "pinned")).toMatchObject({
    pin: undefined,
    warnings: [
      `No record of a bake of the image "web" knows what is pinned in ${project}/${PIN}: "ami-old".`,
    ],
  });
  put(project, PIN, "[]");
  expect(await wrong(project)).toBe(`${PIN}: is no JSON object`);
});

test("of several artifacts the target says which; where it does not, that is said with file and line", async () => {
  const project = projectWith(ONE_TARGET);
  const [build] = bake(project, 1).builds;
  if (!build) throw new Error("no build");
  const artifacts = ["eu-west-1", "us-east-1"].map((location) => ({
    kind: "image",
    id: `ami-${location}`,
    location,
  }));
  bake(project, 2, { builds: [{ ...build, artifacts }] });
  expect(await wrong(project)).toBe(
    `rebake.hcl:7: target "prod" gets no image of the bake ${idOf(2)}: the bake made several; say with "region" which one is meant: eu-west-1, us-east-1`,
  );
  put(project, "rebake.hcl", PROD.replace("variable =", 'region = "us-east-1"\n  variable ='));
  expect(await order(project)).toMatchObject({ pin: { value: "ami-us-east-1" } });
});

test("a template that is another since the newest bake is told; not where an older one is asked for", async () => {
  const project = projectWith(ONE_TARGET);
  bake(project, 1);
  bake(project, 2);
  put(project, "packer/web/web.pkr.hcl", "");
  expect((await order(project)).warnings).toEqual([
    'The template of the image "web" has changed since this bake (packer/web/web.pkr.hcl); "rebake bake web" bakes what it says now.',
  ]);
  expect((await order(project, idOf(1))).warnings).toEqual([]);
});

test("a file that wins over the pin is told", async () => {
  const project = projectWith({ ...ONE_TARGET, "envs/prod/z.auto.tfvars": 'image_id = "x"\n' });
  bake(project, 1);
  expect((await order(project)).warnings).toEqual([
    `${project}/envs/prod/z.auto.tfvars sets "image_id", too, and counts instead of the pin ${project}/${PIN}; take it out there.`,
  ]);
});

test("vars files are those of the target, otherwise those of its root module; patterns choose in order", async () => {
  const vars =
    'vars "envs/prod" {\n  files = ["envs/**/b.tfvars", "envs/prod/*.tfvars", "{x,y/z}/*.tfvars"]\n}\n';
  const project = projectWith({
    ...ONE_TARGET,
    "rebake.hcl": PROD + vars,
    "envs/prod/a.tfvars": "",
    "envs/prod/deep/er/b.tfvars": "",
    "envs/prod/deep/c.tfvars": "",
    "envs/prod/.terraform/b.tfvars": "",
    "y/z/d.tfvars": "",
  });
  symlinkSync(`${project}/envs`, `${project}/envs/prod/deep/loop`);
  bake(project, 1);
  const chosen = ["envs/prod/deep/er/b.tfvars", "envs/prod/a.tfvars", "y/z/d.tfvars"];
  expect((await order(project)).varFiles).toEqual(chosen.map((path) => `${project}/${path}`));
  put(project, "rebake.hcl", vars + PROD.replace("variable =", 'var_files = ["y/z/d.tfvars"]\n  variable ='));
  expect((await order(project)).varFiles).toEqual([`${project}/y/z/d.tfvars`]);
  rmSync(`${project}/y`, { recursive: true });
  expect(await wrong(project)).toBe('rebake.hcl:11: there is no vars file "y/z/d.tfvars"');
  put(project, "rebake.hcl", PROD + vars.replace("*.tfvars", "e.tfvars"));
  expect(await wrong(project)).toContain('rebake.hcl:11: there is no vars file "envs/prod/e.tfvars"');
});

test("a pin that has to be handed over comes last, also when it is only to be written", async () => {
  const files = { ...ONE_TARGET, "rebake.hcl": WORKSPACES, "envs/prod/a.tfvars": "" };
  const project = projectWith(files);
  bake(project, 1);
  const own = `${project}/envs/prod/prod.rebake.tfvars.json`;
  expect(await order(project)).toMatchObject({ workspace: "prod", varFiles: [own], pin: { file: own } });
  put(project, "envs/prod/prod.rebake.tfvars.json", '{ "image_id": "ami-1" }');
  expect(await order(project)).toMatchObject({ varFiles: [own], pin: undefined });
  // What Terraform loads by itself comes before what is handed over.
  put(project, "envs/prod/z.auto.tfvars", 'image_id = "x"\n');
  expect((await order(project)).warnings).toEqual([]);
});

test("pins of other images of the same machines are handed over, too, as far as they are there", async () => {
  const two = WORKSPACES.replaceAll("staging", "prod-cache").replace(
    '  image     = "web"\n  variable  = "image_id"\n}\n',
    '  image     = "web"\n  variable  = "cache_image"\n}\ntarget "other" {\n  root      = "envs/prod"\n  workspace = "x"\n}\n',
  );
  const project = projectWith({
    ...ONE_TARGET,
    "rebake.hcl": two.replace('workspace = "prod-cache"', 'workspace = "prod"'),
    "envs/prod/main.tf": 'variable "image_id" {}\nvariable "cache_image" {}\n',
  });
  bake(project, 1);
  const [cache, own] = ["prod-cache", "prod"].map(
    (name) => `${project}/envs/prod/${name}.rebake.tfvars.json`,
  );
  expect((await order(project)).varFiles).toEqual([own]);
  put(project, "envs/prod/prod-cache.rebake.tfvars.json", '{ "cache_image": "ami-1" }');
  expect((await order(project)).varFiles).toEqual([cache, own]);
  expect(await order(project, undefined, "other")).toMatchObject({ varFiles: [], pin: undefined });
});

test("a target without an image is deployed as it is, and none can be pinned for it", async () => {
  const project = projectWith({ ...ONE_TARGET, "rebake.hcl": 'target "prod" {\n  root = "envs/prod"\n}\n' });
  expect(await order(project)).toMatchObject({ pin: undefined, varFiles: [], warnings: [] });
  for (const image of ["newest", "pinned", idOf(1)])
    expect(await wrong(project, image)).toBe(
      'rebake.hcl:1: target "prod" has no image, so that none can be pinned for it',
    );
});

test.each([
  ["", 'there is no target "prod"; add target "prod" { ... }'],
  ['target "prdo" {\n  root = "envs/prod"\n}\n', 'there is no target "prod"; do you mean "prdo"?'],
  ['target "a" {\n  root = "envs/prod"\n}\n', 'there is no target "prod"; there is a'],
  ['target "prod" {}\n', 'target "prod" needs "root"; add root = "envs/prod"'],
  [
    PROD.replace("variable =", 'regoin = "x"\n  variable ='),
    'rebake.hcl:8: "target" has no attribute "regoin"; do you mean "region"?',
  ],
  [PROD.replace('"image_id"', '"image"'), 'has no variable "image"; do you mean "image_id"?'],
  [
    PROD.replace('root     = "envs/prod"', 'root     = "envs/pord"'),
    'rebake.hcl:6: there is no folder "envs/pord"',
  ],
  [
    PROD.replace('root     = "envs/prod"', 'root     = "envs"'),
    'there are no Terraform files in the folder "envs"',
  ],
  [
    PROD.replace('image    = "web"', 'image    = "wbe"'),
    'rebake.hcl:7: there is no image "wbe"; do you mean "web"?',
  ],
  [
    `${PROD}target "x" {\n  root = "envs/prod"\n  workspace = "x"\n}\n`,
    'rebake.hcl:10: target "prod" and target "x" have the same root module; say in both with "workspace"',
  ],
  [
    `${PROD}target "x" {\n  root = "envs/prod"\n}\n`,
    "have the same root module, workspace and variable; give one of them another workspace",
  ],
])("what is not meant is refused with file and reason: %j", async (text, message) => {
  const project = projectWith({ ...ONE_TARGET, "rebake.hcl": text });
  bake(project, 1);
  const said = await wrong(project);
  expect(said).toMatch(/^rebake\.hcl:/);
  expect(said).toContain(message);
});

test("by a name with a link in it everything has that name", async () => {
  const project = projectWith({ ...ONE_TARGET, [PIN]: '{ "image_id": "ami-1" }' });
  bake(project, 1);
  bake(project, 2);
  deploy(project, 1);
  const link = `${temporaryFolder()}/link`;
  symlinkSync(project, link);
  const text = (value: unknown): string => JSON.stringify(value);
  expect(text(await order(`${link}/`)).replaceAll(link, project)).toBe(text(await order(project)));
});

test("an image is baked as its block says; what it names must be there", async () => {
  const block =
    'image "web" {\n  template = "packer/web"\n  only = ["a.*"]\n  var_files = ["v.pkrvars.hcl"]\n}\n';
  const project = projectWith({ ...ONE_TARGET, "rebake.hcl": block, "v.pkrvars.hcl": "" });
  expect(await prepareBake(engine, project, "web")).toEqual({
    order: {
      project,
      image: "web",
      template: `${project}/packer/web`,
      only: ["a.*"],
      varFiles: [`${project}/v.pkrvars.hcl`],
    },
  });
  const said = async (text: string, image = "web") => {
    put(project, "rebake.hcl", text);
    const found = await prepareBake(engine, project, image);
    return "wrong" in found ? found.wrong.replaceAll(`${project}/`, "") : "";
  };
  expect(await said(block, "wbe")).toBe('rebake.hcl: there is no image "wbe"; do you mean "web"?');
  expect(await said(block.replace("packer/web", "packer/x"))).toBe(
    'rebake.hcl:2: image "web" has the template packer/x, which is not there',
  );
  expect(await said(block.replace("v.pkr", "w.pkr"))).toBe(
    'rebake.hcl:4: there is no vars file "w.pkrvars.hcl"',
  );
  expect(await said(block.replace("only", "onyl"))).toContain('do you mean "only"?');
  expect(await said(block.replace(/template.*/, ""))).toContain('image "web" needs "template"');
});
