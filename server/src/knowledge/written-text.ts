import { asString, type Hop } from "../eval/value.ts";
import type { Expression, Span, TemplatePart } from "../syntax/nodes.ts";
import type { TerraformModule } from "../terraform/module.ts";

/** A stretch of a text: what it says, or that it cannot be known. */
export type Stretch =
  | {
      readonly kind: "text";
      readonly text: string;
      readonly hops: readonly Hop[];
      /** Where exactly these characters stand; undefined when they come from elsewhere or are written with escapes. */
      readonly source?: Span;
    }
  | {
      readonly kind: "gap";
      /** True for the address of a repository, which is the name of an image without its tag. */
      readonly isRepository: boolean;
      /** The interpolation it stands in. */
      readonly source?: Span;
    };

/** What a text is written as, known and unknown stretches in order. */
export function stretches(module: TerraformModule, expression: Expression, depth = 0): Stretch[] {
  const inner = unwrapped(expression);
  if (inner.kind === "template") return inner.parts.flatMap((part) => ofPart(module, inner, part, depth));
  if (inner.kind === "literal" && typeof inner.value === "string")
    return [{ kind: "text", text: inner.value, hops: [], ...exactSource(inner, inner.value) }];
  const value = module.evaluate(inner);
  const text = value.sensitive ? undefined : asString(value);
  if (text !== undefined) return [{ kind: "text", text, hops: value.hops }];
  const local = depth < DEEPEST ? localOf(module, inner) : undefined;
  // What a local is made of may be known in part; where it stands is not the place asked about.
  if (local) return stretches(module, local, depth + 1).map(({ source: _, ...rest }) => rest);
  return [{ kind: "gap", isRepository: isRepositoryAddress(inner) }];
}

/** What is known of a text, without its gaps. */
export function knownText(written: readonly Stretch[]): string {
  return written.map((one) => (one.kind === "text" ? one.text : "")).join("");
}

/** The expression of the local that this is; undefined when it is none of the module's. */
export function localOf(module: TerraformModule, expression: Expression): Expression | undefined {
  if (expression.kind !== "traversal" || expression.root !== "local" || expression.steps.length !== 1)
    return undefined;
  for (const locals of module.blocks("locals")) {
    const found = locals.body.attributes.findLast((one) => one.name === expression.steps[0]);
    if (found) return found.expression;
  }
  return undefined;
}

function ofPart(module: TerraformModule, owner: Expression, part: TemplatePart, depth: number): Stretch[] {
  const source: Span = { piece: owner.piece, range: part.range };
  if (part.kind === "text") {
    const isExact = owner.piece.text.slice(part.range.start, part.range.end) === part.text;
    return [{ kind: "text", text: part.text, hops: [], ...(isExact ? { source } : {}) }];
  }
  if (part.kind === "directive") return [{ kind: "gap", isRepository: false, source }];
  const inner = stretches(module, part.expression, depth);
  const [only] = inner;
  return only?.kind === "gap" && inner.length === 1
    ? [{ ...only, source }]
    : inner.map(({ source: _, ...rest }) => rest);
}

function unwrapped(expression: Expression): Expression {
  return expression.kind === "parentheses" ? unwrapped(expression.inner) : expression;
}

function exactSource(literal: Expression, text: string): { source: Span } | undefined {
  const range = { start: literal.range.start + 1, end: literal.range.end - 1 };
  return literal.piece.text.slice(range.start, range.end) === text
    ? { source: { piece: literal.piece, range } }
    : undefined;
}

/** `aws_ecr_repository.app.repository_url`, with or without an index: the registry and the repository, never a tag. */
function isRepositoryAddress(expression: Expression): boolean {
  if (expression.kind === "traversal") {
    const path = expression.root === "data" ? expression.steps : [expression.root, ...expression.steps];
    return path.length === 3 && REPOSITORY_ADDRESSES[path[0] ?? ""] === path[2];
  }
  if (expression.kind !== "access" || expression.operand.kind !== "index") return false;
  const { operand } = expression.operand;
  return operand.kind === "traversal" && REPOSITORY_ADDRESSES[operand.root] === expression.name;
}

/** Attributes that hold a repository's address. Source: the registry's documentation of the resources. */
const REPOSITORY_ADDRESSES: Readonly<Record<string, string>> = {
  aws_ecr_repository: "repository_url",
  aws_ecrpublic_repository: "repository_uri",
};

const DEEPEST = 20;
