import { asBoolean, asString } from "../eval/value.ts";
import { attribute } from "../syntax/body.ts";
import type {
  Expression,
  FunctionCallExpression,
  Span,
  TemplateControl,
  TemplatePart,
} from "../syntax/nodes.ts";
import type { TerraformModule } from "../terraform/module.ts";
import { changedLines, computed, HOLE, joined, type PlacedText, written } from "./placed-text.ts";
import { withoutMarkers } from "./template-markers.ts";
import { referredResource, unwrapped, unwrappedOnce } from "./unwrapping.ts";

/**
 * The text an expression stands for, with a hole for each part that is not known. Encodings (`base64encode`,
 * `base64gzip`) are passed over: the text is what was encoded.
 */
export function scriptText(module: TerraformModule, expression: Expression): PlacedText {
  return new Reader(module).read(expression, 0);
}

class Reader {
  /** Texts are read once, however often they are named. */
  private readonly texts = new Map<Expression, PlacedText>();

  constructor(private readonly module: TerraformModule) {}

  read(expression: Expression, depth: number): PlacedText {
    const known = this.texts.get(expression);
    if (known) return known;
    if (depth > DEEPEST) return hole(expression);
    const text = this.readKind(expression, depth);
    const read = text.text.length > LONGEST ? hole(expression) : text;
    this.texts.set(expression, read);
    return read;
  }

  private readKind(expression: Expression, depth: number): PlacedText {
    const inner = unwrappedOnce(this.module, expression);
    if (inner) return this.read(inner, depth + 1);
    switch (expression.kind) {
      case "literal":
        return literalText(expression);
      case "template":
        return joined(
          expression.parts.map((part) => this.part(part, expression, depth)),
          expression,
        );
      case "call":
        return this.call(expression, depth);
      case "traversal":
      case "index":
      case "access":
      case "splat":
        return this.named(expression, depth);
      default:
        return this.known(expression) ?? hole(expression);
    }
  }

  private part(
    part: TemplatePart,
    owner: Extract<Expression, { kind: "template" }>,
    depth: number,
  ): PlacedText {
    const at = { piece: owner.piece, range: part.range };
    if (part.kind === "text") return written(at, part.text, owner.form);
    if (part.kind === "interpolation") {
      const inner = this.read(part.expression, depth + 1);
      return inner.text === HOLE ? hole(at) : inner;
    }
    const parts = part.control && this.taken(part.control);
    if (!parts) return hole(at);
    return joined(
      parts.map((one) => this.part(one, owner, depth)),
      at,
    );
  }

  /** The parts that a directive leaves, those of a loop once; undefined when that is not known. */
  private taken(control: TemplateControl): readonly TemplatePart[] | undefined {
    if (control.kind === "if") {
      const condition = asBoolean(this.module.evaluate(control.condition));
      return condition === undefined ? undefined : condition ? control.whenTrue : control.whenFalse;
    }
    const collection = this.module.evaluate(control.collection);
    if (collection.kind === "list") return collection.items.length > 0 ? control.body : [];
    if (collection.kind !== "object") return undefined;
    return collection.entries.size > 0 ? control.body : collection.complete ? [] : undefined;
  }

  private call(expression: FunctionCallExpression, depth: number): PlacedText {
    const [first, second] = expression.arguments;
    switch (expression.name) {
      case "join":
        return this.join(expression, depth);
      case "indent":
        return first && second ? this.indent(first, second, expression, depth) : hole(expression);
      case "replace":
        return this.known(expression) ?? (first ? this.read(first, depth + 1) : hole(expression));
      case "file":
      case "filebase64":
        return this.fileText(expression) ?? hole(expression);
      case "templatefile":
        return this.known(expression) ?? this.template(this.fileText(expression), expression);
      case "templatestring":
        return this.known(expression) ?? this.template(first && this.read(first, depth + 1), expression);
      case "format":
        return this.known(expression) ?? this.format(first, depth) ?? hole(expression);
      case "element":
        return this.named(expression, depth);
      default:
        return this.known(expression) ?? hole(expression);
    }
  }

  private join(expression: FunctionCallExpression, depth: number): PlacedText {
    const [separator, list] = expression.arguments;
    const between = separator && asString(this.module.evaluate(separator));
    const items = list && this.items(list, depth);
    if (between === undefined || !items || expression.expandsLast)
      return this.known(expression) ?? hole(expression);
    const texts = items.flatMap((item, index) => [
      ...(index > 0 ? [computed(item, between)] : []),
      this.read(item, depth + 1),
    ]);
    return joined(texts, expression);
  }

  /** The expressions a list is written with; undefined when it is not written as one. */
  private items(list: Expression, depth: number): Expression[] | undefined {
    if (depth > DEEPEST) return undefined;
    const at = unwrapped(this.module, list);
    if (at.kind === "tuple") return [...at.items];
    if (at.kind !== "call" || at.expandsLast) return undefined;
    if (at.name === "list") return [...at.arguments];
    if (at.name === "compact") return at.arguments[0] && this.items(at.arguments[0], depth + 1);
    if (at.name !== "concat") return undefined;
    const lists = at.arguments.map((one) => this.items(one, depth + 1) ?? [one]);
    return lists.flat();
  }

  private indent(count: Expression, text: Expression, at: Span, depth: number): PlacedText {
    const width = Number(asString(this.module.evaluate(count)));
    if (!Number.isInteger(width) || width < 0 || width > 200) return hole(at);
    const blanks = " ".repeat(width);
    return changedLines(this.read(text, depth + 1), (line, index) => (index === 0 ? line : blanks + line));
  }

  /** What the file says, as a template if the function takes it for one. */
  private fileText(expression: FunctionCallExpression): PlacedText | undefined {
    const path = expression.arguments[0];
    if (!path) return undefined;
    return this.known({ ...expression, name: "file", arguments: [path], expandsLast: false });
  }

  private template(text: PlacedText | undefined, at: Span): PlacedText {
    return text ? withoutMarkers(text) : hole(at);
  }

  private format(pattern: Expression | undefined, depth: number): PlacedText | undefined {
    if (pattern?.kind !== "literal") return undefined;
    const { text } = this.read(pattern, depth + 1);
    return computed(
      pattern,
      text.replace(/%(?:(%)|[-+# 0]*(?:\[\d+\])?\d*(?:\.\d+)?[a-zA-Z])/g, (_all, percent) => percent ?? HOLE),
    );
  }

  private named(expression: Expression, depth: number): PlacedText {
    const rendered = this.rendered(expression, depth);
    if (rendered) return rendered;
    const value = this.module.evaluate(expression);
    const text = asString(value);
    if (text === undefined) return value.kind === "null" ? computed(expression, "") : hole(expression);
    const source = expression.kind === "traversal" ? this.defaultOf(expression) : undefined;
    const isDefault = source?.piece === value.span.piece && source.range.start === value.span.range.start;
    return source && isDefault ? this.read(source, depth + 1) : computed(expression, text);
  }

  /** The default of `var.x`, which may or may not be what counts. */
  private defaultOf({ root, steps }: Extract<Expression, { kind: "traversal" }>): Expression | undefined {
    if (root !== "var" || steps.length !== 1) return undefined;
    const variable = this.module.blocks("variable").find((one) => one.block.labels[0]?.text === steps[0]);
    return variable && attribute(variable.body, "default")?.expression;
  }

  /** The template of a `template_file`, which leaves `${...}` of its own to be filled in. */
  private rendered(expression: Expression, depth: number): PlacedText | undefined {
    const resource = referredResource(this.module, expression);
    if (resource?.resourceType !== "template_file") return undefined;
    const template = attribute(resource.body, "template");
    return template && withoutMarkers(this.read(template.expression, depth + 1));
  }

  private known(expression: Expression): PlacedText | undefined {
    const text = asString(this.module.evaluate(expression));
    return text === undefined ? undefined : computed(expression, text.replaceAll("\r\n", "\n"));
  }
}

function literalText(expression: Extract<Expression, { kind: "literal" }>): PlacedText {
  const { value, form, piece, range } = expression;
  if (typeof value !== "string") return computed(expression, value === null ? "" : String(value));
  if (form === "plain") return computed(expression, value);
  if (form === "quoted")
    return written({ piece, range: { start: range.start + 1, end: range.end - 1 } }, value, form);
  const start = piece.text.indexOf("\n", range.start) + 1;
  return written({ piece, range: { start, end: range.end } }, value, form);
}

function hole(at: Span): PlacedText {
  return computed(at, HOLE);
}

const DEEPEST = 20;
/** No machine takes a longer script; locals that double each other would make one. */
const LONGEST = 500_000;
