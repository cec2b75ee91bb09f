import type { Range } from "../../text/range.ts";
import type { Expression, Span, TemplatePart } from "../nodes.ts";
import { flushTexts } from "./flush.ts";
import { composed, trimBack, trimFront, unescapeMarkers, unescapeQuoted } from "./strings.ts";

/** One `${...}` or `%{...}`, in the order of the text. */
export type TemplateTag = Range &
  (
    | { readonly kind: "interpolation"; readonly expression: Expression }
    | { readonly kind: "if"; readonly condition: Expression }
    | {
        readonly kind: "for";
        readonly keyName: string | undefined;
        readonly valueName: string;
        readonly collection: Expression;
      }
    | { readonly kind: "else" | "endif" | "endfor" }
    /** A directive with all that is in it. */
    | { readonly kind: "unreadable"; readonly expressions: readonly Expression[] }
  );

/** What stands between the quotes, or the lines between the markers of a heredoc, or a whole file. */
export interface TemplateContent {
  /** The piece's text, in which `range` and the tags lie. */
  readonly text: string;
  readonly range: Range;
  readonly form: "quoted" | "heredoc" | "file";
  /** How many blanks each line loses at its beginning. */
  readonly indent: number;
}

/** Deeper nesting of directives than people write. */
const DEEPEST = 50;

/** The parts of a template; undefined when its directives do not fit each other or are nested too deeply. */
export function assembleTemplate(
  content: TemplateContent,
  tags: readonly TemplateTag[],
): TemplatePart[] | undefined {
  const assembly = new Assembly(content, tags);
  for (const tag of tags) {
    if (!assembly.add(tag)) return undefined;
  }
  return assembly.finish();
}

/** A template, or a literal when there is nothing but text in it. */
export function templateExpression(
  form: TemplateContent["form"],
  parts: readonly TemplatePart[],
  { piece, range }: Span,
): Expression {
  const written = form === "quoted" ? "quoted" : "heredoc";
  let value = "";
  for (const part of parts) {
    if (part.kind !== "text") return { kind: "template", form: written, parts, piece, range };
    value += part.text;
  }
  return { kind: "literal", form: written, value, piece, range };
}

/** What a tag that could be read may be. */
export type TagKind = Exclude<TemplateTag["kind"], "unreadable">;

/** Whether tags of these kinds are whole directives that are not nested too deeply. */
export function areWhole(kinds: readonly TagKind[]): boolean {
  const open: ("if" | "else" | "for")[] = [];
  for (const kind of kinds) {
    if (kind === "interpolation") continue;
    if (kind === "if" || kind === "for") {
      if (open.push(kind) > DEEPEST) return false;
      continue;
    }
    const last = open.pop();
    if (kind === "endfor" ? last !== "for" : last !== "if" && (kind === "else" || last !== "else"))
      return false;
    if (kind === "else") open.push("else");
  }
  return open.length === 0;
}

/** A directive that is not ended yet. */
interface Open {
  readonly tag: TemplateTag & { readonly kind: "if" | "for" };
  readonly expressions: Expression[];
  readonly first: TemplatePart[];
  /** What stands behind `%{ else }`. */
  second: TemplatePart[] | undefined;
}

class Assembly {
  private readonly outermost: TemplatePart[] = [];
  private readonly open: Open[] = [];
  private parts = this.outermost;
  private position: number;
  private trimNext = false;

  private readonly flushed: ReadonlyMap<number, string> | undefined;

  constructor(
    private readonly content: TemplateContent,
    tags: readonly TemplateTag[],
  ) {
    this.position = content.range.start;
    if (content.indent > 0) this.flushed = flushTexts(content.text, content.range, tags);
  }

  /** False when the tag does not fit. */
  add(tag: TemplateTag): boolean {
    const { text } = this.content;
    this.addText(tag.start, text.charAt(tag.start + 2) === "~");
    this.trimNext = text.charAt(tag.end - 2) === "~";
    this.position = tag.end;
    const range = { start: tag.start, end: tag.end };
    switch (tag.kind) {
      case "interpolation":
        this.open[this.open.length - 1]?.expressions.push(tag.expression);
        this.parts.push({ kind: "interpolation", expression: tag.expression, range });
        return true;
      case "unreadable":
        this.parts.push({ kind: "directive", range, expressions: tag.expressions });
        return true;
      case "if":
        return this.begin({ tag, expressions: [tag.condition], first: [], second: undefined });
      case "for":
        return this.begin({ tag, expressions: [tag.collection], first: [], second: undefined });
      case "else":
        return this.otherwise();
      case "endif":
        return this.end("if", tag.end);
      case "endfor":
        return this.end("for", tag.end);
    }
  }

  finish(): TemplatePart[] | undefined {
    this.addText(this.content.range.end, false);
    return this.open.length === 0 ? this.outermost : undefined;
  }

  private begin(directive: Open): boolean {
    this.open.push(directive);
    this.parts = directive.first;
    return this.open.length <= DEEPEST;
  }

  private otherwise(): boolean {
    const directive = this.open[this.open.length - 1];
    if (directive?.tag.kind !== "if" || directive.second) return false;
    directive.second = [];
    this.parts = directive.second;
    return true;
  }

  private end(kind: "if" | "for", end: number): boolean {
    const directive = this.open.pop();
    if (directive?.tag.kind !== kind) return false;
    const around = this.open[this.open.length - 1];
    for (const expression of directive.expressions) around?.expressions.push(expression);
    this.parts = around ? (around.second ?? around.first) : this.outermost;
    this.parts.push(partOf(directive, end));
    return true;
  }

  private addText(end: number, trimEnd: boolean): void {
    const { position } = this;
    if (end <= position) return;
    const flushed = this.flushed?.get(position);
    const text = flushed === undefined ? this.trimmed(end, trimEnd) : unescapeMarkers(unixLines(flushed));
    this.parts.push({ kind: "text", text: composed(text), range: { start: position, end } });
  }

  private trimmed(end: number, trimEnd: boolean): string {
    const { text: source, form } = this.content;
    const raw = source.slice(this.position, end);
    let text =
      form === "quoted" ? unescapeQuoted(raw) : unescapeMarkers(form === "file" ? raw : unixLines(raw));
    if (this.trimNext) text = trimFront(text, form !== "quoted");
    if (trimEnd) text = trimBack(text, form !== "quoted");
    return text;
  }
}

function partOf({ tag, expressions, first, second }: Open, end: number): TemplatePart {
  const range = { start: tag.start, end };
  if (tag.kind === "if") {
    const control = {
      kind: "if",
      condition: tag.condition,
      whenTrue: first,
      whenFalse: second ?? [],
    } as const;
    return { kind: "directive", range, expressions, control };
  }
  const { keyName, valueName, collection } = tag;
  const control = { kind: "for", keyName, valueName, collection, body: first } as const;
  return { kind: "directive", range, expressions, control };
}

/** HCL keeps CR LF in heredocs; rules shall see one text whatever the file's line ends are. */
function unixLines(raw: string): string {
  return raw.includes("\r") ? raw.replace(/\r\n/g, "\n") : raw;
}
