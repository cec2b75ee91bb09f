import type { Dialect } from "../source-file.ts";

/**
 * JSON does not say what is an argument and what a block; Terraform and Packer know it from their schemas. This knows it
 * for the language itself, and for the arguments of providers by their names and shapes.
 * Sources: developer.hashicorp.com/terraform/language/syntax/json, github.com/hashicorp/hcl/blob/main/json/spec.md.
 */

/** How many labels stand between a block's type and its body; undefined for what is no block at the top of a file. */
export function topLevelLabels(dialect: Dialect, type: string): number | undefined {
  return (dialect === "packer" ? PACKER : TERRAFORM).get(type);
}

const TERRAFORM: ReadonlyMap<string, number> = new Map([
  ["resource", 2],
  ["data", 2],
  ["ephemeral", 2],
  ["module", 1],
  ["variable", 1],
  ["output", 1],
  ["provider", 1],
  ["check", 1],
  ["locals", 0],
  ["terraform", 0],
  ["moved", 0],
  ["import", 0],
  ["removed", 0],
]);

const PACKER: ReadonlyMap<string, number> = new Map([
  ["source", 2],
  ["data", 2],
  ["variable", 1],
  ["local", 1],
  ["build", 0],
  ["locals", 0],
  ["packer", 0],
  ["variables", 0],
  ["hcp_packer_registry", 0],
]);

/** Bodies in which everything is an argument. */
export function hasOnlyArguments(type: string): boolean {
  return ARGUMENTS_ONLY.has(type);
}

const ARGUMENTS_ONLY: ReadonlySet<string> = new Set([
  "locals",
  "variables",
  "module",
  "output",
  "required_providers",
  "required_plugins",
  "moved",
  "local",
]);

/** How many labels a nested block of the language itself has. */
export function nestedLabels(name: string): number {
  return NESTED_LABELS.get(name) ?? 0;
}

const NESTED_LABELS: ReadonlyMap<string, number> = new Map([
  ["provisioner", 1],
  ["dynamic", 1],
  ["backend", 1],
  ["post-processor", 1],
  ["source", 1],
]);

/** True for a property whose object, or list of objects, is what HCL writes as a block. */
export function isNestedBlock(owner: readonly string[], name: string, isList: boolean): boolean {
  if (LANGUAGE_BLOCKS.has(name) || NESTED_LABELS.has(name)) return true;
  if (owner[0] === "variable") return name === "validation";
  if (name === "metadata") return owner[1]?.startsWith("kubernetes_") === true;
  return isList ? !LISTS_OF_OBJECTS.has(name) : !MAPS.has(name);
}

const LANGUAGE_BLOCKS: ReadonlySet<string> = new Set([
  "lifecycle",
  "connection",
  "content",
  "validation",
  "precondition",
  "postcondition",
  "required_providers",
  "required_plugins",
  "cloud",
  "timeouts",
  "assert",
  "post-processors",
  "error-cleanup-provisioner",
]);

/** Arguments of common providers that are maps. */
const MAPS: ReadonlySet<string> = new Set([
  "tags",
  "tags_all",
  "labels",
  "annotations",
  "triggers",
  "triggers_replace",
  "keepers",
  "variables",
  "environment_variables",
  "app_settings",
  "parameters",
  "request_parameters",
  "headers",
  "query",
  "input",
  "manifest",
  "settings_map",
  "match_labels",
  "string_data",
  "binary_data",
  "limits",
  "requests",
  "vars",
  "config_map",
  "options",
  "providers",
  "default",
  "value",
  "run_tags",
  "image_labels",
  "filters",
  "override",
  "azure_tags",
  "snapshot_tags",
  "snapshot_labels",
]);

const LISTS_OF_OBJECTS: ReadonlySet<string> = new Set([
  "default",
  "value",
  "triggers_replace",
  "input",
  "container_definitions",
]);

/** Arguments whose strings are names or keywords rather than texts. */
export function isReference(name: string): boolean {
  return REFERENCES.has(name);
}

const REFERENCES: ReadonlySet<string> = new Set([
  "depends_on",
  "ignore_changes",
  "replace_triggered_by",
  "provider",
  "providers",
  "when",
  "on_failure",
  "type",
]);

/** `type` names a type only in a variable; elsewhere it is a text. */
export function isReferenceIn(owner: readonly string[], name: string): boolean {
  return name === "type" ? owner[0] === "variable" : isReference(name);
}
