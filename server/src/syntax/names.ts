import type { Dialect } from "./source-file.ts";

/** The dialect of a file by its name; undefined when it is none of ours (`*.pkrtpl.hcl` is a plain template). */
export function dialectOf(path: string): Dialect | undefined {
  const name = baseName(path);
  if (/\.pkr\.(?:hcl|json)$/.test(name)) return "packer";
  if (/\.pkrvars\.(?:hcl|json)$/.test(name)) return "packer-vars";
  // Hidden ones Terraform does not read: editors leave such copies behind. Hidden vars files it does.
  if (/^[^.].*\.(?:tf|tofu)(?:\.json)?$/.test(name)) return "terraform";
  if (/\.tfvars(?:\.json)?$/.test(name)) return "terraform-vars";
  return undefined;
}

/** True for a file in JSON syntax. */
export function isJson(path: string): boolean {
  return path.endsWith(".json");
}

/** True for a template in the JSON of Packer before HCL, which knows no `packer` block. */
export function isLegacyTemplate(path: string): boolean {
  return path.endsWith(".json") && !path.endsWith(".pkr.json");
}

/** True for a name that a template of Packer before HCL may have; whether it is one shows its text. */
export function mayBeLegacyTemplate(path: string): boolean {
  return isLegacyTemplate(path) && dialectOf(path) === undefined && !NO_TEMPLATES.test(baseName(path));
}

/** Whether the text of a JSON file is that of a template of Packer before HCL. */
export function looksLikeLegacyTemplate(text: string): boolean {
  return /"builders"\s*:\s*\[/.test(text);
}

/** What JSON files of other tools are called. */
const NO_TEMPLATES =
  /^(?:package(?:-lock)?|composer|tsconfig.*|jsconfig.*|angular|lerna|nx|project|launch|settings|tasks|extensions|cdktf|modules|renovate|\..*)\.json$|\.(?:schema|tfplan|tfstate|lock|map)\.json$/;

/** Folders of tools whose content is not the user's own. */
export const IGNORED_FOLDERS: readonly string[] = [
  ".terraform",
  ".terragrunt-cache",
  "cdktf.out",
  "node_modules",
  ".git",
];

/** Where it lies beside a module, Terragrunt gives the variables their values. */
export const TERRAGRUNT_FILE = "terragrunt.hcl";

/** True when a folder of the path is one that tools fill (`.terraform/`, ...). */
export function isInIgnoredFolder(path: string): boolean {
  return path
    .split("/")
    .slice(0, -1)
    .some((segment) => IGNORED_FOLDERS.includes(segment));
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

export function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}

/** `override.tf`, `web_override.tf` and their OpenTofu twins, whose blocks are merged into the others. */
export function isOverrideFile(path: string): boolean {
  return /(?:^|_)override\.(?:tf|tofu)(?:\.json)?$/.test(baseName(path));
}

/**
 * Takes away the files another one stands for: OpenTofu reads `x.tofu` instead of `x.tf`. Terraform reads only
 * the `.tf`, so what is reported there speaks of OpenTofu's view; both in one folder means the folder is written for it.
 */
export function withoutShadowed<T extends { readonly path: string }>(files: readonly T[]): T[] {
  const tofu = new Set(files.filter((file) => /\.tofu(?:\.json)?$/.test(file.path)).map((file) => file.path));
  return files.filter(
    (file) => !tofu.has(file.path.replace(/\.tf(\.json)?$/, ".tofu$1")) || tofu.has(file.path),
  );
}
