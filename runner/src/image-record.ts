import { createHash, randomBytes } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { relative, resolve } from "node:path";
import {
  type Artifact,
  IMAGE_RECORD_VERSION,
  type ImageBuild,
  type ImageRecord,
} from "../../protocol/src/image-record.ts";
import { recordId } from "../../protocol/src/ledger.ts";
import { writeRecord } from "../../server/src/host/ledger.ts";
import { namedArtifacts } from "../../server/src/knowledge/packer-artifacts.ts";
import { folderOfTemplate } from "./bake-arguments.ts";
import type { BakedArtifact } from "./bake-manifest.ts";
import type { PreparedBake } from "./packer-step.ts";
import { sha256Of } from "./tools/identify-tool.ts";

/** What a bake came to, as far as its record tells of it. */
export interface ToRecord {
  readonly artifacts: readonly BakedArtifact[];
  readonly runUuid: string | undefined;
  readonly seconds: number;
  readonly plugins: Promise<Readonly<Record<string, string>> | undefined>;
}

/**
 * Writes down what was made, where that was asked for. The image is there whether or not this succeeds.
 * @returns why it is not written down, as a sentence
 */
export async function writeDown(prepared: PreparedBake, built: ToRecord): Promise<string | undefined> {
  const { context, request } = prepared;
  const wanted = request.record;
  if (!wanted) return undefined;
  const builds = await Promise.all(built.artifacts.map((one) => buildOf(one, prepared)));
  if (builds.every(({ artifacts }) => artifacts.length === 0))
    return `the image ${wanted.image} is not written down: nothing that was made has a name; name it in the manifest, with custom_data = { image_id = "..." }`;
  const record = await recordOf(prepared, builds, built);
  const written = writeRecord(wanted.project, "images", record);
  if ("wrong" in written) return `the image ${wanted.image} is not written down: ${written.wrong}`;
  context.emit({ type: "image_record", file: written.path, image: wanted.image, id: record.id });
  return undefined;
}

async function recordOf(
  { context, request, tool, git }: PreparedBake,
  builds: readonly ImageBuild[],
  { runUuid, seconds, plugins: asked }: ToRecord,
): Promise<ImageRecord> {
  const { root, by, id: run, inputs = {} } = context.record;
  const { project = "", image = "" } = request.record ?? {};
  const below = (path: string): string => relative(project, path).replaceAll("\\", "/");
  // Their hashes are those from before the build: what was edited meanwhile is not in the image.
  const folder = folderOfTemplate(root);
  const named = Object.entries(inputs).map(([name, hash]) => [below(resolve(folder, name)), hash] as const);
  const sorted = named.sort(([a], [b]) => (a < b ? -1 : 1));
  const state = await git;
  const plugins = await asked;
  const created = new Date();
  return {
    version: IMAGE_RECORD_VERSION,
    id: recordId(created, randomBytes(4).toString("hex")),
    image,
    created: created.toISOString(),
    seconds,
    builds,
    template: {
      path: below(root),
      sha256: createHash("sha256").update(JSON.stringify(sorted)).digest("hex"),
    },
    inputs: Object.fromEntries(sorted),
    ...(request.only.length > 0 ? { only: request.only } : {}),
    ...(request.varFiles.length > 0 ? { varFiles: request.varFiles.map(below) } : {}),
    ...(state ? { git: { commit: state.commit, dirty: state.dirty } } : {}),
    packer: { version: tool.version, sha256: tool.sha256 },
    ...(plugins === undefined ? {} : { plugins }),
    ...(runUuid === undefined ? {} : { packerRun: runUuid }),
    by,
    run,
  };
}

async function buildOf(artifact: BakedArtifact, { context, directory }: PreparedBake): Promise<ImageBuild> {
  const clean = (text: string): string => context.redactor.text(text);
  const { build: name, builder, builderId, id, files, buildTime, customData } = artifact;
  const onDisk = files.map((file) => ({ name: file, size: sizeOf(resolve(directory, file)) }));
  const made = { builder, builderId: builderId || undefined, artifactId: id, files: onDisk, customData };
  const artifacts = await Promise.all(
    namedArtifacts(made).map((one) => (one.kind === "file" ? fileOf(one, directory) : one)),
  );
  return {
    name,
    builder,
    ...(builderId === "" ? {} : { builderId }),
    artifactId: clean(id),
    artifacts: artifacts.map((one) => ({ ...one, id: clean(one.id) })),
    ...(buildTime === undefined ? {} : { built: new Date(buildTime).toISOString() }),
    ...(customData
      ? {
          customData: Object.fromEntries(Object.entries(customData).map(([key, text]) => [key, clean(text)])),
        }
      : {}),
  };
}

async function fileOf(artifact: Artifact, directory: string): Promise<Artifact> {
  const path = resolve(directory, artifact.id);
  return existsSync(path) && statSync(path).isFile()
    ? { ...artifact, sha256: await sha256Of(path) }
    : artifact;
}

function sizeOf(path: string): number | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? found.size : undefined;
}
