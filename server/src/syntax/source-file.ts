import type { Range } from "../text/range.ts";
import type { Piece, Span } from "./nodes.ts";

/** `project` is the project file of Rebake. */
export type Dialect = "terraform" | "terraform-vars" | "packer" | "packer-vars" | "project";

export interface PlacedPiece {
  readonly piece: Piece;
  /** Offset of the piece in the file. */
  readonly start: number;
}

/** One version of one file. Immutable. */
export interface SourceFile {
  /** Absolute path or URI, `/` between folders. Compared as text, never opened by the core. */
  readonly path: string;
  readonly dialect: Dialect;
  readonly text: string;
  readonly pieces: readonly PlacedPiece[];
  /** What is wrong with the file as a whole, in JSON; undefined when nothing is. */
  readonly fault?: FileFault | undefined;
}

/** True for a file of which something cannot be read at all. */
export function isBroken({ fault, pieces }: SourceFile): boolean {
  return fault !== undefined || pieces.some(({ piece }) => piece.damaged);
}

export interface FileFault {
  readonly offset: number;
  /** The rest of a sentence that begins with the name of the file. */
  readonly message: string;
}

/** A place in a file, offsets from the start of the file. */
export interface Location {
  readonly path: string;
  readonly range: Range;
}

/** What `Span` is, in a file. */
export type Locate = (span: Span) => Location | undefined;
