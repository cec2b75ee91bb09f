/** Whether a version of Packer (`1.9.4`) is that one or a later one. */
export function atLeast(version: string, major: number, minor: number, patch = 0): boolean {
  const [, ...parts] = /^(\d+)\.(\d+)(?:\.(\d+))?/.exec(version) ?? [];
  for (const [index, wanted] of [major, minor, patch].entries()) {
    const part = Number(parts[index] ?? 0);
    if (part !== wanted) return part > wanted;
  }
  return true;
}
