/** Whether a version, "1.7.0" or "1.15.1-dev", is that one or a later one. */
export function isAtLeast(version: string, major: number, minor: number): boolean {
  const [, first = "0", second = "0"] = /^(\d+)\.(\d+)/.exec(version) ?? [];
  return Number(first) > major || (Number(first) === major && Number(second) >= minor);
}
