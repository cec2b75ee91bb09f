import { l10n, Uri } from "vscode";
import type { PinnedImage } from "../../../protocol/src/deployment-record.ts";
import {
  awaitsDeployment,
  type ProjectStatus,
  type TargetStatus,
} from "../../../protocol/src/project-status.ts";
import { isDeployRun, isPlanRun } from "../../../protocol/src/run-record.ts";
import { isSame as isSameFolder, nameOf } from "../plan/root-modules.ts";
import { nameOfRun } from "../runs/run-names.ts";
import type { ShownRun } from "../runs/run-store.ts";
import { deploymentText, progressText } from "../runs/run-words.ts";
import type { Look } from "../tree/look.ts";
import type { Opening } from "../tree/node.ts";
import type { Ages } from "./ages.ts";
import { type ProjectNode, projectNode } from "./project-node.ts";

/** The lines of the targets of a rebake.hcl: what is pinned, what is live, how the last deployment went, what runs. */
export function targetNodes(status: ProjectStatus, live: readonly ShownRun[], ages: Ages): ProjectNode[] {
  return status.targets.map((target) => targetNode(status, target, runningFor(status, target, live), ages));
}

/** The run that works on a target: a deployment to it, or a plan of its root module and workspace. */
function runningFor(
  { project }: ProjectStatus,
  target: TargetStatus,
  live: readonly ShownRun[],
): ShownRun | undefined {
  return live.find(({ run }) => {
    const { record } = run;
    if (isDeployRun(record))
      return record.request.project === project && record.request.target === target.name;
    if (!isPlanRun(record) || !isSameFolder(record.root, target.root)) return false;
    const { pin, workspace } = record.request;
    return pin
      ? pin.target === target.name
      : (workspace ?? record.workspace) === target.workspace || target.workspace === undefined;
  });
}

function targetNode(
  { project }: ProjectStatus,
  target: TargetStatus,
  running: ShownRun | undefined,
  ages: Ages,
): ProjectNode {
  const { name, pin, last, production } = target;
  const flags = ["target", pin && "pinned", last && "recorded", target.image && "imaged"];
  const description = [
    ...(production ? [l10n.t("production")] : []),
    running ? progressOf(running) : stateOfTarget(target, ages),
  ].join(" · ");
  return projectNode(name, description, {
    id: `target ${project} ${name}`,
    kind: flags.filter((flag) => flag).join(" "),
    look: running ? SPINNING : lookOf(target),
    state: "collapsed",
    spoken: l10n.t("Target {0}", name),
    opens: opening(target.place.file, target.place.line),
    subject: { kind: "target", project, target: name },
    children: () => detailsOf(project, target, running, ages),
  });
}

function progressOf(shown: ShownRun): string {
  const words = progressText(shown);
  return isDeployRun(shown.run.record) ? l10n.t("deploying: {0}", words) : l10n.t("planning: {0}", words);
}

/** What is most worth knowing of it, in a few words. */
export function stateOfTarget(target: TargetStatus, ages: Ages): string {
  const { last } = target;
  const awaits = awaitsDeployment(target) ? l10n.t("pinned, not deployed") : undefined;
  if (!last || (awaits && !isUnproven(target))) return awaits ?? l10n.t("never deployed");
  const how =
    last.verify?.outcome === "failed" ? l10n.t("deployed, does not serve") : deploymentText(last.outcome);
  const words = l10n.t("{0} {1}", how, ages.of(last.ended));
  // Something may have been applied all the same.
  return awaits ? `${awaits} · ${words}` : words;
}

/** The last deployment did not do all that it was to do, as far as is known. */
function isUnproven({ last }: TargetStatus): boolean {
  return last?.outcome === "failed" || last?.outcome === "partly" || last?.outcome === "unknown";
}

const SPINNING: Look = { icon: "loading~spin", color: "" };

/** Shapes differ, and the words beside say the same. */
function lookOf(target: TargetStatus): Look {
  const { last } = target;
  if (isUnproven(target)) return { icon: "error", color: "problemsErrorIcon.foreground" };
  if (awaitsDeployment(target)) return { icon: "pinned", color: "charts.yellow" };
  if (!last) return { icon: "circle-outline", color: "" };
  return last.verify?.outcome === "passed"
    ? { icon: "pass", color: "charts.green" }
    : { icon: "server-environment", color: "" };
}

function detailsOf(
  project: string,
  target: TargetStatus,
  running: ShownRun | undefined,
  ages: Ages,
): ProjectNode[] {
  const id = (what: string): string => `target ${project} ${target.name} ${what}`;
  const line = (what: string, label: string, description: string, look: Look, opens?: Opening): ProjectNode =>
    projectNode(label, description, { id: id(what), look, opens });
  const { pin, live, last, newest, root, workspace } = target;
  const nodes = [
    running && line("running", nameOfRun(running.run.record), progressText(running), SPINNING),
    ...pinLines(target, line),
    live &&
      line(
        "live",
        l10n.t("Live"),
        l10n.t("{0}, since {1}", imageText(live), ages.of(live.since)),
        { icon: "broadcast", color: "" },
        last && opening(last.file),
      ),
    newest !== undefined &&
      newest !== pin?.record &&
      line("newest", l10n.t("Newer image"), newest, { icon: "arrow-up", color: "charts.blue" }),
    last && line("last", l10n.t("Last deployment"), lastText(target, ages), LAST, opening(last.file)),
    last && line("health", l10n.t("Health"), healthText(target), HEALTH, opening(last.file)),
    line(
      "root",
      l10n.t("Root module"),
      workspace === undefined ? nameOf(root) : l10n.t("{0}, workspace {1}", nameOf(root), workspace),
      { icon: "folder", color: "" },
      {
        command: "rebake.openTargetRoot",
        title: l10n.t("Open Root Module"),
        arguments: [subjectOf(project, target)],
      },
    ),
  ];
  return nodes.filter((node) => node !== undefined && node !== false);
}

function subjectOf(project: string, { name }: TargetStatus): ProjectNode["subject"] {
  return { kind: "target", project, target: name };
}

const LAST: Look = { icon: "history", color: "" };
const HEALTH: Look = { icon: "pulse", color: "" };

function pinLines(
  { pin, image, variable }: TargetStatus,
  line: (what: string, label: string, description: string, look: Look, opens?: Opening) => ProjectNode,
): ProjectNode[] {
  if (image === undefined) return [];
  const look = { icon: "pinned", color: "" };
  if (!pin) return [line("pin", l10n.t("Pinned"), l10n.t("nothing yet"), look)];
  const value = typeof pin.value === "string" ? pin.value : JSON.stringify(pin.value);
  const text = pin.record === undefined ? l10n.t("{0}, of no known bake", value) : pin.record;
  return [
    line("pin", l10n.t("Pinned"), text, look, opening(pin.file)),
    ...pin.hiddenBy.map((file, index) =>
      line(
        `hidden ${index}`,
        l10n.t("{0} is set by another file, which wins", variable ?? ""),
        nameOf(file),
        { icon: "warning", color: "problemsWarningIcon.foreground" },
        opening(file),
      ),
    ),
  ];
}

/** The id of its record, or the value where there is none. */
export function imageText({ record, value }: PinnedImage): string {
  return record ?? (typeof value === "string" ? value : JSON.stringify(value));
}

function lastText({ last }: TargetStatus, ages: Ages): string {
  if (!last) return "";
  const how = l10n.t("{0} {1}", deploymentText(last.outcome), ages.of(last.ended));
  return last.by === undefined ? how : l10n.t("{0} by {1}", how, last.by);
}

function healthText({ last, hasVerify }: TargetStatus): string {
  const verify = last?.verify;
  if (!verify) return hasVerify ? l10n.t("not verified") : l10n.t("nothing to verify by");
  const said = verify.said === undefined ? verify.probe : verify.said;
  switch (verify.outcome) {
    case "passed":
      return l10n.t("serves ({0})", said);
    case "failed":
      return verify.attempts === 1
        ? l10n.t("does not serve ({0}, 1 attempt)", said)
        : l10n.t("does not serve ({0}, {1} attempts)", said, verify.attempts);
    case "interrupted":
      return l10n.t("verifying was interrupted");
  }
}

/** What could not be read of records, pins and rebake.hcl: nobody else would say it. */
export function problemNodes({ project, problems }: ProjectStatus): ProjectNode[] {
  return problems.map((problem, index) =>
    // The folder that all of them lie in would leave no room for what is wrong.
    projectNode(problem.startsWith(`${project}/`) ? problem.slice(project.length + 1) : problem, "", {
      id: `problem ${project} ${index}`,
      tooltip: problem,
      look: { icon: "warning", color: "problemsWarningIcon.foreground" },
      spoken: l10n.t("Problem: {0}", problem),
    }),
  );
}

/** Opens a file, at a line where one is given (from 0). */
export function opening(file: string, line?: number): Opening {
  const uri = Uri.file(file);
  const options =
    line === undefined ? [] : [{ selection: { start: { line, character: 0 }, end: { line, character: 0 } } }];
  return { command: "vscode.open", title: l10n.t("Open"), arguments: [uri, ...options] };
}
