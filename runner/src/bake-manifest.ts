import { readFileSync } from "node:fs";
import { basename } from "node:path";
import {
  list,
  number,
  object,
  optional,
  orNull,
  record,
  type TypeOf,
  text,
} from "../../protocol/src/shape.ts";
import type { StreamArtifact } from "./packer-artifacts.ts";

const ENTRY = object({
  name: text,
  builder_type: text,
  build_time: optional(number),
  files: optional(orNull(list(object({ name: text })))),
  artifact_id: text,
  packer_run_uuid: text,
  custom_data: optional(orNull(record(text))),
});
const MANIFEST = object({ builds: list(ENTRY), last_run_uuid: text });
export type ManifestEntry = TypeOf<typeof ENTRY>;

/** The run that wrote a manifest last; undefined where there is none. */
export function lastRunIn(path: string): string | undefined {
  const read = readManifest(path);
  return typeof read === "string" ? undefined : read.last_run_uuid;
}

/** A sentence where it cannot be read. */
function readManifest(path: string): TypeOf<typeof MANIFEST> | string {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return `${path} was not written`;
    return `${path} ${code === undefined ? "is no JSON" : `cannot be read (${code})`}`;
  }
  const wrong = MANIFEST.wrong(value, basename(path));
  return wrong ? `${path}: ${wrong}` : (value as TypeOf<typeof MANIFEST>);
}

/**
 * What one run added to a manifest, which grows with every run: also one that failed or was cancelled, and then tells what the
 * stream does not.
 * @param before the run that had written it last before this one
 * @param runUuid of this run, where it is known
 * @returns a sentence where this run wrote nothing into it
 */
export function entriesOfRun(
  path: string,
  before: string | undefined,
  runUuid: string | undefined,
): { readonly runUuid: string; readonly entries: readonly ManifestEntry[] } | string {
  const read = readManifest(path);
  if (typeof read === "string") return read;
  const uuid = runUuid ?? (read.last_run_uuid === before ? undefined : read.last_run_uuid);
  const entries = read.builds.filter((entry) => entry.packer_run_uuid === uuid);
  return uuid === undefined || entries.length === 0
    ? `this run wrote nothing into ${path}`
    : { runUuid: uuid, entries };
}

/** An artifact with what a manifest adds to it. */
export interface BakedArtifact extends StreamArtifact {
  readonly builder: string;
  readonly buildTime?: number;
  readonly customData?: Readonly<Record<string, string>>;
}

/** Those of the stream with what the manifests say of them, then those that only a manifest knows. */
export function mergedArtifacts(
  stream: readonly StreamArtifact[],
  entries: readonly ManifestEntry[],
  builderOf: (build: string) => string,
): BakedArtifact[] {
  const merged: BakedArtifact[] = stream.map((one) => ({ ...one, builder: builderOf(one.build) }));
  for (const entry of entries) {
    const index = merged.findIndex((one) => one.id === entry.artifact_id && isOfBuild(one.build, entry));
    const more = {
      builder: entry.builder_type,
      ...(entry.build_time === undefined ? {} : { buildTime: entry.build_time }),
      ...(entry.custom_data ? { customData: entry.custom_data } : {}),
    };
    const known = merged[index];
    if (known) merged[index] = { ...known, ...more };
    else {
      const files = (entry.files ?? []).map(({ name }) => name);
      const build = `${entry.builder_type}.${entry.name}`;
      merged.push({ build, builderId: "", id: entry.artifact_id, description: "", files, ...more });
    }
  }
  return merged;
}

/** Builds are `type.name`, `build.type.name`, or of older templates just a name. */
function isOfBuild(build: string, { name, builder_type: type }: ManifestEntry): boolean {
  return build === name || build === `${type}.${name}` || build.endsWith(`.${type}.${name}`);
}
