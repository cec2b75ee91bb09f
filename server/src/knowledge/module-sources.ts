/**
 * What a module's source says about which version of it is fetched.
 * Source: Terraform's and OpenTofu's documentation of module sources.
 */
export type ModuleSource =
  | { readonly kind: "local" }
  /** The version is an attribute of its own. */
  | { readonly kind: "registry" }
  /** Git and Mercurial; undefined where no revision is named. */
  | { readonly kind: "repository"; readonly revision: string | undefined }
  /** An archive or a registry of containers; `isNamed`: its address holds a version, or a checksum of it. */
  | { readonly kind: "archive"; readonly store: "web" | "bucket"; readonly isNamed: boolean };

/** Reads a source; undefined when it is none of those known. */
export function moduleSource(source: string): ModuleSource | undefined {
  if (/^\.{1,2}\/|^\/|^[a-zA-Z]:\\/.test(source)) return { kind: "local" };
  if (isRegistryAddress(source)) return { kind: "registry" };
  const forced = /^([a-z0-9]+)::/.exec(source)?.[1];
  const parameters = queryOf(source);
  if (forced === "git" || (forced === undefined && GIT.test(source)))
    return { kind: "repository", revision: parameters.get("ref") };
  if (forced === "hg") return { kind: "repository", revision: parameters.get("rev") };
  if (forced === "s3" || forced === "gcs" || BUCKET.test(source))
    return { kind: "archive", store: "bucket", isNamed: isNamed(source, parameters) };
  if (/^oci:\/\//.test(source))
    return {
      kind: "archive",
      store: "web",
      isNamed: parameters.has("digest") || isRelease(parameters.get("tag")),
    };
  return /^https?:\/\//.test(source)
    ? { kind: "archive", store: "web", isNamed: isNamed(source, parameters) }
    : undefined;
}

/** Branches, by custom, and what stands for the newest commit. */
export function isBranch(revision: string): boolean {
  return /^(?:refs\/heads\/.+|(?:origin\/)?(?:main|master|develop|dev|default|trunk|HEAD))$/.test(revision);
}

/** `namespace/name/provider`, a host before it, a folder of the module behind it. */
function isRegistryAddress(source: string): boolean {
  const parts = (source.split("//")[0] ?? "").split("/");
  const host = parts.length === 4 ? parts.shift() : undefined;
  if (host !== undefined && (!/^[a-z0-9.-]+\.[a-z0-9-]+(?::\d+)?$/i.test(host) || CODE_HOSTS.test(host)))
    return false;
  return parts.length === 3 && parts.every((part) => /^[a-z0-9][\w-]*$/i.test(part));
}

function isNamed(source: string, parameters: ReadonlyMap<string, string>): boolean {
  if (["checksum", "version", "versionId"].some((name) => parameters.has(name)) || source.includes("#"))
    return true;
  return RELEASE.test(source.replace(/\?.*$/, "").replace(/^[a-z0-9:]*\/\/[^/]+(?:\/storage\/v1)?/, ""));
}

function isRelease(tag: string | undefined): boolean {
  return tag !== undefined && tag !== "" && tag !== "latest" && !isBranch(tag);
}

function queryOf(source: string): Map<string, string> {
  const query = source.includes("?") ? source.slice(source.indexOf("?") + 1) : "";
  return new Map(
    query.split("&").flatMap((pair) => {
      const [name = "", ...value] = pair.split("=");
      return name === "" ? [] : [[name, value.join("=")] as const];
    }),
  );
}

const CODE_HOSTS = /^(?:github\.com|bitbucket\.org|gitlab\.com)$/i;
const GIT = /^(?:(?:github\.com|bitbucket\.org|gitlab\.com)\/|git@|git:\/\/|ssh:\/\/)/i;
const BUCKET = /^(?:https?:\/\/)?(?:[\w.-]+\.)?(?:s3[\w.-]*\.amazonaws\.com|storage\.googleapis\.com)\//;

/** A version, a date or a commit somewhere in an archive's path. */
const RELEASE =
  /(?<![a-z0-9])v?\d+(?:\.\d+)+|\d{8}|\d{4}-\d{2}-\d{2}|(?<![a-z0-9])[0-9a-f]{7,40}(?![a-z0-9])|(?:^|[/_-])v\d+(?:[/._-]|$)/i;
