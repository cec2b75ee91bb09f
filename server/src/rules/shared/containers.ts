import { unknown, type Value } from "../../eval/value.ts";
import { filledTemplate } from "../../knowledge/filled-templates.ts";
import { attribute } from "../../syntax/body.ts";
import type {
  Attribute,
  Expression,
  ObjectExpression,
  Span,
  TemplateExpression,
} from "../../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../../terraform/module.ts";

/** A container of an ECS task definition whose definition is known, at least in which settings it has. */
export interface Container {
  /** Where to point to: its name where it is written, else the attribute's name. */
  readonly at: Span;
  readonly name: string | undefined;
  readonly settings: ReadonlyMap<string, Value>;
  /** The object that says its settings, where it is written as one. */
  readonly written: ObjectExpression | undefined;
  /** What a text setting certainly ends in where its beginning is not known: `:latest` of `"${var.url}:latest"`. */
  endOf(setting: string): string | undefined;
}

/**
 * The containers of a task definition, as far as they are known: `jsonencode` of a list, or JSON as text, in which
 * parts that are not known stand for values. A container that may have settings nobody can see is left out.
 */
export function containersOf(module: TerraformModule, task: Resource): Container[] {
  const written = attribute(task.body, "container_definitions");
  const found = written && definitionsIn(module, written.expression, 0);
  if (!written || found?.value.kind !== "list") return [];
  return found.value.items.flatMap((item, index) => {
    if (item.kind !== "object" || !item.complete) return [];
    const name = item.entries.get("name");
    return [
      {
        at: placeOf(written, name),
        name: name?.kind === "string" && !name.sensitive ? name.value : undefined,
        settings: item.entries,
        written: found.written(index),
        endOf: (setting: string) => found.endOf(index, setting),
      },
    ];
  });
}

/** A setting's value; undefined when the container certainly has none. */
export function settingOf(container: Container, name: string): Value | undefined {
  const value = container.settings.get(name);
  return value?.kind === "null" ? undefined : value;
}

interface Definitions {
  readonly value: Value;
  written(index: number): ObjectExpression | undefined;
  endOf(index: number, setting: string): string | undefined;
}

function definitionsIn(
  module: TerraformModule,
  expression: Expression,
  depth: number,
): Definitions | undefined {
  const inner = resolved(module, expression, depth);
  if (inner.kind === "call" && inner.name === "jsonencode") {
    const [only] = inner.arguments;
    // Asked for itself, so that one value that is not known does not hide all others.
    if (only) return encoded(module, only);
  }
  if (inner.kind === "template") return read(textOf(module, inner), inner);
  const value = module.evaluate(inner);
  if (value.kind === "string") return read(value.value, inner);
  return read(filledTemplate(module, inner, UNKNOWN_PART), inner);
}

/** What stands behind parentheses, a lone interpolation or the name of a local. */
function resolved(module: TerraformModule, expression: Expression, depth: number): Expression {
  if (depth > 10) return expression;
  switch (expression.kind) {
    case "parentheses":
      return resolved(module, expression.inner, depth + 1);
    case "template": {
      const [only] = expression.parts;
      const isLone = expression.parts.length === 1 && only?.kind === "interpolation";
      return isLone ? resolved(module, only.expression, depth + 1) : expression;
    }
    case "traversal": {
      const [name = "", ...rest] = expression.root === "local" ? expression.steps : [];
      const definition = rest.length > 0 ? undefined : localNamed(module, name);
      return definition ? resolved(module, definition, depth + 1) : expression;
    }
    default:
      return expression;
  }
}

function encoded(module: TerraformModule, list: Expression): Definitions {
  const items = resolved(module, list, 0);
  const written = (index: number): ObjectExpression | undefined => {
    const item = items.kind === "tuple" ? items.items[index] : undefined;
    const definition = item && resolved(module, item, 0);
    return definition?.kind === "object" ? definition : undefined;
  };
  return {
    value: module.evaluate(list),
    written,
    endOf(index, setting) {
      const value = written(index)?.items.find((one) => one.name === setting)?.value;
      const last = value?.kind === "template" ? value.parts.at(-1) : undefined;
      return last?.kind === "text" ? last.text : undefined;
    },
  };
}

function localNamed(module: TerraformModule, name: string): Expression | undefined {
  for (const locals of module.blocks("locals")) {
    const definition = attribute(locals.body, name);
    if (definition) return definition.expression;
  }
  return undefined;
}

/** The text with a mark for each part that is not known; undefined when a directive decides what stands there. */
function textOf(module: TerraformModule, { parts }: TemplateExpression): string | undefined {
  let text = "";
  for (const part of parts) {
    if (part.kind === "directive") return undefined;
    if (part.kind === "text") text += part.text;
    else {
      const value = module.evaluate(part.expression);
      const isText = value.kind === "string" || value.kind === "number" || value.kind === "boolean";
      text += isText && !value.sensitive ? String(value.value) : UNKNOWN_PART;
    }
  }
  return text;
}

function read(text: string | undefined, span: Span): Definitions | undefined {
  if (text === undefined) return undefined;
  try {
    const json: unknown = JSON.parse(text);
    return {
      value: fromJson(json, span),
      written: () => undefined,
      endOf(index, setting) {
        const item = Array.isArray(json) ? (json[index] as Record<string, unknown>) : undefined;
        const value = item?.[setting];
        return typeof value === "string" ? value.split(UNKNOWN_PART).slice(1).at(-1) : undefined;
      },
    };
  } catch {
    return undefined;
  }
}

function fromJson(json: unknown, span: Span): Value {
  const written = { span, hops: [] };
  if (json === null) return { kind: "null", ...written };
  if (typeof json === "boolean") return { kind: "boolean", value: json, ...written };
  if (typeof json === "number")
    return json === MARK ? unknown(span) : { kind: "number", value: json, ...written };
  if (typeof json === "string")
    return json.includes(UNKNOWN_PART) ? unknown(span) : { kind: "string", value: json, ...written };
  if (Array.isArray(json))
    return { kind: "list", items: json.map((item) => fromJson(item, span)), ...written };
  const entries = new Map(Object.entries(json as object).map(([key, value]) => [key, fromJson(value, span)]));
  const complete = ![...entries.keys()].some((key) => key.includes(UNKNOWN_PART));
  return { kind: "object", entries, complete, ...written };
}

function placeOf(written: Attribute, name: Value | undefined): Span {
  const isHere =
    name !== undefined &&
    name.hops.length === 0 &&
    name.span.piece === written.piece &&
    name.span.range.start > written.expression.range.start &&
    name.span.range.end < written.expression.range.end;
  return isHere ? name.span : { piece: written.piece, range: written.nameRange };
}

/** A number in JSON and digits in a text: it can stand for both. */
const UNKNOWN_PART = "7070707070";
const MARK = Number(UNKNOWN_PART);
