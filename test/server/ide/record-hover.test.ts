import { expect, test } from "vitest";
import type { ImageStatus, TargetStatus } from "../../../protocol/src/project-status.ts";
import { literalAt } from "../../../server/src/ide/literal-at.ts";
import {
  bakeInWords,
  imageInWords,
  type RecordContext,
  targetInWords,
} from "../../../server/src/ide/record-hover.ts";
import { engine, folderOf, ROOT } from "../../support/analysis.ts";
import { imageRecord } from "../../support/records.ts";

const RECORD = imageRecord();
const FILE = "/work/.rebake/images/web/x.json";

function target(changes: Partial<TargetStatus> = {}): TargetStatus {
  return {
    name: "prod",
    place: { file: "/work/rebake.hcl", line: 0 },
    root: "/work/envs/prod",
    workspace: undefined,
    production: false,
    image: "web",
    variable: "image_id",
    pin: undefined,
    live: undefined,
    last: undefined,
    newest: undefined,
    hasVerify: false,
    ...changes,
  };
}

function context(...targets: TargetStatus[]): RecordContext {
  return {
    targets,
    now: Date.parse("2026-02-03T10:00:00Z"),
    link: (words, file) => `[${words}](${file})`,
  };
}

const PIN = { file: "/work/p.json", value: "ami-0a1", record: RECORD.id, hiddenBy: [] };
const LIVE = {
  image: "web",
  record: RECORD.id,
  value: "ami-0a1",
  deployment: "d",
  since: "2026-02-02T10:00:00Z",
};

test("a bake says what it is, of what it was made, and where it is used", () => {
  const [build] = RECORD.builds;
  if (!build) throw new Error("no build");
  const record = {
    ...RECORD,
    by: { ...RECORD.by, user: "ann" },
    git: { commit: "0123456789abcdef0123", dirty: true },
    builds: [
      build,
      { ...build, artifacts: [{ kind: "image", id: "ami-2", location: "us-east-1" }] },
      { ...build, artifacts: [{ kind: "container", id: "web@sha256:1" }] },
    ],
  };
  const staging = target({ name: "staging", live: LIVE });
  expect(bakeInWords(record, FILE, context(target({ pin: PIN }), staging)).split("\n\n")).toEqual([
    `**web**, baked 3 days ago by \`ann\`: [${RECORD.id}](${FILE})`,
    "Template `packer/web`, commit `0123456789ab` with uncommitted changes, Packer `1.6.6`",
    "- `eu-west-1`: `ami-0a1`\n- `us-east-1`: `ami-2`\n- `web@sha256:1`",
    "Pinned for prod, live in staging",
  ]);
});

test.each([
  [
    { revoked: { at: "2026-02-01T00:00:00Z", reason: "it leaks", instead: "x" } },
    "**Revoked**: `it leaks`; instead: `x`",
  ],
  [{ deleted: { at: "2026-02-01T00:00:00Z" } }, "**Deleted**: its artifacts are gone"],
  [{ builds: [] }, "**Cannot be deployed**: no artifact has a name"],
])("what must not be deployed says so: %j", (changes, words) => {
  expect(bakeInWords({ ...RECORD, ...changes }, FILE, context())).toContain(`\n\n${words}\n\n`);
});

test("what stands in a record is text, whatever it looks like", () => {
  const reason = "[click](command:x) `\n\n# **now**\u202e";
  const words = bakeInWords({ ...RECORD, revoked: { at: "2026-02-01T00:00:00Z", reason } }, FILE, context());
  expect(words).toContain("**Revoked**: `[click](command:x) ' # **now**\ufffd`");
});

test("an image says its newest bake, and that its template is another since", () => {
  const image: ImageStatus = {
    name: "web",
    place: { file: "/work/rebake.hcl", line: 0 },
    template: "/work/packer/web",
    count: 12,
    changed: ["packer/web/a.sh", "b`.sh"],
    bakes: [
      {
        id: RECORD.id,
        file: FILE,
        created: RECORD.created,
        builds: [],
        by: undefined,
        git: undefined,
        run: undefined,
        undeployable: undefined,
        pinned: [],
        live: [],
      },
    ],
  };
  const words = imageInWords(image, RECORD, context());
  expect(words).toContain("baked 3 days ago");
  expect(words).toContain("The template has changed since: `packer/web/a.sh`, `b'.sh`");
  expect(words).toContain("The newest of 12 bakes");
  expect(imageInWords({ ...image, bakes: [], count: 0 }, undefined, context())).toBe(
    "**web**: nothing was baked yet",
  );
});

test("a target says what is pinned, what is live, and what came of the last deployment", () => {
  const last = {
    id: "d",
    file: "/work/d.json",
    kind: "deploy",
    started: "2026-02-03T08:00:00Z",
    ended: "2026-02-03T08:00:00Z",
    by: "ann",
    outcome: "failed",
    verify: {
      outcome: "failed",
      probe: "http",
      attempts: 3,
      ended: "2026-02-03T08:00:00Z",
      said: "HTTP 503",
    },
    run: undefined,
    image: undefined,
  } as const;
  const pin = { ...PIN, value: "ami-9", record: undefined, hiddenBy: ["/work/z.auto.tfvars"] };
  const words = targetInWords(target({ production: true, pin, live: LIVE, last }), context());
  expect(words.split("\n\n")).toEqual([
    "**prod**, production",
    "Pinned: `ami-9`, of which there is no record",
    "The pin does not count: [another file](/work/z.auto.tfvars) sets the variable, too",
    "Live: `ami-0a1`, deployed 1 day ago",
    "**Pinned, but not deployed**",
    "Last `deploy`: failed 2 hours ago by `ann`, verify failed (`HTTP 503`): [d](/work/d.json)",
  ]);
  expect(targetInWords(target(), context())).toBe("**prod**\n\nNothing is pinned yet\n\nNever deployed");
  expect(targetInWords(target({ pin: PIN, live: LIVE, last }), context())).not.toContain("not deployed");
});

test.each([
  ["main.tf", 'locals {\n  a = { x = ["one", "tw◆o"] }\n}\n', "two"],
  ["main.tf", 'resource "a" "b" {\n  c {\n    d = "◆one"\n  }\n}\n', "one"],
  ["p.tfvars", 'image = "on◆e"\n', "one"],
  ["p.auto.tfvars.json", '{ "image": "on◆e" }\n', "one"],
  ["main.tf", 'locals {\n  a = "x${var.◆y}"\n}\n', undefined],
  ["main.tf", 'locals {\n  a◆ = "one"\n}\n', undefined],
  ["main.tf", "locals {\n  a = ◆1\n}\n", undefined],
])("the text in quotes at a place of %s: %j", async (name, marked, text) => {
  const offset = marked.indexOf("◆");
  const folder = folderOf(await engine(), { [name]: marked.replace("◆", "") });
  expect(literalAt({ folder, findings: [] }, `${ROOT}/${name}`, offset)?.text).toBe(text);
});
