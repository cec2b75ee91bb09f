import type { Expression, Piece, Span } from "../../syntax/nodes.ts";
import type { TerraformModule } from "../../terraform/module.ts";
import { type Stretch, stretches } from "../written-text.ts";

/** JSON as it stands in a heredoc, with interpolations in it, so that everything in it has a place. */
export type WrittenJson =
  | { readonly kind: "object"; readonly entries: ReadonlyMap<string, WrittenJson> }
  | { readonly kind: "array"; readonly items: readonly WrittenJson[] }
  /** `at` with its quotes. */
  | { readonly kind: "string"; readonly at: Span; readonly written: readonly Stretch[] }
  /** An interpolation that stands for a whole value. */
  | { readonly kind: "expression"; readonly expression: Expression }
  | { readonly kind: "other" };

/** Reads the heredoc's text; undefined when it is no JSON. */
export function writtenJson(module: TerraformModule, heredoc: Expression): WrittenJson | undefined {
  const isHeredoc = (heredoc.kind === "literal" || heredoc.kind === "template") && heredoc.form === "heredoc";
  if (!isHeredoc) return undefined;
  const start = heredoc.piece.text.indexOf("\n", heredoc.range.start) + 1;
  if (start === 0) return undefined;
  return new Reader(module, heredoc, start).read();
}

class Reader {
  private readonly piece: Piece;
  private readonly text: string;
  private readonly end: number;
  /** The interpolations by where they begin. */
  private readonly gaps: ReadonlyMap<
    number,
    { readonly end: number; readonly expression: Expression | undefined }
  >;

  constructor(
    private readonly module: TerraformModule,
    heredoc: Expression,
    private position: number,
  ) {
    this.piece = heredoc.piece;
    this.text = heredoc.piece.text;
    this.end = heredoc.range.end;
    const parts = heredoc.kind === "template" ? heredoc.parts : [];
    this.gaps = new Map(
      parts.flatMap((part) => {
        if (part.kind === "text") return [];
        const expression = part.kind === "interpolation" ? part.expression : undefined;
        return [[part.range.start, { end: part.range.end, expression }] as const];
      }),
    );
  }

  read(): WrittenJson | undefined {
    this.skipBlanks();
    const gap = this.takeGap();
    if (gap) return gap.expression ? { kind: "expression", expression: gap.expression } : { kind: "other" };
    switch (this.text[this.position]) {
      case "{":
        return this.object();
      case "[":
        return this.array();
      case '"':
        return this.string();
      default:
        return this.word();
    }
  }

  private object(): WrittenJson | undefined {
    const entries = new Map<string, WrittenJson>();
    this.position++;
    while (!this.take("}")) {
      const key = this.read();
      if (key?.kind !== "string" || !this.take(":")) return undefined;
      const value = this.read();
      if (!value) return undefined;
      const [name, ...more] = key.written;
      if (name?.kind === "text" && more.length === 0) entries.set(name.text, value);
      if (!this.take(",") && this.next() !== "}") return undefined;
    }
    return { kind: "object", entries };
  }

  private array(): WrittenJson | undefined {
    const items: WrittenJson[] = [];
    this.position++;
    while (!this.take("]")) {
      const item = this.read();
      if (!item) return undefined;
      items.push(item);
      if (!this.take(",") && this.next() !== "]") return undefined;
    }
    return { kind: "array", items };
  }

  private string(): WrittenJson | undefined {
    const start = this.position++;
    const written: Stretch[] = [];
    let from = this.position;
    const addText = (): void => {
      if (from === this.position) return;
      const source: Span = { piece: this.piece, range: { start: from, end: this.position } };
      written.push({ kind: "text", text: this.text.slice(from, this.position), hops: [], source });
    };
    while (this.text[this.position] !== '"') {
      if (this.position >= this.end || this.text[this.position] === "\n") return undefined;
      const before = this.position;
      const gap = this.takeGap();
      if (!gap) {
        this.position += this.text[this.position] === "\\" ? 2 : 1;
        continue;
      }
      const after = this.position;
      this.position = before;
      addText();
      this.position = from = after;
      written.push(...this.interpolated(gap.expression, before, after));
    }
    addText();
    const range = { start, end: ++this.position };
    return { kind: "string", at: { piece: this.piece, range }, written };
  }

  private interpolated(expression: Expression | undefined, start: number, end: number): Stretch[] {
    const source: Span = { piece: this.piece, range: { start, end } };
    const inner = expression ? stretches(this.module, expression) : [];
    const [only] = inner;
    if (!only) return [{ kind: "gap", isRepository: false, source }];
    return only.kind === "gap" && inner.length === 1
      ? [{ ...only, source }]
      : inner.map(({ source: _, ...rest }) => rest);
  }

  /** A number, `true`, `false` or `null`. */
  private word(): WrittenJson | undefined {
    const start = this.position;
    while (/[\w.+-]/.test(this.text[this.position] ?? "") && this.position < this.end) this.position++;
    return this.position > start ? { kind: "other" } : undefined;
  }

  private takeGap(): { readonly expression: Expression | undefined } | undefined {
    const gap = this.gaps.get(this.position);
    if (gap) this.position = gap.end;
    return gap;
  }

  private take(character: string): boolean {
    if (this.next() !== character) return false;
    this.position++;
    return true;
  }

  private next(): string | undefined {
    this.skipBlanks();
    return this.position < this.end ? this.text[this.position] : undefined;
  }

  private skipBlanks(): void {
    while (this.position < this.end && /\s/.test(this.text[this.position] ?? "")) this.position++;
  }
}
