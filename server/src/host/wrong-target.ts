import { readFileSync, statSync } from "node:fs";
import { variablesOf } from "../project/check-places.ts";
import type { ProjectTarget } from "../project/deploy.ts";
import { dialectOf } from "../syntax/names.ts";
import { nearest } from "../text/nearest.ts";
import { varsFilesOf } from "./chosen-vars.ts";
import { filesOfFolder } from "./discover.ts";
import type { ProjectBlocks } from "./project-blocks.ts";

/** Why a target cannot be deployed at all, a sentence. What is wrong in its block may mean another target or workspace. */
export function wrongTarget(blocks: ProjectBlocks, target: ProjectTarget): string | undefined {
  return blocks.problemOf(target) ?? wrongRoot(blocks, target) ?? varsFilesOf(blocks, target).problems[0];
}

/** Absolute: the folder of the root module. */
export function rootFolder({ project }: ProjectBlocks, { root }: ProjectTarget): string {
  return root.value === "" ? project : `${project}/${root.value}`;
}

function wrongRoot(blocks: ProjectBlocks, target: ProjectTarget): string | undefined {
  const { root, variable } = target;
  const folder = rootFolder(blocks, target);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    return blocks.said(root.range, `there is no folder "${root.value}"`);
  const files = filesOfFolder(folder).filter((path) => dialectOf(path) === "terraform");
  if (files.length === 0)
    return blocks.said(root.range, `there are no Terraform files in the folder "${root.value || "."}"`);
  if (!variable) return undefined;
  // A pin of a variable that is not declared would change nothing, and Terraform would only warn of it.
  const declared = variablesOf(files.map((path) => [path, textOf(path)] as const));
  if (!declared || declared.has(variable.value)) return undefined;
  const meant = nearest(variable.value, declared);
  return blocks.said(
    variable.range,
    `the root module "${root.value || "."}" has no variable "${variable.value}"; ${meant ? `do you mean "${meant}"?` : "declare it there"}`,
  );
}

/** Undefined for what cannot be read, of which the tool will tell: then nobody can say what is not declared. */
function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
