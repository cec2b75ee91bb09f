import { asString, type Hop, isSensitive } from "../../eval/value.ts";
import { READING_FUNCTIONS, SHARED_FUNCTIONS } from "../../knowledge/shared-functions.ts";
import { type HclText, MODULE_FROM_TEMPLATE, type TemplateVariable } from "../../packer/scaffold.ts";
import { attribute, childrenOf, sourceText, walk } from "../../syntax/body.ts";
import { quote } from "../../syntax/hcl/strings.ts";
import type { Expression, FunctionCallExpression, TemplateExpression } from "../../syntax/nodes.ts";
import type { TerraformModule } from "../../terraform/module.ts";
import { type Replacement, toText, withoutGoTemplates } from "./packer-text.ts";

/**
 * Writes Terraform expressions as expressions of a Packer template that lies `MODULE_FROM_TEMPLATE` away.
 * Known variables and locals become their values, other variables become variables of the template, and
 * `path.module` the way back to the module. What exists only while machines run cannot be written.
 */
export class PackerExpressions {
  private readonly needed = new Map<string, TemplateVariable>();
  /** Known texts of several lines, by the name of the local that the template holds them in. */
  readonly texts = new Map<string, string>();

  constructor(private readonly module: TerraformModule) {}

  /** What the expressions written so far refer to. */
  get variables(): readonly TemplateVariable[] {
    return [...this.needed.values()];
  }

  /** Undefined when the expression needs something that a bake does not know. */
  write(expression: Expression): HclText | undefined {
    return this.tryWrite(expression, (edits) => this.collect(expression, edits, NO_NAMES));
  }

  /** An expression that names a file or folder: a relative one counts from the module. */
  writePath(expression: Expression): HclText | undefined {
    return this.tryWrite(expression, (edits) => this.collectPath(expression, edits, NO_NAMES));
  }

  private tryWrite(expression: Expression, collect: (edits: Replacement[]) => boolean): HclText | undefined {
    const before = new Map(this.needed);
    const edits: Replacement[] = [];
    if (collect(edits)) return toText(expression, edits);
    this.needed.clear();
    for (const [name, variable] of before) this.needed.set(name, variable);
    return undefined;
  }

  /** Collects what must be replaced in the source of the expression. False when it cannot be written. */
  private collect(expression: Expression, edits: Replacement[], names: ReadonlySet<string>): boolean {
    switch (expression.kind) {
      case "literal":
        return true;
      case "template":
        return this.collectTemplate(expression, edits, names);
      case "traversal":
        if (names.has(expression.root)) return true;
        if (expression.root === "path") return this.collectPathName(expression, edits);
        return this.inline(expression, edits) || this.keepVariable(expression);
      case "index":
      case "access":
      case "conditional":
      case "binary":
      case "unary":
        if (names.size === 0 && this.inline(expression, edits)) return true;
        return this.collectChildren(expression, edits, names);
      case "call":
        return this.collectCall(expression, edits, names);
      case "for": {
        const inner = new Set([...names, expression.valueName, expression.keyName ?? expression.valueName]);
        return this.collectChildren(expression, edits, inner);
      }
      case "tuple":
      case "object":
      case "parentheses":
      case "splat":
        return this.collectChildren(expression, edits, names);
      case "broken":
        return false;
    }
  }

  private collectChildren(expression: Expression, edits: Replacement[], names: ReadonlySet<string>): boolean {
    if (expression.kind === "object")
      return expression.items.every(
        (item) =>
          (item.name !== undefined || this.collect(item.key, edits, names)) &&
          this.collect(item.value, edits, names),
      );
    return childrenOf(expression).every((child) => this.collect(child, edits, names));
  }

  private collectTemplate(
    template: TemplateExpression,
    edits: Replacement[],
    names: ReadonlySet<string>,
  ): boolean {
    const [only] = template.parts;
    if (template.form === "quoted" && template.parts.length === 1 && only?.kind === "interpolation")
      return this.collectAlone(template, only.expression, edits, names);
    return template.parts.every((part) => {
      if (part.kind === "text") return true;
      if (part.kind === "directive") return part.expressions.every((one) => this.collect(one, edits, names));
      const { expression, range } = part;
      if (isModulePath(expression)) {
        edits.push({ range, newText: `\${path.root}/${MODULE_FROM_TEMPLATE}` });
        return true;
      }
      const text = names.size === 0 ? this.knownText(expression) : undefined;
      const isPlain = !sourceText({ piece: template.piece, range }).includes("~");
      if (!text?.trim() || !isPlain || (template.form === "heredoc" && text.includes("\n")))
        return this.collect(expression, edits, names);
      edits.push({ range, newText: template.form === "quoted" ? quote(text).slice(1, -1) : marked(text) });
      return true;
    });
  }

  /** `"${x}"` is written as `x`. */
  private collectAlone(
    template: TemplateExpression,
    inner: Expression,
    edits: Replacement[],
    names: ReadonlySet<string>,
  ): boolean {
    if (!this.collect(inner, edits, names)) return false;
    const { start, end } = template.range;
    edits.push({ range: { start, end: inner.range.start }, newText: "" });
    edits.push({ range: { start: inner.range.end, end }, newText: "" });
    return true;
  }

  private collectCall(
    call: FunctionCallExpression,
    edits: Replacement[],
    names: ReadonlySet<string>,
  ): boolean {
    if (!SHARED_FUNCTIONS.has(call.name)) return false;
    return call.arguments.every((argument, index) =>
      index === 0 && READING_FUNCTIONS.has(call.name)
        ? this.collectPath(argument, edits, names)
        : this.collect(argument, edits, names),
    );
  }

  private collectPath(expression: Expression, edits: Replacement[], names: ReadonlySet<string>): boolean {
    const known = this.knownText(expression);
    if (known !== undefined) {
      edits.push({ range: expression.range, newText: pathFromTemplate(known) });
      return true;
    }
    const mentionsModule = [...walk(expression)].some(isModulePath);
    const [first] = expression.kind === "template" ? expression.parts : [];
    if (mentionsModule) return this.collect(expression, edits, names);
    if (first?.kind !== "text") return false;
    if (!isAbsolute(first.text)) {
      const { start } = first.range;
      edits.push({ range: { start, end: start }, newText: `\${path.root}/${MODULE_FROM_TEMPLATE}/` });
    }
    return this.collect(expression, edits, names);
  }

  private collectPathName(expression: Expression, edits: Replacement[]): boolean {
    if (!isModulePath(expression)) return false;
    edits.push({ range: expression.range, newText: `"\${path.root}/${MODULE_FROM_TEMPLATE}"` });
    return true;
  }

  /** Writes a known scalar, or a list of them, in the place of the expression. */
  private inline(expression: Expression, edits: Replacement[]): boolean {
    if ([...walk(expression)].every((one) => one.kind !== "traversal")) return false;
    const text = this.knownText(expression);
    // An empty default says that a value has to be given.
    if (text?.trim() === "" && this.keepVariable(expression)) return true;
    const newText = text === undefined ? this.knownList(expression) : this.textInTemplate(expression, text);
    if (newText === undefined) return false;
    edits.push({ range: expression.range, newText });
    return true;
  }

  /** A text of several lines gets a local of its own, to stay readable. */
  private textInTemplate(expression: Expression, text: string): string {
    const name = expression.kind === "traversal" ? expression.steps[0] : undefined;
    const isLong = /\n./s.test(text) && text.endsWith("\n") && name !== undefined && name !== "timestamp";
    if (!isLong || (expression.kind === "traversal" && expression.steps.length > 1)) return quote(text);
    this.texts.set(name, withoutGoTemplates(text));
    return `local.${name}`;
  }

  private knownText(expression: Expression): string | undefined {
    return this.isBound(expression) ? undefined : asString(this.module.evaluate(expression));
  }

  private knownList(expression: Expression): string | undefined {
    const value = this.isBound(expression) ? undefined : this.module.evaluate(expression);
    if (value?.kind !== "list") return undefined;
    const texts = value.items.map(asString);
    return texts.every((text) => text !== undefined)
      ? `[${texts.map((text) => quote(text ?? "")).join(", ")}]`
      : undefined;
  }

  /**
   * True for what is not carried over although it is known: a secret, wherever it is known from, and what is so for one
   * instance, one call or one place on the disk only.
   */
  private isBound(expression: Expression): boolean {
    const value = this.module.evaluate(expression);
    return (
      isSensitive(value) ||
      value.hops.some(
        (hop) => PARTICULAR.has(hop.kind) || SECRET_NAME.test(hop.name) || this.isSensitive(hop.name),
      )
    );
  }

  private isSensitive(name: string): boolean {
    const declared = this.declaration(name.replace(/^var\./, ""));
    const sensitive = declared && this.module.value(declared.body, "sensitive");
    return sensitive?.kind === "boolean" && sensitive.value;
  }

  private keepVariable(expression: Expression): boolean {
    if (expression.kind !== "traversal" || expression.root !== "var") return false;
    const name = expression.steps[0];
    const declared = name === undefined ? undefined : this.declaration(name);
    if (name === undefined || !declared) return false;
    const type = attribute(declared.body, "type")?.expression;
    const written = type && sourceText(type).replace(/^"(.*)"$/, "$1");
    const typeText = written && BARE_COLLECTION.test(written) ? `${written}(any)` : written;
    if (typeText !== undefined && /\boptional\(|\n/.test(typeText)) return false;
    const description = this.module.value(declared.body, "description");
    this.needed.set(name, {
      name,
      type: typeText,
      description: description && asString(description)?.trim().replace(/\s+/g, " "),
      isSensitive: SECRET_NAME.test(name) || this.isSensitive(name),
    });
    return true;
  }

  private declaration(name: string) {
    return this.module.blocks("variable").find((one) => one.block.labels[0]?.text === name);
  }
}

function isModulePath(expression: Expression): boolean {
  return expression.kind === "traversal" && expression.root === "path" && expression.steps[0] === "module";
}

function isAbsolute(path: string): boolean {
  return /^(?:[/\\~]|[A-Za-z]:|https?:)/.test(path);
}

/** A path that Terraform took from the module's folder, as a Packer string. */
function pathFromTemplate(path: string): string {
  if (isAbsolute(path)) return quote(path);
  const inside = quote(path.replace(/^\.\/+/, "")).slice(1);
  return `"\${path.root}/${MODULE_FROM_TEMPLATE}/${inside}`;
}

function marked(text: string): string {
  return text.replace(/([$%])\{/g, "$1$1{");
}

const NO_NAMES: ReadonlySet<string> = new Set();
const PARTICULAR: ReadonlySet<Hop["kind"]> = new Set(["each", "argument", "path"] as const);
const SECRET_NAME = /passw(?:or)?d|secret|token|private_?key|credential|api_?key/i;

/** What Terraform once took for a type by its bare name. */
const BARE_COLLECTION = /^(?:list|map|set)$/;
