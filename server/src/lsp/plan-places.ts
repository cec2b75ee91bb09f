import type { CancellationToken } from "vscode-languageserver/node";
import type { PlanPlacesParams, PlanPlacesResult } from "../../../protocol/src/lsp.ts";
import type { SourcePlace } from "../../../protocol/src/plan-view.ts";
import { type Path, readPath } from "../plan/paths.ts";
import type { PlanSources } from "../plan/sources.ts";
import { ModulePlanSources } from "../plan-sources.ts";
import type { Snapshot } from "../workspace.ts";
import type { Session } from "./session.ts";
import { uriOfDisk } from "./uris.ts";

/** Finds what plans name in the texts as they are in the editor, saved or not. Gives way to keystrokes. */
export class PlanPlaces {
  /** The sources of each root module, good as long as its folders are the same. */
  private readonly known = new Map<string, KnownSources>();

  constructor(private readonly session: Session) {}

  /** Null when asking for it was taken back. */
  async find({ root, blocks }: PlanPlacesParams, token: CancellationToken): Promise<PlanPlacesResult | null> {
    const sources = await this.sources(root);
    return (await inSlices(finding(blocks, sources), token)) ?? null;
  }

  private async sources(root: string): Promise<PlanSources> {
    await this.session.ready;
    const directory = uriOfDisk(root);
    const before = this.known.get(directory);
    const snapshots = await this.snapshots(before?.snapshots.keys() ?? [directory]);
    const { era } = this.session.modules;
    if (before?.era === era && isSame(before.snapshots, snapshots)) return before.sources;
    const found = { era, ...(await this.follow(directory, snapshots)) };
    // Insertion order is age.
    this.known.delete(directory);
    this.known.set(directory, found);
    for (const oldest of this.known.keys()) {
      if (this.known.size <= MOST_ROOTS) break;
      this.known.delete(oldest);
    }
    return found.sources;
  }

  /** Reads the folders that calls lead to, round by round. */
  private async follow(
    directory: string,
    snapshots: Map<string, Snapshot>,
  ): Promise<Omit<KnownSources, "era">> {
    for (let round = 0; ; round++) {
      const world = this.session.modules.worldOf(snapshots);
      const sources = new ModulePlanSources(world, directory);
      sources.follow();
      const missing = [...world.missing].filter((one) => !snapshots.has(one));
      if (missing.length === 0 || round === MOST_ROUNDS)
        return { snapshots, sources: new ReadableSources(sources) };
      for (const [one, snapshot] of await this.snapshots(missing)) snapshots.set(one, snapshot);
    }
  }

  private async snapshots(directories: Iterable<string>): Promise<Map<string, Snapshot>> {
    const found = new Map<string, Snapshot>();
    for (const one of directories) found.set(one, await this.session.workspace.snapshot(one));
    return found;
  }
}

interface KnownSources {
  /** Of what is beside the folders: what was fetched, vars files. */
  readonly era: number;
  readonly snapshots: ReadonlyMap<string, Snapshot>;
  readonly sources: PlanSources;
}

function isSame(before: ReadonlyMap<string, Snapshot>, now: ReadonlyMap<string, Snapshot>): boolean {
  return [...now].every(([directory, snapshot]) => before.get(directory) === snapshot);
}

/** Folders are URIs here; in places names stand as a person writes them. */
class ReadableSources implements PlanSources {
  constructor(private readonly sources: PlanSources) {}

  block(address: string): SourcePlace | undefined {
    return readable(this.sources.block(address));
  }

  attribute(address: string, path: Path): SourcePlace | undefined {
    return readable(this.sources.attribute(address, path));
  }
}

function readable(place: SourcePlace | undefined): SourcePlace | undefined {
  return place && { ...place, file: place.file.split("/").map(decodeURIComponent).join("/") };
}

function* finding(
  blocks: PlanPlacesParams["blocks"],
  sources: PlanSources,
): Generator<void, PlanPlacesResult, void> {
  const found: PlanPlacesResult["blocks"][number][] = [];
  for (const { address, attributes = [] } of blocks) {
    const block = sources.block(address);
    found.push({
      ...(block ? { block } : {}),
      attributes: attributes.map((path) => sources.attribute(address, readPath(path)) ?? null),
    });
    yield;
  }
  return { blocks: found };
}

/** Undefined when asking for it was taken back. */
async function inSlices<Result>(
  steps: Generator<void, Result, void>,
  token: CancellationToken,
): Promise<Result | undefined> {
  let sliceStart = performance.now();
  while (!token.isCancellationRequested) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - sliceStart < SLICE_MS) continue;
    await new Promise<void>((resolve) => setImmediate(resolve));
    sliceStart = performance.now();
  }
  return undefined;
}

const SLICE_MS = 5;
const MOST_ROUNDS = 12;
const MOST_ROOTS = 8;
