import { SENSITIVE_VALUE } from "../../../protocol/src/plan-view.ts";
import { asString, type Hop, isSensitive, type Value } from "../eval/value.ts";
import { childrenOf, sourceText } from "../syntax/body.ts";
import { quote } from "../syntax/hcl/strings.ts";
import type { Attribute, Body, Expression, Span } from "../syntax/nodes.ts";
import type { Location } from "../syntax/source-file.ts";
import { touches } from "../text/range.ts";
import type { Analysis } from "./analysis.ts";
import type { HoverText } from "./hover.ts";
import { itemAt } from "./item-at.ts";

/** More different values than this are counted, not shown. */
const MOST_VALUES = 4;
const LONGEST_VALUE = 300;

/** One use of the code: what it makes of an expression, and where spans of it lie. */
interface Use {
  readonly name: string;
  evaluate(expression: Expression): Value;
  /** The attribute that gives a variable its default. */
  defaultOf(variable: string): Attribute | undefined;
  locate(span: Span): Location | undefined;
}

/**
 * What the name or expression at an offset is worth, and the way its value came; in each use of the module where they
 * differ. Undefined where nothing stands that has a value worth telling.
 * @param describe a place as a link: `[prod.tfvars:4](...)`
 */
export function valueHoverAt(
  analysis: Analysis,
  path: string,
  offset: number,
  describe: (location: Location) => string,
): HoverText | undefined {
  const found = expressionAt(analysis, path, offset);
  if (!found) return undefined;
  const lines = new Set<string>();
  for (const use of usesOf(analysis)) {
    const line = valueLine(use, found, describe);
    if (line !== undefined) lines.add(line);
  }
  if (lines.size === 0) return undefined;
  const shown = [...lines].slice(0, MOST_VALUES);
  const others = lines.size - shown.length;
  const location = analysis.folder.locate(found);
  return (
    location && {
      range: location.range,
      markdown: [...shown, ...(others > 0 ? [`… and ${others} more`] : [])].join("\n\n"),
    }
  );
}

function valueLine(
  use: Use,
  expression: Expression,
  describe: (location: Location) => string,
): string | undefined {
  const value = use.evaluate(expression);
  const text = renderedValue(value);
  if (text === undefined) return undefined;
  const name = oneLine(sourceText(expression));
  const at = (span: Span): string => {
    const location = use.locate(span);
    return location ? describe(location) : "another folder";
  };
  const way = value.hops.map((hop) => hopText(hop, use, at));
  const where = use.name === "" ? "" : ` (${use.name})`;
  return [`\`${name}\` = \`${text}\`${where}`, ...way].join(", ");
}

function hopText(hop: Hop, use: Use, at: (span: Span) => string): string {
  const place = at(hop.span);
  switch (hop.kind) {
    case "variable default":
      return `default of \`${hop.name}\` in ${place}`;
    case "variable value": {
      const fallback = use.defaultOf(hop.name.replace(/^var\./, ""));
      return `set in ${place}${fallback ? `, default in ${at(fallback)}` : ""}`;
    }
    case "argument":
      return `\`${hop.name}\` passed in ${place}`;
    case "output":
      return `\`${hop.name}\` from ${place}`;
    case "each":
      return `\`${hop.name}\` from ${place}`;
    case "local":
      return `\`${hop.name}\` in ${place}`;
    case "path":
      return "the folder of this module";
  }
}

/** HCL in one line; undefined for what is not known at all. */
function renderedValue(value: Value): string | undefined {
  if (value.kind === "unknown") return undefined;
  if (isSensitive(value)) return SENSITIVE_VALUE;
  const text = oneLine(render(value));
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text;
}

function render(value: Value): string {
  switch (value.kind) {
    case "unknown":
      return "(not known)";
    case "null":
      return "null";
    case "string":
      return quote(value.value.slice(0, LONGEST_VALUE));
    case "list":
      return `[${value.items.slice(0, 50).map(render).join(", ")}]`;
    case "object": {
      const entries = [...value.entries].slice(0, 50).map(([key, item]) => `${key} = ${render(item)}`);
      return `{ ${[...entries, ...(value.complete ? [] : ["…"])].join(", ")} }`;
    }
    default:
      return asString(value) ?? "";
  }
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, " ").replaceAll("`", "'");
  return line.length > LONGEST_VALUE ? `${line.slice(0, LONGEST_VALUE)}…` : line;
}

function usesOf({ folder, uses }: Analysis): Use[] {
  const modules = uses?.modules ?? (folder.terraform ? [folder.terraform] : []);
  const terraform = modules.map(
    (module): Use => ({
      name: module.path,
      evaluate: (expression) => module.evaluate(expression),
      defaultOf: (name) => module.variableDefault(name),
      locate: (span) => folder.locate(span) ?? uses?.locate(module, span),
    }),
  );
  const packer = folder.templates.map(
    (template): Use => ({
      name: "",
      evaluate: (expression) => template.evaluate(expression),
      defaultOf: () => undefined,
      locate: folder.locate,
    }),
  );
  return [...terraform, ...packer];
}

/** The innermost name, call or index at the offset, or what the attribute whose name stands there is set to. */
function expressionAt(analysis: Analysis, path: string, offset: number): Expression | undefined {
  const found = itemAt(analysis, path, offset);
  if (!found) return undefined;
  const { item, offset: inPiece } = found;
  return item.kind === "attribute" ? inAttribute(item, inPiece) : inBody(item.body, inPiece);
}

function inBody(body: Body, offset: number): Expression | undefined {
  for (const one of body.attributes) if (touches(one.range, offset)) return inAttribute(one, offset);
  for (const one of body.blocks) if (touches(one.range, offset)) return inBody(one.body, offset);
  return undefined;
}

function inAttribute(attribute: Attribute, offset: number): Expression | undefined {
  if (touches(attribute.nameRange, offset))
    return WRITTEN_OUT.has(attribute.expression.kind) ? undefined : attribute.expression;
  return touches(attribute.expression.range, offset) ? innermost(attribute.expression, offset) : undefined;
}

function innermost(expression: Expression, offset: number): Expression | undefined {
  for (const child of childrenOf(expression)) {
    const found = touches(child.range, offset) ? innermost(child, offset) : undefined;
    if (found) return found;
  }
  return WRITTEN_OUT.has(expression.kind) || expression.kind === "tuple" || expression.kind === "object"
    ? undefined
    : expression;
}

/** What says its value itself. */
const WRITTEN_OUT: ReadonlySet<Expression["kind"]> = new Set(["literal", "broken"] as const);
