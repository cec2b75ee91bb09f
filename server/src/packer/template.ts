import { expandDynamic } from "../eval/dynamic-blocks.ts";
import {
  attributesOf,
  type Declared,
  FolderValues,
  filesByName,
  labelled,
  type VariableDeclaration,
  variableDeclarations,
} from "../eval/folder-values.ts";
import { PACKER_FUNCTIONS } from "../eval/functions.ts";
import type { FileWorld, Reference } from "../eval/scope.ts";
import { asList, asString, type Hop, type Value } from "../eval/value.ts";
import { attribute, blocksOfType, dynamicBlocks } from "../syntax/body.ts";
import type { Block, Body, Expression, Span } from "../syntax/nodes.ts";
import { isBroken, type SourceFile } from "../syntax/source-file.ts";

/** A top-level block of a Packer template. */
export interface PackerBlock {
  readonly type: string;
  /** Of the file it stands in. */
  readonly path: string;
  readonly block: Block;
  /** With the blocks that `dynamic` ones make, where that can be known. */
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

/** Values of variables beside those in the folder. */
export interface PackerInputs {
  /** They count less than the folder's vars files: the environment. */
  readonly weak?: readonly SourceFile[];
  /** They count more: vars files given on the command line. */
  readonly strong?: readonly SourceFile[];
  /** Where Packer is run, absolute: `path.cwd`. */
  readonly directory?: string;
}

/** All `*.pkr.hcl` of one folder, which Packer reads as one template. Immutable; parsed when asked. */
export class PackerTemplate {
  readonly dialect = "packer";
  private readonly all: readonly PackerBlock[];
  private readonly values: FolderValues;
  private readBuilds: readonly PackerBuild[] | undefined;

  /**
   * @param files those of one folder; files of other dialects may be among them.
   * @param hasUnknownInputs values of variables may stand in a file that could not be read
   * @param inputs vars files that somebody chose, around those that Packer loads by itself: later ones win
   */
  constructor(
    readonly directory: string,
    readonly files: readonly SourceFile[],
    private readonly scripts?: FileWorld,
    hasUnknownInputs = false,
    private readonly inputs: PackerInputs = {},
  ) {
    const varsFiles = [...(inputs.weak ?? []), ...automaticVarsFiles(files), ...(inputs.strong ?? [])];
    this.all = filesByName(files, "")
      .filter((file) => file.dialect === "packer")
      .flatMap((file) => blocksOf(file, (expression) => this.evaluate(expression)));
    this.values = new FolderValues({
      variables: () => this.declaredVariables(),
      varsFiles: () => varsFiles,
      locals: () => this.declaredLocals(),
      // A value may stand in what cannot be read.
      hasUnknownInputs: hasUnknownInputs || varsFiles.some(isBroken),
      reference: (root, steps, span) => this.reference(root, steps, span),
      files: scripts,
      functions: PACKER_FUNCTIONS,
    });
  }

  /** The top-level blocks of all files: by file name, then in source order. */
  allBlocks(): readonly PackerBlock[] {
    return this.all;
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
    return this.values.evaluate(expression);
  }

  /** The value of an attribute; undefined when the body has none or it is null. */
  value(body: Body, name: string): Value | undefined {
    return this.values.value(body, name);
  }

  /** The text of a file that the template names; undefined when it cannot be read. */
  readFile(path: string): string | undefined {
    return this.scripts?.readFile(path);
  }

  /** The expression a local stands for, to look at what it is made of when its value is unknown. */
  localExpression(name: string): Expression | undefined {
    return this.values.localAttribute(name)?.expression;
  }

  /** The expression a variable stands for unless somebody says otherwise; undefined when it has none. */
  variableExpression(name: string): Expression | undefined {
    return this.values.variableSource(name)?.expression;
  }

  /**
   * `path.root` is the folder of the template, `path.cwd` where Packer is run.
   * Source: developer.hashicorp.com/packer/docs/templates/hcl_templates/path-variables.
   */
  private reference(root: string, [step = ""]: readonly string[], span: Span): Reference | undefined {
    if (root !== "path" || !this.scripts) return undefined;
    const value = step === "root" ? this.directory : step === "cwd" ? this.inputs.directory : undefined;
    if (value === undefined) return undefined;
    const hop: Hop = { span, name: `path.${step}`, kind: "path" };
    return { value: { kind: "string", value, span, hops: [hop] }, used: 1 };
  }

  private build(one: PackerBlock): PackerBuild {
    const name = this.value(one.body, "name");
    const text = name && asString(name);
    const listed = attribute(one.body, "sources");
    const references: BuildSource[] = [];
    let sourcesKnown = dynamicBlocks(one.body, "source").length === 0 && one.body.problems.length === 0;
    for (const item of listed ? this.sourceItems(listed.expression) : []) {
      if (item === undefined) sourcesKnown = false;
      else references.push(this.buildSource(one, item, undefined));
    }
    for (const nested of blocksOfType(one.body, "source"))
      references.push(this.buildSource(one, nested.labels[0]?.text ?? "", nested));
    return {
      ...one,
      body: one.body,
      address: text ? `build.${text}` : "build",
      sources: references,
      sourcesKnown,
    };
  }

  /** In a folder of templates that are used one by one a name comes more than once: then the build's own file counts. */
  private buildSource(build: PackerBlock, written: string, override: Block | undefined): BuildSource {
    const reference = written.replace(/^sources?\./, "");
    const [builder = "", name] = reference.split(".");
    const named = this.sources(builder).filter((candidate) => candidate.name === name);
    const source = named.find((candidate) => candidate.path === build.path) ?? named[0];
    return { reference, builder, source, override };
  }

  /** `["source.amazon-ebs.web"]`, the older `[source.amazon-ebs.web]`, and names from variables; undefined for what cannot be known. */
  private sourceItems(expression: Expression): (string | undefined)[] {
    if (expression.kind === "tuple") {
      return expression.items.map((item) =>
        item.kind === "traversal" && /^sources?$/.test(item.root)
          ? [item.root, ...item.steps].join(".")
          : asString(this.evaluate(item)),
      );
    }
    const list = asList(this.evaluate(expression));
    return list ? list.map(asString) : [undefined];
  }

  private *declaredVariables(): Generator<VariableDeclaration> {
    yield* variableDeclarations(this.blocks("variable"));
    for (const [name, value] of attributesOf(this.blocks("variables"))) yield { name, default: value };
  }

  private *declaredLocals(): Generator<Declared> {
    yield* attributesOf(this.blocks("locals"));
    yield* labelled(this.blocks("local"), "expression");
  }
}

/** Packer loads `*.auto.pkrvars.hcl` and `*.auto.pkrvars.json` of the folder by itself, by name. */
function automaticVarsFiles(files: readonly SourceFile[]): SourceFile[] {
  return filesByName(files, "").filter((file) => /\.auto\.pkrvars\.(?:hcl|json)$/.test(file.path));
}

type Evaluate = (expression: Expression) => Value;

function blocksOf(file: SourceFile, evaluate: Evaluate): PackerBlock[] {
  const blocks: PackerBlock[] = [];
  for (const { piece } of file.pieces)
    if (piece.item?.kind === "block") blocks.push(toBlock(piece.item, file.path, evaluate));
  return blocks;
}

function toBlock(block: Block, path: string, evaluate: Evaluate): PackerBlock {
  let body: Body | undefined;
  return {
    type: block.type,
    path,
    block,
    get body() {
      body ??= block.piece.text.includes("dynamic") ? expandDynamic(block.body, evaluate) : block.body;
      return body;
    },
    header: { piece: block.piece, range: block.headerRange },
    address: [block.type, ...block.labels.map((label) => label.text)].join("."),
  };
}

function toSource(one: PackerBlock): PackerSource {
  const [builder, name] = one.block.labels;
  return { ...one, body: one.body, builder: builder?.text ?? "", name: name?.text ?? "" };
}
