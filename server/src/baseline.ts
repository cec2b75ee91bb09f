/** A finding that was there when somebody decided to look only at new ones. */
export interface BaselineEntry {
  readonly fingerprint: string;
  /** For people who read the file; the fingerprint alone decides. */
  readonly rule: string;
  /** Relative to the folder of the workspace, `/` between folders. */
  readonly path: string;
  readonly address: string;
}

/** Where it lies, below the folder of the workspace. */
export const BASELINE_FILE = ".rebake/baseline.json";

/** Sorted and one finding a line, so that versions of it can be merged as texts. */
export function writeBaseline(entries: readonly BaselineEntry[]): string {
  const lines = sorted(entries).map(({ fingerprint, rule, path, address }) =>
    JSON.stringify({ path, address, rule, fingerprint }),
  );
  const list = lines.length === 0 ? "[]" : `[\n${lines.join(",\n")}\n]`;
  return `{ "version": 1, "findings": ${list} }\n`;
}

/** Never throws: what is wrong comes as the end of a sentence. */
export function readBaseline(
  text: string,
): { readonly entries: BaselineEntry[] } | { readonly problem: string } {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    const isUnmerged = /^<{7} /m.test(text);
    return { problem: isUnmerged ? "it holds merge conflicts" : "it is no JSON" };
  }
  const { version, findings } = (content ?? {}) as { version?: unknown; findings?: unknown };
  if (version !== 1 || !Array.isArray(findings))
    return { problem: "it is no baseline of this version of Rebake" };
  return { entries: findings.flatMap((one) => entryOf(one) ?? []) };
}

function entryOf(value: unknown): BaselineEntry | undefined {
  const { fingerprint, rule, path, address } = (value ?? {}) as Record<string, unknown>;
  if (typeof fingerprint !== "string") return undefined;
  return { fingerprint, rule: textOf(rule), path: textOf(path), address: textOf(address) };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function sorted(entries: readonly BaselineEntry[]): BaselineEntry[] {
  const unique = new Map(entries.map((entry) => [entry.fingerprint, entry]));
  const keyOf = (one: BaselineEntry): string => [one.path, one.address, one.rule, one.fingerprint].join("\0");
  return [...unique.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
