import { beforeEach, expect, test } from "vitest";
import type { Body } from "../../server/src/syntax/nodes.ts";
import { type FileAccess, Workspace } from "../../server/src/workspace.ts";
import { engine } from "../support/analysis.ts";
import { FakeDisk } from "./lsp/client.ts";

const BLOCK = (name: string) => `resource "a" "${name}" {\n  x = 1\n}\n`;

let disk: FakeDisk;
let unreadable: string[];
let workspace: Workspace;

beforeEach(async () => {
  disk = new FakeDisk({ "/w/a.tf": BLOCK("a"), "/w/b.tf": BLOCK("b"), "/w/notes.txt": "" });
  workspace = await workspaceOver(disk);
});

async function workspaceOver(files: FileAccess): Promise<Workspace> {
  unreadable = [];
  return new Workspace({
    engine: await engine(),
    files,
    onUnreadable: (path, reason) => unreadable.push(`${path}: ${reason}`),
  });
}

const put = (path: string, version: number, text: string, alone = false) =>
  workspace.put({ path, dialect: "terraform", alone, version, text });

const bodiesIn = async (directory: string): Promise<Body[]> =>
  (await workspace.snapshot(directory)).folder.files
    .flatMap((file) => file.pieces)
    .flatMap(({ piece: { item } }) => (item?.kind === "block" ? [item.body] : []));

test("a folder is the same object until something in it changes", async () => {
  const first = await workspace.snapshot("/w");
  expect(first.folder.files.map(({ path }) => path)).toEqual(["/w/a.tf", "/w/b.tf"]);
  expect(await workspace.snapshot("/w")).toBe(first);
  put("/w/a.tf", 1, BLOCK("other"));
  const second = await workspace.snapshot("/w");
  expect(second).not.toBe(first);
  expect(second.versions).toEqual(new Map([["/w/a.tf", 1]]));
  expect(first.folder.file("/w/a.tf")?.text).toBe(BLOCK("a"));
});

test("an edit parses the piece it is in, and nothing else", async () => {
  const text = ["one", "two", "three"].map(BLOCK).join("\n");
  put("/w/a.tf", 1, text);
  const before = await bodiesIn("/w");
  put("/w/a.tf", 2, text.replace('"two" {\n  x = 1', '"two" {\n  x = 12'));
  const parsed = (await bodiesIn("/w")).filter((body) => !before.includes(body));
  expect(parsed.map((body) => body.piece.text.trim())).toEqual(['resource "a" "two" {\n  x = 12\n}']);
});

test("a document that is closed gives its place back to the file", async () => {
  put("/w/a.tf", 1, BLOCK("unsaved"));
  await workspace.snapshot("/w");
  workspace.close("/w/a.tf");
  expect((await workspace.snapshot("/w")).folder.file("/w/a.tf")?.text).toBe(BLOCK("a"));
});

test("a document without a folder is alone, and is forgotten with its end", async () => {
  const directory = put("untitled:1", 1, BLOCK("new"), true);
  expect((await workspace.snapshot(directory)).folder.files).toHaveLength(1);
  workspace.close("untitled:1");
  expect(workspace.isOpen(directory)).toBe(false);
});

test("only what changed on disk is read again", async () => {
  await workspace.snapshot("/w");
  disk.reads.length = 0;
  disk.texts.set("/w/b.tf", BLOCK("changed"));
  workspace.invalidate("/w/b.tf");
  expect((await workspace.snapshot("/w")).folder.file("/w/b.tf")?.text).toBe(BLOCK("changed"));
  expect(disk.reads).toEqual(["/w/b.tf"]);
});

test("what changes while the files are being read is in the answer", async () => {
  let release: (() => void) | undefined;
  const slow: FileAccess = {
    list: (directory) => disk.list(directory),
    async read(path) {
      const result = await disk.read(path);
      if (!release) await new Promise<void>((resolve) => (release = resolve));
      return result;
    },
  };
  workspace = await workspaceOver(slow);
  const asked = workspace.snapshot("/w");
  while (!release) await new Promise((resolve) => setTimeout(resolve, 1));
  disk.texts.set("/w/a.tf", BLOCK("newer"));
  workspace.invalidate("/w/a.tf");
  put("/w/b.tf", 1, BLOCK("typed"));
  release();
  const { folder } = await asked;
  expect(folder.file("/w/a.tf")?.text).toBe(BLOCK("newer"));
  expect(folder.file("/w/b.tf")?.text).toBe(BLOCK("typed"));
});

test("texts of a folder are forgotten, unless a document in it is open", async () => {
  await workspace.snapshot("/w");
  workspace.release("/w");
  disk.reads.length = 0;
  await workspace.snapshot("/w");
  expect(disk.reads).toHaveLength(2);
  put("/w/a.tf", 1, BLOCK("typed"));
  workspace.release("/w");
  await workspace.snapshot("/w");
  expect(disk.reads).toHaveLength(2);
});

test("what cannot be read is named, and the rest is there", async () => {
  disk.forbidden.add("/w/a.tf");
  const { folder } = await workspace.snapshot("/w");
  expect(folder.files.map(({ path }) => path)).toEqual(["/w/b.tf"]);
  expect(unreadable).toEqual(["/w/a.tf: permission denied"]);
});
