/** True for tags that, by custom, are given to one build after the other. */
export function isMovingTag(tag: string): boolean {
  return /^(?:latest|main|master|dev|develop|edge|stable|nightly|lts)$/i.test(tag);
}
