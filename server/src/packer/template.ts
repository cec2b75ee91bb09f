import { evaluate } from "../eval/evaluate.ts";
import { NamedValues, type VariableSource } from "../eval/named-values.ts";
import { asString, type Value } from "../eval/value.ts";
import { attribute, blocksOfType } from "../syntax/body.ts";
import { baseName } from "../syntax/names.ts";
import type { Attribute, Block, Body, Expression, Span } from "../syntax/nodes.ts";
import type { SourceFile } from "../syntax/source-file.ts";

/** A top-level block of a Packer template. */
export interface PackerBlock {
  readonly type: string;
  readonly block: Block;
  readonly body: Body;
  readonly header: Span;
  /** `source.amazon-ebs.web`, `build.web` (`build` without a name), `data.amazon-ami.base`, ... */
  readonly address: string;
}

export interface PackerSource extends PackerBlock {
  readonly builder: string;
  readonly name: string;
}

/** A source as one build uses it: the top-level block, and what the build sets on top of it. */
export interface BuildSource {
  /** `amazon-ebs.web` */
  readonly reference: string;
  readonly builder: string;
  /** Undefined when the folder has no such source. */
  readonly source: PackerSource | undefined;
  /** The nested `source "amazon-ebs.web" { ... }`; undefined when it is only listed in `sources`. */
  readonly override: Block | undefined;
}

export interface PackerBuild extends PackerBlock {
  readonly sources: readonly BuildSource[];
  /** False when `sources` holds something that cannot be known. */
  readonly sourcesKnown: boolean;
}

/** All `*.pkr.hcl` of one folder, which Packer reads as one template. Immutable; parsed when asked. */
export class PackerTemplate {
  readonly dialect = "packer";
  private readonly all: readonly PackerBlock[];
  private readonly named: NamedValues;
  private variableSources: Map<string, VariableSource> | undefined;
  private localAttributes: Map<string, Attribute> | undefined;
  private readBuilds: readonly PackerBuild[] | undefined;

  /** @param files those of one folder; files of other dialects may be among them. */
  constructor(
    readonly directory: string,
    readonly files: readonly SourceFile[],
  ) {
    this.all = files.filter((file) => file.dialect === "packer").flatMap(blocksOf);
    this.named = new NamedValues(
      (name) => this.variables().get(name),
      (name) => this.locals().get(name),
    );
  }

  blocks(type: string): PackerBlock[] {
    return this.all.filter((one) => one.type === type);
  }

  sources(...builders: readonly string[]): PackerSource[] {
    const sources = this.blocks("source").map(toSource);
    return builders.length === 0 ? sources : sources.filter((source) => builders.includes(source.builder));
  }

  builds(): readonly PackerBuild[] {
    this.readBuilds ??= this.blocks("build").map((one) => this.build(one));
    return this.readBuilds;
  }

  evaluate(expression: Expression): Value {
    return evaluate(expression, this.named);
  }

  /** The value of an attribute; undefined when the body has none or it is null. */
  value(body: Body, name: string): Value | undefined {
    const found = attribute(body, name);
    const value = found && this.evaluate(found.expression);
    return value?.kind === "null" ? undefined : value;
  }

  /** The expression a local stands for, to look at what it is made of when its value is unknown. */
  localExpression(name: string): Expression | undefined {
    return this.locals().get(name)?.expression;
  }

  private build(one: PackerBlock): PackerBuild {
    const name = this.value(one.body, "name");
    const text = name && asString(name);
    const listed = attribute(one.body, "sources");
    const references: BuildSource[] = [];
    let sourcesKnown = true;
    for (const item of listed ? sourceItems(listed.expression) : []) {
      const reference = item === undefined ? undefined : item.replace(/^source\./, "");
      if (reference === undefined) sourcesKnown = false;
      else references.push(this.buildSource(reference, undefined));
    }
    for (const nested of blocksOfType(one.body, "source")) {
      references.push(this.buildSource((nested.labels[0]?.text ?? "").replace(/^source\./, ""), nested));
    }
    return { ...one, address: text ? `build.${text}` : "build", sources: references, sourcesKnown };
  }

  private buildSource(reference: string, override: Block | undefined): BuildSource {
    const [builder = "", name] = reference.split(".");
    const source = this.sources(builder).find((candidate) => candidate.name === name);
    return { reference, builder, source, override };
  }

  private variables(): Map<string, VariableSource> {
    if (this.variableSources) return this.variableSources;
    const sources = new Map<string, VariableSource>();
    for (const declared of this.blocks("variable")) {
      const value = attribute(declared.body, "default");
      const name = declared.block.labels[0]?.text;
      if (name !== undefined && value)
        sources.set(name, { expression: value.expression, kind: "variable default" });
    }
    for (const group of this.blocks("variables")) {
      for (const one of group.body.attributes) {
        sources.set(one.name, { expression: one.expression, kind: "variable default" });
      }
    }
    for (const file of automaticVarsFiles(this.files)) {
      for (const { piece } of file.pieces) {
        if (piece.item?.kind !== "attribute") continue;
        sources.set(piece.item.name, { expression: piece.item.expression, kind: "variable value" });
      }
    }
    this.variableSources = sources;
    return sources;
  }

  private locals(): Map<string, Attribute> {
    if (this.localAttributes) return this.localAttributes;
    this.localAttributes = new Map();
    for (const group of this.blocks("locals")) {
      for (const one of group.body.attributes) this.localAttributes.set(one.name, one);
    }
    for (const one of this.blocks("local")) {
      const value = attribute(one.body, "expression");
      const name = one.block.labels[0]?.text;
      if (name !== undefined && value) this.localAttributes.set(name, value);
    }
    return this.localAttributes;
  }
}

/** Packer loads `*.auto.pkrvars.hcl` of the folder by itself, by name. */
function automaticVarsFiles(files: readonly SourceFile[]): SourceFile[] {
  const automatic = files.filter(
    (file) => file.dialect === "packer-vars" && file.path.endsWith(".auto.pkrvars.hcl"),
  );
  return automatic.sort((a, b) => (baseName(a.path) < baseName(b.path) ? -1 : 1));
}

/** `["source.amazon-ebs.web"]` and the older `[source.amazon-ebs.web]`; undefined for what cannot be read. */
function sourceItems(expression: Expression): (string | undefined)[] {
  if (expression.kind !== "tuple") return [undefined];
  return expression.items.map((item) => {
    if (item.kind === "literal" && typeof item.value === "string") return item.value;
    if (item.kind === "traversal") return [item.root, ...item.steps].join(".");
    return undefined;
  });
}

function blocksOf(file: SourceFile): PackerBlock[] {
  const blocks: PackerBlock[] = [];
  for (const { piece } of file.pieces) if (piece.item?.kind === "block") blocks.push(toBlock(piece.item));
  return blocks;
}

function toBlock(block: Block): PackerBlock {
  return {
    type: block.type,
    block,
    get body() {
      return block.body;
    },
    header: { piece: block.piece, range: block.headerRange },
    address: [block.type, ...block.labels.map((label) => label.text)].join("."),
  };
}

function toSource(one: PackerBlock): PackerSource {
  const [builder, name] = one.block.labels;
  return { ...one, body: one.body, builder: builder?.text ?? "", name: name?.text ?? "" };
}
