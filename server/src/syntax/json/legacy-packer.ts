import { type Node, type ParseError, parseTree } from "jsonc-parser";
import type { Block, Body, Piece } from "../nodes.ts";
import type { PlacedPiece, SourceFile } from "../source-file.ts";
import { propertiesOf } from "./body.ts";
import { faultOf, tooDeepAt } from "./fault.ts";
import { BuilderNames, LegacyBodies } from "./legacy-bodies.ts";
import { LegacyPiece } from "./legacy-piece.ts";

/**
 * Reads a template of Packer before HCL (`builders`, `provisioners`, ... in JSON) into the model of HCL files: a `source`
 * block for each builder, one `build` block, a `variable` block for each variable. Undefined when it is no such template.
 * Never throws: what cannot be read is a damaged piece.
 *
 * A builder without a name is called like its type, as Packer does, and `only` and `except`, which list builders by
 * name, list sources (`amazon-ebs.web`). Packer's own functions (`{{timestamp}}`) stay text, but `{{user `x`}}` is `var.x`.
 */
export function readLegacyPackerJson(path: string, text: string): SourceFile | undefined {
  if (!/"builders"\s*:\s*\[/.test(text) || tooDeepAt(text) !== undefined) return undefined;
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: false, disallowComments: true });
  if (root?.type !== "object") return undefined;
  const properties = new Map<string, Property>();
  for (const [key, value] of propertiesOf(root)) properties.set(key.value as string, { key, value });
  if (properties.get("builders")?.value.type !== "array") return undefined;
  const pieces = new TemplateReader(text, properties, errors).pieces();
  return { path, dialect: "packer", text, pieces, fault: faultOf(text, root, errors) };
}

interface Property {
  readonly key: Node;
  readonly value: Node;
}

/** A stretch of the file that becomes a piece. */
interface Part {
  readonly from: Node;
  readonly to: Node;
  readonly item?: (piece: Piece, bodies: LegacyBodies) => Block;
}

class TemplateReader {
  private readonly names: BuilderNames;
  /** The pieces by the node that each ends with. */
  private readonly made = new Map<Node, { readonly piece: LegacyPiece; readonly bodies: LegacyBodies }>();

  constructor(
    private readonly text: string,
    private readonly properties: ReadonlyMap<string, Property>,
    private readonly errors: readonly ParseError[],
  ) {
    this.names = new BuilderNames(objectsIn(this.value("builders")));
  }

  pieces(): PlacedPiece[] {
    const pieces: PlacedPiece[] = [];
    let position = 0;
    for (const part of this.parts()) {
      const end = part.to.offset + part.to.length;
      if (part.from.offset < position) continue;
      const piece = this.piece(position, end, part);
      pieces.push({ start: position, piece });
      position = end;
    }
    if (position < this.text.length) pieces.push({ start: position, piece: this.rest(position) });
    return pieces;
  }

  private piece(start: number, end: number, part: Part): LegacyPiece {
    const isEmpty = part.item === undefined;
    const from = (isEmpty ? end : part.from.offset) - start;
    const piece: LegacyPiece = new LegacyPiece(
      this.text.slice(start, end),
      { start: from, end: end - start },
      this.problemsIn(start, end),
      part.item ? () => part.item?.(piece, bodies) : undefined,
    );
    const bodies = new LegacyBodies(piece, start, this.names);
    this.made.set(part.to, { piece, bodies });
    return piece;
  }

  /** What follows the last part: closing braces, or what could not be read. */
  private rest(start: number): LegacyPiece {
    const problems = this.problemsIn(start, this.text.length + 1);
    const [first] = problems;
    const at = first?.start ?? this.text.length - start;
    const end = Math.min(this.text.length - start, Math.max(at + 1, first?.end ?? at));
    return new LegacyPiece(
      this.text.slice(start),
      { start: Math.min(at, end), end },
      problems,
      undefined,
      problems.length > 0,
    );
  }

  private problemsIn(start: number, end: number): { start: number; end: number }[] {
    return this.errors
      .filter((error) => error.offset >= start && error.offset < end)
      .map(({ offset, length }) => ({ start: offset - start, end: Math.min(offset + length, end) - start }));
  }

  /** In the order of the file. */
  private parts(): Part[] {
    const parts = [
      ...this.sources(),
      ...this.variables(),
      ...this.build(),
      ...this.property("min_packer_version", (value) => (_piece, bodies) => bodies.packer(value)),
    ];
    return parts.sort((a, b) => a.from.offset - b.from.offset);
  }

  private sources(): Part[] {
    return objectsIn(this.value("builders")).map((node) => ({
      from: node,
      to: node,
      item: (_piece, bodies) => bodies.source(node),
    }));
  }

  private variables(): Part[] {
    const value = this.value("variables");
    const secrets = new Set(
      (this.value("sensitive-variables")?.children ?? []).map((child) => String(child.value)),
    );
    return value?.type === "object"
      ? [...propertiesOf(value)].map(([key, inner]) => ({
          from: key,
          to: inner,
          item: (_piece, bodies) => bodies.variable(key, inner, secrets.has(key.value as string)),
        }))
      : [];
  }

  /** The build stands where its first step does; without one, at the key of the builders. */
  private build(): Part[] {
    const steps = STEPS.flatMap((name) => this.properties.get(name) ?? []);
    const [main] = steps;
    const builders = this.properties.get("builders") as Property;
    if (!main)
      return [
        { from: builders.key, to: builders.key, item: (piece) => this.buildBlock(piece, builders.key) },
      ];
    return steps.map(({ key, value }) =>
      key === main.key
        ? { from: key, to: value, item: (piece) => this.buildBlock(piece, key) }
        : { from: key, to: value },
    );
  }

  private buildBlock(piece: Piece, key: Node): Block {
    const start = key.offset - this.startOf(piece);
    const headerRange = { start, end: start + key.length };
    const body = this.buildBody(piece, headerRange);
    return { kind: "block", type: "build", labels: [], piece, range: piece.itemRange, headerRange, body };
  }

  private buildBody(piece: Piece, headerRange: Block["headerRange"]): Body {
    const blocks: Block[] = [];
    const problems: Body["problems"][number][] = [];
    for (const name of STEPS) {
      const value = this.value(name);
      const made = value && this.made.get(value);
      if (!value || !made) continue;
      problems.push(...made.piece.knownProblems);
      if (name === "provisioners") blocks.push(...made.bodies.steps(value, "provisioner"));
      else if (name === "error-cleanup-provisioner") blocks.push(...made.bodies.steps(value, name));
      else blocks.push(...made.bodies.postProcessors(value));
    }
    const sources = this.names.sourcesAttribute(piece, headerRange);
    return { piece, range: piece.itemRange, attributes: [sources], blocks, problems };
  }

  private startOf(piece: Piece): number {
    for (const { piece: one, bodies } of this.made.values()) if (one === piece) return bodies.start;
    return 0;
  }

  private property(name: string, item: (value: Node) => Part["item"]): Part[] {
    const found = this.properties.get(name);
    const read = found && item(found.value);
    return found && read ? [{ from: found.key, to: found.value, item: read }] : [];
  }

  private value(name: string): Node | undefined {
    return this.properties.get(name)?.value;
  }
}

function objectsIn(value: Node | undefined): Node[] {
  return (value?.children ?? []).filter((child) => child.type === "object");
}

/** What a build consists of, the one it stands at first. */
const STEPS: readonly string[] = ["provisioners", "post-processors", "error-cleanup-provisioner"];
