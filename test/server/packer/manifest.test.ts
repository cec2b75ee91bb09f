import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { namedArtifacts } from "../../../server/src/knowledge/packer-artifacts.ts";
import { buildsOfRun, type PackerManifest, readManifest } from "../../../server/src/packer/manifest.ts";

const RECORDED = "/work/shared/captures/packer-1.6.6";

function manifest(value: unknown): PackerManifest {
  const read = readManifest(JSON.stringify(value));
  if ("wrong" in read) throw new Error(read.wrong);
  return read;
}

const BUILD = { name: "web", builder_type: "docker", artifact_id: "sha256:1", packer_run_uuid: "b" };

test("only what the last run made counts, or what the run that is asked for made", () => {
  const found = manifest({
    builds: [
      { ...BUILD, packer_run_uuid: "a", artifact_id: "sha256:0" },
      { ...BUILD, build_time: 1_795_376_356, files: null, custom_data: null },
    ],
    last_run_uuid: "b",
  });
  expect(buildsOfRun(found)).toEqual([
    {
      name: "web",
      builder: "docker",
      artifactId: "sha256:1",
      run: "b",
      built: 1_795_376_356_000,
      files: [],
      customData: {},
    },
  ]);
  expect(buildsOfRun(found, "a").map(({ artifactId }) => artifactId)).toEqual(["sha256:0"]);
  expect(buildsOfRun(found, "c")).toEqual([]);
});

test("without a last run nothing counts, rather than everything", () => {
  expect(buildsOfRun(manifest({ builds: [{ ...BUILD, packer_run_uuid: "" }] }))).toEqual([]);
});

test("a build with two manifests comes once, with what both say; what else was made of it comes, too", () => {
  const builds = [
    { ...BUILD, custom_data: { a: "1", n: 2 } },
    { ...BUILD, custom_data: { b: "2" } },
    { ...BUILD, artifact_id: "web:1.2" },
  ];
  const found = buildsOfRun(manifest({ builds, last_run_uuid: "b" }));
  expect(found.map(({ artifactId, customData }) => [artifactId, customData])).toEqual([
    ["sha256:1", { a: "1", b: "2" }],
    ["web:1.2", {}],
  ]);
});

test.each([
  ["", "is no JSON"],
  ["[]", "is no manifest of Packer"],
  ['{"builds":{}}', "is no manifest of Packer"],
])("%j is told", (text, wrong) => {
  expect(readManifest(text)).toEqual({ wrong });
});

test("what is no build in it is passed over, and a time that cannot be", () => {
  const found = manifest({
    builds: [null, "x", {}, { name: 1 }, { ...BUILD, build_time: 1e300, files: [null, { name: "f" }] }],
    last_run_uuid: "b",
  });
  expect(found.builds).toMatchObject([{ name: "web", built: undefined, files: [{ name: "f" }] }]);
});

test.skipIf(!existsSync(RECORDED))(
  "as Packer 1.6.6 wrote it: four runs, of which the last one counts",
  () => {
    const read = readManifest(readFileSync(`${RECORDED}/manifest-after-4-builds.json`, "utf8"));
    if ("wrong" in read) throw new Error(read.wrong);
    expect(read.builds).toHaveLength(8);
    expect(buildsOfRun(read).map((build) => [build.name, namedArtifacts(build)])).toEqual([
      ["n", []],
      ["img", [{ kind: "file", id: "image-1.0.0.txt", size: 24 }]],
    ]);
    expect(buildsOfRun(read).every(({ built }) => built === 1_795_376_357_000)).toBe(true);
  },
);
