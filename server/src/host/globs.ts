import picomatch from "picomatch";

/**
 * Makes the test for `rebake.exclude` and `ignore`. A pattern without a slash (but for one at its end) matches at any
 * depth, and one that matches a folder matches everything in it.
 */
export function excluder(globs: readonly string[]): (relative: string) => boolean {
  if (globs.length === 0) return () => false;
  const patterns = globs.map(normalize).flatMap((glob) => [glob, `${glob}/**`]);
  return picomatch(patterns, { dot: true });
}

function normalize(glob: string): string {
  const trimmed = glob.replace(/^\.?\//, "").replace(/\/(?:\*\*)?$/, "");
  return glob.replace(/\/$/, "").includes("/") ? trimmed : `**/${trimmed}`;
}
