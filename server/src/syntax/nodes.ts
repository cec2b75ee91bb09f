import type { Range } from "../text/range.ts";

/**
 * A separately parsed stretch of a file: in HCL one top-level block or attribute together with the comments
 * and blank lines before it. The pieces of a file, put together, are the file. A piece does not know where in
 * the file it lies, so an edit elsewhere leaves it, and everything parsed from it, as it was; where it lies is
 * known to its `SourceFile`.
 */
export interface Piece {
  readonly text: string;
  /** What stands at the top level here; undefined for stretches that are only comments, blanks or rubble. */
  readonly item: Attribute | Block | undefined;
  /** The part of `text` that `item`, or what cannot be read, occupies, without the comments before it. */
  readonly itemRange: Range;
  /** True when it could not be cut cleanly: a brace, quote, heredoc or comment is not closed, or it is no block at all. */
  readonly damaged: boolean;
  /** True in a file in JSON syntax, where HCL text must not be put in. */
  readonly isJson?: true;
  /** What could not be read in those bodies that have been looked into so far. */
  readonly knownProblems: readonly SyntaxProblem[];
}

/** Anything with a place: offsets count from the start of its piece. Every node is one. */
export interface Span {
  readonly piece: Piece;
  readonly range: Range;
}

export interface Attribute extends Span {
  readonly kind: "attribute";
  readonly name: string;
  readonly nameRange: Range;
  readonly expression: Expression;
}

export interface Label extends Span {
  /** Without quotes, escapes resolved. */
  readonly text: string;
}

export interface Block extends Span {
  readonly kind: "block";
  readonly type: string;
  readonly labels: readonly Label[];
  /** From the type to the last label. */
  readonly headerRange: Range;
  /** Parsed when first asked for. Never throws: what cannot be read is in `body.problems`. */
  readonly body: Body;
}

export interface Body {
  /** What lies between the braces. */
  readonly range: Range;
  readonly piece: Piece;
  /** In source order; a merged body (override files) holds items of several pieces. */
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly Block[];
  readonly problems: readonly SyntaxProblem[];
}

export interface SyntaxProblem extends Span {
  readonly message: string;
}

export type Expression =
  | LiteralExpression
  | TemplateExpression
  | TraversalExpression
  | AccessExpression
  | IndexExpression
  | SplatExpression
  | FunctionCallExpression
  | ConditionalExpression
  | UnaryExpression
  | BinaryExpression
  | TupleExpression
  | ObjectExpression
  | ForExpression
  | ParenthesizedExpression
  | BrokenExpression;

/** A number, boolean or null; a string without interpolation is one too (`quoted`, or `heredoc`). */
export interface LiteralExpression extends Span {
  readonly kind: "literal";
  readonly value: string | number | boolean | null;
  readonly form: "plain" | "quoted" | "heredoc";
}

/** A string with interpolations or directives. */
export interface TemplateExpression extends Span {
  readonly kind: "template";
  readonly form: "quoted" | "heredoc";
  readonly parts: readonly TemplatePart[];
}

export type TemplatePart =
  | { readonly kind: "text"; readonly text: string; readonly range: Range }
  | { readonly kind: "interpolation"; readonly expression: Expression; readonly range: Range }
  | {
      readonly kind: "directive";
      readonly range: Range;
      /** Every expression in it, each outermost one once. */
      readonly expressions: readonly Expression[];
      /** What it does; undefined where it cannot be read. */
      readonly control?: TemplateControl;
    };

/** `%{ if }` and `%{ for }` with the parts between their tags; `~` has already taken the white space away. */
export type TemplateControl =
  | {
      readonly kind: "if";
      readonly condition: Expression;
      readonly whenTrue: readonly TemplatePart[];
      readonly whenFalse: readonly TemplatePart[];
    }
  | {
      readonly kind: "for";
      readonly keyName: string | undefined;
      readonly valueName: string;
      readonly collection: Expression;
      readonly body: readonly TemplatePart[];
    };

/** `aws_instance.web.id`: a root name followed by the names after it, as far as they are plain attributes. */
export interface TraversalExpression extends Span {
  readonly kind: "traversal";
  readonly root: string;
  readonly steps: readonly string[];
}

/** `x[0].name`: an attribute of something that is not a plain traversal. */
export interface AccessExpression extends Span {
  readonly kind: "access";
  readonly operand: Expression;
  readonly name: string;
}

export interface IndexExpression extends Span {
  readonly kind: "index";
  readonly operand: Expression;
  readonly key: Expression;
}

export interface SplatExpression extends Span {
  readonly kind: "splat";
  readonly operand: Expression;
  /** `[*]`; false for `.*`. */
  readonly full: boolean;
  /** What is done to each element. Those of `[*]` are all that follow, those of `.*` only names and `.0`. */
  readonly steps: readonly SplatStep[];
}

export type SplatStep =
  | { readonly kind: "attribute"; readonly name: string }
  | { readonly kind: "index"; readonly key: Expression }
  /** A splat of each element: `a[*].b[*].c`. */
  | { readonly kind: "splat"; readonly full: boolean; readonly steps: readonly SplatStep[] };

export interface FunctionCallExpression extends Span {
  readonly kind: "call";
  readonly name: string;
  readonly arguments: readonly Expression[];
  readonly expandsLast: boolean;
}

export interface ConditionalExpression extends Span {
  readonly kind: "conditional";
  readonly condition: Expression;
  readonly whenTrue: Expression;
  readonly whenFalse: Expression;
}

export interface UnaryExpression extends Span {
  readonly kind: "unary";
  readonly operator: "-" | "!";
  readonly operand: Expression;
}

export interface BinaryExpression extends Span {
  readonly kind: "binary";
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
}

export interface TupleExpression extends Span {
  readonly kind: "tuple";
  readonly items: readonly Expression[];
}

export interface ObjectItem {
  readonly key: Expression;
  /** The key when it is a bare word or a plain string. */
  readonly name: string | undefined;
  readonly value: Expression;
  readonly range: Range;
}

export interface ObjectExpression extends Span {
  readonly kind: "object";
  readonly items: readonly ObjectItem[];
}

export interface ForExpression extends Span {
  readonly kind: "for";
  readonly keyName: string | undefined;
  readonly valueName: string;
  readonly collection: Expression;
  /** The key of an object result; undefined for a tuple result. */
  readonly keyResult: Expression | undefined;
  readonly valueResult: Expression;
  readonly condition: Expression | undefined;
  readonly grouping: boolean;
}

export interface ParenthesizedExpression extends Span {
  readonly kind: "parentheses";
  readonly inner: Expression;
}

/** What could not be read. Evaluates to unknown. */
export interface BrokenExpression extends Span {
  readonly kind: "broken";
}
