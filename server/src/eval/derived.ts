import type { Block, Body, Piece } from "../syntax/nodes.ts";
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
  return copy(body, pieceCopies(names, kind));
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
    body: copy(content.body, pieceOf),
  };
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

/** Nodes are plain data but for their pieces: everything is copied, ranges are shared. */
function copy<T>(node: T, pieceOf: (piece: Piece) => Piece): T {
  if (Array.isArray(node)) return node.map((one) => copy(one, pieceOf)) as T;
  if (typeof node !== "object" || node === null) return node;
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(node)) {
    if (name === "piece") result[name] = pieceOf(value as Piece);
    else if (name === "range" || name.endsWith("Range")) result[name] = value;
    else result[name] = copy(value, pieceOf);
  }
  return result as T;
}
