import { attribute } from "../syntax/body.ts";
import { baseName } from "../syntax/names.ts";
import type { Attribute, Body, Expression } from "../syntax/nodes.ts";
import type { SourceFile } from "../syntax/source-file.ts";
import { evaluate } from "./evaluate.ts";
import { NamedValues, type VariableSource } from "./named-values.ts";
import type { Value } from "./value.ts";

/** A name and the attribute that gives it its value. */
export type Declared = readonly [name: string, value: Attribute];

/** What the files of one folder declare; where a name comes twice the later one counts. Asked once, when first needed. */
export interface FolderDeclarations {
  variableDefaults(): Iterable<Declared>;
  /** The vars files that the tool loads by itself, in the order in which later ones win. */
  varsFiles(): readonly SourceFile[];
  locals(): Iterable<Declared>;
}

/** Evaluates expressions of one folder: its variables and locals are known, everything else is not. */
export class FolderValues {
  private readonly named: NamedValues;
  private variableSources: Map<string, VariableSource> | undefined;
  private localAttributes: Map<string, Attribute> | undefined;

  constructor(private readonly declarations: FolderDeclarations) {
    this.named = new NamedValues(
      (name) => this.variable(name),
      (name) => this.local(name),
    );
  }

  evaluate(expression: Expression): Value {
    return evaluate(expression, this.named);
  }

  /** The value of an attribute; undefined when the body has none or it is null, which the tools treat alike. */
  value(body: Body, name: string): Value | undefined {
    const found = attribute(body, name);
    const value = found && this.evaluate(found.expression);
    return value?.kind === "null" ? undefined : value;
  }

  /** What a variable is worth unless somebody says otherwise. A vars file that is loaded by itself wins over the default. */
  variable(name: string): VariableSource | undefined {
    this.variableSources ??= this.readVariables();
    return this.variableSources.get(name);
  }

  local(name: string): Attribute | undefined {
    this.localAttributes ??= new Map(this.declarations.locals());
    return this.localAttributes.get(name);
  }

  private readVariables(): Map<string, VariableSource> {
    const sources = new Map<string, VariableSource>();
    for (const [name, value] of this.declarations.variableDefaults())
      sources.set(name, { expression: value.expression, kind: "variable default" });
    for (const file of this.declarations.varsFiles()) {
      for (const { piece } of file.pieces) {
        if (piece.item?.kind !== "attribute") continue;
        sources.set(piece.item.name, { expression: piece.item.expression, kind: "variable value" });
      }
    }
    return sources;
  }
}

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

/** What blocks named by their label declare in one attribute: `variable "x" { default = ... }`. */
export function* labelled(
  blocks: Iterable<{ readonly block: { readonly labels: readonly { text: string }[] }; readonly body: Body }>,
  attributeName: string,
): Generator<Declared> {
  for (const one of blocks) {
    const name = one.block.labels[0]?.text;
    const value = attribute(one.body, attributeName);
    if (name !== undefined && value) yield [name, value];
  }
}
