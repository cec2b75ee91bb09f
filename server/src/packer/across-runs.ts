import { asBoolean } from "../eval/value.ts";
import { childrenOf } from "../syntax/body.ts";
import type { Expression } from "../syntax/nodes.ts";
import type { PackerTemplate } from "./template.ts";

/**
 * How the value of an expression behaves from one `packer build` of the same template to the next. `unknown`:
 * somebody outside may decide it (a variable without a default, the environment, a data source), or it is called
 * like something that a pipeline counts up (`var.image_version`).
 */
export type AcrossRuns = "same" | "differs" | "unknown";

/** Never throws; locals that need themselves are unknown. */
export function acrossRuns(template: PackerTemplate, expression: Expression): AcrossRuns {
  return behaviour(template, expression, new Set());
}

function behaviour(template: PackerTemplate, expression: Expression, names: ReadonlySet<string>): AcrossRuns {
  switch (expression.kind) {
    case "literal":
      return typeof expression.value === "string" ? ofText(expression.value) : "same";
    case "template": {
      const texts = expression.parts.flatMap((part) => (part.kind === "text" ? [ofText(part.text)] : []));
      return together([...texts, ...all(template, childrenOf(expression), names)]);
    }
    case "traversal":
      return ofName(template, expression.root, expression.steps[0] ?? "", names);
    case "call":
      if (CLOCKS_AND_DICE.has(expression.name)) return "differs";
      if (!PURE_FUNCTIONS.has(expression.name)) return "unknown";
      return together(all(template, expression.arguments, names));
    case "conditional": {
      const condition = asBoolean(template.evaluate(expression.condition));
      if (condition === undefined) return together(all(template, childrenOf(expression), names));
      return behaviour(template, condition ? expression.whenTrue : expression.whenFalse, names);
    }
    case "object":
      return together(
        all(
          template,
          expression.items.map((item) => item.value),
          names,
        ),
      );
    case "for":
    case "broken":
      return "unknown";
    default:
      return together(all(template, childrenOf(expression), names));
  }
}

function all(
  template: PackerTemplate,
  expressions: readonly Expression[],
  names: ReadonlySet<string>,
): AcrossRuns[] {
  return expressions.map((one) => behaviour(template, one, names));
}

/** What is put together differs as soon as one part does. */
function together(parts: readonly AcrossRuns[]): AcrossRuns {
  if (parts.includes("differs")) return "differs";
  return parts.includes("unknown") ? "unknown" : "same";
}

function ofName(
  template: PackerTemplate,
  root: string,
  name: string,
  names: ReadonlySet<string>,
): AcrossRuns {
  if (root === "path" || root === "source") return "same";
  const address = `${root}.${name}`;
  if ((root !== "var" && root !== "local") || names.has(address)) return "unknown";
  const expression = root === "var" ? template.variableExpression(name) : template.localExpression(name);
  if (!expression || (expression.kind === "literal" && expression.value === null)) return "unknown";
  const behind = behaviour(template, expression, new Set([...names, address]));
  return behind === "same" && isCounted(name) ? "unknown" : behind;
}

/** True for names of what changes with each release: `image_version`, `gitSha`, `build_number`. */
function isCounted(name: string): boolean {
  return COUNTED.test(name.replace(/([a-z])([A-Z])/g, "$1_$2"));
}

/** Strings go through Packer's older template engine: `web-{{timestamp}}`. */
function ofText(text: string): AcrossRuns {
  const actions = text.match(/\{\{.*?\}\}/gs) ?? [];
  return together(
    actions.map((action) => {
      if (/\b(?:timestamp|isotime|strftime|uuid)\b/.test(action)) return "differs";
      return /^\{\{-?\s*(?:build_name|build_type|template_dir|pwd)\s*-?\}\}$/.test(action)
        ? "same"
        : "unknown";
    }),
  );
}

const COUNTED =
  /(?:^|[^a-z])(?:\w*version|build\w*|git\w*|sha\d*|commit\w*|date|datetime|release\w*|timestamp|revision)(?:[^a-z]|$)/i;

/** The functions whose results differ by themselves. Source: developer.hashicorp.com/packer/docs/templates/hcl_templates/functions. */
const CLOCKS_AND_DICE: ReadonlySet<string> = new Set([
  "timestamp",
  "formatdate",
  "timeadd",
  "isotime",
  "legacy_isotime",
  "legacy_strftime",
  "uuid",
  "uuidv4",
  "bcrypt",
]);

/** The functions whose results depend on nothing but their arguments. */
const PURE_FUNCTIONS: ReadonlySet<string> = new Set([
  "abs",
  "alltrue",
  "anytrue",
  "base64decode",
  "base64encode",
  "basename",
  "can",
  "ceil",
  "chomp",
  "coalesce",
  "coalescelist",
  "compact",
  "concat",
  "contains",
  "dirname",
  "distinct",
  "element",
  "flatten",
  "floor",
  "format",
  "formatlist",
  "indent",
  "index",
  "join",
  "jsondecode",
  "jsonencode",
  "keys",
  "length",
  "lookup",
  "lower",
  "max",
  "md5",
  "merge",
  "min",
  "range",
  "regex",
  "regex_replace",
  "replace",
  "reverse",
  "setunion",
  "sha1",
  "sha256",
  "sha512",
  "slice",
  "sort",
  "split",
  "strrev",
  "substr",
  "title",
  "tobool",
  "tolist",
  "tonumber",
  "toset",
  "tostring",
  "trim",
  "trimprefix",
  "trimspace",
  "trimsuffix",
  "try",
  "upper",
  "urlencode",
  "uuidv5",
  "values",
  "zipmap",
]);
