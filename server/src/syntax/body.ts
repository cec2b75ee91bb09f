import type { Attribute, Block, Body, Expression, Span, SplatStep } from "./nodes.ts";

/** The attribute of that name. Where it is written twice the last one counts, as in Terraform's override files. */
export function attribute(body: Body, name: string): Attribute | undefined {
  const { attributes } = body;
  for (let index = attributes.length - 1; index >= 0; index--) {
    const candidate = attributes[index] as Attribute;
    if (candidate.name === name) return candidate;
  }
  return undefined;
}

export function blocksOfType(body: Body, type: string): Block[] {
  return body.blocks.filter((block) => block.type === type);
}

export function block(body: Body, type: string): Block | undefined {
  return body.blocks.find((candidate) => candidate.type === type);
}

/** The `dynamic "type"` blocks of a body. */
export function dynamicBlocks(body: Body, type: string): Block[] {
  return body.blocks.filter(
    (candidate) => candidate.type === "dynamic" && candidate.labels[0]?.text === type,
  );
}

/**
 * Whether the body has an attribute or block of that name. `unknown`: a dynamic block may make one, or part of
 * the body cannot be read; a rule about something missing must then stay silent.
 */
export function presence(body: Body, name: string): "present" | "absent" | "unknown" {
  if (attribute(body, name) || block(body, name)) return "present";
  // What could not be read is noted with the whole piece, wherever in it this body lies.
  const isBroken = body.problems.length > 0 || body.piece.knownProblems.length > 0;
  return isBroken || dynamicBlocks(body, name).length > 0 ? "unknown" : "absent";
}

/** The blocks at the end of `path`, e.g. `["network_interface", "access_config"]`; without dynamic ones. */
export function blocksAt(body: Body, path: readonly string[]): Block[] {
  let blocks: Block[] = [];
  let bodies = [body];
  for (const type of path) {
    blocks = bodies.flatMap((one) => blocksOfType(one, type));
    bodies = blocks.map((one) => one.body);
  }
  return blocks;
}

/** What the source says there, to the letter. */
export function sourceText(span: Span): string {
  return span.piece.text.slice(span.range.start, span.range.end);
}

/** Every expression of a body, nested blocks included, outermost first. */
export function* expressionsOf(body: Body): Generator<Expression> {
  for (const one of body.attributes) {
    if (isLeaf(one.expression)) yield one.expression;
    else yield* walk(one.expression);
  }
  for (const one of body.blocks) yield* expressionsOf(one.body);
}

/** The expression and all expressions inside it, outermost first. */
export function* walk(expression: Expression): Generator<Expression> {
  const pending = [expression];
  for (let one = pending.pop(); one; one = pending.pop()) {
    yield one;
    if (isLeaf(one)) continue;
    const children = childrenOf(one);
    for (let index = children.length - 1; index >= 0; index--) pending.push(children[index] as Expression);
  }
}

function isLeaf({ kind }: Expression): boolean {
  return kind === "literal" || kind === "traversal";
}

export function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "literal":
    case "traversal":
    case "broken":
      return [];
    case "template":
      return expression.parts.flatMap((part) =>
        part.kind === "interpolation" ? [part.expression] : part.kind === "directive" ? part.expressions : [],
      );
    case "access":
    case "unary":
      return [expression.operand];
    case "splat":
      return [expression.operand, ...keysOf(expression.steps)];
    case "index":
      return [expression.operand, expression.key];
    case "call":
      return expression.arguments;
    case "conditional":
      return [expression.condition, expression.whenTrue, expression.whenFalse];
    case "binary":
      return [expression.left, expression.right];
    case "tuple":
      return expression.items;
    case "object":
      return expression.items.flatMap((item) => [item.key, item.value]);
    case "for":
      return [
        expression.collection,
        expression.keyResult,
        expression.valueResult,
        expression.condition,
      ].filter((child): child is Expression => child !== undefined);
    case "parentheses":
      return [expression.inner];
  }
}

/** The indices in the steps of a splat. */
function keysOf(steps: readonly SplatStep[]): Expression[] {
  return steps.flatMap((step) =>
    step.kind === "index" ? [step.key] : step.kind === "splat" ? keysOf(step.steps) : [],
  );
}
