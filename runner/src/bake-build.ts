import { namedArtifacts } from "../../server/src/knowledge/packer-artifacts.ts";
import type { ManifestBuild } from "../../server/src/packer/manifest.ts";
import { buildArguments } from "./bake-arguments.ts";
import { keptAfterBuild, leftoversOf, staleLocks } from "./bake-left.ts";
import {
  type BakedArtifact,
  entriesOfRun,
  manifestsOfRun,
  mergedArtifacts,
  runsIn,
} from "./bake-manifest.ts";
import type { BakeTemplate } from "./bake-template.ts";
import { writeDown } from "./image-record.ts";
import { PackerRunUuid } from "./packer-run-uuid.ts";
import { type PreparedBake, packerStep } from "./packer-step.ts";
import { type BuildNow, PackerStream } from "./packer-stream.ts";
import { atLeast } from "./packer-version.ts";
import { pluginVersions } from "./plugin-versions.ts";
import { endGroup } from "./process-group.ts";
import { type Finished, failed, stopped } from "./run-end.ts";
import type { StepResult } from "./step.ts";

/** What `build` came to. */
interface Built {
  readonly result: StepResult;
  readonly stream: PackerStream;
  readonly runUuid: string | undefined;
  /** Packer ended without cleaning up. */
  readonly isKilled: boolean;
  readonly seconds: number;
  /** Something that a provisioner started on this machine took no notice of the request to stop. */
  readonly goesOn: boolean;
  readonly artifacts: readonly BakedArtifact[];
  readonly plugins: ReturnType<typeof pluginVersions>;
}

/** Runs `build`, and says what it made and what it left. */
export async function build(prepared: PreparedBake, template: BakeTemplate): Promise<Finished> {
  const { context, request, tool } = prepared;
  const { manifests } = template;
  const before = { runs: new Map(manifests.map((path) => [path, runsIn(path)])), time: Date.now() };
  const stream = new PackerStream(atLeast(tool.version, 1, 10));
  const plugins = pluginVersions(prepared, template);
  const uuid = new PackerRunUuid();
  let outer: number | undefined;
  const step = {
    name: "build",
    arguments: buildArguments(context.record.root, request),
    onlyReads: false,
    onStart: (pid: number) => {
      outer = pid;
      uuid.begin(pid, (runUuid) => context.emit({ type: "packer_run", runUuid, manifests }));
    },
  };
  const started = performance.now();
  const result = await packerStep(prepared, step, stream).finally(() => uuid.end());
  const isKilled = isKilledIn(prepared, result, stream);
  const goesOn =
    outer !== undefined && (isKilled || context.stopper.stopped !== undefined)
      ? await endGroup(outer, isKilled)
      : false;
  const collected = collect(prepared, template, before, { stream, runUuid: uuid.value });
  const seconds = Math.round((performance.now() - started) / 1000);
  return conclude(prepared, template, { result, stream, isKilled, seconds, ...collected, goesOn, plugins });
}

/**
 * Whether Packer ended without cleaning up. Its outer process ends with 0 when the inner one is killed (measured), so what counts
 * is whether it said what came of the builds.
 */
function isKilledIn({ context }: PreparedBake, result: StepResult, stream: PackerStream): boolean {
  if (result.signal !== null || context.stopper.stopped === "forced") return true;
  return result.exitCode === 0 && !stream.isThrough && stream.artifacts.length === 0 && stream.isUnderWay;
}

/** Reads manifests also of a run that failed: what sibling builds made stands only there when Packer was cancelled. */
function collect(
  { context, directory }: PreparedBake,
  template: BakeTemplate,
  before: { readonly runs: ReadonlyMap<string, ReadonlySet<string>>; readonly time: number },
  { stream, runUuid }: Pick<Built, "stream" | "runUuid">,
): Pick<Built, "artifacts" | "runUuid"> {
  const entries: ManifestBuild[] = [];
  const read: string[] = [];
  const why: string[] = [];
  const { artifacts: said } = stream;
  let uuid = runUuid;
  // Where it is worked out only when Packer runs, it usually still lies here.
  const found =
    template.hasUnknownManifest && uuid !== undefined ? manifestsOfRun(directory, uuid, before.time) : [];
  for (const path of new Set([...template.manifests, ...found])) {
    const run = uuid ?? { begun: [...stream.begun.keys()], artifacts: said };
    const ours = entriesOfRun(path, before.runs.get(path) ?? new Set(), run);
    if (typeof ours === "string") why.push(ours);
    else {
      entries.push(...ours.entries);
      read.push(path);
      uuid = ours.runUuid;
    }
  }
  if (template.hasUnknownManifest && found.length === 0)
    why.push("where a manifest is written is worked out only when Packer runs");
  if (template.manifests.length === 0 && !template.hasUnknownManifest)
    why.push("the template has no manifest post-processor");
  const artifacts = mergedArtifacts(said, entries, (name) => builderOf(template, name));
  for (const artifact of artifacts) context.emit({ type: "artifact", ...artifact });
  context.emit({
    type: "bake_result",
    from: read.length > 0 ? "manifest" : "stream",
    ...(uuid === undefined ? {} : { runUuid: uuid }),
    manifests: read,
    ...(why.length > 0 ? { why: why.join("; ") } : {}),
  });
  return { artifacts, runUuid: uuid };
}

/** Success is exit code 0 and something that was made: `-only` that matches nothing ends with 0, too. */
async function conclude(prepared: PreparedBake, template: BakeTemplate, built: Built): Promise<Finished> {
  const { context } = prepared;
  const { result, artifacts, isKilled } = built;
  const made = { artifacts: artifacts.length };
  if (result.exitCode === 0 && !isKilled && artifacts.length > 0) {
    const late = context.stopper.stopped ? " It was done before the request to stop reached it." : "";
    const unwritten = await writeDown(prepared, built);
    const left = unwritten === undefined ? [] : [unwritten];
    return { outcome: "succeeded", message: `${counted(artifacts.length)}.${late}`, left, ...made };
  }
  const left = [...artifacts.map(keptArtifact), ...leftovers(prepared, template, built)];
  if (built.goesOn)
    left.push("what a provisioner started on this machine goes on, though it was asked to stop (SIGTERM)");
  if (context.stopper.stopped) return { ...stopped(context, left), ...made };
  return { ...failed(context, reasonOf(prepared, template, built), left), ...made };
}

function reasonOf(
  { request }: PreparedBake,
  { builds }: BakeTemplate,
  { result, stream, isKilled }: Built,
): string {
  if (result.signal) return `Packer was ended by ${result.signal} from outside`;
  if (isKilled)
    return "Packer's inner process ended before it said what came of the builds; somebody killed it, or the system did to free memory";
  if (result.exitCode === 0) {
    const asked = [
      ...request.only.map((one) => `-only=${one}`),
      ...request.except.map((one) => `-except=${one}`),
    ];
    const there = builds.length > 0 ? ` The template has ${builds.join(", ")}.` : "";
    return `Packer ended without an error but made nothing${asked.length > 0 ? ` with ${asked.join(" ")}` : ""}.${there}`;
  }
  const [first, ...others] = stream.errors;
  if (!first) return `packer build ended with exit code ${result.exitCode}; what it said is in the log`;
  const more = others.filter(({ address }) => address !== first.address).length;
  const of = first.address === undefined ? "" : `${first.address}: `;
  return `${of}${first.summary}${more > 0 ? ` (and ${more} more)` : ""}`;
}

/** What was not cleaned up, and why. */
function leftovers(prepared: PreparedBake, template: BakeTemplate, built: Built): string[] {
  const { context, request } = prepared;
  const { stream, runUuid, isKilled, artifacts } = built;
  const of = (phases: readonly BuildNow["phase"][]): ReadonlyMap<string, BuildNow> =>
    new Map([...stream.begun].filter(([, { phase }]) => phases.includes(phase)));
  const name = (one: string): string => builderOf(template, one);
  if (isKilled)
    return [
      ...leftoversOf(of(["running", "cancelled"]), name, runUuid, "Packer could not clean up"),
      ...staleLocks(template.manifests),
    ];
  const told = new Set(artifacts.map(({ build }) => build));
  const kept = keptAfterBuild(of(["failed", "cancelled"]), name, told);
  if (context.stopper.stopped)
    return stream.isCleanlyCancelled
      ? kept
      : leftoversOf(of(["running", "cancelled"]), name, runUuid, "Packer did not say that it has cleaned up");
  if (request.onError !== "abort") return kept;
  const failed = new Map([...of(["failed"])].filter(([, { isBuilt }]) => !isBuilt));
  return [...leftoversOf(failed, name, runUuid, "its machine was kept to be looked at"), ...kept];
}

/** By the names under which it is known: many builders only say that there are files. */
function keptArtifact(artifact: BakedArtifact): string {
  const { build: name, builder, builderId, id, description, files, customData } = artifact;
  const named = namedArtifacts({
    builder,
    builderId: builderId || undefined,
    artifactId: id,
    files: files.map((file) => ({ name: file })),
    customData,
  });
  const what = named.length > 0 ? named.map((one) => one.id).join(", ") : id;
  const first = description.split("\n")[0] ?? "";
  return `${name}: made ${what}${first === "" || first.includes(what) ? "" : ` (${first})`}, which is kept`;
}

function counted(artifacts: number): string {
  return artifacts === 1 ? "One artifact was made" : `${artifacts} artifacts were made`;
}

/** From `build.amazon-ebs.web` or `amazon-ebs.web`; older templates name builds as they like. */
function builderOf({ builders }: BakeTemplate, name: string): string {
  const parts = name.split(".");
  return parts.length > 1 ? (parts.at(-2) ?? "") : (builders.get(name.replace(/[^\w-]/g, "-")) ?? "");
}
