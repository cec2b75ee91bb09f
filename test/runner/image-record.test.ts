import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ImageRecord } from "../../protocol/src/image-record.ts";
import { ledgerFiles, readRecords } from "../../server/src/host/ledger.ts";
import { expectStarted, finish, type Laboratory, laboratory, ofType, until, writtenBy } from "./support.ts";

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
        artifacts: [{ kind: "file", id: "packer/out.txt", size: 1, sha256: sha256("x") }],
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
    packer: { version: expect.stringMatching(/^1\.\d+\.\d+$/) },
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

test("inputs are what Packer reads: not what lies beside it, but scripts, folders and files that functions read", async () => {
  const provisioners = `  provisioner "file" {
    source = "files"
    destination = "/"
  }
  provisioner "shell" {
    script = "../shared/s.sh"
  }
  provisioner "file" {
    direction = "download"
    source = "t.md"
    destination = "x"
  }
`;
  const template = `locals {\n  motd = file("motd.txt")\n}\n${NULL}build {\n  sources = ["source.null.n"]\n${provisioners}  post-processor "manifest" {}\n}\n`;
  const outside = lab.root({ "secret.hcl": "" });
  const root = lab.root({
    "packer/t.pkr.hcl": template,
    "packer/motd.txt": "hello",
    "packer/t.md": "read by people",
    "packer/x.auto.pkrvars.hcl": "",
    "packer/staging.pkrvars.hcl": "",
    "packer/files/a/b.conf": "b",
    "packer/files/.git/HEAD": "x",
    "packer/packer-manifest.json": "{}",
    "packer/stream": MADE,
    "shared/s.sh": "echo s\n",
  });
  const request = { record: { project: root, image: "web" }, varFiles: [join(outside, "secret.hcl")] };
  const whole = await lab.bake(join(root, "packer"), request, PRETEND);
  await lab.bake(join(root, "packer/t.pkr.hcl"), { record: request.record }, PRETEND);
  const [alone, record] = recordsIn(root);
  const named = ["files/a/b.conf", "motd.txt", "t.pkr.hcl", "x.auto.pkrvars.hcl"].map(
    (name) => `packer/${name}`,
  );
  expect(Object.keys(record?.inputs ?? {})).toEqual([...named, "shared/s.sh"]);
  // Of a file that is named alone Packer reads no vars files beside it.
  expect(Object.keys(alone?.inputs ?? {})).toEqual([...named.slice(0, 3), "shared/s.sh"]);
  // Where something lies on this machine says nothing on another one.
  expect(record).not.toHaveProperty("varFiles");
  expect(ofType(whole.events, "log").map(({ text }) => text)).toContain(
    `${join(outside, "secret.hcl")} lies outside of the folder of rebake.hcl: the record of the image does not name it.`,
  );
});

test("the commit is that of all that is baked from; what bakes write is no change; before the first commit there is none", async () => {
  const root = lab.root({
    "packer/t.pkr.hcl": `${NULL}build {\n  sources = ["source.null.n"]\n  provisioner "shell" {\n    script = "../shared/s.sh"\n  }\n}\n`,
    "packer/stream": MADE,
    "shared/s.sh": "",
    "other/x": "",
  });
  const git = (...args: string[]): string =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@b", ...args], { cwd: root })
      .toString()
      .trim();
  const bake = async (): Promise<ImageRecord["git"]> => {
    await lab.bake(join(root, "packer"), { record: { project: root, image: "web" } }, PRETEND);
    return recordsIn(root)[0]?.git;
  };
  git("init", "-q");
  expect(await bake()).toBeUndefined();
  git("add", "packer/t.pkr.hcl", "shared");
  git("commit", "-qm", "first");
  const commit = git("rev-parse", "HEAD");
  // There are files in none: those of the other folder, and what was written beside the template.
  expect(await bake()).toEqual({ commit, dirty: false });
  writeFileSync(join(root, "shared/s.sh"), "changed");
  expect(await bake()).toEqual({ commit, dirty: true });
  git("checkout", "shared");
  writeFileSync(join(root, "packer/new.pkr.hcl"), "");
  expect(await bake()).toEqual({ commit, dirty: true });
});

test("36: what has a sensitive value in its name is not written down: without it it would be something else", async () => {
  const variable = 'variable "token" {\n  default   = "a-secret-of-it"\n  sensitive = true\n}\n';
  const data = `{ image_id = "img-\${var.token}", "key-\${var.token}" = "x" }`;
  const root = lab.root({
    "t.pkr.hcl": `${variable}${NULL}build {\n  sources = ["source.null.n"]\n  post-processor "manifest" {\n    custom_data = ${data}\n  }\n}\n`,
  });
  const { run, state } = await lab.bake(root, { record: { project: root, image: "web" } });
  expect(state.finished?.left).toEqual([
    "the image web is not written down: there is a sensitive value in the name of what was made; give it a name without one",
  ]);
  expect(recordsIn(root)).toEqual([]);
  expect(writtenBy(run)).toContain('"key-(sensitive value)"');
  expect(writtenBy(run)).not.toContain("a-secret-of-it");
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

test("a bake that fails is not written down; where nothing can be written down nothing is baked", async () => {
  const root = lab.root({
    "t.pkr.hcl": `${NULL}build {\n  sources = ["source.null.n"]\n}\n`,
    stream: MADE,
  });
  const request = { record: { project: root, image: "web" } };
  expect((await lab.bake(root, { ...request, only: ["no"] })).state.finished?.outcome).toBe("failed");
  expect(recordsIn(root)).toEqual([]);
  writeFileSync(join(root, ".rebake"), "a file");
  const { state, events } = await lab.bake(root, request, PRETEND);
  expect(state.finished).toMatchObject({
    outcome: "failed",
    message: `The image could not be written down: ${root}/.rebake: is no folder, or a link to one; nothing is written through links. Put that right, or bake without writing it down.`,
  });
  expect(ofType(events, "step_started")).toEqual([]);
});

test("a record that cannot be written does not make a bake fail, and is kept", async () => {
  const root = lab.root({ "t.pkr.hcl": NULL, stream: MADE, wait: "" });
  const run = expectStarted(lab.startBake(root, { record: { project: root, image: "web" } }, PRETEND));
  await until(run, (event) => event.type === "step_started" && event.step === "build");
  writeFileSync(join(root, ".rebake"), "a file");
  rmSync(join(root, "wait"));
  const { state } = await finish(run);
  const { left = [] } = state.finished ?? {};
  expect(state.finished).toMatchObject({ outcome: "succeeded", artifacts: 1 });
  expect(left).toEqual([
    expect.stringMatching(/^the image web is not written down: .*; its record is kept, copy /),
  ]);
  const [, kept = "", place = ""] = / copy (.*) to (.*)$/.exec(left[0] ?? "") ?? [];
  rmSync(join(root, ".rebake"));
  mkdirSync(dirname(place), { recursive: true });
  copyFileSync(kept, place);
  expect(recordsIn(root)).toMatchObject([{ image: "web", run: run.id }]);
});
