import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { writeLedgerRecord } from "../../../protocol/src/ledger.ts";
import { readImageLedger } from "../../../server/src/host/image-ledger.ts";
import { ledgerFiles, readRecords, whyNotWritable, writeRecord } from "../../../server/src/host/ledger.ts";
import { deploymentRecord, imageRecord } from "../../support/records.ts";
import { temporaryFolder } from "../../support/temporary.ts";

function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(`${root}/${path}`), { recursive: true });
  writeFileSync(`${root}/${path}`, text);
}

function id(second: number): string {
  return `2026013${second < 10 ? 0 : 1}T1000${String(second).padStart(2, "0")}Z-a${second}`;
}

/** What is read, newest first, and what is told, without the folder. */
function readAll(root: string) {
  const problems: string[] = [];
  const told = (problem: string) => void problems.push(problem.replace(`${root}/.rebake/images/`, ""));
  const ids = [...readRecords("images", ledgerFiles(root, "images"), told)].map((one) => one.id);
  return { ids, problems };
}

test("records come newest first, whatever image they are of; without a ledger there are none", () => {
  const root = temporaryFolder();
  expect(readAll(root)).toEqual({ ids: [], problems: [] });
  for (const [second, image] of [
    [1, "web"],
    [3, "api"],
    [2, "web"],
  ] as const)
    expect(writeRecord(root, "images", imageRecord({ id: id(second), image }))).toHaveProperty("path");
  expect(readAll(root)).toEqual({ ids: [id(3), id(2), id(1)], problems: [] });
  expect(ledgerFiles(root, "images", "web").files.map((file) => file.id)).toEqual([id(2), id(1)]);
  expect(ledgerFiles(root, "images", "../images/web")).toEqual({ files: [], problems: [] });
  expect(writeRecord(root, "deployments", deploymentRecord())).toHaveProperty("path");
  expect(ledgerFiles(root, "deployments").files).toMatchObject([{ name: "prod" }]);
});

test("listing reads no record", () => {
  const root = temporaryFolder();
  write(root, `.rebake/images/web/${id(1)}.json`, "broken");
  expect(ledgerFiles(root, "images")).toMatchObject({ files: [{ id: id(1) }], problems: [] });
});

test("what cannot be read is told and passed over", () => {
  const root = temporaryFolder();
  const images = ".rebake/images";
  const text = writeLedgerRecord(imageRecord({ id: id(1) }));
  write(root, `${images}/web/${id(1)}.json`, text);
  write(root, `${images}/web/${id(2)}.json`, `<<<<<<< HEAD\n${text}=======\n${text}>>>>>>> main\n`);
  write(root, `${images}/web/${id(3)}.json`, text);
  write(root, `${images}/api/${id(1)}.json`, text);
  write(root, `${images}/web/${id(4)}.json`, '{ "version": 2 }');
  write(root, `${images}/web/${id(5)}.json`, " ".repeat(1024 * 1024 + 1));
  write(root, `${images}/web/${id(6)}.json`, "");
  write(root, `${images}/web/notes.json`, text);
  write(root, `${images}/web/README.md`, "");
  mkdirSync(`${root}/${images}/web/${id(7)}.json`);
  symlinkSync("/", `${root}/${images}/elsewhere`);
  symlinkSync(`${id(1)}.json`, `${root}/${images}/web/${id(8)}.json`);
  const { ids, problems } = readAll(root);
  expect(ids).toEqual([id(1)]);
  expect(problems.sort()).toEqual(
    [
      "elsewhere: is a link, which was passed over",
      "web/notes.json: is not named as records are, and was passed over",
      `web/${id(7)}.json: is no file, or a link to one, and was passed over`,
      `web/${id(8)}.json: is no file, or a link to one, and was passed over`,
      `web/${id(6)}.json: is no JSON`,
      `web/${id(5)}.json: is too large for a record`,
      `web/${id(4)}.json: is of version 2, which a newer Rebake writes`,
      `web/${id(3)}.json: says that it is web/${id(1)}, which belongs into another file`,
      `web/${id(2)}.json: has the marks of a merge conflict in it`,
      `api/${id(1)}.json: says that it is web/${id(1)}, which belongs into another file`,
    ].sort(),
  );
});

test("a record longer than the buffer is read as a whole", () => {
  const root = temporaryFolder();
  const labels = { note: "ä".repeat(100_000) };
  writeRecord(root, "images", imageRecord({ id: id(1), labels }));
  expect([...readRecords("images", ledgerFiles(root, "images"), () => {})]).toMatchObject([{ labels }]);
});

test("a record is written once, for everybody to read, and leaves nothing else behind", () => {
  const root = temporaryFolder();
  const old = process.umask(0o077);
  try {
    writeRecord(root, "images", imageRecord());
  } finally {
    process.umask(old);
  }
  const path = `${root}/.rebake/images/web/${imageRecord().id}.json`;
  expect(statSync(path).mode & 0o777).toBe(0o644);
  const before = readFileSync(path, "utf8");
  expect(writeRecord(root, "images", imageRecord({ seconds: 1 }))).toEqual({
    wrong: `${path}: is there already`,
  });
  expect(readFileSync(path, "utf8")).toBe(before);
  expect(readdirSync(dirname(path))).toHaveLength(1);
});

test.each([
  ["a name that leads away", imageRecord({ image: "../../x" }), 'has the name "../../x"'],
  ["an id that leads away", imageRecord({ id: "../x" }), 'has the id "../x"'],
  ["no time", imageRecord({ created: "today" }), "created must be a time"],
  ["a megabyte", imageRecord({ labels: { note: "x".repeat(1024 * 1024) } }), "is too large"],
])("what nobody could read is not written: %s", (_name, record, wrong) => {
  const root = temporaryFolder();
  expect(writeRecord(root, "images", record)).toEqual({ wrong: expect.stringContaining(wrong) });
  expect(readdirSync(root)).toEqual([]);
});

test("nothing is written through links", () => {
  const root = temporaryFolder();
  const outside = temporaryFolder();
  mkdirSync(`${root}/.rebake`);
  symlinkSync(outside, `${root}/.rebake/images`);
  expect(writeRecord(root, "images", imageRecord())).toEqual({ wrong: expect.stringContaining("links") });
  expect(readdirSync(outside)).toEqual([]);
});

test.skipIf(process.getuid?.() === 0)("where nobody may write, that is said", () => {
  const root = temporaryFolder();
  chmodSync(root, 0o555);
  expect(writeRecord(root, "images", imageRecord())).toEqual({
    wrong: `${root}/.rebake: cannot be made (EACCES)`,
  });
});

test("rules know the images of records, and of notes that others wrote", () => {
  const root = temporaryFolder();
  const [build] = imageRecord().builds;
  const azure = "/subscriptions/1/resourcegroups/i/providers/Microsoft.Compute/images/web";
  const builds = [
    {
      ...build,
      name: "a",
      builder: "amazon-ebs",
      artifactId: "eu-west-1:ami-1",
      artifacts: [{ kind: "image", id: "ami-1" }],
    },
    {
      ...build,
      name: "b",
      builder: "azure-arm",
      artifactId: azure,
      artifacts: [{ kind: "image", id: azure }],
    },
  ];
  writeRecord(root, "images", imageRecord({ builds }));
  write(root, ".rebake/images/old/2025.json", '{ "made": "eu-west-1:ami-8,us-east-1:ami-9" }');
  write(root, ".rebake/images/old/broken.json", "{");
  const problems: string[] = [];
  const ledger = readImageLedger(root, (problem) => problems.push(problem));
  const known = [
    "ami-1",
    "ami-9",
    azure.replace("resourcegroups", "resourceGroups"),
    "projects/p/global/images/ami-8",
  ];
  expect(known.filter((image) => ledger?.has(image))).toEqual(known);
  expect(["web", "rebake", "packer/web", "1.6.6"].filter((word) => ledger?.has(word))).toEqual([]);
  expect(problems).toEqual([`${root}/.rebake/images/old/broken.json: is not JSON, and was left out`]);
});

test("where capital letters make no difference two images would be one folder", () => {
  const root = temporaryFolder();
  expect(writeRecord(root, "images", imageRecord({ id: id(1), image: "web" }))).toHaveProperty("path");
  const wrong = `${root}/.rebake/images/web: is there, and capital letters do not tell "Web" from it`;
  expect(writeRecord(root, "images", imageRecord({ id: id(2), image: "Web" }))).toEqual({ wrong });
  expect(whyNotWritable(root, "images", "Web")).toBe(wrong);
});

test("whether a record could be written is known without making anything", () => {
  const root = temporaryFolder();
  expect(whyNotWritable(root, "images", "web")).toBeUndefined();
  expect(readdirSync(root)).toEqual([]);
  mkdirSync(`${root}/elsewhere`);
  symlinkSync(`${root}/elsewhere`, `${root}/.rebake`);
  expect(whyNotWritable(root, "images", "web")).toContain("/.rebake: is no folder, or a link to one");
  expect(whyNotWritable(`${root}/nowhere`, "images", "web")).toBe(
    `${root}/nowhere: cannot be written into (ENOENT)`,
  );
});

test("a folder that is a link is passed over, also where it is asked for by name; a mark before a text is not", () => {
  const root = temporaryFolder();
  const text = writeLedgerRecord(imageRecord({ id: id(1), image: "web" }));
  write(root, `.rebake/images/web/${id(1)}.json`, `\ufeff${text}`);
  symlinkSync(`${root}/.rebake/images/web`, `${root}/.rebake/images/linked`);
  expect(ledgerFiles(root, "images", "linked")).toEqual({
    files: [],
    problems: [`${root}/.rebake/images/linked: is a link, which was passed over`],
  });
  expect(ledgerFiles(root, "images", "web").problems).toEqual([]);
  expect(readAll(root).ids).toEqual([id(1)]);
});
