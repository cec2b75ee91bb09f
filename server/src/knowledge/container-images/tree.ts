import { fromYaml } from "../../eval/functions/yaml-reading.ts";
import type { Value } from "../../eval/value.ts";
import { attribute, blocksOfType, presence } from "../../syntax/body.ts";
import type { Body, Expression, Span } from "../../syntax/nodes.ts";
import type { TerraformModule } from "../../terraform/module.ts";
import { filledTemplate } from "../filled-templates.ts";
import { listItems } from "../ingress/list-items.ts";
import { localOf, type Stretch, stretches } from "../written-text.ts";
import { type WrittenJson, writtenJson } from "./written-json.ts";

/** A place in nested blocks, objects, lists and JSON texts, whichever of them it is written as. */
export interface Branch {
  /** The branches of that name; those in lists one by one. */
  children(name: string): Branch[];
  /** True when there is certainly nothing of that name. */
  lacks(name: string): boolean;
  /** What is written there as a text; undefined when it is none, or null. */
  text(): WrittenText | undefined;
  /** All names that are known. */
  names(): readonly string[];
}

export interface WrittenText {
  readonly written: readonly Stretch[];
  /** What to underline: on one line. */
  readonly at: Span;
}

export function bodyBranch(module: TerraformModule, body: Body): Branch {
  return {
    children(name) {
      const blocks = blocksOfType(body, name);
      if (blocks.length > 0) return blocks.map((one) => bodyBranch(module, one.body));
      const found = attribute(body, name);
      const place = found && { piece: found.piece, range: found.nameRange };
      return found && place ? expressionBranches(module, found.expression, place) : [];
    },
    lacks: (name) => presence(body, name) === "absent",
    text: () => undefined,
    names: () => [
      ...new Set([...body.attributes.map((one) => one.name), ...body.blocks.map((one) => one.type)]),
    ],
  };
}

/** @param place what to underline where the expression goes over several lines. */
function expressionBranches(
  module: TerraformModule,
  expression: Expression,
  place: Span,
  depth = 0,
): Branch[] {
  if (depth > DEEPEST) return [];
  return listItems(module, expression).flatMap(({ item }) => {
    const onward = (inner: Expression): Branch[] => expressionBranches(module, inner, place, depth + 1);
    if (item.kind === "parentheses") return onward(item.inner);
    if (item.kind === "object") return [objectBranch(module, item)];
    if (item.kind === "call" && ENCODERS.has(item.name) && item.arguments[0])
      return onward(item.arguments[0]);
    const local = localOf(module, item);
    if (local && (local.kind === "tuple" || local.kind === "object" || local.kind === "call"))
      return onward(local);
    const json = writtenJson(module, item);
    if (json && json.kind !== "other") return jsonBranches(module, json, place);
    const filled = module.evaluate(item).kind === "unknown" && filledJson(module, item);
    if (filled) return filledBranches(filled, place);
    return [textBranch(module, item, onOneLine(item) ? item : place)];
  });
}

function objectBranch(module: TerraformModule, object: Extract<Expression, { kind: "object" }>): Branch {
  return {
    children(name) {
      const item = object.items.findLast((one) => one.name === name);
      if (!item) return [];
      return expressionBranches(module, item.value, { piece: object.piece, range: item.key.range });
    },
    lacks: (name) => object.items.every((one) => one.name !== undefined && one.name !== name),
    text: () => undefined,
    names: () => object.items.flatMap((one) => one.name ?? []),
  };
}

/** A text as it is written; what is inside it is asked of its value. */
function textBranch(module: TerraformModule, expression: Expression, at: Span): Branch {
  const inside = (): Branch[] => valueBranches(module.evaluate(expression), at);
  return {
    children: (name) => inside().flatMap((one) => one.children(name)),
    lacks: (name) => inside().every((one) => one.lacks(name)),
    text() {
      const { kind } = module.evaluate(expression);
      if (kind === "null" || kind === "list" || kind === "object") return undefined;
      return { written: stretches(module, expression), at };
    },
    names: () => inside().flatMap((one) => one.names()),
  };
}

function valueBranches(value: Value, at: Span): Branch[] {
  if (value.kind === "list") return value.items.flatMap((item) => valueBranches(item, at));
  const entries = value.kind === "object" ? value.entries : new Map<string, Value>();
  const complete = value.kind === "object" ? value.complete : value.kind === "null";
  if (value.kind === "string") {
    const parsed = parsedJson(value) ?? parsedYaml(value);
    if (parsed) return valueBranches(parsed, at);
  }
  return [
    {
      children(name) {
        const found = entries.get(name);
        return found ? valueBranches(found, at) : [];
      },
      lacks: (name) => complete && !entries.has(name),
      text: () => textOfValue(value, at),
      names: () => [...entries.keys()],
    },
  ];
}

function textOfValue(value: Value, at: Span): WrittenText | undefined {
  if (value.kind === "null" || value.kind === "list" || value.kind === "object") return undefined;
  if (value.kind === "unknown" || value.sensitive)
    return { written: [{ kind: "gap", isRepository: false }], at };
  return { written: [{ kind: "text", text: String(value.value), hops: value.hops }], at };
}

/** Lists and objects only: a text that is a number stays what it is. */
function parsedJson(value: Extract<Value, { kind: "string" }>): Value | undefined {
  if (value.sensitive || !/^\s*[[{]/.test(value.value)) return undefined;
  try {
    return fromJson(JSON.parse(value.value), value);
  } catch {
    return undefined;
  }
}

/** Objects only, as Kubernetes has them: nearly every text is YAML of some kind. */
function parsedYaml(value: Extract<Value, { kind: "string" }>): Value | undefined {
  if (value.sensitive || !/^(?:apiVersion|kind)[ \t]*:/m.test(value.value)) return undefined;
  const read = fromYaml(value.value, value);
  return read?.kind === "object" ? read : undefined;
}

function fromJson(json: unknown, origin: Value): Value {
  const { span, hops } = origin;
  if (typeof json === "string") return { kind: "string", value: json, span, hops };
  if (typeof json === "number") return { kind: "number", value: json, span, hops };
  if (typeof json === "boolean") return { kind: "boolean", value: json, span, hops };
  if (Array.isArray(json))
    return { kind: "list", items: json.map((item) => fromJson(item, origin)), span, hops };
  if (typeof json !== "object" || json === null) return { kind: "null", span, hops };
  const entries = Object.entries(json).map(([name, item]) => [name, fromJson(item, origin)] as const);
  return { kind: "object", entries: new Map(entries), complete: true, span, hops };
}

/** The JSON of a template file of which not all that is filled in is known. */
function filledJson(module: TerraformModule, expression: Expression): object | undefined {
  try {
    const read: unknown = JSON.parse(filledTemplate(module, expression, GAP) ?? "");
    return typeof read === "object" && read !== null ? read : undefined;
  } catch {
    return undefined;
  }
}

function filledBranches(json: unknown, at: Span): Branch[] {
  if (Array.isArray(json)) return json.flatMap((item) => filledBranches(item, at));
  const entries = new Map(typeof json === "object" && json !== null ? Object.entries(json) : []);
  return [
    {
      children: (name) => (entries.has(name) ? filledBranches(entries.get(name), at) : []),
      lacks: (name) => !entries.has(name) && json !== Number(GAP),
      text: () => (typeof json === "string" ? { written: stretchesOf(json), at } : undefined),
      names: () => [...entries.keys()],
    },
  ];
}

function stretchesOf(text: string): Stretch[] {
  return text
    .split(GAP)
    .flatMap((part, index): Stretch[] => [
      ...(index > 0 ? [{ kind: "gap", isRepository: false } as const] : []),
      ...(part === "" ? [] : [{ kind: "text", text: part, hops: [] } as const]),
    ]);
}

/** Stands for what is not known, in a text as well as where JSON has a number. */
const GAP = "7171717171";

function jsonBranches(module: TerraformModule, json: WrittenJson, place: Span): Branch[] {
  switch (json.kind) {
    case "array":
      return json.items.flatMap((item) => jsonBranches(module, item, place));
    case "expression":
      return expressionBranches(module, json.expression, place);
    case "string":
      return [{ children: () => [], lacks: () => true, names: () => [], text: () => json }];
    case "other":
      return [{ children: () => [], lacks: () => false, names: () => [], text: () => undefined }];
    case "object":
      return [
        {
          children(name) {
            const found = json.entries.get(name);
            return found ? jsonBranches(module, found, place) : [];
          },
          lacks: (name) => !json.entries.has(name),
          text: () => undefined,
          names: () => [...json.entries.keys()],
        },
      ];
  }
}

function onOneLine(span: Span): boolean {
  return !span.piece.text.slice(span.range.start, span.range.end).includes("\n");
}

/** They write down what they are given. */
const ENCODERS: ReadonlySet<string> = new Set(["jsonencode", "yamlencode", "tomap"]);
const DEEPEST = 20;
