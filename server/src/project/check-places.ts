import { baseName, isJson } from "../syntax/names.ts";
import { cut } from "../syntax/scanner.ts";
import { nearest } from "../text/nearest.ts";
import type { ProjectImage, ProjectTarget, Written } from "./deploy.ts";
import type { Project, ProjectProblem } from "./project.ts";

/** What lies below the folder of a project file; paths relative to it, `/` between folders. */
export interface ProjectContents {
  /** Folders with Terraform files, "" for the folder itself. */
  readonly modules: readonly string[];
  readonly varsFiles: readonly string[];
  /** Templates of Packer: the files, and the folders with files in HCL. */
  readonly templates: readonly string[];
  readonly packerVarsFiles: readonly string[];
}

export interface ProjectPlaces extends ProjectContents {
  /** What root modules declare, by their folders; none for one of which not everything could be read. */
  readonly variables: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Whether a project file names anything that lies below its folder. */
export function namesPlaces({ vars, images, targets }: Project): boolean {
  return vars.length > 0 || images.length > 0 || targets.length > 0;
}

/** The root modules whose variables matter. */
export function rootsOf({ targets }: Project): ReadonlySet<string> {
  return new Set(targets.flatMap(({ root, variable }) => (variable ? [root.value] : [])));
}

/** What images and targets name and is not there. */
export function placeProblems(
  { images, targets }: Pick<Project, "images" | "targets">,
  places: ProjectPlaces,
): ProjectProblem[] {
  return [
    ...images.flatMap((image) => [...imageProblems(image, places)]),
    ...targets.flatMap((target) => [...targetProblems(target, places)]),
  ];
}

/**
 * The variables that the files of a module declare.
 * @param files their paths and texts, undefined for one that cannot be read
 * @returns undefined when it cannot be known
 */
export function variablesOf(
  files: Iterable<readonly [path: string, text: string | undefined]>,
): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  for (const [path, text] of files) {
    const found = text === undefined ? undefined : variablesIn(path, text);
    if (!found) return undefined;
    for (const name of found) names.add(name);
  }
  return names;
}

function variablesIn(path: string, text: string): readonly string[] | undefined {
  if (isJson(path)) return variablesInJson(text);
  const cuts = cut(text, "terraform");
  if (cuts.some(({ damaged, kind }) => damaged && kind !== "attribute")) return undefined;
  return cuts.flatMap(({ kind, type, labels }) =>
    kind === "block" && type === "variable" && labels[0] ? [labels[0].text] : [],
  );
}

function* imageProblems(
  { template, varsFiles }: ProjectImage,
  { templates, packerVarsFiles }: ProjectPlaces,
): Generator<ProjectProblem> {
  if (!templates.includes(template.value))
    yield {
      range: template.range,
      message: `there is no template of Packer at "${template.value || "."}"${meant(template.value, templates)}`,
    };
  // Only those whose names say what they are were looked for.
  const looked = varsFiles.filter(({ value }) => /\.pkrvars\.(?:hcl|json)$/.test(value));
  yield* missingFiles(looked, packerVarsFiles);
}

function* targetProblems(
  { root, variable, varsFiles }: ProjectTarget,
  places: ProjectPlaces,
): Generator<ProjectProblem> {
  yield* missingFiles(varsFiles, places.varsFiles);
  if (!places.modules.includes(root.value)) {
    yield {
      range: root.range,
      message: `there are no Terraform files in the folder "${root.value || "."}"${meant(root.value, places.modules)}`,
    };
    return;
  }
  const declared = places.variables.get(root.value);
  if (!variable || !declared || declared.has(variable.value)) return;
  yield {
    range: variable.range,
    message: `the root module "${root.value || "."}" has no variable "${variable.value}"${meant(variable.value, declared) || "; declare it there"}`,
  };
}

function* missingFiles(
  files: readonly Written<string>[],
  there: readonly string[],
): Generator<ProjectProblem> {
  for (const { value, range } of files)
    if (!there.includes(value))
      yield {
        range,
        message: `there is no vars file "${value}" below the folder of rebake.hcl${meant(value, there)}`,
      };
}

/** Paths are rather mistaken for one with the same end. */
function meant(path: string, there: Iterable<string>): string {
  const all = [...there];
  const found = all.find((one) => one !== "" && baseName(one) === baseName(path)) ?? nearest(path, all);
  return found ? `; do you mean "${found}"?` : "";
}

function variablesInJson(text: string): readonly string[] | undefined {
  try {
    const found = (JSON.parse(text) as { readonly variable?: unknown } | null)?.variable ?? {};
    return Object.keys(Object.assign({}, ...(Array.isArray(found) ? found : [found])));
  } catch {
    return undefined;
  }
}
