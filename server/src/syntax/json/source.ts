import { type Node, type ParseError, parseTree } from "jsonc-parser";
import type { Range } from "../../text/range.ts";
import type { HclEngine } from "../hcl/engine.ts";
import type { Attribute, Block, Body, Label, Piece, SyntaxProblem } from "../nodes.ts";
import type { Dialect, FileFault, PlacedPiece, SourceFile } from "../source-file.ts";
import { JsonBodies, labelledBodies, propertiesOf } from "./body.ts";
import { faultOf, tooDeep, tooDeepAt } from "./fault.ts";
import { topLevelLabels } from "./schema.ts";

/**
 * Reads one version of a file in JSON syntax (`.tf.json`, `.tfvars.json`, `.pkr.json`) into the model of HCL files. Never
 * throws: what cannot be read is a damaged piece. Pieces whose text did not change are taken over from `previous`.
 */
export function readJsonSource(
  engine: HclEngine,
  path: string,
  dialect: Dialect,
  text: string,
  previous?: SourceFile,
): SourceFile {
  const errors: ParseError[] = [];
  const deep = tooDeepAt(text);
  const root =
    deep === undefined
      ? parseTree(text, errors, { allowTrailingComma: false, disallowComments: true })
      : undefined;
  const fault = deep === undefined ? faultOf(text, root, errors) : tooDeep(deep);
  const items = root?.type === "object" ? topLevelItems(root, dialect) : [];
  const old = new Map(
    (previous?.pieces ?? []).flatMap(({ piece }) =>
      piece instanceof JsonPiece ? [[piece.identity, piece]] : [],
    ),
  );
  const pieces: PlacedPiece[] = [];
  let position = 0;
  for (const item of items.sort((a, b) => a.value.offset - b.value.offset)) {
    const end = item.value.offset + item.value.length;
    if (item.value.offset < position) continue;
    const made = new JsonPiece(engine, text.slice(position, end), position, item);
    const known = old.get(made.identity);
    old.delete(made.identity);
    pieces.push({ start: position, piece: known ?? made });
    position = end;
  }
  if (position < text.length || pieces.length === 0) {
    const broken = text.trim() === "" ? undefined : fault;
    pieces.push({ start: position, piece: new RestPiece(text.slice(position), broken, errors[0], position) });
  }
  return { path, dialect, text, pieces, fault };
}

/** A top-level block or argument. */
interface Item {
  readonly type: string;
  readonly typeNode: Node;
  readonly labels: readonly Node[];
  readonly value: Node;
}

function topLevelItems(root: Node, dialect: Dialect): Item[] {
  const items: Item[] = [];
  for (const [key, value] of propertiesOf(root)) {
    const type = key.value as string;
    if (type === "//") continue;
    if (dialect.endsWith("-vars")) {
      items.push({ type, typeNode: key, labels: [], value });
      continue;
    }
    const count = topLevelLabels(dialect, type);
    if (count === undefined) continue;
    for (const { labels, body } of labelledBodies(value, count, []))
      items.push({ type, typeNode: key, labels, value: body });
  }
  return items;
}

class JsonPiece implements Piece {
  readonly isJson = true;
  readonly itemRange: Range;
  readonly damaged = false;
  readonly knownProblems: readonly SyntaxProblem[] = [];
  /** What makes it the same piece as one of an earlier version. */
  readonly identity: string;
  private cached: Attribute | Block | undefined;

  constructor(
    private readonly engine: HclEngine,
    readonly text: string,
    private readonly start: number,
    private readonly of: Item,
  ) {
    const { type, labels, typeNode, value } = of;
    const key = labels.at(-1) ?? typeNode;
    this.itemRange = {
      start: Math.max(0, key.offset - start),
      end: value.offset + value.length - start,
    };
    this.identity = JSON.stringify([type, ...labels.map((label) => label.value), text]);
  }

  get item(): Attribute | Block {
    this.cached ??= this.read();
    return this.cached;
  }

  private read(): Attribute | Block {
    const { type, labels, typeNode, value } = this.of;
    const bodies = new JsonBodies(this.engine, this, this.start);
    if (labels.length === 0 && topLevelLabels("terraform", type) === undefined && !PACKER_BLOCKS.has(type))
      return bodies.attribute(typeNode, value, []);
    return new JsonBlock(this, type, this.labels(labels), this.headerRange(labels.at(-1) ?? typeNode), () =>
      bodies.body(value, [type, ...labels.map((label) => label.value as string)]),
    );
  }

  /** Labels that stand before other blocks of the same type are somewhere else in the file. */
  private labels(labels: readonly Node[]): Label[] {
    return labels.map((label) => ({
      piece: this,
      range: this.headerRange(label),
      text: label.value as string,
    }));
  }

  private headerRange(key: Node): Range {
    const start = key.offset - this.start;
    return start >= 0
      ? { start, end: start + key.length }
      : { start: this.itemRange.start, end: this.itemRange.start };
  }
}

const PACKER_BLOCKS: ReadonlySet<string> = new Set(["build", "packer", "hcp_packer_registry"]);

class JsonBlock implements Block {
  readonly kind = "block";
  readonly range: Range;
  private parsed: Body | undefined;

  constructor(
    readonly piece: Piece,
    readonly type: string,
    readonly labels: readonly Label[],
    readonly headerRange: Range,
    private readonly parse: () => Body,
  ) {
    this.range = piece.itemRange;
  }

  get body(): Body {
    this.parsed ??= this.parse();
    return this.parsed;
  }
}

/** What follows the last block: closing braces, or what could not be read. */
class RestPiece implements Piece {
  readonly isJson = true;
  readonly item = undefined;
  readonly itemRange: Range;
  readonly damaged: boolean;
  readonly knownProblems: readonly SyntaxProblem[] = [];

  constructor(
    readonly text: string,
    fault: FileFault | undefined,
    error: ParseError | undefined,
    start: number,
  ) {
    this.damaged = fault !== undefined;
    const at = fault ? Math.min(Math.max(0, fault.offset - start), text.length) : text.length;
    const length = fault ? Math.max(1, error?.length ?? 1) : 0;
    this.itemRange = { start: at, end: Math.min(at + length, text.length) };
  }
}
