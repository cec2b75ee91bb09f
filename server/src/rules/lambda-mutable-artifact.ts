import { asBoolean, asString } from "../eval/value.ts";
import { BUILD_MARK } from "../knowledge/image-lookups.ts";
import { LAMBDA_TRIGGERS, UNQUALIFIED_FUNCTION } from "../knowledge/lambda.ts";
import { attribute, presence, sourceText } from "../syntax/body.ts";
import { replace, setAttribute } from "../syntax/edits.ts";
import type { Attribute } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { referenceOf } from "../terraform/references.ts";
import type { Finding, TerraformRule } from "./rule.ts";
import { GivenValues, origins, variableName } from "./shared/given-values.ts";

export const lambdaMutableArtifact: TerraformRule = {
  id: "lambda-mutable-artifact",
  dialect: "terraform",
  category: "image",
  severity: "information",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "A function runs code that can change without a plan",
    reason: "No commit says which code answers, and there is nothing to go back to.",
    why: `A published version of a function never changes; \`$LATEST\` is whatever was uploaded last. An alias that points
to it, or a trigger that calls a function without naming a version, runs new code the moment it is uploaded. And an object
in a bucket that is always called the same can be overwritten: Terraform sees no difference, and the next upload of
anything brings the other code along. Publish versions, let aliases and triggers name one, and name the object's version
or give each build a key of its own.`,
    bad: `resource "aws_lambda_function" "handler" {
  function_name = "handler"
  s3_bucket     = "acme-builds"
  s3_key        = "handler.zip"
}
`,
    good: `resource "aws_lambda_function" "handler" {
  function_name     = "handler"
  s3_bucket         = "acme-builds"
  s3_key            = "handler.zip"
  s3_object_version = var.handler_object_version
}

variable "handler_object_version" {
  description = "The version of the object that holds the code of aws_lambda_function.handler"
  type        = string
}
`,
    exceptions: [
      "`source_code_hash` or `s3_object_version` is set.",
      "The key is not known, or holds a version, a date or a commit.",
      "A trigger of a function that publishes no versions.",
    ],
    links: [
      {
        title: "Lambda: function versions",
        url: "https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html",
      },
      {
        title: "aws_lambda_function",
        url: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/lambda_function",
      },
    ],
  },
  *check(module) {
    const given = new GivenValues(module);
    const findings = [
      ...module.resources("aws_lambda_function").map((one) => checkObject(module, one, given)),
      ...module.resources("aws_lambda_alias").map((one) => checkAlias(module, one)),
      ...module.resources(...Object.keys(LAMBDA_TRIGGERS)).map((one) => checkTrigger(module, one)),
    ];
    for (const finding of findings) if (finding) yield finding;
  },
};

function checkObject(module: TerraformModule, lambda: Resource, given: GivenValues): Finding | undefined {
  const key = attribute(lambda.body, "s3_key");
  const value = module.value(lambda.body, "s3_key");
  const text = value && asString(value);
  if (!key || text === undefined || BUILD_MARK.test(text)) return undefined;
  const isNamed = [VERSION, "source_code_hash"].some(
    (name) => module.value(lambda.body, name) ?? presence(lambda.body, name) === "unknown",
  );
  if (isNamed) return undefined;
  const variable = given.variable(
    [variableName(lambda.name, "object_version"), variableName(lambda.name, "code_object_version")],
    `The version of the object that holds the code of ${lambda.address}`,
    lambda.block,
  );
  return {
    at: key,
    subject: lambda,
    message: `${lambda.address} runs whatever ${text} holds, and a new upload shows in no plan`,
    related: origins(value?.hops ?? []),
    fixes: variable
      ? [
          {
            title: `Take the object's version from a variable, ${variable.name}`,
            safe: false,
            effect: "in place",
            edits: () => [
              ...setAttribute(lambda.block, VERSION, `var.${variable.name}`, "s3_key"),
              ...variable.declaration(),
            ],
          },
        ]
      : [],
  };
}

function checkAlias(module: TerraformModule, alias: Resource): Finding | undefined {
  const written = attribute(alias.body, "function_version");
  const version = written && module.evaluate(written.expression);
  if (!version || asString(version) !== "$LATEST") return undefined;
  const name = attribute(alias.body, "function_name");
  const lambda = name && functionOf(module, name);
  const source = name && sourceText(name.expression);
  const canName = lambda && source && version.hops.length === 0 && publishes(module, lambda) !== undefined;
  return {
    at: written,
    subject: alias,
    message: `${alias.address} points to the code that was uploaded last instead of a version`,
    related: origins(version.hops),
    fixes: canName
      ? [
          {
            title: "Point to the version that the function publishes",
            safe: false,
            effect: "in place",
            edits: () => [
              replace(written.expression, `${source.replace(/\.\w+$/, "")}.version`),
              ...(publishes(module, lambda) ? [] : setAttribute(lambda.block, "publish", "true")),
            ],
          },
        ]
      : [],
  };
}

function checkTrigger(module: TerraformModule, trigger: Resource): Finding | undefined {
  const written = attribute(trigger.body, LAMBDA_TRIGGERS[trigger.resourceType] ?? "");
  const lambda = written && functionOf(module, written);
  if (!lambda || publishes(module, lambda) !== true) return undefined;
  const source = sourceText(written.expression);
  const canName =
    trigger.resourceType === "aws_lambda_event_source_mapping" && /\.(?:arn|function_name)$/.test(source);
  return {
    at: written,
    subject: trigger,
    message: `${trigger.address} calls the code that was uploaded last, though ${lambda.address} publishes versions`,
    fixes: canName
      ? [
          {
            title: "Call the published version",
            safe: false,
            effect: "in place",
            edits: () => [replace(written.expression, source.replace(/\.\w+$/, ".qualified_arn"))],
          },
        ]
      : [],
  };
}

/** The function of the module that the attribute names without a version. */
function functionOf(module: TerraformModule, { expression }: Attribute): Resource | undefined {
  const isIndexed = expression.kind === "access" && expression.operand.kind === "index";
  const traversal =
    isIndexed && expression.operand.kind === "index" ? expression.operand.operand : expression;
  if (traversal.kind !== "traversal" || traversal.root !== "aws_lambda_function") return undefined;
  const last = expression.kind === "access" ? expression.name : traversal.steps[1];
  if (last === undefined || !UNQUALIFIED_FUNCTION.has(last)) return undefined;
  const address = referenceOf(traversal.root, traversal.steps);
  return address === undefined ? undefined : module.resource(address);
}

/** Undefined when it is not known. */
function publishes(module: TerraformModule, lambda: Resource): boolean | undefined {
  const setting = module.value(lambda.body, "publish");
  if (setting) return asBoolean(setting);
  return presence(lambda.body, "publish") === "unknown" ? undefined : false;
}

const VERSION = "s3_object_version";
