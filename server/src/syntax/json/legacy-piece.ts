import type { Range } from "../../text/range.ts";
import type { Block, Piece, SyntaxProblem } from "../nodes.ts";

/** A piece of a template of Packer before HCL. */
export class LegacyPiece implements Piece {
  readonly isJson = true;
  readonly knownProblems: readonly SyntaxProblem[];
  private cached: Block | undefined;

  /** @param read makes the item when it is first asked for; undefined when there is none. */
  constructor(
    readonly text: string,
    readonly itemRange: Range,
    problems: readonly Range[],
    private readonly read: (() => Block | undefined) | undefined,
    readonly damaged = false,
  ) {
    this.knownProblems = problems.map((range) => ({ piece: this, range, message: "Unexpected text" }));
  }

  get item(): Block | undefined {
    this.cached ??= this.read?.();
    return this.cached;
  }
}
