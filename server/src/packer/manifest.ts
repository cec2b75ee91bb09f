/** A build in the file that the post-processor `manifest` writes. */
export interface ManifestBuild {
  /** The name of the builder or source, without that of the `build` block. */
  readonly name: string;
  readonly builder: string;
  readonly artifactId: string;
  readonly run: string;
  /** Milliseconds; undefined where the template leaves the time out. */
  readonly built: number | undefined;
  /** Their names are without folders where the template says `strip_path`. */
  readonly files: readonly { readonly name: string; readonly size?: number }[];
  readonly customData: Readonly<Record<string, string>>;
}

export interface PackerManifest {
  /** Of all runs that were ever written into the file, in the order in which they were. */
  readonly builds: readonly ManifestBuild[];
  readonly lastRun: string | undefined;
}

/** Reads a manifest. Never throws; a build that is none is passed over. */
export function readManifest(text: string): PackerManifest | { readonly wrong: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { wrong: "is no JSON" };
  }
  const builds = isObject(value) ? value.builds : undefined;
  if (!isObject(value) || !Array.isArray(builds)) return { wrong: "is no manifest of Packer" };
  return {
    builds: builds.filter(isObject).map(buildOf).filter(hasName),
    lastRun: textOf(value.last_run_uuid) || undefined,
  };
}

/**
 * What one run made: the file also has what earlier ones made. A build that stands in it several times, since it has several
 * manifests, comes once.
 * @param run Packer's id of the run; without it the last one
 */
export function buildsOfRun(
  manifest: PackerManifest,
  run: string | undefined = manifest.lastRun,
): readonly ManifestBuild[] {
  const found = new Map<string, ManifestBuild>();
  for (const build of manifest.builds) {
    if (run === undefined || build.run !== run) continue;
    const key = JSON.stringify([build.name, build.builder, build.artifactId]);
    const before = found.get(key);
    found.set(key, before ? { ...build, customData: { ...before.customData, ...build.customData } } : build);
  }
  return [...found.values()];
}

function buildOf(value: Readonly<Record<string, unknown>>): ManifestBuild {
  const time = value.build_time;
  return {
    name: textOf(value.name),
    builder: textOf(value.builder_type),
    artifactId: textOf(value.artifact_id),
    run: textOf(value.packer_run_uuid),
    built: typeof time === "number" && time > 0 && time < LATEST_SECOND ? time * 1000 : undefined,
    files: (Array.isArray(value.files) ? value.files : []).filter(isObject).map(fileOf).filter(hasName),
    customData: isObject(value.custom_data)
      ? Object.fromEntries(
          Object.entries(value.custom_data).flatMap(([key, one]) =>
            typeof one === "string" ? [[key, one] as const] : [],
          ),
        )
      : {},
  };
}

/** Beyond it a date cannot be written. */
const LATEST_SECOND = 8_640_000_000_000;

function fileOf(value: Readonly<Record<string, unknown>>): ManifestBuild["files"][number] {
  const name = textOf(value.name);
  return typeof value.size === "number" ? { name, size: value.size } : { name };
}

function hasName({ name }: { readonly name: string }): boolean {
  return name !== "";
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
