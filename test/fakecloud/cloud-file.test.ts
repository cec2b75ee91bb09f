import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { CloudFile } from "./cloud/cloud-file.ts";
import { readJournal } from "./cloud/journal.ts";
import { addThing, thingsOf } from "./cloud/state.ts";

let directory = "";
let path = "";
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "rebake-cloud-file-"));
  path = join(directory, "cloud.json");
});
afterEach(() => rmSync(directory, { recursive: true }));

function addImage(cloud: CloudFile): Promise<string> {
  return cloud.change((context) => {
    const image = addThing(context.state, "image", { name: "web" }, context.now);
    context.record("create finished", image);
    return image.id;
  });
}

test("changes of several at once are all there, and each has its event", async () => {
  const clouds = Array.from({ length: 5 }, () => new CloudFile(path));
  const ids = await Promise.all(clouds.flatMap((cloud) => Array.from({ length: 20 }, () => addImage(cloud))));
  expect(new Set(ids).size).toBe(100);
  const made = thingsOf(await new CloudFile(path).read(), "image").map(({ id }) => id);
  expect(made.toSorted()).toEqual(ids.toSorted());
  expect(readJournal(path).map(({ id }) => id)).toEqual(made);
  expect(readdirSync(directory).toSorted()).toEqual(["cloud.journal.jsonl", "cloud.json"]);
});

test("one that fails changes nothing, and those beside it are made", async () => {
  const cloud = new CloudFile(path);
  const failing = cloud.change(() => {
    throw new Error("No.");
  });
  const [failed, made] = await Promise.allSettled([failing, addImage(cloud)]);
  expect(failed).toMatchObject({ status: "rejected", reason: { message: "No." } });
  expect(made).toEqual({ status: "fulfilled", value: "image-1" });
});

test("what another process wrote is seen", async () => {
  const [one, other] = [new CloudFile(path), new CloudFile(path)];
  await addImage(one);
  expect(thingsOf(await other.read(), "image")).toHaveLength(1);
  await addImage(one);
  expect(thingsOf(await other.read(), "image")).toHaveLength(2);
});

test("the lock of a process that died is taken over", async () => {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  writeFileSync(`${path}.lock`, `${child.pid}`);
  const clouds = Array.from({ length: 4 }, () => new CloudFile(path));
  expect(new Set(await Promise.all(clouds.map(addImage))).size).toBe(4);
});

test("a file that is no cloud is named, and what waits for it is told", async () => {
  const cloud = new CloudFile(path);
  writeFileSync(path, "{");
  await expect(cloud.read()).rejects.toThrow(`${path} is no JSON: `);
  await expect(addImage(cloud)).rejects.toThrow(`${path} is no JSON: `);
  writeFileSync(path, "{}");
  await expect(cloud.read()).rejects.toThrow(`${path} is no cloud of format 1`);
  writeFileSync(path, '{"format":1,"things":{},"faults":[{"on":"lunch"}]}');
  await expect(cloud.read()).rejects.toThrow(`${path}: faults[0].on must be one of configure, plan`);
  rmSync(path);
  expect(await addImage(cloud)).toBe("image-1");
});
