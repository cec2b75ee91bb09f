import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findFolders } from "../../../server/src/host/find-folders.ts";
import { excluder } from "../../../server/src/host/globs.ts";
import { LARGEST_FILE, nodeFiles } from "../../../server/src/host/node-files.ts";

let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "rebake-files-"));
  for (const folder of ["net/deep", ".terraform/modules", "vendor", "empty"])
    await mkdir(join(root, folder), { recursive: true });
  for (const file of ["b.tf", "a.pkr.hcl", "net/x.tofu", "net/deep/x.tfvars", ".terraform/modules/m.tf"])
    await writeFile(join(root, file), "a = 1\n");
  await writeFile(join(root, "vendor", "v.tf"), "");
  await writeFile(join(root, "latin.tf"), Buffer.from([0x61, 0xe4, 0x0a]));
  await writeFile(join(root, "large.tf"), "");
  await truncate(join(root, "large.tf"), LARGEST_FILE + 1);
  await symlink("..", join(root, "net", "circle"));
  await symlink("nowhere", join(root, "broken.tf"));
  await symlink("nowhere", join(root, "broken"));
  await symlink("user@host.1234", join(root, ".#b.tf"));
  await symlink("b.tf", join(root, "linked.tf"));
});

afterAll(() => rm(root, { recursive: true, force: true }));

describe("the files of this machine", () => {
  test("are read, or it is said why not", async () => {
    expect(await nodeFiles.read(join(root, "b.tf"))).toEqual({ kind: "text", text: "a = 1\n" });
    expect(await nodeFiles.read(join(root, "none.tf"))).toEqual({ kind: "absent" });
    expect(await nodeFiles.read(join(root, "net"))).toEqual({
      kind: "failed",
      reason: "it is a folder, not a file (give it another name)",
    });
    expect(await nodeFiles.read(join(root, "latin.tf"))).toMatchObject({
      reason: "it is not UTF-8 text, which Terraform and Packer require (save it as UTF-8)",
    });
    expect(await nodeFiles.read(join(root, "large.tf"))).toMatchObject({
      reason: "it has 20.0 MiB, more than the 20.0 MiB that are read (split it, or check what generates it)",
    });
    expect(await nodeFiles.read(join(root, "broken.tf"))).toMatchObject({
      reason: "it is a symbolic link that leads to nothing (put back what it leads to, or delete it)",
    });
    expect(await nodeFiles.read("/dev/null")).toMatchObject({
      reason: "it is a named pipe or a device, not a file (give it another name)",
    });
  });

  test("are listed; a link is what it leads to, and a folder says where it leads", async () => {
    const listing = await nodeFiles.list(root);
    const entries = listing.kind === "entries" ? listing.entries : [];
    expect(entries.find(({ name }) => name === "linked.tf")).toEqual({ name: "linked.tf", kind: "file" });
    expect(entries.find(({ name }) => name === "broken.tf")).toEqual({ name: "broken.tf", kind: "file" });
    expect(entries.filter(({ name }) => name === "broken" || name === ".#b.tf")).toEqual([]);
    const net = await nodeFiles.list(join(root, "net"));
    expect(net.kind === "entries" && net.entries.find(({ name }) => name === "circle")?.kind).toBe("folder");
    expect(await nodeFiles.list(join(root, "none"))).toEqual({ kind: "absent" });
  });
});

test("folders with files of ours are found once, without those of tools and excluded ones", async () => {
  const found: string[] = [];
  const options = {
    files: nodeFiles,
    isExcluded: excluder(["vendor", "large.tf"]),
    onUnreadable: (path: string) => expect.unreachable(path),
  };
  for await (const { directory, files } of findFolders(root, options))
    found.push(`${directory.slice(root.length)}: ${files.map((file) => file.slice(directory.length + 1))}`);
  expect(found).toEqual([
    ": a.pkr.hcl,b.tf,broken.tf,latin.tf,linked.tf",
    "/net: x.tofu",
    "/net/deep: x.tfvars",
  ]);
});

describe("rebake.exclude", () => {
  test.each([
    [["vendor"], "vendor", true],
    [["vendor"], "deep/vendor/a.tf", true],
    [["vendor/"], "vendor/a.tf", true],
    [["./vendor/**"], "vendor/deep/a.tf", true],
    [["vendor/x"], "other/vendor/x", false],
    [["*.gen.tf"], "deep/a.gen.tf", true],
    [["*.gen.tf"], "a.tf", false],
    [["**/.hidden"], "a/.hidden/b.tf", true],
    [[], "a.tf", false],
  ])("%j leaves out %j: %j", (globs, path, expected) => {
    expect(excluder(globs)(path)).toBe(expected);
  });
});
