import { l10n } from "vscode";
import type { BakeStatus, ImageStatus, ProjectStatus } from "../../../protocol/src/project-status.ts";
import { isBakeRun } from "../../../protocol/src/run-record.ts";
import type { ShownRun } from "../runs/run-store.ts";
import { progressText } from "../runs/run-words.ts";
import type { Look } from "../tree/look.ts";
import type { Ages } from "./ages.ts";
import { type ProjectNode, projectNode } from "./project-node.ts";
import { opening } from "./target-nodes.ts";

/** The lines of the images of a rebake.hcl, each with its bakes below it, newest first. */
export function imageNodes(status: ProjectStatus, live: readonly ShownRun[], ages: Ages): ProjectNode[] {
  const { project } = status;
  return status.images.map((image) => {
    const baking = live.find(({ run }) => {
      const record = isBakeRun(run.record) ? run.record.request.record : undefined;
      return record?.project === project && record.image === image.name;
    });
    return imageNode(project, image, baking, ages);
  });
}

function imageNode(
  project: string,
  image: ImageStatus,
  baking: ShownRun | undefined,
  ages: Ages,
): ProjectNode {
  const { name, bakes, place } = image;
  const isStale = (image.changed?.length ?? 0) > 0;
  return projectNode(name, baking ? l10n.t("baking: {0}", progressText(baking)) : stateOf(image, ages), {
    id: `image ${project} ${name}`,
    kind: bakes.length > 0 ? "image baked" : "image",
    look: baking ? { icon: "loading~spin", color: "" } : isStale ? STALE : PACKAGE,
    state: bakes.length > 0 ? "collapsed" : "leaf",
    spoken: l10n.t("Image {0}", name),
    tooltip: [name, stateOf(image, ages), ...changedLines(image)].join("\n"),
    opens: opening(place.file, place.line),
    subject: { kind: "image", project, image: name },
    children: () => [
      ...bakes.map((bake, index) => bakeNode(project, name, bake, index === 0, ages)),
      ...moreNode(project, image),
    ],
  });
}

const PACKAGE: Look = { icon: "package", color: "" };
const STALE: Look = { icon: "diff-modified", color: "charts.yellow" };

function stateOf({ bakes, changed, count }: ImageStatus, ages: Ages): string {
  const [newest] = bakes;
  if (!newest) return count > 0 ? l10n.t("no record of a bake can be read") : l10n.t("never baked");
  const baked = l10n.t("baked {0}", ages.of(newest.created));
  return changed && changed.length > 0 ? l10n.t("{0} · template changed since", baked) : baked;
}

const MOST_CHANGED = 5;

function changedLines({ changed = [] }: ImageStatus): string[] {
  const more = changed.length - MOST_CHANGED;
  return [
    ...changed.slice(0, MOST_CHANGED).map((file) => l10n.t("Changed since: {0}", file)),
    ...(more > 0 ? [l10n.t("and {0} more", more)] : []),
  ];
}

function bakeNode(
  project: string,
  image: string,
  bake: BakeStatus,
  isNewest: boolean,
  ages: Ages,
): ProjectNode {
  const { id, undeployable, pinned, live } = bake;
  const words = [
    ages.of(bake.created),
    ...(live.length > 0 ? [l10n.t("live: {0}", live.join(", "))] : []),
    ...(pinned.length > 0 ? [l10n.t("pinned: {0}", pinned.join(", "))] : []),
    ...(undeployable === undefined ? [] : [undeployable]),
  ];
  return projectNode(id, words.join(" · "), {
    id: `bake ${project} ${image} ${id}`,
    kind: undeployable === undefined ? "bake deployable" : "bake",
    look: lookOf(bake, isNewest),
    tooltip: detailsOf(bake).join("\n"),
    opens: opening(bake.file),
    subject: { kind: "bake", project, image, record: id },
  });
}

function lookOf({ undeployable, live, pinned }: BakeStatus, isNewest: boolean): Look {
  if (undeployable !== undefined) return { icon: "circle-slash", color: "problemsWarningIcon.foreground" };
  if (live.length > 0) return { icon: "broadcast", color: "charts.green" };
  if (pinned.length > 0) return { icon: "pinned", color: "" };
  return { icon: isNewest ? "star-empty" : "circle-small", color: "" };
}

function detailsOf({ id, created, by, git, builds, undeployable }: BakeStatus): string[] {
  const artifacts = builds.flatMap(({ name, artifacts: made }) =>
    made.map(({ id: artifact, location }) =>
      location === undefined ? `${name}: ${artifact}` : `${name}: ${artifact} (${location})`,
    ),
  );
  const made = new Date(created).toLocaleString();
  return [
    id,
    by === undefined ? l10n.t("Baked {0}", made) : l10n.t("Baked {0} by {1}", made, by),
    ...(git
      ? [
          git.dirty
            ? l10n.t("Commit {0} with changes that are in none", git.commit.slice(0, 7))
            : l10n.t("Commit {0}", git.commit.slice(0, 7)),
        ]
      : []),
    ...artifacts,
    ...(undeployable === undefined ? [] : [l10n.t("Cannot be deployed: it {0}", undeployable)]),
  ];
}

function moreNode(project: string, { name, bakes, count }: ImageStatus): ProjectNode[] {
  const more = count - bakes.length;
  if (more <= 0) return [];
  return [
    projectNode(l10n.t("{0} older bakes", more), l10n.t("rebake images lists them"), {
      id: `image ${project} ${name} more`,
      look: { icon: "ellipsis", color: "" },
    }),
  ];
}
