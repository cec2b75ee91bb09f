import { createHash } from "node:crypto";
import { chmodSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ImageRecord } from "../../protocol/src/image-record.ts";
import { ledgerFiles, readRecords } from "../../server/src/host/ledger.ts";
import { type Laboratory, laboratory, ofType } from "./support.ts";

let lab: Laboratory;
beforeAll(async () => {
  lab = await laboratory();
});
afterAll(() => lab.remove());

const PRETEND = { TOOL: join(import.meta.dirname, "pretend-packer.sh") };
const NULL = 'source "null" "n" {\n  communicator = "none"\n}\n';

const MADE = "17,x.amazon-ebs.b,artifact,0,id,eu-west-1:ami-1\n17,x.amazon-ebs.b,artifact,0,end\n";

function recordsIn(root: string): ImageRecord[] {
  const problems: string[] = [];
  const records = [
    ...readRecords("images", ledgerFiles(root, "images"), (problem) => problems.push(problem)),
  ];
  expect(problems).toEqual([]);
  return records;
}

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

test("a bake that succeeded is written down: what it made, from what, with what", async () => {
  const template = `source "file" "f" {\n  content = "x"\n  target  = "out.txt"\n}\nbuild {\n  sources = ["source.file.f"]\n  provisioner "shell-local" {\n    script = "s.sh"\n  }\n  post-processor "manifest" {}\n}\n`;
  const root = lab.root({ "packer/t.pkr.hcl": template, "packer/s.sh": "echo hello\n", "v.hcl": "" });
  chmodSync(join(root, "packer/s.sh"), 0o755);
  const { run, state, events } = await lab.bake(join(root, "packer"), {
    record: { project: root, image: "web" },
    only: ["file.*"],
    varFiles: [join(root, "v.hcl")],
  });
  expect(state.finished).toMatchObject({ outcome: "succeeded", left: [] });
  const [record, ...others] = recordsIn(root);
  expect(others).toEqual([]);
  expect(ofType(events, "image_record")).toMatchObject([
    { image: "web", id: record?.id, file: `${root}/.rebake/images/web/${record?.id}.json` },
  ]);
  const packerRun = ofType(events, "bake_result")[0]?.runUuid;
  expect(record).toMatchObject({
    image: "web",
    builds: [
      {
        name: "file.f",
        builder: "file",
        builderId: "packer.file",
        artifactId: "File",
        artifacts: [{ kind: "file", id: "out.txt", size: 1, sha256: sha256("x") }],
      },
    ],
    template: { path: "packer", sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    inputs: {
      "packer/t.pkr.hcl": sha256(template),
      "packer/s.sh": sha256("echo hello\n"),
      "v.hcl": sha256(""),
    },
    only: ["file.*"],
    varFiles: ["v.hcl"],
    packer: { version: "1.6.6" },
    packerRun,
    run: run.id,
  });
  // The digest is that of the files, whenever they are baked.
  const again = { record: { project: root, image: "web" }, varFiles: [join(root, "v.hcl")] };
  await lab.bake(join(root, "packer"), again);
  writeFileSync(join(root, "packer/s.sh"), "echo other\n");
  await lab.bake(join(root, "packer"), again);
  const digests = recordsIn(root).map(({ template: { sha256: digest } }) => digest);
  expect(digests).toHaveLength(3);
  expect(new Set(digests).size).toBe(2);
});

test("paths of a record are below the folder of rebake.hcl, by whatever name that was given", async () => {
  const root = lab.root({ "packer/t.pkr.hcl": NULL, "packer/stream": MADE });
  const link = `${root}-link`;
  symlinkSync(root, link);
  await lab.bake(join(link, "packer"), { record: { project: link, image: "web" } }, PRETEND);
  expect(recordsIn(root)).toMatchObject([
    { template: { path: "packer" }, inputs: { "packer/t.pkr.hcl": sha256(NULL) } },
  ]);
});

test("the AMIs of a bake are written down by region", async () => {
  const stream = [
    "17,,ui,say,Build 'web.amazon-ebs.base' finished after 3 minutes.",
    "17,web.amazon-ebs.base,artifact,0,builder-id,mitchellh.amazonebs",
    "17,web.amazon-ebs.base,artifact,0,id,eu-west-1:ami-0a1%!(PACKER_COMMA)us-east-1:ami-0b2",
    "17,web.amazon-ebs.base,artifact,0,end",
    "",
  ].join("\n");
  const root = lab.root({ "t.pkr.hcl": NULL, stream });
  await lab.bake(root, { record: { project: root, image: "web" } }, PRETEND);
  expect(recordsIn(root)).toMatchObject([
    {
      template: { path: "" },
      builds: [
        {
          name: "web.amazon-ebs.base",
          builder: "amazon-ebs",
          artifacts: [
            { kind: "image", id: "ami-0a1", location: "eu-west-1" },
            { kind: "image", id: "ami-0b2", location: "us-east-1" },
          ],
        },
      ],
    },
  ]);
});

const AMAZON = 'source "amazon-ebs" "b" {}\nbuild {\n  sources = ["source.amazon-ebs.b"]\n}\n';
const REQUIRED =
  'packer {\n  required_plugins {\n    amazon = {\n      version = "~> 1.2"\n      source  = "github.com/hashicorp/amazon"\n    }\n  }\n}\n';

function binary(source: string, version: string): string {
  const name = source.slice(source.lastIndexOf("/") + 1);
  return `/home/me too/plugins/${source}/packer-plugin-${name}_v${version}_x5.0_linux_amd64`;
}

test("a newer Packer says which plugins it bakes with: of those that the template asks for the newest that it may take", async () => {
  const source = "github.com/hashicorp/amazon";
  const installed = ["1.2.9", "1.2.10-dev", "1.2.10", "1.2.8"].map((version) => binary(source, version));
  const root = lab.root({
    "t.pkr.hcl": REQUIRED + AMAZON,
    stream: MADE,
    "plugins-required": `amazon ${source} "~> 1.2" ${installed.join(" ")}\n`,
  });
  await lab.bake(root, { record: { project: root, image: "web" } }, PRETEND);
  expect(recordsIn(root)).toMatchObject([{ packer: { version: "1.9.4" }, plugins: { [source]: "1.2.10" } }]);
});

test("of a template that asks for no plugins those are told whose builders it uses", async () => {
  const lines = [
    binary("github.com/hashicorp/amazon", "1.3.0"),
    binary("github.com/hashicorp/docker", "1.0.8"),
  ];
  writeFileSync(join(lab.directory, "home/plugins-installed"), lines.map((line) => `${line}\n`).join(""));
  const root = lab.root({ "t.pkr.hcl": AMAZON, stream: MADE });
  await lab.bake(root, { record: { project: root, image: "web" } }, PRETEND);
  expect(recordsIn(root)[0]?.plugins).toEqual({ "github.com/hashicorp/amazon": "1.3.0" });
});

test("a Packer that does not say which plugins it has bakes all the same, and that is told", async () => {
  const root = lab.root({ "t.pkr.hcl": REQUIRED + AMAZON, stream: MADE });
  const { events, state } = await lab.bake(root, { record: { project: root, image: "web" } }, PRETEND);
  expect(state.finished?.outcome).toBe("succeeded");
  expect(recordsIn(root)).toHaveLength(1);
  expect(recordsIn(root)[0]).not.toHaveProperty("plugins");
  expect(ofType(events, "log").map(({ text }) => text)).toContainEqual(
    expect.stringMatching(
      /^Packer does not say which plugins it has \(.*\); the record of the image is without them\.$/,
    ),
  );
});

test("36: what has no name is written down by the name that its manifest gives it, without secrets, or not at all", async () => {
  const variable = 'variable "token" {\n  default   = "a-secret-of-it"\n  sensitive = true\n}\n';
  const template = (data: string): string =>
    `${variable}${NULL}build {\n  sources = ["source.null.n"]\n  post-processor "manifest" {\n    custom_data = {${data}}\n  }\n}\n`;
  const root = lab.root({ "t.pkr.hcl": template("") });
  const request = { record: { project: root, image: "web" } };
  const unnamed = await lab.bake(root, request);
  expect(unnamed.state.finished).toMatchObject({
    outcome: "succeeded",
    left: [expect.stringContaining("the image web is not written down: nothing that was made has a name")],
  });
  expect(recordsIn(root)).toEqual([]);
  writeFileSync(join(root, "t.pkr.hcl"), template('image_id = "img-7", with = "x ${var.token}"'));
  const { events } = await lab.bake(root, request);
  expect(recordsIn(root)).toMatchObject([{ builds: [{ artifacts: [{ kind: "image", id: "img-7" }] }] }]);
  const file = ofType(events, "image_record")[0]?.file ?? "";
  expect(readFileSync(file, "utf8")).toContain('"with"');
  expect(readFileSync(file, "utf8")).not.toContain("a-secret-of-it");
});

test("a bake that fails is not written down; a record that cannot be written does not make a bake fail", async () => {
  const root = lab.root({
    "t.pkr.hcl": `${NULL}build {\n  sources = ["source.null.n"]\n}\n`,
    ".rebake": "a file",
  });
  const request = { record: { project: root, image: "web" } };
  expect((await lab.bake(root, { ...request, only: ["no"] })).state.finished?.outcome).toBe("failed");
  const stream = "17,a.googlecompute.b,artifact,0,id,img-1\n17,a.googlecompute.b,artifact,0,end\n";
  writeFileSync(join(root, "stream"), stream);
  const { state } = await lab.bake(root, request, PRETEND);
  expect(state.finished).toMatchObject({
    outcome: "succeeded",
    artifacts: 1,
    left: [expect.stringContaining("the image web is not written down: ")],
  });
});
