import { l10n, type QuickPickItem, window } from "vscode";
import type { BakeStatus, ProjectStatus } from "../../../protocol/src/project-status.ts";
import { tell } from "../plan/offer.ts";
import { ageOf } from "../project/ages.ts";
import { imagesOf, type TargetOf } from "../project/project-store.ts";

/** What is to be pinned: the record of a bake; undefined for a target without an image. */
export interface PickedImage {
  readonly record: string | undefined;
}

/**
 * The bake that is to be deployed to a target. Where there is only one nobody is asked.
 * @returns undefined when nobody chose, or there is none, which has been said.
 */
export async function pickImage(
  { project, target }: TargetOf,
  projects: readonly ProjectStatus[],
): Promise<PickedImage | undefined> {
  if (target.image === undefined) return { record: undefined };
  const image = imagesOf(projects).find(
    (one) => one.project === project && one.image.name === target.image,
  )?.image;
  if (!image) {
    tell(
      "warning",
      l10n.t("rebake.hcl has no image {0}, which the target {1} names.", target.image, target.name),
    );
    return undefined;
  }
  const bakes = image.bakes.filter(({ undeployable }) => undeployable === undefined);
  const [only] = bakes;
  if (!only) {
    tell(
      "information",
      image.count > 0
        ? l10n.t(
            "None of the bakes of {0} can be deployed; the views Targets and Images say why.",
            target.image,
          )
        : l10n.t("{0} was never baked, so that there is nothing to deploy yet.", target.image),
      {
        title: l10n.t("Bake Image"),
        command: "rebake.bakeImage",
        arguments: [{ kind: "image", project, image: target.image }],
      },
    );
    return undefined;
  }
  if (bakes.length === 1) return { record: only.id };
  const now = Date.now();
  const picked = await window.showQuickPick(
    bakes.map((bake, index) => itemOf(bake, index === 0, target.name, now)),
    {
      title: l10n.t("Deploy to {0}", target.name),
      placeHolder: l10n.t("Which image of {0}?", target.image),
      matchOnDescription: true,
    },
  );
  return picked && { record: picked.bake.id };
}

/** Newest first, as they come. */
export function itemOf(
  bake: BakeStatus,
  isNewest: boolean,
  target: string,
  now: number,
): QuickPickItem & { readonly bake: BakeStatus } {
  const { id, created, pinned, live, builds } = bake;
  const made = builds.flatMap(({ artifacts }) => artifacts.map((artifact) => artifact.id));
  const words = [
    ...(isNewest ? [l10n.t("newest")] : []),
    ...(pinned.includes(target) ? [l10n.t("pinned")] : []),
    ...(live.includes(target) ? [l10n.t("live")] : []),
    ageOf(created, now).text,
  ];
  return {
    label: pinned.includes(target) ? `$(pinned) ${id}` : id,
    description: words.join(" · "),
    detail: [...new Set(made)].join(", "),
    bake,
  };
}
