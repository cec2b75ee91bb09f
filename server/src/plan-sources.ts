import type { SourcePlace } from "../../protocol/src/plan-view.ts";
import { type FolderWorld, ModuleTree } from "./module-tree.ts";
import { blockAddress, withinModule } from "./plan/addresses.ts";
import { type Path, shownPath } from "./plan/paths.ts";
import type { PlanSources } from "./plan/sources.ts";
import { attribute, blocksOfType, dynamicBlocks, sourceText } from "./syntax/body.ts";
import type { Body, Expression, Span } from "./syntax/nodes.ts";
import { type TerraformBlock, TerraformModule } from "./terraform/module.ts";
import { LineIndex } from "./text/lines.ts";

/** Finds what a plan of a root module names in the files of its folder and of the modules it calls. */
export class ModulePlanSources implements PlanSources {
  private readonly tree: ModuleTree;
  private readonly root: TerraformModule | undefined;
  private readonly lines = new Map<string, LineIndex | undefined>();
  private readonly places = new Map<string, SourcePlace | undefined>();
  private readonly found = new Map<string, Found | undefined>();

  /** @param directory the root module's, absolute */
  constructor(
    private readonly world: FolderWorld,
    private readonly directory: string,
  ) {
    this.tree = new ModuleTree(world);
    const source = world.source(directory);
    this.root = source && new TerraformModule(source, { world, varsFiles: world.varsFiles(directory) });
  }

  /** False where no configuration is beside the plan. */
  get isEmpty(): boolean {
    return this.root === undefined;
  }

  /** Follows all calls, so that the world has been asked for every folder that a plan can name. */
  follow(): void {
    if (this.root) this.tree.followFrom([this.root]);
  }

  block(address: string): SourcePlace | undefined {
    const name = blockAddress(address);
    return this.once(name, () => {
      const found = this.find(name);
      return found && this.place(found.module, found.block.header);
    });
  }

  attribute(address: string, path: Path): SourcePlace | undefined {
    const name = blockAddress(address);
    return this.once(`${name} ${shownPath(path)}`, () => {
      const found = this.find(name);
      if (!found || found.isCall) return undefined;
      const span = spanAt(found.block.body, path);
      return span && this.place(found.module, span);
    });
  }

  private once(key: string, find: () => SourcePlace | undefined): SourcePlace | undefined {
    if (!this.places.has(key)) this.places.set(key, find());
    return this.places.get(key);
  }

  private find(name: string): Found | undefined {
    if (!this.found.has(name)) this.found.set(name, this.root && findIn(this.root, name));
    return this.found.get(name);
  }

  private place(module: TerraformModule, span: Span): SourcePlace | undefined {
    const location = this.tree.locate(module, span);
    const lines = location && this.linesOf(location.path);
    if (!lines) return undefined;
    return {
      file: relativePath(this.directory, location.path),
      range: { start: lines.position(location.range.start), end: lines.position(location.range.end) },
    };
  }

  private linesOf(path: string): LineIndex | undefined {
    if (!this.lines.has(path)) {
      const text = this.world.folder(path.slice(0, path.lastIndexOf("/")))?.file(path)?.text;
      this.lines.set(path, text === undefined ? undefined : new LineIndex(text));
    }
    return this.lines.get(path);
  }
}

interface Found {
  readonly module: TerraformModule;
  readonly block: TerraformBlock;
  /** It is the call of a module: asked for itself, or in place of what is in files that are not here. */
  readonly isCall: boolean;
}

function findIn(root: TerraformModule, name: string): Found | undefined {
  const { calls, local } = withinModule(name);
  let module = root;
  for (const [index, call] of calls.entries()) {
    const blocks = module.calls.blocks().filter((one) => one.block.labels[0]?.text === call);
    const [block] = blocks;
    if (!block) return removedBlock(root, name);
    if (local === "" && index === calls.length - 1) return { module, block, isCall: true };
    const made = blocks.map((one) => module.calls.module(one)).find((one) => one !== undefined);
    if (!made) return { module, block, isCall: true };
    module = made;
  }
  const type = local.slice(0, local.indexOf("."));
  const block = module.resource(local) ?? module.blocks(type).find((one) => one.address === local);
  return block ? { module, block, isCall: false } : removedBlock(root, name);
}

/** `removed { from = ... }` stands for what is not there any more. */
function removedBlock(root: TerraformModule, name: string): Found | undefined {
  const block = root.blocks("removed").find((one) => {
    const from = attribute(one.body, "from");
    return from && blockAddress(sourceText(from.expression)) === name;
  });
  return block && { module: root, block, isCall: false };
}

/** The deepest attribute on the way, or the nested block it ends at. */
function spanAt(body: Body, path: Path): Span | undefined {
  const [name, ...rest] = path;
  if (typeof name !== "string") return undefined;
  const written = attribute(body, name);
  if (written) return entryAt(written.expression, rest) ?? written;
  const blocks = blocksOfType(body, name);
  const [index] = rest;
  const nested = (typeof index === "number" ? blocks[index] : undefined) ?? blocks[0];
  if (!nested) return headerOf(dynamicBlocks(body, name)[0]);
  const below = typeof index === "number" ? rest.slice(1) : rest;
  return below.length === 0 ? headerOf(nested) : (spanAt(nested.body, below) ?? headerOf(nested));
}

function headerOf(block: { readonly piece: Span["piece"]; readonly headerRange: Span["range"] } | undefined) {
  return block && { piece: block.piece, range: block.headerRange };
}

/** The entry of an object as it is written: `Name = "web"` in `tags`. */
function entryAt(expression: Expression, path: Path): Span | undefined {
  const [step, ...rest] = path;
  if (expression.kind === "tuple" && typeof step === "number") {
    const item = expression.items[step];
    return item && (entryAt(item, rest) ?? item);
  }
  if (expression.kind !== "object" || typeof step !== "string") return undefined;
  const item = expression.items.find((one) => one.name === step);
  return item && (entryAt(item.value, rest) ?? { piece: expression.piece, range: item.range });
}

/** Both absolute, `/` between folders. */
function relativePath(from: string, to: string): string {
  const start = from.split("/");
  const end = to.split("/");
  let same = 0;
  while (same < start.length && same < end.length - 1 && start[same] === end[same]) same++;
  return [...start.slice(same).map(() => ".."), ...end.slice(same)].join("/");
}
