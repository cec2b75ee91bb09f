import { expandDynamic } from "../eval/dynamic-blocks.ts";
import type { Value } from "../eval/value.ts";
import type { Block, Body, Expression, Piece, Span } from "../syntax/nodes.ts";
import type { Resource } from "./block.ts";
import { bodyOfInstance, type Instance, possibleInstancesOf } from "./expansion.ts";
import type { SourceBlock } from "./source-blocks.ts";

/** A source block as it is in one use of its module. Its body is worked out when first asked for. */
export class ModuleBlock implements Resource {
  readonly type: string;
  readonly address: string;
  readonly mode: Resource["mode"];
  readonly resourceType: string;
  readonly name: string;
  private expanded: Body | undefined;

  constructor(
    readonly source: SourceBlock,
    private readonly evaluate: (expression: Expression) => Value,
    private readonly of?: Instance,
  ) {
    this.type = source.type;
    this.address = source.address;
    this.mode = source.mode;
    this.resourceType = source.resourceType;
    this.name = source.name;
  }

  get block(): Block {
    return this.source.block;
  }

  get header(): Span {
    return this.source.header;
  }

  get pieces(): readonly Piece[] {
    return this.source.pieces;
  }

  get instance(): string | undefined {
    return this.of?.key;
  }

  get body(): Body {
    if (!this.expanded) {
      const body = this.of ? bodyOfInstance(this.source.body, this.of) : this.source.body;
      this.expanded = this.source.says("dynamic") ? expandDynamic(body, this.evaluate) : body;
    }
    return this.expanded;
  }
}

/**
 * What a source block is in a module: itself, or its instances where their number is known and they differ. A block
 * that makes nothing is there all the same, so that it can be asked about.
 */
export function moduleBlocks(
  source: SourceBlock,
  evaluate: (expression: Expression) => Value,
): ModuleBlock[] {
  const single = [new ModuleBlock(source, evaluate)];
  if (!EXPANDED.has(source.type) || !(source.says("each.") || source.says("count."))) return single;
  const instances = possibleInstancesOf(source.body, evaluate);
  if (!instances || instances.length === 0) return single;
  return instances.map((instance) => new ModuleBlock(source, evaluate, instance));
}

const EXPANDED: ReadonlySet<string> = new Set(["resource", "data", "ephemeral", "module"]);
