import { asBoolean } from "../eval/value.ts";
import { PROVISIONER_CARRIER_TYPES } from "../knowledge/compute.ts";
import { attribute, childrenOf, sourceText } from "../syntax/body.ts";
import { replace } from "../syntax/edits.ts";
import type { Expression, FunctionCallExpression, Span } from "../syntax/nodes.ts";
import { ignoredChanges } from "../terraform/lifecycle.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { localExpression, provisionersOf, triggersOf } from "../terraform/provisioners.ts";
import type { Finding, Fix, TerraformRule } from "./rule.ts";
import { firstLine } from "./shared/places.ts";

export const alwaysRunTrigger: TerraformRule = {
  id: "always-run-trigger",
  dialect: "terraform",
  category: "provisioning",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "A trigger that is different at every run",
    reason: "Each apply does it all again, and no plan is ever empty.",
    why: `\`timestamp()\` or \`uuid()\` in a trigger has a new value each time, so the resource is replaced and its
provisioners run with every apply, also one that somebody makes for another reason. A plan that always shows a change
hides the changes that count: nobody reads the line that is always there, and drift is no longer seen.

Let the trigger follow what the work depends on: the hash of the script or of the files that it deploys. The fix does so
where a provisioner names its scripts.`,
    bad: `resource "terraform_data" "deploy" {
  triggers_replace = timestamp()

  provisioner "remote-exec" {
    script = "deploy.sh"
  }
}
`,
    good: `resource "terraform_data" "deploy" {
  triggers_replace = filesha256("deploy.sh")

  provisioner "remote-exec" {
    script = "deploy.sh"
  }
}
`,
    exceptions: [
      "The trigger is in `ignore_changes`.",
      "The function stands in a branch of a condition that is not taken, or of one that is not known.",
      "`timestamp()` elsewhere, in tags for example.",
    ],
    links: [
      {
        title: "Terraform: timestamp",
        url: "https://developer.hashicorp.com/terraform/language/functions/timestamp",
      },
      {
        title: "Terraform: filesha256",
        url: "https://developer.hashicorp.com/terraform/language/functions/filesha256",
      },
      {
        title: "Terraform: terraform_data",
        url: "https://developer.hashicorp.com/terraform/language/resources/terraform-data",
      },
    ],
  },
  *check(module) {
    for (const carrier of module.resources(...PROVISIONER_CARRIER_TYPES)) {
      const ignored = ignoredChanges(carrier.body);
      if (ignored.includes("all")) continue;
      for (const trigger of triggersOf(carrier.body)) {
        if (ignored.includes(trigger.name)) continue;
        for (const value of valuesOf(trigger.expression)) {
          const call = restlessCall(module, value.expression, new Set());
          if (call) yield finding(carrier, value, call);
        }
      }
    }
  },
};

interface TriggerValue {
  readonly at: Span;
  readonly expression: Expression;
}

/** The values of a map or list of triggers, or the one value that is there. */
function valuesOf(expression: Expression): TriggerValue[] {
  if (expression.kind === "object")
    return expression.items.map(({ range, value }) => ({
      at: { piece: expression.piece, range },
      expression: value,
    }));
  if (expression.kind === "tuple") return expression.items.map((item) => ({ at: item, expression: item }));
  return [{ at: expression, expression }];
}

function finding(carrier: Resource, { at, expression }: TriggerValue, call: FunctionCallExpression): Finding {
  const isWhole = expression === call;
  return {
    at: firstLine(at),
    subject: carrier,
    message: `\`${call.name}()\` makes ${carrier.address} new with every apply, whatever has changed`,
    related:
      isWhole || isInside(call, expression) ? [] : [{ at: call, message: "The function that it comes from" }],
    fixes: () => (isWhole ? hashFix(carrier, expression) : []),
  };
}

function hashFix(carrier: Resource, expression: Expression): Fix[] {
  const scripts = [...new Set(provisionersOf(carrier).flatMap(({ body }) => scriptsOf(body)))];
  if (scripts.length === 0) return [];
  const hashes = scripts.map((path) => `filesha256(${path})`);
  return [
    {
      title:
        scripts.length === 1
          ? "Run again when the script changes"
          : "Run again when one of the scripts changes",
      safe: false,
      effect: "replaces",
      edits: () => [
        replace(
          expression,
          hashes.length === 1 ? (hashes[0] as string) : `sha256(join(",", [${hashes.join(", ")}]))`,
        ),
      ],
    },
  ];
}

/** The paths, as they are written, of the scripts that a provisioner runs. */
function scriptsOf(body: Resource["body"]): string[] {
  const script = attribute(body, "script")?.expression;
  const scripts = attribute(body, "scripts")?.expression;
  const written = [...(script ? [script] : []), ...(scripts?.kind === "tuple" ? scripts.items : [])];
  return written.filter(isPath).map(sourceText);
}

function isPath(expression: Expression): boolean {
  return (expression.kind === "literal" || expression.kind === "template") && expression.form === "quoted";
}

/** The call of a function that never gives the same twice, also in locals; not in branches that may not be taken. */
function restlessCall(
  module: TerraformModule,
  expression: Expression,
  seen: Set<Expression>,
): FunctionCallExpression | undefined {
  if (expression.kind === "call" && RESTLESS.has(expression.name)) return expression;
  if (expression.kind === "conditional") {
    const condition = asBoolean(module.evaluate(expression.condition));
    if (condition === undefined) return restlessCall(module, expression.condition, seen);
    return restlessCall(module, condition ? expression.whenTrue : expression.whenFalse, seen);
  }
  if (expression.kind === "traversal" && expression.root === "local" && expression.steps.length === 1) {
    const local = localExpression(module, expression.steps[0] as string);
    if (!local || seen.has(local)) return undefined;
    seen.add(local);
    return restlessCall(module, local, seen);
  }
  for (const child of childrenOf(expression)) {
    const found = restlessCall(module, child, seen);
    if (found) return found;
  }
  return undefined;
}

function isInside(inner: Span, outer: Span): boolean {
  return (
    inner.piece === outer.piece &&
    outer.range.start <= inner.range.start &&
    inner.range.end <= outer.range.end
  );
}

const RESTLESS: ReadonlySet<string> = new Set(["timestamp", "plantimestamp", "uuid", "bcrypt"]);
