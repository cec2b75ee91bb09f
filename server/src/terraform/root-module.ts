import { blocksOfType } from "../syntax/body.ts";
import { baseName } from "../syntax/names.ts";
import type { Block } from "../syntax/nodes.ts";
import type { TerraformBlock, TerraformModule } from "./module.ts";

/**
 * `root`: people plan and apply this folder. `called`: another folder calls it as a module. `unknown`: nothing
 * in the folder says either.
 */
export type Role = "root" | "called" | "unknown";

/** What the folder is, as far as it shows it itself: a backend, a provider's settings and values for variables belong to root modules. */
export function roleOf(module: TerraformModule): Role {
  if (module.use.call || module.use.isCalledByOthers) return "called";
  if (backendOf(module)) return "root";
  if (isMeantForCalling(module)) return "called";
  return module.blocks("provider").some(isSetUp) || hasValues(module) ? "root" : "unknown";
}

/** A folder others are meant to call: one of those below `modules/`, or one with variables that nothing makes a root module. */
export function looksReusable(module: TerraformModule): boolean {
  const role = roleOf(module);
  return role === "called" || (role === "unknown" && module.blocks("variable").length > 0);
}

/**
 * A folder that shows or tries out something: nothing in it is meant to last. Only folders of the workspace count, since
 * where a repository lies, and what it is called, says nothing about it.
 */
export function isTrial(module: TerraformModule): boolean {
  return module.source.foldersInWorkspace.some((segment) => TRIAL_FOLDERS.test(segment));
}

export interface Backend {
  /** `backend` or `cloud`. */
  readonly block: Block;
  /** The `terraform` block around it. */
  readonly settings: TerraformBlock;
  /** `s3`, `local`, ...; `cloud` for HCP Terraform. */
  readonly type: string;
}

/** Where the module's state is kept; of several, which only override files may write, the last one counts. */
export function backendOf(module: TerraformModule): Backend | undefined {
  return module
    .blocks("terraform")
    .flatMap((settings) =>
      settings.body.blocks.flatMap((block): Backend[] => {
        if (block.type === "cloud") return [{ block, settings, type: "cloud" }];
        return block.type === "backend" ? [{ block, settings, type: block.labels[0]?.text ?? "" }] : [];
      }),
    )
    .at(-1);
}

/** Called modules may only say which providers they want; those that set one up are from before `required_providers`. */
function isSetUp(provider: TerraformBlock): boolean {
  const { attributes, blocks } = provider.body;
  return attributes.some((one) => one.name !== "version" && one.name !== "alias") || blocks.length > 0;
}

function hasValues(module: TerraformModule): boolean {
  return module.files.some((file) => {
    const name = baseName(file.path);
    return name === "terraform.tfvars" || name.endsWith(".auto.tfvars");
  });
}

function isMeantForCalling(module: TerraformModule): boolean {
  return module.source.foldersInWorkspace.includes("modules") || declaresAliases(module);
}

/** `configuration_aliases` are providers a caller passes. */
function declaresAliases(module: TerraformModule): boolean {
  return module
    .blocks("terraform")
    .some((settings) =>
      blocksOfType(settings.body, "required_providers").some((providers) =>
        providers.body.attributes.some(
          ({ expression }) =>
            expression.kind === "object" &&
            expression.items.some((item) => item.name === "configuration_aliases"),
        ),
      ),
    );
}

const TRIAL_FOLDERS =
  /^(?:.*[-_.])?(?:tests?|examples?|samples?|demos?|fixtures?|testdata|__tests__)(?:[-_.].*)?$/i;
