import { attribute } from "../syntax/body.ts";
import { baseName } from "../syntax/names.ts";
import type { Attribute, Body, Expression, Span } from "../syntax/nodes.ts";
import type { SourceFile } from "../syntax/source-file.ts";
import { namesIn } from "./derived.ts";
import { evaluate, isEvaluating } from "./evaluate.ts";
import { type FileWorld, type Reference, type Scope, withNames } from "./scope.ts";
import { convertTo } from "./types.ts";
import { asBoolean, asSensitive, type Hop, unknown, type Value, withHop } from "./value.ts";

/** A name and the attribute that gives it its value. */
export type Declared = readonly [name: string, value: Attribute];

/** `variable "x" { ... }`, as far as it decides what the variable is worth. */
export interface VariableDeclaration {
  readonly name: string;
  readonly default: Attribute | undefined;
  readonly type?: Attribute | undefined;
  readonly sensitive?: Attribute | undefined;
  readonly nullable?: Attribute | undefined;
}

/** What the files of one folder declare; where a name comes twice the later one counts. Asked once, when first needed. */
export interface FolderDeclarations {
  variables(): Iterable<VariableDeclaration>;
  /** The vars files that count, in the order in which later ones win. */
  varsFiles(): readonly SourceFile[];
  locals(): Iterable<Declared>;
  /** What a module call passes; undefined in a folder that is used by itself. Vars files then do not count. */
  readonly inputs?: { has(name: string): boolean; get(name: string): Value | undefined } | undefined;
  /** Others give variables values, too: what no vars file says is not known. */
  readonly hasUnknownInputs?: boolean | undefined;
  reference?(root: string, steps: readonly string[], span: Span): Reference | undefined;
  readonly files?: FileWorld | undefined;
  readonly functions?: Scope["functions"];
  /** Where values are kept; in the folder's values themselves when undefined. */
  readonly memory?: ValueMemory | undefined;
}

/** Values that outlive a version of a folder. Those that files on disk say do not. */
export interface ValueMemory {
  readonly values: Map<Expression, Value>;
  readonly names: Map<string, Value>;
  passing: number;
}

/** How a variable gets a value inside its own folder. */
export interface VariableSource {
  readonly expression: Expression;
  readonly kind: "variable default" | "variable value";
}

/**
 * Evaluates expressions of one folder. Values of names are computed when first asked for and kept; a value that needs
 * itself is unknown.
 */
export class FolderValues implements Scope {
  /** Rules ask for the same expressions again and again. */
  private readonly memory: ValueMemory;
  /** Values that were made of files on disk. */
  private readonly ofFiles = { names: new Map<string, Value>(), values: new Map<Expression, Value>() };
  private readonly inProgress = new Set<string>();
  private declaredVariables: Map<string, VariableDeclaration> | undefined;
  private writtenValues: Map<string, Attribute> | undefined;
  private localAttributes: Map<string, Attribute> | undefined;

  readonly files: FileWorld | undefined;

  constructor(private readonly declarations: FolderDeclarations) {
    this.memory = declarations.memory ?? { values: new Map(), names: new Map(), passing: 0 };
    this.files = declarations.files && counting(declarations.files, this.memory);
  }

  get functions(): Scope["functions"] {
    return this.declarations.functions;
  }

  evaluate(expression: Expression): Value {
    if (expression.kind === "literal") return this.evaluateAnew(expression);
    const known = this.memory.values.get(expression) ?? this.ofFile(this.ofFiles.values.get(expression));
    if (known) return known;
    const before = this.memory.passing;
    const value = this.evaluateAnew(expression);
    // Inside of another evaluation it may be unknown only because that one has gone too deep, or needs itself.
    if (!isEvaluating() && this.inProgress.size === 0)
      (before === this.memory.passing ? this.memory : this.ofFiles).values.set(expression, value);
    return value;
  }

  private ofFile(value: Value | undefined): Value | undefined {
    if (value) this.memory.passing++;
    return value;
  }

  private evaluateAnew(expression: Expression): Value {
    const names = namesIn(expression.piece);
    return evaluate(expression, names ? withNames(this, names) : this);
  }

  /** The value of an attribute; undefined when the body has none or it is null, which the tools treat alike. */
  value(body: Body, name: string): Value | undefined {
    const found = attribute(body, name);
    const value = found && this.evaluate(found.expression);
    return value?.kind === "null" ? undefined : value;
  }

  variable(name: string): Value | undefined {
    const declaration = this.declaration(name);
    if (!declaration) return undefined;
    return this.once(`var.${name}`, declaration.default ?? declaration.type, () =>
      this.variableValue(declaration),
    );
  }

  local(name: string): Value | undefined {
    const found = this.localAttribute(name);
    return (
      found && this.once(`local.${name}`, found, () => this.named(`local.${name}`, found.expression, "local"))
    );
  }

  reference(root: string, steps: readonly string[], span: Span): Reference | undefined {
    return this.declarations.reference?.(root, steps, span);
  }

  /** What a variable is worth unless somebody says otherwise. A vars file that is loaded by itself wins over the default. */
  variableSource(name: string): VariableSource | undefined {
    const written = this.written().get(name);
    if (written) return { expression: written.expression, kind: "variable value" };
    const fallback = this.declaration(name)?.default;
    return fallback && { expression: fallback.expression, kind: "variable default" };
  }

  localAttribute(name: string): Attribute | undefined {
    this.localAttributes ??= new Map(this.declarations.locals());
    return this.localAttributes.get(name);
  }

  private declaration(name: string): VariableDeclaration | undefined {
    this.declaredVariables ??= new Map([...this.declarations.variables()].map((one) => [one.name, one]));
    return this.declaredVariables.get(name);
  }

  private variableValue(declaration: VariableDeclaration): Value | undefined {
    const given = this.givenValue(declaration);
    const useDefault = !given || (given.kind === "null" && this.flag(declaration.nullable) === false);
    const value = useDefault ? this.defaultValue(declaration) : given;
    if (!value) return undefined;
    if (!given && this.declarations.hasUnknownInputs) return unknown(value.span);
    const converted = declaration.type ? convertTo(declaration.type.expression, value) : value;
    const result = converted === value ? value : { ...converted, hops: value.hops };
    return this.flag(declaration.sensitive) ? asSensitive(result) : result;
  }

  private givenValue({ name }: VariableDeclaration): Value | undefined {
    const { inputs } = this.declarations;
    if (inputs) return inputs.get(name);
    const written = this.written().get(name);
    // What vars files say is plain data: names in them mean nothing.
    return (
      written &&
      withHop(evaluate(written.expression, NO_NAMES), {
        span: written.expression,
        name: `var.${name}`,
        kind: "variable value",
      })
    );
  }

  private defaultValue({ name, default: fallback }: VariableDeclaration): Value | undefined {
    return fallback && this.named(`var.${name}`, fallback.expression, "variable default");
  }

  private named(name: string, expression: Expression, kind: Hop["kind"]): Value {
    return withHop(evaluate(expression, this), { span: expression, name, kind });
  }

  private flag(setting: Attribute | undefined): boolean | undefined {
    return setting && asBoolean(evaluate(setting.expression, NO_NAMES));
  }

  private once(name: string, span: Span | undefined, compute: () => Value | undefined): Value | undefined {
    const known = this.memory.names.get(name) ?? this.ofFile(this.ofFiles.names.get(name));
    if (known) return known;
    if (this.inProgress.has(name)) return span && unknown(span);
    this.inProgress.add(name);
    try {
      const before = this.memory.passing;
      const value = compute();
      if (value) (before === this.memory.passing ? this.memory : this.ofFiles).names.set(name, value);
      return value;
    } finally {
      this.inProgress.delete(name);
    }
  }

  private written(): Map<string, Attribute> {
    if (!this.writtenValues) {
      this.writtenValues = new Map();
      for (const file of this.declarations.inputs ? [] : this.declarations.varsFiles())
        for (const { piece } of file.pieces)
          if (piece.item?.kind === "attribute") this.writtenValues.set(piece.item.name, piece.item);
    }
    return this.writtenValues;
  }
}

/** The same files; who reads one is noted. */
function counting(files: FileWorld, memory: ValueMemory): FileWorld {
  return {
    readFile(path) {
      memory.passing++;
      return files.readFile(path);
    },
    listFiles(directory) {
      memory.passing++;
      return files.listFiles(directory);
    },
    has(path) {
      memory.passing++;
      return files.has(path);
    },
    parseTemplate: (text) => files.parseTemplate(text),
  };
}

const NO_NAMES: Scope = { variable: () => undefined, local: () => undefined };

/** The files whose names end so, by name: the order in which Terraform and Packer let later ones win. */
export function filesByName(files: readonly SourceFile[], ending: string): SourceFile[] {
  return files
    .filter((file) => file.path.endsWith(ending))
    .sort((a, b) => (baseName(a.path) < baseName(b.path) ? -1 : 1));
}

/** What `name = value` in the bodies of these blocks declares: `locals { ... }`, `variables { ... }`. */
export function* attributesOf(blocks: Iterable<{ readonly body: Body }>): Generator<Declared> {
  for (const one of blocks) for (const value of one.body.attributes) yield [value.name, value];
}

interface Labelled {
  readonly block: { readonly labels: readonly { text: string }[] };
  readonly body: Body;
}

/** What blocks named by their label declare in one attribute: `local "x" { expression = ... }`. */
export function* labelled(blocks: Iterable<Labelled>, attributeName: string): Generator<Declared> {
  for (const one of blocks) {
    const name = one.block.labels[0]?.text;
    const value = attribute(one.body, attributeName);
    if (name !== undefined && value) yield [name, value];
  }
}

/** What `variable` blocks declare. */
export function* variableDeclarations(blocks: Iterable<Labelled>): Generator<VariableDeclaration> {
  for (const { block, body } of blocks) {
    const name = block.labels[0]?.text;
    if (name === undefined) continue;
    yield {
      name,
      default: attribute(body, "default"),
      type: attribute(body, "type"),
      sensitive: attribute(body, "sensitive"),
      nullable: attribute(body, "nullable"),
    };
  }
}
