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
}

/** A place in a file, offsets from the start of the file. */
export interface Location {
  readonly path: string;
  readonly range: Range;
}

/** What `Span` is, in a file. */
export type Locate = (span: Span) => Location | undefined;
