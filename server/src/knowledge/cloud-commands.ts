import { HOLE } from "./placed-text.ts";
import type { ShellCommand } from "./shell-script.ts";

/** A command that changes something in a cloud or cluster, beside what Terraform knows of it. */
export interface CloudChange {
  /** `aws ecs update-service`: what it does, without what it is done with. */
  readonly words: string;
  /** The resource type that does the same, where there is one. */
  readonly resource: string | undefined;
}

/** Undefined for what only asks, waits, or changes settings of the computer it runs on. */
export function cloudChangeOf(command: ShellCommand): CloudChange | undefined {
  const all = command.arguments.map((word) => word.text);
  const words = operands(all);
  const mutating = MUTATING[command.program];
  if (!mutating || LOCAL_ONLY.test([command.program, ...words].join(" "))) return undefined;
  if (command.program === "az" && words[0] === "rest") return azureRest(all);
  const depth =
    command.program === "aws" ? 2 : command.program === "kubectl" || command.program === "helm" ? 1 : 5;
  const at = words.slice(0, depth).findIndex((word) => mutating.test(word));
  if (at < 0) return undefined;
  const text = [command.program, ...words.slice(0, at + 1)].join(" ");
  const resource = /delete|uninstall/.test(text)
    ? undefined
    : RESOURCES.find(([pattern]) => pattern.test(text))?.[1];
  return { words: text.replaceAll(HOLE, "..."), resource };
}

/** The words that are no options; the value of one is taken for a word only where it cannot be told. */
function operands(all: readonly string[]): string[] {
  const leading = all.findIndex(
    (word, at) => !word.startsWith("-") && !GLOBAL_OPTIONS.has(all[at - 1] ?? ""),
  );
  const words: string[] = [];
  for (const word of all.slice(Math.max(0, leading))) {
    // Behind the first option stand values, which may look like anything.
    if (word.startsWith("-")) break;
    words.push(word);
  }
  return words;
}

function azureRest(all: readonly string[]): CloudChange | undefined {
  const option = all.findIndex((word) => word === "--method" || word === "-m");
  const method = all[option + 1]?.toLowerCase() ?? "";
  return option >= 0 && /^(?:put|patch|post|delete)$/.test(method)
    ? { words: `az rest --method ${method}`, resource: method === "delete" ? undefined : "azapi_resource" }
    : undefined;
}

const VERB = "create|update|put|set|apply|patch|delete|attach|detach|modify|scale|add|remove|deploy";
const AS_WORD = new RegExp(`^(?:${VERB}|import|start|stop|restart|submit|enable|disable)(?:-[a-z-]+)?$`);
const MUTATING: Readonly<Record<string, RegExp>> = {
  aws: new RegExp(
    `^(?:${VERB}|associate|disassociate|register|deregister|enable|disable|run|start|stop)-[a-z-]+$`,
  ),
  az: new RegExp(`^(?:${VERB})(?:-[a-z-]+)?$`),
  gcloud: AS_WORD,
  oci: AS_WORD,
  doctl: new RegExp(`^(?:${VERB})(?:-[a-z-]+)?$`),
  kubectl:
    /^(?:create|apply|patch|delete|replace|scale|set|annotate|label|taint|edit|run|expose|autoscale|cordon|drain)$/,
  helm: /^(?:install|upgrade|uninstall|delete|rollback)$/,
};

/** Settings and credentials of the computer that the command runs on. */
const LOCAL_ONLY =
  /^(?:aws (?:eks update-kubeconfig|configure)|az (?:account|login|configure|extension|cloud|acr login|aks get-credentials)|gcloud (?:config|auth|components|container clusters get-credentials|builds submit)|kubectl config|doctl (?:auth|registry login|kubernetes cluster kubeconfig)|oci setup)\b/;

const GLOBAL_OPTIONS: ReadonlySet<string> = new Set([
  "--profile",
  "--region",
  "--output",
  "--endpoint-url",
  "--kubeconfig",
  "--context",
  "--kube-context",
  "--namespace",
  "-n",
  "--project",
  "--subscription",
  "-s",
  "--server",
]);

/** What Terraform has for some of them. */
const RESOURCES: readonly (readonly [RegExp, string])[] = [
  [/^kubectl (?:apply|create|patch|replace)/, "kubernetes_manifest"],
  [/^kubectl label/, "kubernetes_labels"],
  [/^kubectl annotate/, "kubernetes_annotations"],
  [/^helm/, "helm_release"],
  [/^aws ecs (?:create|update)-service/, "aws_ecs_service"],
  [/^aws s3api put-bucket-policy/, "aws_s3_bucket_policy"],
  [/^aws ssm put-parameter/, "aws_ssm_parameter"],
  [/^aws autoscaling (?:create|update)-auto-scaling-group/, "aws_autoscaling_group"],
  [/^aws iam (?:attach|put)-role-policy/, "aws_iam_role_policy"],
  [/^aws route53 change-resource-record-sets/, "aws_route53_record"],
  [/^az (?:resource|feature)/, "azapi_resource"],
];
