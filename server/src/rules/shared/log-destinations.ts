import { asString } from "../../eval/value.ts";
import { LOG_EXPORT_ATTRIBUTES, LOGS_OF_ENGINES } from "../../knowledge/logs.ts";
import { attribute, presence, sourceText } from "../../syntax/body.ts";
import { addAfter, addBlock, type SpanEdit, setAttribute } from "../../syntax/edits.ts";
import { quote } from "../../syntax/hcl/strings.ts";
import type { Expression } from "../../syntax/nodes.ts";
import { addObjectItem } from "../../syntax/object-edits.ts";
import type { Resource, TerraformModule } from "../../terraform/module.ts";
import type { Fix } from "../rule.ts";
import type { Container } from "./containers.ts";

/**
 * Sends a container's logs to a group in CloudWatch, which is made with it where the module has none of the task's
 * name. Not offered without an execution role, which Fargate needs for it, nor where the task is made several times.
 */
export function sendToCloudWatch(module: TerraformModule, task: Resource, container: Container): Fix[] {
  const { name, written } = container;
  const family = attribute(task.body, "family")?.expression;
  if (!written || name === undefined || !family || !attribute(task.body, "execution_role_arn")) return [];
  if (["count", "for_each", "provider"].some((one) => attribute(task.body, one))) return [];
  const isOnOneLine = !sourceText(written).includes("\n");
  if (isOnOneLine || written.items.some((item) => item.name === LOG_CONFIGURATION)) return [];
  const group = `aws_cloudwatch_log_group.${task.name}`;
  const region = regionOf(module);
  return [
    {
      title: `Send its logs to CloudWatch, to ${group}`,
      safe: false,
      effect: "in place",
      edits: (): SpanEdit[] => [
        ...addObjectItem(written, LOG_CONFIGURATION, awsLogs(name, group, region ?? NEW_REGION)),
        ...additions(module, task, {
          group: module.resource(group) ? undefined : logGroup(task.name, family),
          region: region === undefined ? NEW_REGION_BLOCK : undefined,
        }),
      ],
    },
  ];
}

function regionOf(module: TerraformModule): string | undefined {
  const found = module
    .dataSources("aws_region")
    .find(
      (one) => !["count", "for_each", "provider", "name", "region"].some((name) => attribute(one.body, name)),
    );
  return found?.address;
}

function awsLogs(name: string, group: string, region: string): string {
  return [
    "{",
    '  logDriver = "awslogs"',
    "  options = {",
    `    awslogs-group         = ${group}.name`,
    `    awslogs-region        = ${region}.id`,
    `    awslogs-stream-prefix = ${quote(name)}`,
    "  }",
    "}",
  ].join("\n");
}

function logGroup(name: string, family: Expression): string {
  const written = sourceText(family);
  const text = /^".*"$/.test(written) ? `"/ecs/${written.slice(1)}` : `"/ecs/\${${written}}"`;
  return [`resource "aws_cloudwatch_log_group" "${name}" {`, `  name = ${text}`, "}"].join("\n");
}

/** The region always comes behind the first task of the module, so that no two fixes declare it twice. */
function additions(
  module: TerraformModule,
  task: Resource,
  { group, region }: { readonly group: string | undefined; readonly region: string | undefined },
): SpanEdit[] {
  const [first = task] = module.resources(task.resourceType);
  const own = [group, first.address === task.address ? region : undefined].filter((one) => one !== undefined);
  return [
    ...(own.length > 0 ? [addAfter(task.block, own.join("\n\n"))] : []),
    ...(region !== undefined && first.address !== task.address ? [addAfter(first.block, region)] : []),
  ];
}

/** Sends the logs of a group of containers to the one workspace that the module has. */
export function sendToWorkspace(module: TerraformModule, group: Resource): Fix[] {
  const [workspace, ...others] = module.resources("azurerm_log_analytics_workspace");
  if (!workspace || others.length > 0 || presence(group.body, "diagnostics") !== "absent") return [];
  if (attribute(workspace.body, "count") || attribute(workspace.body, "for_each")) return [];
  return [
    {
      title: `Send the logs to ${workspace.address}`,
      safe: false,
      effect: "replaces",
      edits: () => [
        addBlock(group.block, [
          "diagnostics {",
          "  log_analytics {",
          `    workspace_id  = ${workspace.address}.workspace_id`,
          `    workspace_key = ${workspace.address}.primary_shared_key`,
          "  }",
          "}",
        ]),
      ],
    },
  ];
}

/** Has a managed service send away all logs it certainly can; which those are depends on a database's engine. */
export function exportLogs(module: TerraformModule, service: Resource): Fix[] {
  const name = LOG_EXPORT_ATTRIBUTES[service.resourceType];
  const logs = logsOf(module, service);
  const written = name === undefined ? undefined : attribute(service.body, name);
  if (name === undefined || !logs) return [];
  if (written && module.evaluate(written.expression).hops.length > 0) return [];
  return [
    {
      title: `Send away its logs: ${logs.join(", ")}`,
      safe: false,
      effect: "in place",
      edits: () => setAttribute(service.block, name, `[${logs.map(quote).join(", ")}]`),
    },
  ];
}

function logsOf(module: TerraformModule, service: Resource): readonly string[] | undefined {
  if (service.resourceType === "aws_eks_cluster") return LOGS_OF_ENGINES.kubernetes;
  const engine = module.value(service.body, "engine");
  const text = engine && asString(engine);
  const family =
    text && Object.keys(LOGS_OF_ENGINES).find((one) => text === one || text.startsWith(`${one}-`));
  return family ? LOGS_OF_ENGINES[family] : undefined;
}

const LOG_CONFIGURATION = "logConfiguration";
const NEW_REGION = "data.aws_region.current";
const NEW_REGION_BLOCK = 'data "aws_region" "current" {}';
