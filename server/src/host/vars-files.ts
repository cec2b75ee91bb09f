import picomatch from "picomatch";
import type { ProjectContents } from "../project/check-places.ts";
import type { Project, ProjectProblem } from "../project/project.ts";
import { baseName, dialectOf } from "../syntax/names.ts";

/** @param files those of ours below the folder of the project file; paths relative to it */
export function contentsOf(files: Iterable<string>): ProjectContents {
  const modules = new Set<string>();
  const templates = new Set<string>();
  const varsFiles: string[] = [];
  const packerVarsFiles: string[] = [];
  for (const path of files) {
    const dialect = dialectOf(path);
    const folder = path.slice(0, Math.max(0, path.lastIndexOf("/")));
    if (dialect === "terraform") modules.add(folder);
    else if (dialect === "terraform-vars") varsFiles.push(path);
    else if (dialect === "packer-vars") packerVarsFiles.push(path);
    else {
      // A template of Packer before HCL stands for itself.
      templates.add(path);
      if (dialect === "packer") templates.add(folder);
    }
  }
  return {
    modules: [...modules].sort(),
    templates: [...templates].sort(),
    varsFiles: varsFiles.sort(),
    packerVarsFiles: packerVarsFiles.sort(),
  };
}

export interface ChosenVarsFiles {
  /** By the folder of the root module; the later one wins. */
  readonly byModule: ReadonlyMap<string, readonly string[]>;
  readonly problems: readonly ProjectProblem[];
}

/** Finds the vars files that a project file chooses. */
export function chooseVarsFiles(
  project: Pick<Project, "vars">,
  { modules, varsFiles }: Pick<ProjectContents, "modules" | "varsFiles">,
): ChosenVarsFiles {
  const byModule = new Map<string, readonly string[]>();
  const problems: ProjectProblem[] = [];
  for (const { directory, range, files } of project.vars) {
    if (!modules.includes(directory))
      problems.push({ range, message: `there are no Terraform files in the folder "${directory || "."}"` });
    const chosen: string[] = [];
    for (const file of files) {
      const isMatch = varsFiles.includes(file.path)
        ? (path: string) => path === file.path
        : picomatch(file.path, { dot: true });
      const found = varsFiles.filter((path) => isMatch(path));
      if (found.length === 0)
        problems.push({ range: file.range, message: missing(file.path, directory, varsFiles) });
      chosen.push(...found.filter((path) => !chosen.includes(path)));
    }
    byModule.set(directory, chosen);
  }
  return { byModule, problems };
}

function missing(path: string, directory: string, varsFiles: readonly string[]): string {
  const inModule = directory === "" ? path : `${directory}/${path}`;
  const near = varsFiles.includes(inModule)
    ? inModule
    : varsFiles.find((one) => baseName(one) === baseName(path));
  return `there is no vars file "${path}" below the folder of rebake.hcl${near ? `; do you mean "${near}"?` : ""}`;
}
