import { readFileSync } from "node:fs";
import {
  buildsOfRun,
  type ManifestBuild,
  type PackerManifest,
  readManifest,
} from "../../server/src/packer/manifest.ts";
import type { StreamArtifact } from "./packer-artifacts.ts";

/** The run that wrote a manifest last; undefined where there is none. */
export function lastRunIn(path: string): string | undefined {
  const read = manifestAt(path);
  return typeof read === "string" ? undefined : read.lastRun;
}

/** A sentence where it cannot be read. */
function manifestAt(path: string): PackerManifest | string {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "ENOENT" ? `${path} was not written` : `${path} cannot be read (${code ?? error})`;
  }
  const read = readManifest(text);
  return "wrong" in read ? `${path} ${read.wrong}` : read;
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
): { readonly runUuid: string; readonly entries: readonly ManifestBuild[] } | string {
  const read = manifestAt(path);
  if (typeof read === "string") return read;
  const uuid = runUuid ?? (read.lastRun === before ? undefined : read.lastRun);
  const entries = uuid === undefined ? [] : buildsOfRun(read, uuid);
  return uuid === undefined || entries.length === 0
    ? `this run wrote nothing into ${path}`
    : { runUuid: uuid, entries };
}

/** An artifact with what a manifest adds to it. */
export interface BakedArtifact extends StreamArtifact {
  readonly builder: string;
  /** Milliseconds since 1970. */
  readonly buildTime?: number;
  readonly customData?: Readonly<Record<string, string>>;
}

/** Those of the stream with what the manifests say of them, then those that only a manifest knows. */
export function mergedArtifacts(
  stream: readonly StreamArtifact[],
  entries: readonly ManifestBuild[],
  builderOf: (build: string) => string,
): BakedArtifact[] {
  const merged: BakedArtifact[] = stream.map((one) => ({ ...one, builder: builderOf(one.build) }));
  for (const entry of entries) {
    const index = merged.findIndex((one) => one.id === entry.artifactId && isOfBuild(one.build, entry));
    const more = {
      builder: entry.builder,
      ...(entry.built === undefined ? {} : { buildTime: entry.built }),
      ...(Object.keys(entry.customData).length > 0 ? { customData: entry.customData } : {}),
    };
    const known = merged[index];
    if (known) merged[index] = { ...known, ...more };
    else {
      const files = entry.files.map(({ name }) => name);
      const build = `${entry.builder}.${entry.name}`;
      merged.push({ build, builderId: "", id: entry.artifactId, description: "", files, ...more });
    }
  }
  return merged;
}

/** Builds are `type.name`, `build.type.name`, or of older templates just a name. */
function isOfBuild(build: string, { name, builder: type }: ManifestBuild): boolean {
  return build === name || build === `${type}.${name}` || build.endsWith(`.${type}.${name}`);
}
