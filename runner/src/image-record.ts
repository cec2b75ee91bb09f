import { createHash, randomBytes } from "node:crypto";
import { realpathSync, statSync, writeFileSync } from "node:fs";
import { basename, isAbsolute, relative, resolve, sep } from "node:path";
import {
  type Artifact,
  IMAGE_RECORD_VERSION,
  type ImageBuild,
  type ImageRecord,
} from "../../protocol/src/image-record.ts";
import { LEDGER_FOLDERS, recordId, writeLedgerRecord } from "../../protocol/src/ledger.ts";
import { fileHash } from "../../server/src/host/file-hashes.ts";
import { writeRecord } from "../../server/src/host/ledger.ts";
import { namedArtifacts } from "../../server/src/knowledge/packer-artifacts.ts";
import { folderOfTemplate } from "./bake-arguments.ts";
import type { BakedArtifact } from "./bake-manifest.ts";
import type { PreparedBake } from "./packer-step.ts";
import type { RunContext } from "./run-context.ts";

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
  const not = `the image ${wanted.image} is not written down`;
  const builds = await Promise.all(built.artifacts.map((one) => buildOf(one, prepared)));
  if (builds.every(({ artifacts }) => artifacts.length === 0)) {
    const isSecret = builds.some(({ isSecret }) => isSecret);
    return isSecret
      ? `${not}: there is a sensitive value in the name of what was made; give it a name without one`
      : `${not}: nothing that was made has a name; name it in the manifest, with custom_data = { image_id = "..." }`;
  }
  const record = await recordOf(
    prepared,
    builds.map(({ build }) => build),
    built,
  );
  const written = writeRecord(wanted.project, "images", record);
  if ("path" in written) {
    context.emit({ type: "image_record", file: written.path, image: wanted.image, id: record.id });
    return undefined;
  }
  const kept = context.file("image");
  const place = `${wanted.project}/${LEDGER_FOLDERS.images}/${wanted.image}/${record.id}.json`;
  try {
    writeFileSync(kept, writeLedgerRecord(record), { mode: 0o600 });
    return `${not}: ${written.wrong}; its record is kept, copy ${kept} to ${place}`;
  } catch (error) {
    return `${not}: ${written.wrong}, and its text could not be kept either: ${(error as Error).message}`;
  }
}

async function recordOf(
  { context, request, tool, git }: PreparedBake,
  builds: readonly ImageBuild[],
  { runUuid, seconds, plugins: asked }: ToRecord,
): Promise<ImageRecord> {
  const { root, by, id: run } = context.record;
  const { project = "", image = "" } = request.record ?? {};
  const { inputs, sha256 } = inputsBelow(project, context);
  const varFiles = request.varFiles.flatMap((path) => placeBelow(project, path) ?? []);
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
    template: { path: placeBelow(project, root) ?? basename(root), sha256 },
    inputs,
    ...(request.only.length > 0 ? { only: request.only } : {}),
    ...(varFiles.length > 0 ? { varFiles } : {}),
    ...(typeof state === "object" ? { git: state } : {}),
    packer: { version: tool.version, sha256: tool.sha256 },
    ...(plugins === undefined ? {} : { plugins }),
    ...(runUuid === undefined ? {} : { packerRun: runUuid }),
    by,
    run,
  };
}

/**
 * The hashes of what was baked from, as they were before the build: what was edited meanwhile is not in the image. Where files
 * outside of the project lie says nothing on another machine: of them only the digest tells.
 */
function inputsBelow(
  project: string,
  context: RunContext,
): { readonly inputs: Record<string, string>; readonly sha256: string } {
  const { root, inputs = {} } = context.record;
  const folder = folderOfTemplate(root);
  const inside: [string, string][] = [];
  const outside: [string, string][] = [];
  for (const [name, hash] of Object.entries(inputs)) {
    const path = resolve(folder, name);
    const place = placeBelow(project, path);
    if (place !== undefined) inside.push([place, hash]);
    else {
      outside.push([`../${basename(path)}`, hash]);
      const text = `${path} lies outside of the folder of rebake.hcl: the record of the image does not name it.`;
      context.emit({ type: "log", source: "rebake", level: "warn", text });
    }
  }
  const sorted = [...inside, ...outside].sort(([a, one], [b, other]) =>
    a === b ? (one < other ? -1 : 1) : a < b ? -1 : 1,
  );
  return {
    inputs: Object.fromEntries(inside.sort(([a], [b]) => (a < b ? -1 : 1))),
    sha256: createHash("sha256").update(JSON.stringify(sorted)).digest("hex"),
  };
}

/** The path below a project, also where it is called by another name; undefined for what does not lie there. */
function placeBelow(project: string, path: string): string | undefined {
  for (const one of [path, realPath(path)]) {
    const way = relative(project, one);
    if (way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way)) return way.replaceAll("\\", "/");
  }
  return undefined;
}

/** The path itself where it is not there. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

async function buildOf(
  artifact: BakedArtifact,
  { context, directory, request }: PreparedBake,
): Promise<{
  readonly build: ImageBuild;
  readonly artifacts: readonly Artifact[];
  readonly isSecret: boolean;
}> {
  const clean = (text: string): string => context.redactor.text(text);
  const { build: name, builder, builderId, id, files, buildTime, customData } = artifact;
  const onDisk = files.map((file) => ({ name: file, size: sizeOf(resolve(directory, file)) }));
  const named = namedArtifacts({
    builder,
    builderId: builderId || undefined,
    artifactId: id,
    files: onDisk,
    customData,
  });
  // With a secret taken out of it, it would be the name of something else. Newer Packers write <sensitive> themselves.
  const nameable = named.filter((one) => clean(one.id) === one.id && !one.id.includes("<sensitive>"));
  const artifacts = await Promise.all(
    nameable.map((one) =>
      one.kind === "file" ? fileOf(one, directory, request.record?.project ?? directory) : one,
    ),
  );
  const build = {
    name,
    builder,
    ...(builderId === "" ? {} : { builderId }),
    artifactId: clean(id),
    artifacts,
    ...(buildTime === undefined ? {} : { built: new Date(buildTime).toISOString() }),
    ...(customData
      ? {
          customData: Object.fromEntries(
            Object.entries(customData).map(([key, text]) => [clean(key), clean(text)]),
          ),
        }
      : {}),
  };
  return { build, artifacts, isSecret: nameable.length < named.length };
}

/** Named below the project where it lies there: what is relative to where Packer ran says little elsewhere. */
async function fileOf(artifact: Artifact, directory: string, project: string): Promise<Artifact> {
  const path = resolve(directory, artifact.id);
  const sha256 = await fileHash(path);
  const id = placeBelow(project, path) ?? path;
  return sha256 === undefined ? { ...artifact, id } : { ...artifact, id, sha256 };
}

function sizeOf(path: string): number | undefined {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? found.size : undefined;
}
