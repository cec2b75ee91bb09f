import { asList, asString, type Value } from "../eval/value.ts";
import { attribute, block, blocksAt, walk } from "../syntax/body.ts";
import type { Attribute, Body } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { scriptText } from "./script-text.ts";
import { referredResource, unwrapped } from "./unwrapping.ts";

/** A resource that has AWS Systems Manager run a document on machines, once or by a schedule. */
export interface SsmRun {
  readonly resource: Resource;
  /** The argument that names the document. */
  readonly named: Attribute;
  /** The document's name where AWS or another account owns it. */
  readonly document: string | undefined;
  /** The document where the module has it. */
  readonly own: Resource | undefined;
  /** The values of a parameter as far as they are known; undefined when it is not given or not known. */
  parameter(name: string): readonly string[] | undefined;
}

/** Associations, and those tasks of maintenance windows that run commands. */
export function ssmRuns(module: TerraformModule): SsmRun[] {
  const associations = module
    .resources("aws_ssm_association")
    .flatMap((resource) => run(module, resource, "name", associationParameter(module, resource.body)));
  const tasks = module
    .resources("aws_ssm_maintenance_window_task")
    .filter(({ body }) => textOf(module.value(body, "task_type")) === "RUN_COMMAND")
    .flatMap((resource) => run(module, resource, "task_arn", taskParameter(module, resource.body)));
  return [...associations, ...tasks];
}

/** True for a document of the module that runs commands of a shell. */
export function runsShell(module: TerraformModule, document: Resource): boolean {
  const content = attribute(document.body, "content")?.expression;
  if (!content || textOf(module.value(document.body, "document_type")) !== "Command") return false;
  if (RUNS_SHELL.test(scriptText(module, content).text)) return true;
  return [...walk(unwrapped(module, content))].some(
    (one) => one.kind === "literal" && typeof one.value === "string" && RUNS_SHELL.test(one.value),
  );
}

function run(
  module: TerraformModule,
  resource: Resource,
  attributeName: string,
  parameter: SsmRun["parameter"],
): SsmRun[] {
  const named = attribute(resource.body, attributeName);
  if (!named) return [];
  const text = asString(module.evaluate(named.expression));
  const referred = referredResource(module, unwrapped(module, named.expression));
  const own =
    referred?.resourceType === "aws_ssm_document"
      ? referred
      : module
          .resources("aws_ssm_document")
          .find((one) => text !== undefined && textOf(module.value(one.body, "name")) === text);
  return [{ resource, named, document: text?.slice(text.lastIndexOf("/") + 1), own, parameter }];
}

/** `parameters = { Operation = "Install" }`. */
function associationParameter(module: TerraformModule, body: Body): SsmRun["parameter"] {
  return (name) => {
    const parameters = module.value(body, "parameters");
    return parameters?.kind === "object" ? textsOf(parameters.entries.get(name)) : undefined;
  };
}

/** `parameter` blocks, each with a name and values. */
function taskParameter(module: TerraformModule, body: Body): SsmRun["parameter"] {
  return (name) => {
    const invocation = block(body, "task_invocation_parameters");
    const parameters = invocation ? blocksAt(invocation.body, ["run_command_parameters", "parameter"]) : [];
    const found = parameters.find((one) => textOf(module.value(one.body, "name")) === name);
    return found && textsOf(module.value(found.body, "values"));
  };
}

function textsOf(value: Value | undefined): readonly string[] | undefined {
  const texts = value && (asList(value) ?? [value]).map(asString);
  return texts?.every((one) => one !== undefined) ? (texts as string[]) : undefined;
}

function textOf(value: Value | undefined): string | undefined {
  return value && asString(value);
}

const RUNS_SHELL = /aws:run(?:Shell|PowerShell)Script/;

/** Documents of AWS that run what they are given, or install software. Source: the documents' own reference. */
export const COMMAND_DOCUMENTS: ReadonlySet<string> = new Set([
  "AWS-RunShellScript",
  "AWS-RunPowerShellScript",
  "AWS-RunRemoteScript",
  "AWS-ApplyAnsiblePlaybooks",
  "AWS-RunAnsiblePlaybook",
  "AWS-ApplyChefRecipes",
  "AWS-ApplyDSCMofs",
  "AWS-RunSaltState",
  "AWS-ConfigureAWSPackage",
  "AWS-InstallApplication",
  "AWS-InstallPowerShellModule",
  "AWS-ConfigureDocker",
]);

/** Documents that look for missing patches, and with `Operation = Install` install them. */
export const PATCH_DOCUMENTS: ReadonlySet<string> = new Set([
  "AWS-RunPatchBaseline",
  "AWS-RunPatchBaselineAssociation",
  "AWS-RunPatchBaselineWithHooks",
]);
