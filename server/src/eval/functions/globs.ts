/**
 * Whether a path matches a pattern of `fileset`: `*`, `**`, `?`, `[a-z]`, `{a,b}`.
 * @returns undefined for patterns that it does not surely understand.
 */
export function matchesGlob(pattern: string): ((path: string) => boolean) | undefined {
  if (pattern.startsWith("/") || /(?:^|\/)\.\.(?:\/|$)|\\/.test(pattern) || pattern.length > LONGEST)
    return undefined;
  const alternatives = expandBraces(pattern);
  const matchers = alternatives?.map((alternative) => alternative.split("/").map(partMatcher));
  if (!matchers || matchers.some((parts) => parts.includes(undefined))) return undefined;
  return (path) => {
    const names = path.split("/");
    return matchers.some((parts) => matchesParts(parts as Part[], names));
  };
}

const LONGEST = 500;
const MOST_ALTERNATIVES = 50;
type Part = "**" | ((name: string) => boolean);

function expandBraces(pattern: string): readonly string[] | undefined {
  const group = /\{([^{}]*)\}/.exec(pattern);
  if (!group) return /[{}]/.test(pattern) ? undefined : [pattern];
  const [whole, inside = ""] = group;
  const before = pattern.slice(0, group.index);
  const after = pattern.slice(group.index + whole.length);
  const all: string[] = [];
  for (const choice of inside.split(",")) {
    const expanded = expandBraces(before + choice + after);
    if (!expanded || all.length + expanded.length > MOST_ALTERNATIVES) return undefined;
    all.push(...expanded);
  }
  return all;
}

function partMatcher(part: string): Part | undefined {
  if (part === "**") return "**";
  if (part.includes("**")) return undefined;
  let source = "";
  for (const [token] of part.matchAll(/\[\^?[^\]]+\]|[\s\S]/g)) {
    if (token === "*") source += ".*";
    else if (token === "?") source += ".";
    else if (token.length > 1) source += token.replace(/[\\&]/g, "\\$&");
    else if (token === "[") return undefined;
    else source += token.replace(/[$()+.^{|}\]\\/]/g, "\\$&");
  }
  // Several stars that can share what they match take too long.
  if ((source.match(/\.\*/g) ?? []).length > MOST_STARS) return undefined;
  const expression = new RegExp(`^${source}$`, "s");
  return (name) => expression.test(name);
}

const MOST_STARS = 4;

/** `**` stands for any number of folders, none too. */
function matchesParts(parts: readonly Part[], names: readonly string[]): boolean {
  const [first, ...others] = parts;
  if (first === undefined) return names.length === 0;
  if (first === "**") {
    if (others.length === 0) return names.length > 0;
    return names.some((_, index) => matchesParts(others, names.slice(index)));
  }
  const [name, ...rest] = names;
  return name !== undefined && first(name) && matchesParts(others, rest);
}
