/** What the `.gitignore` of one folder says of a path below it; undefined when no line of it is about the path. */
export function isIgnoredBy(ignoreFile: string, path: string): boolean | undefined {
  const lines = ignoreFile.split(/\r?\n/).flatMap((line) => patternOf(line) ?? []);
  const segments = path.split("/");
  let answer: boolean | undefined;
  for (const [index] of segments.entries()) {
    const isFolder = index < segments.length - 1;
    const here = segments.slice(0, index + 1).join("/");
    const last = lines.findLast((one) => (isFolder || !one.onlyFolders) && one.pattern.test(here));
    // What is in a folder that is left out cannot be taken in again.
    if (isFolder && last?.ignores) return true;
    if (!isFolder && last) answer = last.ignores;
  }
  return answer;
}

interface Line {
  readonly pattern: RegExp;
  readonly ignores: boolean;
  readonly onlyFolders: boolean;
}

/** Source: git-scm.com/docs/gitignore. Undefined for empty lines, comments, and patterns that nobody writes. */
function patternOf(line: string): Line | undefined {
  const written = line.replace(/(?<!\\)\s+$/, "");
  if (written === "" || written.startsWith("#") || written.length > LONGEST) return undefined;
  // Each one multiplies the ways in which a path may fit.
  if (written.split("*").length > MOST_STARS) return undefined;
  const ignores = !written.startsWith("!");
  const glob = ignores ? written : written.slice(1);
  const onlyFolders = glob.endsWith("/");
  const body = glob.replace(/\/+$/, "");
  const isAnchored = body.includes("/");
  const source = body.replace(/^\//, "").split("/").map(segmentOf).join("/");
  const deep = source
    .replace(/^\*\*\//, "(?:.*/)?")
    .replaceAll("/**/", "/(?:.*/)?")
    .replace(/\/\*\*$/, "/.+");
  try {
    return { pattern: new RegExp(`^${isAnchored ? "" : "(?:.*/)?"}${deep}$`), ignores, onlyFolders };
  } catch {
    // A range the wrong way round: Git takes such a line for one that nothing fits.
    return undefined;
  }
}

function segmentOf(segment: string): string {
  if (segment === "**") return segment;
  return segment.replace(/\\(.)|\*+|\?|\[!?[^\]]*\]|[^\w]/g, (match, escaped?: string) => {
    if (escaped !== undefined) return `\\${escaped}`.replace(/\\(\w)/, "$1");
    if (match.startsWith("*")) return "[^/]*";
    if (match === "?") return "[^/]";
    if (match.startsWith("[") && match.length > 2)
      return `[${match.slice(1, -1).replace(/^!/, "^").replaceAll("\\", "\\\\")}]`;
    return `\\${match}`;
  });
}

const LONGEST = 1_000;
const MOST_STARS = 20;
