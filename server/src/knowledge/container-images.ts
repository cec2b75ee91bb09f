import type { Span } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { jobImages } from "./container-images/nomad.ts";
import { IMAGE_PLACES, type ImagePlace, type ImageRole } from "./container-images/places.ts";
import { type ImageReference, imageReference, withTag } from "./container-images/reference.ts";
import { type Branch, bodyBranch } from "./container-images/tree.ts";

/** One place in a configuration that says which image a container is made from. */
export interface ContainerImage {
  readonly resource: Resource;
  readonly role: ImageRole;
  /** Where the name of the image is written, or the text it is in is named: never more than a line. */
  readonly at: Span;
  readonly reference: ImageReference;
  /** What another image does to what runs. */
  readonly change: "in place" | "replaces";
}

/** A tag that a Helm chart is told to use. */
export interface ChartImageTag {
  readonly at: Span;
  readonly tag: string;
}

/** The resource types that say which container images run. */
export const CONTAINER_TYPES: readonly string[] = [...Object.keys(IMAGE_PLACES), "nomad_job"];

/** Every container image of the module's resources, once each place where one is written. */
export function* containerImages(module: TerraformModule): Generator<ContainerImage> {
  const seen = new SeenPlaces();
  for (const resource of module.resources(...CONTAINER_TYPES))
    for (const image of containerImagesOf(module, resource)) if (seen.isNew(image.at)) yield image;
}

/** The container images of one resource, in the order of its places. */
export function* containerImagesOf(module: TerraformModule, resource: Resource): Generator<ContainerImage> {
  if (resource.resourceType === "nomad_job") {
    for (const { at, written } of jobImages(module, resource.body)) {
      const reference = imageReference(written);
      if (reference) yield { resource, role: "container", at, reference, change: "in place" };
    }
    return;
  }
  const known = IMAGE_PLACES[resource.resourceType];
  if (!known) return;
  const root = bodyBranch(module, resource.body);
  for (const place of known.places)
    for (const image of imagesAt(root, place))
      yield { resource, role: place.role, change: known.change, ...image };
}

/** The image tags that a `helm_release` sets: by `set`, or in values that are written as objects. */
export function chartImageTags(module: TerraformModule, release: Resource): ChartImageTag[] {
  const root = bodyBranch(module, release.body);
  const settings = root.children("set").map((setting) => ({
    name: knownText(setting.children("name")[0]) ?? "",
    value: setting.children("value")[0],
  }));
  const isPinned = (tag: string): boolean => settings.some(({ name }) => name === `${parentOf(tag)}.digest`);
  const found = settings
    .filter(({ name }) => /(?:^|\.)image\.tag$|(?:^|\.)\w*[iI]mageTag$/.test(name) && !isPinned(name))
    .map(({ value }) => value);
  for (const values of root.children("values")) found.push(...tagsInside(values, 0));
  return found.flatMap((branch) => {
    const at = branch?.text()?.at;
    const tag = knownText(branch);
    return at && tag !== undefined ? [{ at, tag }] : [];
  });
}

interface Found {
  readonly at: Span;
  readonly reference: ImageReference;
}

function* imagesAt(root: Branch, { path, tag, prefix, unless }: ImagePlace): Generator<Found> {
  const steps = path.split(".");
  const name = steps.pop() ?? "";
  let owners: Branch[] = [root];
  for (const step of steps) owners = owners.flatMap((owner) => owner.children(step));
  for (const owner of owners) {
    if (unless !== undefined && !owner.lacks(unless)) continue;
    for (const branch of owner.children(name)) {
      const text = branch.text();
      if (!text) continue;
      const [first, ...rest] = text.written;
      if (prefix !== undefined && !(first?.kind === "text" && first.text.startsWith(prefix))) continue;
      const written =
        prefix !== undefined && first?.kind === "text" ? [behind(first, prefix), ...rest] : text.written;
      const reference = imageReference(written);
      if (!reference) continue;
      yield tag === undefined ? { at: text.at, reference } : tagged(owner, tag, { at: text.at, reference });
    }
  }
}

function behind<T extends { readonly text: string; readonly source?: Span }>(stretch: T, prefix: string): T {
  const { source } = stretch;
  const moved = source && {
    source: { ...source, range: { ...source.range, start: source.range.start + prefix.length } },
  };
  return { ...stretch, text: stretch.text.slice(prefix.length), ...moved };
}

/** An image whose tag stands in an attribute beside it. */
function tagged(owner: Branch, name: string, found: Found): Found {
  const text = owner.children(name)[0]?.text();
  if (text) return { at: text.at, reference: withTag(found.reference, text.written) };
  if (owner.lacks(name)) return found;
  return { ...found, reference: withTag(found.reference, [{ kind: "gap", isRepository: false }]) };
}

/** `image = { tag = ... }` at any depth, without a digest beside it. */
function tagsInside(branch: Branch, depth: number): Branch[] {
  if (depth > DEEPEST_VALUES) return [];
  return branch.names().flatMap((name) =>
    branch.children(name).flatMap((child) => {
      const isImage = /image$/i.test(name) && child.lacks("digest");
      return [...(isImage ? child.children("tag") : []), ...tagsInside(child, depth + 1)];
    }),
  );
}

function knownText(branch: Branch | undefined): string | undefined {
  const written = branch?.text()?.written;
  if (!written?.every((one) => one.kind === "text")) return undefined;
  return written.map((one) => (one.kind === "text" ? one.text : "")).join("");
}

function parentOf(name: string): string {
  return name.slice(0, name.lastIndexOf("."));
}

/** Instances of one block share its text, and several resources may share a local. */
class SeenPlaces {
  private readonly starts = new Map<Span["piece"], Set<number>>();

  isNew({ piece, range }: Span): boolean {
    const starts = this.starts.get(piece) ?? new Set();
    this.starts.set(piece, starts);
    if (starts.has(range.start)) return false;
    starts.add(range.start);
    return true;
  }
}

const DEEPEST_VALUES = 8;
