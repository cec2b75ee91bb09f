import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { DeploymentRecord } from "../../protocol/src/deployment-record.ts";
import type { ImageRecord } from "../../protocol/src/image-record.ts";
import { writeRecord } from "../../server/src/host/ledger.ts";
import { deploymentRecord, imageRecord } from "./records.ts";
import { temporaryFolder } from "./temporary.ts";

/** A project of one image and one target, whose template and root module are there. */
export const ONE_TARGET = {
  "rebake.hcl": `image "web" {
  template = "packer/web"
}

target "prod" {
  root     = "envs/prod"
  image    = "web"
  variable = "image_id"
}
`,
  "packer/web/web.pkr.hcl": 'source "null" "web" {}\n',
  "envs/prod/main.tf": 'variable "image_id" {}\n',
} as const;

export const PIN = "envs/prod/prod.rebake.auto.tfvars.json";

/** A folder with these files. @returns its path */
export function projectWith(files: Readonly<Record<string, string>>): string {
  const project = temporaryFolder();
  for (const [path, text] of Object.entries(files)) put(project, path, text);
  return project;
}

export function put(project: string, path: string, text: string): void {
  mkdirSync(dirname(`${project}/${path}`), { recursive: true });
  writeFileSync(`${project}/${path}`, text);
}

/** The id of the record of a day of January 2026. */
export function idOf(day: number, end = "a"): string {
  return `202601${String(day).padStart(2, "0")}T100000Z-${end}${day}`;
}

/** Writes down a bake of a day, of the image `ami-<day>`. @returns its record */
export function bake(project: string, day: number, changes: Partial<ImageRecord> = {}): ImageRecord {
  const [build] = imageRecord().builds;
  if (!build) throw new Error("the record for tests has no build");
  const artifacts = [{ kind: "image", id: `ami-${day}`, location: "eu-west-1" }];
  const made = imageRecord({
    id: idOf(day),
    created: `2026-01-${String(day).padStart(2, "0")}T10:00:00Z`,
    builds: [{ ...build, artifacts }],
    inputs: { "packer/web/web.pkr.hcl": digest(ONE_TARGET["packer/web/web.pkr.hcl"]) },
    ...changes,
  });
  return written(made, writeRecord(project, "images", made));
}

/** Writes down a deployment of what was baked on a day, an hour later. @returns its record */
export function deploy(
  project: string,
  day: number,
  changes: Partial<DeploymentRecord> = {},
): DeploymentRecord {
  const made = deploymentRecord({
    id: idOf(day, "d"),
    image: { image: "web", record: idOf(day), value: `ami-${day}` },
    ...changes,
  });
  return written(made, writeRecord(project, "deployments", made));
}

/** The stages of a deployment of which that came. */
export function stagesWith(
  outcome: DeploymentRecord["stages"][number]["outcome"],
): DeploymentRecord["stages"] {
  return deploymentRecord().stages.map((stage) => ({ ...stage, outcome }));
}

export function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function written<T>(record: T, answer: { readonly path: string } | { readonly wrong: string }): T {
  if ("wrong" in answer) throw new Error(answer.wrong);
  return record;
}
