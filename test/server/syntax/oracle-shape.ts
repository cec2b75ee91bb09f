import { sourceText } from "../../../server/src/syntax/body.ts";
import type {
  Attribute,
  Block,
  Body,
  Expression,
  ObjectItem,
  TemplatePart,
} from "../../../server/src/syntax/nodes.ts";
import type { SourceFile } from "../../../server/src/syntax/source-file.ts";

/** Anything that is not a literal. What it is made of is not compared. */
export const NOT_A_LITERAL = Symbol("not a literal");

/** What a file says, in the form that hcl2json gives it: blocks by type and labels, each a list of bodies. */
export type Shape =
  | string
  | number
  | boolean
  | null
  | typeof NOT_A_LITERAL
  | readonly Shape[]
  | { readonly [name: string]: Shape };

type MutableShape = { [name: string]: Shape };

/** Our view of a file, all bodies parsed. */
export function shapeOfFile(file: SourceFile): Shape {
  const shape: MutableShape = Object.create(null);
  for (const { piece } of file.pieces) if (piece.item) add(shape, piece.item);
  return shape;
}

/** The places in the file where our model says that something could not be read. */
export function problemsIn(file: SourceFile): string[] {
  return file.pieces.flatMap(({ piece }) =>
    piece.item?.kind === "block" ? piece.item.body.problems.map((problem) => problem.message) : [],
  );
}

function add(shape: MutableShape, item: Attribute | Block): void {
  if (item.kind === "attribute") {
    shape[item.name] = shapeOfExpression(item.expression);
    return;
  }
  const path = [item.type, ...item.labels.map((label) => label.text)];
  const last = path.pop() as string;
  let place = shape;
  for (const name of path) {
    place[name] ??= Object.create(null) as MutableShape;
    place = place[name] as MutableShape;
  }
  place[last] = [...((place[last] as Shape[] | undefined) ?? []), shapeOfBody(item.body)];
}

function shapeOfBody(body: Body): Shape {
  const shape: MutableShape = Object.create(null);
  for (const item of [...body.attributes, ...body.blocks]) add(shape, item);
  return shape;
}

/** hcl2json works out signs, negations and templates of nothing but literals; the rest it leaves as it is written. */
function shapeOfExpression(expression: Expression): Shape {
  switch (expression.kind) {
    case "literal":
      return expression.value;
    case "tuple":
      return expression.items.map(shapeOfExpression);
    case "object":
      return shapeOfObject(expression.items);
    case "template":
      return shapeOfTemplate(expression.parts);
    case "unary": {
      const operand = expression.operand.kind === "literal" ? expression.operand.value : undefined;
      if (expression.operator === "-" && typeof operand === "number") return -operand;
      if (expression.operator === "!" && typeof operand === "boolean") return !operand;
      return NOT_A_LITERAL;
    }
    default:
      return NOT_A_LITERAL;
  }
}

function shapeOfObject(items: readonly ObjectItem[]): Shape {
  const shape: MutableShape = Object.create(null);
  for (const item of items) {
    const name = item.name ?? nameOf(item.key);
    if (name === undefined) countComputed(shape);
    else shape[name] = shapeOfExpression(item.value);
  }
  return shape;
}

/** hcl2json takes a key such as `aws.west` to the letter, as Terraform does among the providers of a module call. */
function nameOf(key: Expression): string | undefined {
  if (key.kind === "traversal" || key.kind === "index") return sourceText(key);
  const shape = key.kind === "template" ? shapeOfTemplate(key.parts) : undefined;
  return typeof shape === "string" ? shape : undefined;
}

/** Keys that are computed have no name to compare under and may stand in any order: they are only counted. */
function countComputed(shape: MutableShape): void {
  shape[COMPUTED_KEYS] = Number(shape[COMPUTED_KEYS] ?? 0) + 1;
}

function shapeOfTemplate(parts: readonly TemplatePart[]): Shape {
  const [only] = parts;
  if (parts.length === 1 && only?.kind === "interpolation") return shapeOfExpression(only.expression);
  let text = "";
  for (const part of parts) {
    const shape = part.kind === "interpolation" ? shapeInside(part.expression) : undefined;
    if (part.kind === "text") text += part.text;
    else if (typeof shape === "string" || typeof shape === "number" || typeof shape === "boolean")
      text += shape;
    else return NOT_A_LITERAL;
  }
  return text;
}

/** Between other parts hcl2json works out less than alone. */
function shapeInside(expression: Expression): Shape | undefined {
  return expression.kind === "literal" || expression.kind === "template"
    ? shapeOfExpression(expression)
    : undefined;
}

/** hcl2json's answer in the same form: its `"${...}"` strings are not literals, its `$${` and `%%{` are escapes. */
export function shapeOfAnswer(answer: unknown): Shape {
  if (typeof answer === "string") {
    // Our model reads line ends as LF on purpose.
    const text = answer.replaceAll("\r\n", "\n");
    if (/(?<!\$)(?:\$\$)*\$\{|(?<!%)(?:%%)*%\{/.test(text)) return NOT_A_LITERAL;
    return text.replaceAll("$${", "${").replaceAll("%%{", "%{");
  }
  if (Array.isArray(answer)) return answer.map(shapeOfAnswer);
  if (typeof answer !== "object" || answer === null) return answer as Shape;
  const shape: MutableShape = Object.create(null);
  for (const [name, value] of Object.entries(answer)) {
    const text = shapeOfAnswer(name);
    if (typeof text !== "string") countComputed(shape);
    else shape[text] = shapeOfAnswer(value);
  }
  return shape;
}

/** The paths at which two shapes differ, each with what either says: `resource.a.b[0].count: 1 <> 2`. */
export function differences(ours: Shape | undefined, theirs: Shape | undefined, path = ""): string[] {
  if (Array.isArray(ours) && Array.isArray(theirs)) {
    const length = Math.max(ours.length, theirs.length);
    return Array.from({ length }, (_, index) =>
      differences(ours[index], theirs[index], `${path}[${index}]`),
    ).flat();
  }
  if (isMap(ours) && isMap(theirs)) {
    const names = new Set([...Object.keys(ours), ...Object.keys(theirs)]);
    return [...names].flatMap((name) =>
      differences(ours[name], theirs[name], path === "" ? name : `${path}.${name}`),
    );
  }
  return ours === theirs ? [] : [`${path}: ${describe(ours)} <> ${describe(theirs)}`];
}

function isMap(shape: Shape | undefined): shape is { readonly [name: string]: Shape } {
  return typeof shape === "object" && shape !== null && !Array.isArray(shape);
}

function describe(shape: Shape | undefined): string {
  if (shape === undefined) return "nothing";
  if (shape === NOT_A_LITERAL) return "an expression";
  const text = JSON.stringify(shape, (_key, value) => (value === NOT_A_LITERAL ? "an expression" : value));
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}

const COMPUTED_KEYS = "keys that are computed";
