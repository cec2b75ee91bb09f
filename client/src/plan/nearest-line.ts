/** What stood on a line when the plan was made. */
export type Sought =
  | { readonly kind: "block"; readonly type: string; readonly name: string }
  /** As in code: `network_interface[0].subnet`. */
  | { readonly kind: "attribute"; readonly path: string };

/** Further away than this something else with the same name is meant. */
const FURTHEST = 200;

/**
 * The line to show when a file may have changed: the one it was, when it still says the same; else the nearest that does; else the
 * same number, as far as the file has so many. Lines are zero-based.
 */
export function nearestLine(lines: readonly string[], line: number, sought: Sought | undefined): number {
  const last = Math.max(0, lines.length - 1);
  const there = Math.max(0, Math.min(line, last));
  if (!sought) return there;
  const pattern = patternOf(sought);
  for (let distance = 0; distance <= FURTHEST; distance++)
    for (const candidate of [there - distance, there + distance])
      if (pattern.test(lines[candidate] ?? "")) return candidate;
  return there;
}

function patternOf(sought: Sought): RegExp {
  if (sought.kind === "block")
    return new RegExp(
      `"?${escaped(sought.type)}"?\\s+"?${escaped(sought.name)}"?|"${escaped(sought.name)}"\\s*:`,
    );
  const name = sought.path.split(/[.[]/)[0] ?? sought.path;
  return new RegExp(`^\\s*(?:dynamic\\s+)?"?${escaped(name)}"?\\s*[={:]`);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
