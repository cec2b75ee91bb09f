import { existsSync, readdirSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { ImageRecord } from "../../../protocol/src/image-record.ts";
import type { ProjectImage } from "../project/deploy.ts";
import { fileHash } from "./file-hashes.ts";

/**
 * Which of the files that a bake read are others now, are gone, or are new in the template. Paths below the folder of rebake.hcl.
 * @param project the folder of rebake.hcl
 */
export async function changedSince(
  project: string,
  image: ProjectImage,
  { inputs }: Pick<ImageRecord, "inputs">,
): Promise<string[]> {
  const changed: string[] = [];
  for (const [path, hash] of Object.entries(inputs))
    if ((await fileHash(resolve(project, path))) !== hash) changed.push(path);
  const named = [
    ...templateFiles(project, image.template.value),
    ...image.varsFiles.map(({ value }) => value),
  ];
  const added = named.filter((path) => !Object.hasOwn(inputs, path));
  return [...new Set([...changed, ...added])].sort();
}

/** What Packer reads of a template by itself: beside a file that is named alone, nothing. */
function templateFiles(project: string, template: string): string[] {
  const path = template === "" ? project : `${project}/${template}`;
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return existsSync(path) ? [template] : [];
  return namesIn(path)
    .filter((name) => /\.(?:pkr|auto\.pkrvars)\.(?:hcl|json)$/.test(name))
    .map((name) => (template === "" ? name : `${template}/${name}`));
}

/** That there is no template is told where it is to be baked. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
