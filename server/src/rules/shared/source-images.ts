import { asBoolean, asList, asString, type Hop, type Value } from "../../eval/value.ts";
import { BUILD_TAG } from "../../knowledge/image-lookups.ts";
import {
  type ImageFilter,
  imageFamilyOf,
  imageFilterOf,
  isBoxName,
  isLatestTag,
  isMovingAddress,
  isProvidersName,
  namesOneBuild,
} from "../../knowledge/packer-source-images.ts";
import type { PackerTemplate } from "../../packer/template.ts";
import { attribute, block, blocksOfType, presence } from "../../syntax/body.ts";
import { remove, renameAttribute, replace, type SpanEdit, setAttribute } from "../../syntax/edits.ts";
import type { Attribute, Block, Body } from "../../syntax/nodes.ts";
import type { Severity } from "../rule.ts";
import type { SourceUse } from "./image-names.ts";

/** A setting that lets a bake start from another image tomorrow. */
export interface MovingImage {
  readonly at: Attribute;
  readonly message: string;
  readonly severity?: Severity;
  readonly hops: readonly Hop[];
  /** How one image is named instead; undefined where that takes more than a variable. */
  readonly pin?: Pin;
}

export interface Pin {
  /** The variable that names the image, unless that name is taken. */
  readonly variable: string;
  edits(variable: string): SpanEdit[];
}

/** What is not pinned of the image that a source starts from. */
export function movingImages(template: PackerTemplate, use: SourceUse): MovingImage[] {
  return use.bodies.length === 0 || isOverwritten(use)
    ? []
    : [
        ...ofFilter(template, use),
        ...ofFamily(template, use),
        ...ofMarketplace(template, use),
        ...ofGallery(template, use),
        ...ofName(template, use),
        ...ofBox(template, use),
        ...ofAddress(template, use),
      ];
}

/** Where the machine boots a rescue system, the bake writes another image over the one it was made with. */
function isOverwritten(use: SourceUse): boolean {
  return use.builder === "hcloud" && use.bodies.some((body) => attribute(body, "rescue") !== undefined);
}

function* ofFilter(template: PackerTemplate, use: SourceUse): Generator<MovingImage> {
  const kind = imageFilterOf(use.builder);
  if (!kind || find(template, use, kind.exact)) return;
  for (const owner of ownersOf(use)) {
    for (const filter of blocksOfType(owner.body, kind.block)) {
      const moving = newestOf(template, filter, kind);
      if (!moving) continue;
      const isAlone = owner.body.attributes.length === 0;
      const edits = (variable: string): SpanEdit[] =>
        isAlone
          ? [replace(filter, `${kind.exact} = var.${variable}`)]
          : [...removeBlock(filter), ...setAttribute(owner, kind.exact, `var.${variable}`)];
      yield { ...moving, hops: [], pin: { variable: kind.exact, edits } };
    }
  }
}

/** Attributes right above and right below stay apart, for together they would have to be aligned anew. */
function removeBlock(one: Block): SpanEdit[] {
  const { text } = one.piece;
  const start = text.lastIndexOf("\n", one.range.start - 1) + 1;
  const above = text.slice(0, start).split("\n").at(-2) ?? "";
  const below = text.slice(one.range.end).split("\n")[1] ?? "";
  const isBetween = [above, below].every((line) => /^\s*[\w"]/.test(line));
  if (!isBetween) return remove(one, undefined);
  return [replace({ piece: one.piece, range: { start, end: one.range.end } }, "")];
}

/** Undefined when it is certain, or may be, that one build is named. */
export function newestOf(
  template: PackerTemplate,
  filter: Block,
  kind: Pick<ImageFilter, "filters" | "thing">,
): { at: Attribute; message: string } | undefined {
  const newest = attribute(filter.body, "most_recent");
  if (!newest || asBoolean(template.evaluate(newest.expression)) !== true) return undefined;
  if (presence(filter.body, kind.filters) === "unknown") return undefined;
  const nested = block(filter.body, kind.filters)?.body;
  const name = nested ? nameIn(template, nested) : nameOf(template.value(filter.body, kind.filters));
  if (name === "unknown" || (name !== undefined && namesOneBuild(name))) return undefined;
  const which = name === undefined ? "that matches the filter" : `called ${name}`;
  return { at: newest, message: `Each bake starts from the newest ${kind.thing} ${which}` };
}

/** The name that is asked for; undefined when none is. */
function nameOf(filters: Value | undefined): string | "unknown" | undefined {
  if (!filters || filters.kind === "list") return undefined;
  if (filters.kind !== "object" || !filters.complete) return "unknown";
  for (const [key, value] of filters.entries) {
    const isBuild = key === "image-id" || (/^tag:/.test(key) && BUILD_TAG.test(key));
    if (isBuild && !/[*?]/.test(asString(value) ?? "")) return "unknown";
  }
  const name = filters.entries.get("name");
  return name && name.kind !== "null" ? (asString(name) ?? "unknown") : undefined;
}

function nameIn(template: PackerTemplate, filters: Body): string | "unknown" | undefined {
  const name = template.value(filters, "name");
  return name && (asString(name) ?? "unknown");
}

function* ofFamily(template: PackerTemplate, use: SourceUse): Generator<MovingImage> {
  const kind = imageFamilyOf(use.builder);
  const found = kind && find(template, use, kind.family);
  const family = found && asString(found.value);
  if (!kind || !found || !family || kind.exact.some((one) => find(template, use, one))) return;
  const [exact = ""] = kind.exact;
  yield {
    at: found.attribute,
    message: `Each bake starts from the newest image of the family ${family}`,
    hops: found.value.hops,
    pin: {
      variable: exact,
      edits: (variable) => renameAttribute(found.owner.body, found.attribute, exact, `var.${variable}`),
    },
  };
}

function* ofMarketplace(template: PackerTemplate, use: SourceUse): Generator<MovingImage> {
  if (use.builder !== "azure-arm") return;
  const found = ["image_sku", "image_offer", "image_publisher"].map((name) => find(template, use, name));
  const named = found.find((one) => one !== undefined);
  if (!named) return;
  yield* ofVersion(template, named.owner, named.attribute, ownersOf(use));
}

function* ofGallery(template: PackerTemplate, use: SourceUse): Generator<MovingImage> {
  if (use.builder !== "azure-arm") return;
  for (const owner of ownersOf(use)) {
    for (const gallery of blocksOfType(owner.body, "shared_image_gallery")) {
      const named = attribute(gallery.body, "image_name");
      if (named) yield* ofVersion(template, gallery, named, [gallery]);
    }
  }
}

/** Azure takes the newest version of an image when nobody says which. */
function* ofVersion(
  template: PackerTemplate,
  owner: Block,
  named: Attribute,
  bodies: readonly Block[],
): Generator<MovingImage> {
  const written = bodies.map(({ body }) => attribute(body, "image_version")).find((one) => one !== undefined);
  const value = written && template.evaluate(written.expression);
  const missing = written === undefined || value?.kind === "null";
  if (missing && bodies.some(({ body }) => presence(body, "image_version") === "unknown")) return;
  if (!missing && (value === undefined || !/^(?:latest)?$/i.test(asString(value) ?? "unknown"))) return;
  yield {
    at: written ?? named,
    message: written
      ? "Each bake starts from the newest version of the image"
      : "No image_version is set, so each bake starts from the newest version of the image",
    hops: value?.hops ?? [],
    pin: {
      variable: "image_version",
      edits: (variable) =>
        written
          ? [replace(written.expression, `var.${variable}`)]
          : setAttribute(owner, "image_version", `var.${variable}`, named.name),
    },
  };
}

function* ofName(template: PackerTemplate, use: SourceUse): Generator<MovingImage> {
  const found = find(template, use, "image");
  const image = found && asString(found.value);
  if (!found || !image) return;
  const common = {
    at: found.attribute,
    hops: found.value.hops,
    pin: {
      variable: "source_image",
      edits: (variable: string) => [replace(found.attribute.expression, `var.${variable}`)],
    },
  };
  if (use.builder === "docker" && isLatestTag(image))
    yield { ...common, message: `Each bake starts from what ${image} is on that day` };
  if (isProvidersName(use.builder, image))
    yield {
      ...common,
      severity: "information",
      message: `The provider renews what it calls ${image}, so each bake may start from another image`,
    };
}

function* ofBox(template: PackerTemplate, use: SourceUse): Generator<MovingImage> {
  if (use.builder !== "vagrant") return;
  const found = find(template, use, "source_path");
  const box = found && asString(found.value);
  if (!found || !box || !isBoxName(box)) return;
  if (use.bodies.some((body) => presence(body, "box_version") !== "absent")) return;
  yield {
    at: found.attribute,
    message: `No box_version is set, so each bake starts from the newest version of ${box}`,
    hops: found.value.hops,
    pin: {
      variable: "box_version",
      edits: (variable) => setAttribute(found.owner, "box_version", `var.${variable}`, "source_path"),
    },
  };
}

function* ofAddress(template: PackerTemplate, use: SourceUse): Generator<MovingImage> {
  for (const name of ["iso_url", "iso_urls"]) {
    const found = find(template, use, name);
    if (!found) continue;
    const items = asList(found.value) ?? [found.value];
    const moving = items.map(asString).find((url) => url !== undefined && isMovingAddress(url));
    if (moving === undefined) continue;
    const isHeld = hasChecksum(template, use);
    yield {
      at: found.attribute,
      severity: isHeld ? "information" : "warning",
      message: isHeld
        ? "The address leads to whatever is newest, so the checksum stops the bake once that changes"
        : "The address leads to whatever is newest, so each bake may start from another ISO",
      hops: found.value.hops,
    };
  }
}

/** True when the bits themselves are named: then another ISO is refused. */
function hasChecksum(template: PackerTemplate, use: SourceUse): boolean {
  const checksum = find(template, use, "iso_checksum")?.value;
  return checksum?.kind === "string" && /^(?:\w+:)?[0-9a-f]{32,128}$/i.test(checksum.value);
}

interface Found {
  readonly attribute: Attribute;
  readonly owner: Block;
  /** Never null. */
  readonly value: Value;
}

/** An attribute of the source or of what a build sets on top; undefined when it has none or it is null. */
function find(template: PackerTemplate, use: SourceUse, name: string): Found | undefined {
  for (const owner of ownersOf(use)) {
    const found = attribute(owner.body, name);
    const value = found && template.evaluate(found.expression);
    if (found && value && value.kind !== "null") return { attribute: found, owner, value };
  }
  return undefined;
}

function ownersOf(use: SourceUse): Block[] {
  return [use.override, use.source?.block].filter((one) => one !== undefined);
}
