import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { entriesOfRun, manifestsOfRun, type OwnBuilds, runsIn } from "../../runner/src/bake-manifest.ts";
import { temporaryFolder } from "../support/temporary.ts";

/** A manifest with these builds: builder, name, id, run. */
function manifest(...builds: readonly (readonly [string, string, string, string])[]): string {
  const path = `${temporaryFolder()}/m.json`;
  const entries = builds.map(([builder_type, name, artifact_id, packer_run_uuid]) => ({
    name,
    builder_type,
    artifact_id,
    packer_run_uuid,
  }));
  writeFileSync(path, JSON.stringify({ builds: entries, last_run_uuid: builds.at(-1)?.[3] }));
  return path;
}

function own(begun: readonly string[], ids: Readonly<Record<string, string>> = {}): OwnBuilds {
  const artifacts = Object.entries(ids).map(([build, id]) => ({
    build,
    id,
    builderId: "",
    description: "",
    files: [],
  }));
  return { begun, artifacts };
}

test.each([
  ["the run that came in between is another one's", own(["null.a"]), "run-a"],
  [
    "what it said it made counts more than the name of the build",
    own(["null.a", "null.b"], { "null.a": "x" }),
    "run-b",
  ],
])("62: two runs write into one manifest at the same time: %s", (_name, run, expected) => {
  const path = manifest(
    ["null", "a", "i", "run-0"],
    ["null", "a", "Null", "run-a"],
    ["null", "b", "Null", "run-b"],
  );
  expect(entriesOfRun(path, new Set(["run-0"]), run)).toMatchObject({ runUuid: expected });
  // Packer's own id is certain.
  expect(entriesOfRun(path, new Set(["run-0"]), "run-a")).toMatchObject({ entries: [{ name: "a" }] });
});

test("62: which of two runs of the same builds is meant is not guessed", () => {
  const path = manifest(["null", "a", "Null", "run-a"], ["null", "a", "Null", "run-b"]);
  const why = `several runs wrote into ${path} at the same time, and which of them is this one is not known`;
  expect(entriesOfRun(path, new Set(), own(["null.a"]))).toBe(why);
  expect(entriesOfRun(path, new Set(["run-a"]), own(["null.a"]))).toMatchObject({ runUuid: "run-b" });
  expect(entriesOfRun(path, new Set(["run-a", "run-b"]), own(["null.a"]))).toBe(
    `this run wrote nothing into ${path}`,
  );
  expect(entriesOfRun(path, new Set(), "run-c")).toBe(`this run wrote nothing into ${path}`);
});

test("what is no file is not read: a pipe would be waited for", () => {
  const folder = temporaryFolder();
  execFileSync("mkfifo", [`${folder}/pipe.json`]);
  mkdirSync(`${folder}/folder.json`);
  for (const name of ["pipe.json", "folder.json"]) {
    expect(entriesOfRun(`${folder}/${name}`, new Set(), "run-a")).toBe(`${folder}/${name} is no file`);
    expect(runsIn(`${folder}/${name}`)).toEqual(new Set());
  }
  expect(entriesOfRun(`${folder}/none.json`, new Set(), "run-a")).toBe(`${folder}/none.json was not written`);
  expect(manifestsOfRun(folder, "run-a", 0)).toEqual([]);
});
