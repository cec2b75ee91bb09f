/** A pattern in Go's syntax (RE2), parsed. */
export type Node =
  | { readonly kind: "empty" }
  | { readonly kind: "character"; readonly matches: (codePoint: number) => boolean }
  | { readonly kind: "assertion"; readonly assertion: Assertion }
  | { readonly kind: "sequence"; readonly parts: readonly Node[] }
  | { readonly kind: "choice"; readonly branches: readonly Node[] }
  | { readonly kind: "group"; readonly inner: Node; readonly number: number }
  | {
      readonly kind: "repeat";
      readonly inner: Node;
      readonly least: number;
      readonly most: number;
      readonly lazy: boolean;
    };

export type Assertion =
  | "text start"
  | "text end"
  | "line start"
  | "line end"
  | "word boundary"
  | "no word boundary";

export interface Pattern {
  readonly root: Node;
  /** One for each group; undefined where it has no name. */
  readonly groupNames: readonly (string | undefined)[];
}
