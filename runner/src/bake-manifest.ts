import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import {
  buildsOfRun,
  type ManifestBuild,
  type PackerManifest,
  readManifest,
} from "../../server/src/packer/manifest.ts";
import type { StreamArtifact } from "./packer-artifacts.ts";

/** The runs that ever wrote into a manifest; none where there is none. */
export function runsIn(path: string): ReadonlySet<string> {
  const read = manifestAt(path);
  return new Set(typeof read === "string" ? [] : read.builds.map(({ run }) => run));
}

/**
 * The files of a folder that are manifests into which a run wrote.
 * @param since milliseconds since 1970: what was not touched after it is not read
 */
export function manifestsOfRun(folder: string, runUuid: string, since: number): string[] {
  const written = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => join(folder, name))
    .filter((path) => (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= since);
  return written.filter((path) => runsIn(path).has(runUuid));
}

/** A sentence where it cannot be read. */
function manifestAt(path: string): PackerManifest | string {
  let text: string;
  try {
    // Reading a pipe would wait for somebody to write.
    if (!statSync(path).isFile()) return `${path} is no file`;
    text = readFileSync(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === "ENOENT" ? `${path} was not written` : `${path} cannot be read (${code ?? error})`;
  }
  const read = readManifest(text);
  return "wrong" in read ? `${path} ${read.wrong}` : read;
}

/** What a run is known by where Packer's own id of it is not known. */
export interface OwnBuilds {
  /** The builds that began in it. */
  readonly begun: readonly string[];
  readonly artifacts: readonly StreamArtifact[];
}

/**
 * What one run added to a manifest, which grows with every run: also one that failed or was cancelled, and then tells what the
 * stream does not. Others may write into it meanwhile.
 * @param before the runs that had written into it before this one
 * @param run Packer's id of this run, where it is known
 * @returns a sentence where this run wrote nothing into it, or it cannot be told what
 */
export function entriesOfRun(
  path: string,
  before: ReadonlySet<string>,
  run: string | OwnBuilds,
): { readonly runUuid: string; readonly entries: readonly ManifestBuild[] } | string {
  const read = manifestAt(path);
  if (typeof read === "string") return read;
  const nothing = `this run wrote nothing into ${path}`;
  if (typeof run === "string") {
    const entries = buildsOfRun(read, run);
    return entries.length === 0 ? nothing : { runUuid: run, entries };
  }
  const added = [...new Set(read.builds.map((build) => build.run))].filter((uuid) => !before.has(uuid));
  const all = added.map((runUuid) => ({ runUuid, entries: buildsOfRun(read, runUuid) }));
  const ours = all.filter(({ entries }) => entries.every((entry) => isBegun(entry, run)));
  const [found, ...others] = ours;
  if (!found) return nothing;
  return others.length === 0
    ? found
    : `several runs wrote into ${path} at the same time, and which of them is this one is not known`;
}

/** Whether an entry may be of a run: of a build that began in it, and with the id that the run said, where it said any. */
function isBegun(entry: ManifestBuild, { begun, artifacts }: OwnBuilds): boolean {
  if (!begun.some((name) => isOfBuild(name, entry))) return false;
  const said = artifacts.filter(({ build }) => isOfBuild(build, entry));
  return said.length === 0 || said.some(({ id }) => id === entry.artifactId);
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
