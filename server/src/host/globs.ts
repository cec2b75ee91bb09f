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

/**
 * Makes the test for where a rule of the project file reports nothing.
 * @param globs by rule
 */
export function ruleExcluder(
  globs: Iterable<readonly [rule: string, globs: readonly string[]]>,
): (rule: string, relative: string) => boolean {
  const tests = new Map([...globs].map(([rule, patterns]) => [rule, excluder(patterns)]));
  return (rule, relative) => tests.get(rule)?.(relative) === true;
}

function normalize(glob: string): string {
  const trimmed = glob.replace(/^\.?\//, "").replace(/\/(?:\*\*)?$/, "");
  return glob.replace(/\/$/, "").includes("/") ? trimmed : `**/${trimmed}`;
}
