import { ageInWords } from "../../../protocol/src/age.ts";
import { type Artifact, type ImageRecord, whyNotDeployable } from "../../../protocol/src/image-record.ts";
import { printable } from "../../../protocol/src/printable.ts";
import {
  awaitsDeployment,
  type DeploymentStatus,
  type ImageStatus,
  type TargetStatus,
} from "../../../protocol/src/project-status.ts";

/** What is shown beside what a record says. */
export interface RecordContext {
  readonly targets: readonly TargetStatus[];
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Makes a link of words to a file. */
  link(words: string, file: string): string;
}

/** More are counted, not shown. */
const MOST = 8;

/** A bake in words, as Markdown: what it is, of what it was made, where it is used. */
export function bakeInWords(record: ImageRecord, file: string, context: RecordContext): string {
  const { image, id, created, by, template, git, packer } = record;
  const who = by.user === undefined ? "" : ` by ${code(by.user)}`;
  const commit =
    git && `commit ${code(git.commit.slice(0, 12))}${git.dirty ? " with uncommitted changes" : ""}`;
  const facts = [
    `**${image}**, baked ${ageInWords(created, context.now)}${who}: ${context.link(id, file)}`,
    ...undeployableInWords(record),
    [`Template ${code(template.path || ".")}`, commit, `Packer ${code(packer.version)}`]
      .filter(Boolean)
      .join(", "),
    artifactsInWords(record.builds.flatMap(({ artifacts }) => artifacts)),
    usesInWords(image, id, context.targets),
  ];
  return facts.filter((fact) => fact !== "").join("\n\n");
}

function undeployableInWords(record: ImageRecord): string[] {
  const { revoked, deleted } = record;
  if (revoked) {
    const instead = revoked.instead === undefined ? "" : `; instead: ${code(revoked.instead)}`;
    return [`**Revoked**: ${code(revoked.reason)}${instead}`];
  }
  if (deleted) return ["**Deleted**: its artifacts are gone"];
  return whyNotDeployable(record) === undefined ? [] : ["**Cannot be deployed**: no artifact has a name"];
}

/** An image of a project file in words, with its newest bake. */
export function imageInWords(
  { name, count, changed, bakes }: ImageStatus,
  newest: ImageRecord | undefined,
  context: RecordContext,
): string {
  const [first] = bakes;
  if (!first || !newest) return `**${name}**: nothing was baked yet`;
  return [
    bakeInWords(newest, first.file, context),
    ...(changed && changed.length > 0 ? [`The template has changed since: ${changedInWords(changed)}`] : []),
    `The newest of ${count} ${count === 1 ? "bake" : "bakes"}`,
  ].join("\n\n");
}

/** A target in words: what is pinned, what is live, what came of the last deployment. */
export function targetInWords(target: TargetStatus, context: RecordContext): string {
  const { name, production, pin, live, last, image } = target;
  const facts = [
    `**${name}**${production ? ", production" : ""}`,
    pin
      ? `Pinned: ${code(pin.value)}${pin.record === undefined ? ", of which there is no record" : `, bake ${code(pin.record)}`}`
      : image === undefined
        ? ""
        : "Nothing is pinned yet",
    ...(pin?.hiddenBy ?? []).map(
      (file) => `The pin does not count: ${context.link("another file", file)} sets the variable, too`,
    ),
    live ? `Live: ${code(live.value)}, deployed ${ageInWords(live.since, context.now)}` : "",
    awaitsDeployment(target) ? "**Pinned, but not deployed**" : "",
    last ? deploymentInWords(last, context) : "Never deployed",
  ];
  return facts.filter((fact) => fact !== "").join("\n\n");
}

function changedInWords(changed: readonly string[]): string {
  const shown = changed.slice(0, MOST).map(code).join(", ");
  return changed.length > MOST ? `${shown} and ${changed.length - MOST} more` : shown;
}

function deploymentInWords(last: DeploymentStatus, { now, link }: RecordContext): string {
  const { kind, outcome, ended, by, verify, id, file } = last;
  const who = by === undefined ? "" : ` by ${code(by)}`;
  const said = verify?.said === undefined ? "" : ` (${code(verify.said)})`;
  const verified = verify ? `, verify ${verify.outcome}${said}` : "";
  return `Last ${code(kind)}: ${outcome} ${ageInWords(ended, now)}${who}${verified}: ${link(id, file)}`;
}

/** By the place where each can be used. */
function artifactsInWords(artifacts: readonly Artifact[]): string {
  const lines = artifacts.map(({ id, location }) =>
    location === undefined ? `- ${code(id)}` : `- ${code(location)}: ${code(id)}`,
  );
  const shown = lines.slice(0, MOST);
  const more = lines.length - shown.length;
  return [...shown, ...(more > 0 ? [`- and ${more} more`] : [])].join("\n");
}

function usesInWords(image: string, id: string, targets: readonly TargetStatus[]): string {
  const names = (found: readonly TargetStatus[]): string => found.map(({ name }) => name).join(", ");
  const pinned = targets.filter((target) => target.image === image && target.pin?.record === id);
  const live = targets.filter((target) => target.live?.image === image && target.live.record === id);
  return [
    pinned.length > 0 ? `Pinned for ${names(pinned)}` : "Pinned nowhere",
    live.length > 0 ? `live in ${names(live)}` : "live nowhere",
  ].join(", ");
}

/** What somebody wrote into a record is text, whatever it looks like. */
function code(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return `\`${printable(text.replace(/\s+/g, " ")).replaceAll("`", "'")}\``;
}
