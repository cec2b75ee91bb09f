/** True when the image has no digest and a tag that is known to move from build to build, or none, which is `latest`. */
export function hasMovingTag(image: string): boolean {
  if (image.includes("@")) return false;
  const last = image.split("/").at(-1) ?? "";
  const [name = "", tag] = last.split(":");
  return name !== "" && (tag === undefined || MOVING_TAG.test(tag));
}

const MOVING_TAG =
  /^(?:latest|stable|edge|nightly|canary|main|master|trunk|head|dev(?:elop(?:ment)?)?|test|qa|staging|stage|prod(?:uction)?|live|release|current)$/i;
