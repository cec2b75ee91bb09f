import { asString, type Value } from "../eval/value.ts";
import { BEANSTALK_FAULTS, type BeanstalkFault } from "../knowledge/beanstalk.ts";
import { attribute, blocksOfType, presence } from "../syntax/body.ts";
import { addBlock, replace } from "../syntax/edits.ts";
import type { Attribute, Block } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { Finding, Severity, TerraformRule } from "./rule.ts";
import { isWrittenHere, originsOf } from "./shared/origins.ts";

export const beanstalkInPlace: TerraformRule = {
  id: "beanstalk-in-place",
  dialect: "terraform",
  category: "rollout",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "Each version is deployed to the running machines",
    reason: "Versions pile up on machines nobody makes anew, and going back means deploying over them again.",
    why: `Elastic Beanstalk deploys a new version to the machines that are running, all at once unless told otherwise. A
rolling policy does the same in batches. What earlier versions left behind stays on the machines, and a deployment that
fails half-way leaves two versions side by side. With \`Immutable\` the new version comes on new machines, which take
over when all are healthy; when they are not, they go and nothing has changed. The same setting exists for changes of
the environment's configuration.`,
    bad: `resource "aws_elastic_beanstalk_environment" "web" {
  name                = "web"
  application         = "web"
  solution_stack_name = var.stack
}
`,
    good: `resource "aws_elastic_beanstalk_environment" "web" {
  name                = "web"
  application         = "web"
  solution_stack_name = var.stack

  setting {
    namespace = "aws:elasticbeanstalk:command"
    name      = "DeploymentPolicy"
    value     = "Immutable"
  }
}
`,
    exceptions: [
      "The policy is `Immutable` or `TrafficSplitting`.",
      "The policy is not known, a dynamic block may set it, or the environment has a template (`template_name`).",
      "A worker environment with a single machine is information only.",
    ],
    links: [
      {
        title: "Deployment policies and settings",
        url: "https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.rolling-version-deploy.html",
      },
      {
        title: "Immutable environment updates",
        url: "https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/environmentmgmt-updates-immutable.html",
      },
    ],
  },
  *check(module) {
    for (const environment of module.resources("aws_elastic_beanstalk_environment")) {
      const settings = settingsOf(module, environment);
      const severity = severityOf(module, environment, settings);
      for (const fault of BEANSTALK_FAULTS) {
        const set = settings.filter((one) => one.namespace === fault.namespace && one.name === fault.name);
        for (const one of set) {
          const text = one.value && asString(one.value)?.toLowerCase();
          if (text !== undefined && fault.values.has(text) && one.written)
            yield valueFinding(environment, one.written, one.value, fault, severity);
        }
        if (set.length === 0 && fault.isDefault && isComplete(module, environment, settings))
          yield missingFinding(environment, fault, severity);
      }
    }
  },
};

interface Setting {
  /** Undefined when it is not known. */
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly value: Value | undefined;
  readonly written: Attribute | undefined;
}

function settingsOf(module: TerraformModule, environment: Resource): Setting[] {
  const text = (block: Block, name: string): string | undefined => {
    const value = module.value(block.body, name);
    return value && asString(value);
  };
  return blocksOfType(environment.body, "setting").map((one) => ({
    namespace: text(one, "namespace"),
    name: text(one, "name"),
    value: module.value(one.body, "value"),
    written: attribute(one.body, "value"),
  }));
}

/** True when no other setting than those written can be there. */
function isComplete(module: TerraformModule, { body }: Resource, settings: readonly Setting[]): boolean {
  const mayHaveMore = body.blocks.some((one) => one.type === "dynamic") || body.problems.length > 0;
  const areKnown = settings.every((one) => one.namespace !== undefined && one.name !== undefined);
  return (
    !mayHaveMore &&
    areKnown &&
    presence(body, "setting") !== "unknown" &&
    !module.value(body, "template_name")
  );
}

function severityOf(module: TerraformModule, environment: Resource, settings: readonly Setting[]): Severity {
  const tier = module.value(environment.body, "tier");
  const isWorker = tier !== undefined && asString(tier) === "Worker";
  const isSingle = settings.some(
    (one) => one.name === "EnvironmentType" && one.value && asString(one.value) === "SingleInstance",
  );
  return isWorker && isSingle ? "information" : "warning";
}

function valueFinding(
  environment: Resource,
  written: Attribute,
  value: Value | undefined,
  fault: BeanstalkFault,
  severity: Severity,
): Finding {
  return {
    at: written,
    subject: environment,
    message: `${environment.address} ${fault.message}`,
    severity,
    related: originsOf(value),
    fixes: isWrittenHere(value)
      ? [
          {
            title: fault.title,
            safe: false,
            effect: "in place",
            edits: () => [replace(written.expression, `"${RIGHT}"`)],
          },
        ]
      : [],
  };
}

function missingFinding(environment: Resource, fault: BeanstalkFault, severity: Severity): Finding {
  return {
    at: environment.header,
    subject: environment,
    message: `${environment.address} ${fault.message}`,
    severity,
    fixes: [
      {
        title: fault.title,
        safe: false,
        effect: "in place",
        edits: () => [
          addBlock(environment.block, [
            "setting {",
            `  namespace = "${fault.namespace}"`,
            `  name      = "${fault.name}"`,
            `  value     = "${RIGHT}"`,
            "}",
          ]),
        ],
      },
    ],
  };
}

const RIGHT = "Immutable";
