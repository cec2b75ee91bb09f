import { basename, dirname } from "node:path";
import { l10n, type QuickPickItem, window } from "vscode";
import { BAKE_ORDER, type BakeOrderParams, type BakeOrderResult } from "../../../protocol/src/lsp.ts";
import type { BakeOrder } from "../../../protocol/src/project-status.ts";
import type { Server } from "../features/server.ts";
import { tell } from "../plan/offer.ts";
import { isSame, nameOf } from "../plan/root-modules.ts";
import { ageOf } from "../project/ages.ts";
import { templateFolders } from "../project/packer-templates.ts";
import { subjectIn } from "../project/project-node.ts";
import { type ImageOf, imagesOf, type ProjectStore } from "../project/project-store.ts";

/** What is baked: an image of rebake.hcl, or (a part of) a template that none is about. */
export type BakeWish = Pick<BakeOrder, "template" | "only" | "varFiles"> & {
  /** Where what is made is written down; missing where it is not. */
  readonly record?: { readonly project: string; readonly image: string };
};

/** What a lens at a template says. */
export interface TemplatePart {
  readonly template: string;
  readonly only: readonly string[];
  /** It is all there is in the template. */
  readonly isAll: boolean;
}

interface WishItem extends QuickPickItem {
  readonly wish: () => Promise<BakeWish | undefined>;
}

/**
 * What somebody means to bake.
 * @param given a line of the view Images, a lens, or nothing: then it is asked for.
 * @returns undefined when nobody chose, or it cannot be baked, which has been said.
 */
export async function bakeWish(
  given: unknown,
  server: Pick<Server, "request">,
  projects: ProjectStore,
): Promise<BakeWish | undefined> {
  const subject = subjectIn(given);
  if (subject?.kind === "image" || subject?.kind === "bake")
    return ofImage({ project: subject.project, image: subject.image }, server);
  const images = imagesOf(await projects.fresh());
  return isTemplatePart(given) ? ofPart(given, images, server) : pick(images, server);
}

function isTemplatePart(given: unknown): given is TemplatePart {
  if (typeof given !== "object" || given === null) return false;
  const { template, only, isAll } = given as Record<string, unknown>;
  return typeof template === "string" && Array.isArray(only) && typeof isAll === "boolean";
}

async function ofImage(
  params: BakeOrderParams,
  server: Pick<Server, "request">,
): Promise<BakeWish | undefined> {
  const answer = await server.request<BakeOrderResult>(BAKE_ORDER, params);
  if (!answer || "wrong" in answer) {
    tell(
      "warning",
      answer?.wrong ?? l10n.t("The language server does not run; it says how images are baked."),
    );
    return undefined;
  }
  const { template, only, varFiles, project, image } = answer.order;
  return { template, only, varFiles, record: { project, image } };
}

/** All of a template is what the images of that template are; a part of it is no image. */
async function ofPart(
  { template, only, isAll }: TemplatePart,
  images: readonly ImageOf[],
  server: Pick<Server, "request">,
): Promise<BakeWish | undefined> {
  const alone: BakeWish = { template, only, varFiles: [] };
  if (!isAll) return alone;
  const meant = images.filter(({ image }) => isOfTemplate(image.template, template));
  const [one] = meant;
  if (!one) return alone;
  if (meant.length === 1) return ofImage({ project: one.project, image: one.image.name }, server);
  const items = [
    ...meant.map((image) => imageItem(image, server, isAmbiguous(image, meant))),
    { label: l10n.t("The template, as no image"), wish: async () => alone },
  ];
  return chosen(items);
}

/** One image may name the folder, another the only file in it. */
function isOfTemplate(named: string, folder: string): boolean {
  return isSame(named, folder) || isSame(dirname(named), folder);
}

async function pick(
  images: readonly ImageOf[],
  server: Pick<Server, "request">,
): Promise<BakeWish | undefined> {
  const folders = (await templateFolders()).filter(
    (folder) => !images.some(({ image }) => isOfTemplate(image.template, folder)),
  );
  const items = [
    ...images.map((image) => imageItem(image, server, isAmbiguous(image, images))),
    ...folders.map(
      (template): WishItem => ({
        label: nameOf(template),
        description: l10n.t("template of no image in rebake.hcl"),
        wish: async () => ({ template, only: [], varFiles: [] }),
      }),
    ),
  ];
  if (items.length > 0) return chosen(items);
  tell(
    "information",
    l10n.t("There is no template of Packer in this workspace, and no image in a rebake.hcl."),
  );
  return undefined;
}

/** Several projects may have an image of that name. */
function isAmbiguous({ image }: ImageOf, images: readonly ImageOf[]): boolean {
  return images.filter((one) => one.image.name === image.name).length > 1;
}

function imageItem(
  { project, image }: ImageOf,
  server: Pick<Server, "request">,
  isAmbiguous: boolean,
): WishItem {
  const [newest] = image.bakes;
  return {
    label: image.name,
    description: newest ? l10n.t("baked {0}", ageOf(newest.created, Date.now()).text) : l10n.t("never baked"),
    detail: basename(image.template) === image.name && !isAmbiguous ? "" : nameOf(image.template),
    wish: () => ofImage({ project, image: image.name }, server),
  };
}

async function chosen(items: readonly WishItem[]): Promise<BakeWish | undefined> {
  const picked = await window.showQuickPick(items, {
    title: l10n.t("Bake Image"),
    placeHolder: l10n.t("Which image?"),
    matchOnDescription: true,
  });
  return picked?.wish();
}
