import { readLedgerRecord, repositoryPath, sha256, utcTime } from "./ledger.ts";
import type { Checked } from "./run-record.ts";
import { boolean, list, number, object, optional, record, type TypeOf, text } from "./shape.ts";

/** The version of the record of a bake. It grows only when old readers would misread what is new. */
export const IMAGE_RECORD_VERSION = 1;

/**
 * One thing that a build made, by the name under which its platform knows it.
 * A reader that does not know a kind still shows the id.
 */
export const ARTIFACT = object({
  /** One of ARTIFACT_KINDS, or what a newer Rebake writes. */
  kind: text,
  /** What a machine is started from: what a variable of Terraform is set to. For a file its path. */
  id: text,
  /** Where it can be used, where it cannot be used everywhere: the region of an AMI, a zone, a folder of vSphere. */
  location: optional(text),
  /** Of a file: its bytes and what is in them, since its path says nothing of that. */
  size: optional(number),
  sha256: optional(sha256),
});
export type Artifact = TypeOf<typeof ARTIFACT>;

export const ARTIFACT_KINDS = [
  /** An AMI, a managed image, an image of Google Cloud, a snapshot that machines are started from. */
  "image",
  /** A container image: its digest, or the name it was pushed under. */
  "container",
  /** A template or machine that others are cloned from. */
  "template",
  /** A disk that is attached. */
  "volume",
  /** A file on the machine that baked. */
  "file",
] as const;

export const IMAGE_BUILD = object({
  /** As Packer calls it: `web.amazon-ebs.base`, or the name of a builder in JSON. */
  name: text,
  /** The type of the builder (`amazon-ebs`); "" where nobody said. */
  builder: text,
  /** Who made the artifact, in Packer's words (`mitchellh.amazonebs`); a post-processor has one of its own. */
  builderId: optional(text),
  /** The id as Packer wrote it, of which `artifacts` is the meaning. */
  artifactId: text,
  artifacts: list(ARTIFACT),
  built: optional(utcTime),
  /** What the template put into its manifest. */
  customData: optional(record(text)),
  /** What it was made from, where that is known. */
  base: optional(
    object({
      id: text,
      name: optional(text),
      /** The record of its bake, when it was baked here. */
      record: optional(text),
    }),
  ),
});
export type ImageBuild = TypeOf<typeof IMAGE_BUILD>;

const IMAGE_RECORD = object({
  version: number,
  /** `<time>-<random>`: the name of the file without `.json`. */
  id: text,
  /** The name of the image in rebake.hcl: the name of the folder. */
  image: text,
  /** When the bake was over. */
  created: utcTime,
  seconds: number,
  /** At least one of them has an artifact. */
  builds: list(IMAGE_BUILD),
  template: object({
    /** Below the folder of rebake.hcl: a file, or the folder of the template. */
    path: repositoryPath,
    /** Of everything the bake read, which is in `inputs`. */
    sha256,
  }),
  /** SHA-256 of each file that the bake read, by path below the folder of rebake.hcl: template, scripts, vars files. */
  inputs: record(sha256),
  /** What was asked for with `-only`. */
  only: optional(list(text)),
  /** The vars files, in the order in which they counted, below the folder of rebake.hcl. */
  varFiles: optional(list(text)),
  /** The commit, and whether there were changes that are in none. Missing outside of a repository. */
  git: optional(object({ commit: text, dirty: boolean })),
  /** The tools that baked; no paths, which say nothing on another machine. */
  packer: object({ version: text, sha256: optional(sha256) }),
  /** The versions of Packer's plugins, by source address (`github.com/hashicorp/amazon`). */
  plugins: optional(record(text)),
  /** Packer's own id of the run: the `packer_run_uuid` of the manifest. */
  packerRun: optional(text),
  by: object({ program: text, version: text, user: optional(text) }),
  /** The id of the run of Rebake; its log is on the machine that baked only. */
  run: optional(text),
  /** Why it must not be deployed any more. Whoever revokes an image adds it to the record. */
  revoked: optional(
    object({
      at: utcTime,
      reason: text,
      by: optional(text),
      /** The record of what to deploy instead. */
      instead: optional(text),
    }),
  ),
  /** What it is kept for whatever its age, in somebody's words. */
  kept: optional(object({ at: utcTime, reason: text, by: optional(text) })),
  /** Its artifacts are gone: deleted to save room. It can be baked again, not deployed. */
  deleted: optional(object({ at: utcTime, by: optional(text) })),
  /** What else is to be known of it, by people and by policies. */
  labels: optional(record(text)),
  /** What says what is in it: paths below the folder of rebake.hcl, or addresses. */
  evidence: optional(list(object({ kind: text, where: text, sha256: optional(sha256) }))),
});
/** What stands in `.rebake/images/<image>/<id>.json`: one bake. */
export type ImageRecord = TypeOf<typeof IMAGE_RECORD>;

/** Reads the text of the record of a bake. Never throws. */
export function readImageRecord(source: string): Checked<ImageRecord> {
  return readLedgerRecord(source, IMAGE_RECORD_VERSION, IMAGE_RECORD);
}

/** Why an image cannot be deployed, as the end of a sentence that begins with it; undefined when nothing is in the way. */
export function whyNotDeployable(image: ImageRecord): string | undefined {
  if (image.revoked) return `is revoked: ${image.revoked.reason}`;
  if (image.deleted) return "is deleted";
  return image.builds.some(({ artifacts }) => artifacts.length > 0)
    ? undefined
    : "has no artifact that has a name";
}
