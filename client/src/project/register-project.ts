import { commands, Disposable, env, l10n, Uri } from "vscode";
import type { ProjectStatus } from "../../../protocol/src/project-status.ts";
import type { Server } from "../features/server.ts";
import { showStatusMessage } from "../features/status-message.ts";
import { nameOf } from "../plan/root-modules.ts";
import type { RunStore } from "../runs/run-store.ts";
import { NodesView } from "../tree/nodes-view.ts";
import { imageNodes } from "./image-nodes.ts";
import { type ProjectNode, projectNode, subjectIn } from "./project-node.ts";
import { imagesOf, type ProjectStore, targetsOf } from "./project-store.ts";
import { problemNodes, targetNodes } from "./target-nodes.ts";

/** The views Targets and Images, and what their lines offer beside baking and deploying. */
export function registerProject(projects: ProjectStore, runs: RunStore, server: Server): Disposable {
  const targets = new NodesView<ProjectNode>("rebake.targets", async (ages) =>
    grouped(await projects.read(), (status) => [
      ...targetNodes(status, runs.live, ages),
      ...problemNodes(status),
    ]),
  );
  const images = new NodesView<ProjectNode>("rebake.images", async (ages) =>
    grouped(await projects.read(), (status) => imageNodes(status, runs.live, ages)),
  );
  const changed = (): void => {
    targets.changed();
    images.changed();
  };
  return Disposable.from(
    targets,
    images,
    projects.onDidChange(changed),
    runs.onDidChange(changed),
    ...registerCommands(projects, server),
  );
}

/** Where there are several project files each has a line of its own, if it has anything to show. */
function grouped(
  projects: readonly ProjectStatus[],
  nodes: (status: ProjectStatus) => readonly ProjectNode[],
): ProjectNode[] {
  const made = projects.map((status) => ({ project: status.project, lines: nodes(status) }));
  const shown = made.filter(({ lines }) => lines.length > 0);
  if (shown.length <= 1) return shown.flatMap(({ lines }) => lines);
  return shown.map(({ project, lines }) =>
    projectNode(nameOf(project), "", {
      id: `project ${project}`,
      look: { icon: "root-folder", color: "" },
      state: "expanded",
      children: () => lines,
    }),
  );
}

function registerCommands(projects: ProjectStore, server: Server): Disposable[] {
  const { registerCommand } = commands;
  const targetIn = async (given: unknown) => {
    const subject = subjectIn(given);
    if (subject?.kind !== "target") return undefined;
    return targetsOf(await projects.read()).find(
      ({ project, target }) => project === subject.project && target.name === subject.target,
    )?.target;
  };
  const open = async (file: string | undefined): Promise<void> => {
    if (file !== undefined) await commands.executeCommand("vscode.open", Uri.file(file));
  };
  return [
    registerCommand("rebake.openPin", async (given) => open((await targetIn(given))?.pin?.file)),
    registerCommand("rebake.openTargetRecord", async (given) => open((await targetIn(given))?.last?.file)),
    registerCommand("rebake.openTargetRoot", async (given) => {
      const root = (await targetIn(given))?.root;
      if (root !== undefined) await commands.executeCommand("revealInExplorer", Uri.file(root));
    }),
    registerCommand("rebake.openImageRecord", async (given) =>
      open(bakeIn(await projects.read(), given)?.file),
    ),
    registerCommand("rebake.copyId", async (given) => {
      const id = await idOf(given, async () => (await targetIn(given))?.last?.id);
      if (id === undefined) return;
      await env.clipboard.writeText(id);
      showStatusMessage(l10n.t("Copied: {0}", id), MESSAGE_MILLISECONDS);
    }),
    registerCommand("rebake.addImage", async () => (await import("./add-block.ts")).addImage()),
    registerCommand("rebake.addTarget", async () => (await import("./add-block.ts")).addTarget(server)),
  ];
}

function bakeIn(projects: readonly ProjectStatus[], given: unknown) {
  const subject = subjectIn(given);
  if (subject?.kind !== "bake") return undefined;
  return imagesOf(projects)
    .find(({ project, image }) => project === subject.project && image.name === subject.image)
    ?.image.bakes.find(({ id }) => id === subject.record);
}

/** Of a bake its record, of a run its own, of a target its last deployment. */
async function idOf(
  given: unknown,
  deployment: () => Promise<string | undefined>,
): Promise<string | undefined> {
  const subject = subjectIn(given);
  if (subject?.kind === "bake") return subject.record;
  if (subject?.kind === "target") return deployment();
  if (typeof given !== "object" || given === null || !("run" in given)) return undefined;
  return typeof given.run === "string" ? given.run : undefined;
}

const MESSAGE_MILLISECONDS = 6000;
