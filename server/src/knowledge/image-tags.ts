/** True for tags that, by custom, are given to one build after the other. */
export function isMovingTag(tag: string): boolean {
  return /^(?:latest|main|master|dev|develop|edge|stable|nightly|lts)$/i.test(tag);
}

/** True when the image has no digest and a tag that is known to move from build to build, or none, which is `latest`. */
export function hasMovingTag(image: string): boolean {
  if (image.includes("@")) return false;
  const last = image.split("/").at(-1) ?? "";
  const [name = "", tag] = last.split(":");
  return name !== "" && (tag === undefined || MOVING_TAG.test(tag));
}

/** The same of an image of which only the end is known: it must reach back over the tag, or to the last `/`. */
export function endsInMovingTag(end: string): boolean {
  return /[:/]/.test(end) && hasMovingTag(`image${end}`);
}

const MOVING_TAG =
  /^(?:latest|stable|edge|nightly|canary|main|master|trunk|head|dev(?:elop(?:ment)?)?|test|qa|staging|stage|prod(?:uction)?|live|release|current)$/i;
