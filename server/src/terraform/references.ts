import { expressionsOf, walk } from "../syntax/body.ts";
import { dottedNames } from "../syntax/dotted-names.ts";
import type { Body, Expression, Piece } from "../syntax/nodes.ts";

/** What a traversal refers to: `aws_instance.web`, `data.aws_ami.base`, `var.x`, `local.x`, `module.net`; undefined for `each`, `self`, ... */
export function referenceOf(root: string, steps: readonly string[]): string | undefined {
  if (root === "data" || root === "ephemeral")
    return steps.length >= 2 ? `${root}.${steps[0]}.${steps[1]}` : undefined;
  if (steps[0] === undefined || NOT_BLOCKS.has(root)) return undefined;
  return `${root}.${steps[0]}`;
}

/** Everything the expression refers to, each once. */
export function referencesIn(expression: Expression): Set<string> {
  return collect(walk(expression));
}

/** Everything the body refers to, nested blocks included, each once. */
export function referencesOfBody(body: Body): ReadonlySet<string> {
  let references = REFERENCES.get(body);
  if (!references) {
    references = collect(expressionsOf(body));
    REFERENCES.set(body, references);
  }
  return references;
}

function collect(expressions: Iterable<Expression>): Set<string> {
  const found = new Set<string>();
  for (const expression of expressions) {
    if (expression.kind !== "traversal") continue;
    const reference = referenceOf(expression.root, expression.steps);
    if (reference !== undefined) found.add(reference);
  }
  return found;
}

/**
 * The dotted names that stand anywhere in the piece's text, comments and strings included. Cheap, without
 * parsing: what is not in here is certainly not referred to.
 */
export function mentionsOf(piece: Piece): ReadonlySet<string> {
  let mentions = MENTIONS.get(piece);
  if (!mentions) {
    const found = new Set<string>();
    for (const name of dottedNames(piece.text)) {
      found.add(name);
      const third = name.indexOf(".", name.indexOf(".") + 1);
      if (third >= 0) found.add(name.slice(0, third));
    }
    mentions = found;
    MENTIONS.set(piece, mentions);
  }
  return mentions;
}

/** The names that stand in any of the pieces. */
export function mentionsOfAll(pieces: readonly Piece[]): ReadonlySet<string> {
  const [first, ...others] = pieces;
  if (!first || others.length === 0) return first ? mentionsOf(first) : new Set();
  return new Set(pieces.flatMap((piece) => [...mentionsOf(piece)]));
}

/** Pieces and their bodies live as long as their text does not change, so both are computed once for each version of a block. */
const REFERENCES = new WeakMap<Body, ReadonlySet<string>>();
const MENTIONS = new WeakMap<Piece, ReadonlySet<string>>();
const NOT_BLOCKS: ReadonlySet<string> = new Set(["each", "self", "count", "path", "terraform"]);
