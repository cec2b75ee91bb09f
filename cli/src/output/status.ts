import { ageInWords } from "../../../protocol/src/age.ts";
import { listed } from "../../../protocol/src/listed.ts";
import { printable } from "../../../protocol/src/printable.ts";
import {
  awaitsDeployment,
  type DeploymentStatus,
  type ImageStatus,
  type ProjectStatus,
  type TargetStatus,
} from "../../../protocol/src/project-status.ts";
import { type ProjectRun, runsFor } from "../project-runs.ts";
import { plural } from "./plural.ts";
import { leftBy, outcomeInWords, runInWords } from "./run-words.ts";
import type { Style } from "./style.ts";

export interface StatusLook {
  readonly style: Style;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What a repository says, for people at a terminal. */
export function statusAsText(status: ProjectStatus, runs: readonly ProjectRun[], look: StatusLook): string {
  const { targets, images } = status;
  const sections = [
    section("Targets", targets, (target) => targetLines(target, runs, look), look),
    section("Images", images, (image) => imageLines(image, look), look),
    section("Runs", runs, (run) => runLines(run, look), look),
  ].filter((lines) => lines.length > 0);
  const text = sections.length > 0 ? sections : [["There are no images and no targets in rebake.hcl."]];
  return `${text.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function section<T>(
  title: string,
  items: readonly T[],
  linesOf: (item: T) => readonly string[],
  { style }: StatusLook,
): string[] {
  return items.length === 0 ? [] : [style.bold(title), ...items.flatMap(linesOf)];
}

function targetLines(target: TargetStatus, runs: readonly ProjectRun[], look: StatusLook): string[] {
  const { name, production, workspace, pin, live, last, image } = target;
  const { style, now } = look;
  const facts = [production ? "production" : "", workspace === undefined ? "" : `workspace ${workspace}`];
  const row = (label: string, text: string): string => `    ${label.padEnd(8)} ${printable(text)}`;
  return [
    `  ${[style.bold(name), ...facts.filter((fact) => fact !== "")].join(", ")}`,
    ...(image === undefined
      ? []
      : [
          row(
            "pinned",
            pin ? `${shown(pin.value)}${bakeOf(image, pin.record)}` : `nothing of the image ${image}`,
          ),
        ]),
    ...(live
      ? [
          row(
            "live",
            `${shown(live.value)}${bakeOf(live.image, live.record)}, deployed ${ageInWords(live.since, now)}`,
          ),
        ]
      : []),
    row("last", last ? deploymentInWords(last, now) : "never deployed"),
    ...runsFor(target, runs).map(({ run, state }) => row("now", runNow({ run, state }, now))),
    ...(awaitsDeployment(target) ? [`    ${style.severity("warning")("Pinned, but not deployed.")}`] : []),
    ...(pin?.hiddenBy ?? []).map(
      (file) =>
        `    ${style.severity("warning")("The pin does not count:")} ${printable(file)} sets the variable, too.`,
    ),
  ];
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function bakeOf(image: string | undefined, record: string | undefined): string {
  return record === undefined ? " (no bake that is known)" : ` (${image} ${record})`;
}

function deploymentInWords({ kind, outcome, ended, by, verify, run }: DeploymentStatus, now: number): string {
  const who = by === undefined ? "" : ` by ${by}`;
  const said = verify?.said === undefined ? "" : ` (${verify.said})`;
  const verified = verify ? `, verify ${verify.outcome}${said}` : "";
  return `${kind} ${outcome} ${ageInWords(ended, now)}${who}${verified}${run === undefined ? "" : `, run ${run}`}`;
}

function imageLines({ name, bakes, count, changed }: ImageStatus, { style, now }: StatusLook): string[] {
  const [newest] = bakes;
  if (!newest) return [`  ${style.bold(name)}, nothing baked yet`];
  const { id, created, pinned, live, undeployable } = newest;
  const uses = [
    pinned.length > 0 ? `pinned for ${pinned.join(", ")}` : "",
    live.length > 0 ? `live in ${live.join(", ")}` : "",
  ].filter((use) => use !== "");
  return [
    `  ${[style.bold(name), plural(count, "bake")].join(", ")}`,
    `    newest   ${[id, `baked ${ageInWords(created, now)}`, ...uses].join(", ")}`,
    ...(undeployable === undefined
      ? []
      : [`    ${style.severity("warning")("It must not be deployed:")} it ${printable(undeployable)}.`]),
    ...(changed && changed.length > 0
      ? [`    ${style.severity("warning")("The template has changed since:")} ${printable(listed(changed))}.`]
      : []),
  ];
}

function runLines({ run, state }: ProjectRun, { now }: StatusLook): string[] {
  return [
    `  ${run.id}  ${printable(`${runInWords(run.record)}, ${outcomeInWords(run.record, state)}, begun ${ageInWords(run.record.created, now)}; ${run.record.root}`)}`,
    ...leftBy(state).map((sentence) => `    ${printable(sentence)}`),
  ];
}

function runNow({ run, state }: ProjectRun, now: number): string {
  const { record, id } = run;
  return `${runInWords(record)}, ${outcomeInWords(record, state)}, begun ${ageInWords(record.created, now)}, run ${id}`;
}
