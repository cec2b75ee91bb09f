import { ageInWords } from "../../../protocol/src/age.ts";
import { listed } from "../../../protocol/src/listed.ts";
import { printable } from "../../../protocol/src/printable.ts";
import type { BakeStatus, ImageStatus } from "../../../protocol/src/project-status.ts";
import { plural } from "./plural.ts";
import type { StatusLook } from "./status.ts";

/** The bakes of images, for people at a terminal. */
export function imagesAsText(images: readonly ImageStatus[], look: StatusLook): string {
  if (images.length === 0) return "There are no images in rebake.hcl.\n";
  return `${images.map((image) => imageLines(image, look).join("\n")).join("\n\n")}\n`;
}

function imageLines(image: ImageStatus, look: StatusLook): string[] {
  const { name, bakes, count, changed } = image;
  const { style } = look;
  if (count === 0) return [`${style.bold(name)}: nothing baked yet; "rebake bake ${name}" bakes it`];
  const more = count - bakes.length;
  return [
    `${style.bold(name)}: ${plural(count, "bake")}`,
    ...(changed && changed.length > 0
      ? [
          `  ${style.severity("warning")("The template has changed since the newest:")} ${printable(listed(changed))}.`,
        ]
      : []),
    ...bakes.map((bake) => bakeLine(bake, look)),
    ...(more > 0 ? [style.dim(`  and ${more} more; --all lists them`)] : []),
  ];
}

function bakeLine(bake: BakeStatus, { style, now }: StatusLook): string {
  const { id, created, builds, by, git, undeployable, pinned, live } = bake;
  const things = builds.flatMap(({ artifacts }) =>
    artifacts.map(({ id: thing, location }) => (location === undefined ? thing : `${location}:${thing}`)),
  );
  const columns = [
    id,
    ageInWords(created, now).padEnd(14),
    listed(things),
    git ? `commit ${git.commit.slice(0, 10)}${git.dirty ? " with uncommitted changes" : ""}` : "",
    by === undefined ? "" : `by ${by}`,
    pinned.length > 0 ? `pinned for ${pinned.join(", ")}` : "",
    live.length > 0 ? `live in ${live.join(", ")}` : "",
  ].filter((column) => column !== "");
  const why = undeployable === undefined ? "" : `  ${style.severity("error")(printable(undeployable))}`;
  return `  ${printable(columns.join("  "))}${why}`;
}
