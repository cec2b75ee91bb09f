import type { Attribute, Block, Body, Expression, Piece } from "../syntax/nodes.ts";
import type { Value } from "./value.ts";

/**
 * One of several things that the same code makes: an instance of a resource with `count` or `for_each`, or a block that
 * `dynamic` makes. Its nodes are copies whose piece is a copy of the original piece; the copy knows the names that are
 * particular to it (`each`, `count`, an iterator), and where it was taken from.
 */
interface Derivation {
  readonly origin: Piece;
  readonly names: ReadonlyMap<string, Value>;
  readonly kind: "instance" | "iteration";
}

const DERIVATIONS = new WeakMap<Piece, Derivation>();

/** The names that mean something only in this copy, and in those it was taken from. */
export function namesIn(piece: Piece): ReadonlyMap<string, Value> | undefined {
  return DERIVATIONS.get(piece)?.names;
}

/** The piece of a file that the piece is, or is a copy of. */
export function originOf(piece: Piece): Piece {
  let current = piece;
  for (let from = DERIVATIONS.get(current); from; from = DERIVATIONS.get(current)) current = from.origin;
  return current;
}

/** True for code inside a `dynamic` block: it makes several blocks, so changing one of them is not possible. */
export function isIteration(piece: Piece): boolean {
  for (let from = DERIVATIONS.get(piece); from; from = DERIVATIONS.get(from.origin))
    if (from.kind === "iteration") return true;
  return false;
}

/** A copy of the body, for which the names have these values. The names of the code around it stay. */
export function deriveBody(body: Body, names: ReadonlyMap<string, Value>, kind: Derivation["kind"]): Body {
  return copyBody(body, pieceCopies(names, kind));
}

/** A copy of what stands in a `dynamic` block beside its content, as it is in one iteration. */
export function deriveAttribute(one: Attribute, names: ReadonlyMap<string, Value>): Attribute {
  return copyAttribute(one, pieceCopies(names, "iteration"));
}

/** The block that one iteration of `dynamic` makes: of that type, with a copy of the content. */
export function deriveBlock(
  dynamic: Block,
  content: Block,
  type: string,
  names: ReadonlyMap<string, Value>,
): Block {
  const pieceOf = pieceCopies(names, "iteration");
  return {
    kind: "block",
    type,
    labels: [],
    piece: pieceOf(dynamic.piece),
    range: dynamic.range,
    headerRange: dynamic.headerRange,
    body: copyBody(content.body, pieceOf),
  };
}

/** What one turn of a `for` makes: a copy of its result, for which the names have these values. */
export function deriveExpression(expression: Expression, names: ReadonlyMap<string, Value>): Expression {
  return copy(expression, pieceCopies(names, "iteration"));
}

function pieceCopies(names: ReadonlyMap<string, Value>, kind: Derivation["kind"]): (piece: Piece) => Piece {
  const copies = new Map<Piece, Piece>();
  return (piece) => {
    let made = copies.get(piece);
    if (!made) {
      made = {
        text: piece.text,
        itemRange: piece.itemRange,
        damaged: piece.damaged,
        ...(piece.isJson ? { isJson: true } : {}),
        get item() {
          return piece.item;
        },
        get knownProblems() {
          return piece.knownProblems;
        },
      };
      const outer = namesIn(piece);
      const all = outer ? new Map([...outer, ...names]) : names;
      DERIVATIONS.set(made, { origin: piece, names: all, kind });
      copies.set(piece, made);
    }
    return made;
  };
}

/** Most of what a block has nobody looks at in every instance: bodies and expressions are copied when asked for. */
function copyBody(body: Body, pieceOf: (piece: Piece) => Piece): Body {
  let attributes: readonly Attribute[] | undefined;
  let blocks: readonly Block[] | undefined;
  return {
    range: body.range,
    piece: pieceOf(body.piece),
    problems: body.problems.length === 0 ? body.problems : copy(body.problems, pieceOf),
    get attributes() {
      attributes ??= body.attributes.map((one) => copyAttribute(one, pieceOf));
      return attributes;
    },
    get blocks() {
      blocks ??= body.blocks.map((one) => copyBlock(one, pieceOf));
      return blocks;
    },
  };
}

function copyAttribute(one: Attribute, pieceOf: (piece: Piece) => Piece): Attribute {
  let expression: Expression | undefined;
  return {
    kind: "attribute",
    piece: pieceOf(one.piece),
    range: one.range,
    name: one.name,
    nameRange: one.nameRange,
    get expression() {
      expression ??= copy(one.expression, pieceOf);
      return expression;
    },
  };
}

function copyBlock(one: Block, pieceOf: (piece: Piece) => Piece): Block {
  let body: Body | undefined;
  return {
    kind: "block",
    piece: pieceOf(one.piece),
    range: one.range,
    type: one.type,
    labels: one.labels.length === 0 ? one.labels : copy(one.labels, pieceOf),
    headerRange: one.headerRange,
    get body() {
      body ??= copyBody(one.body, pieceOf);
      return body;
    },
  };
}

/** Nodes are plain data but for their pieces: everything is copied, ranges are shared. */
function copy<T>(node: T, pieceOf: (piece: Piece) => Piece): T {
  if (typeof node !== "object" || node === null) return node;
  if (Array.isArray(node)) return node.map((one) => copy(one, pieceOf)) as T;
  const result = { ...node } as Record<string, unknown>;
  for (const name in result) {
    const value = result[name];
    if (typeof value !== "object" || value === null || name === "range" || name.endsWith("Range")) continue;
    result[name] = name === "piece" ? pieceOf(value as Piece) : copy(value, pieceOf);
  }
  return result as T;
}
