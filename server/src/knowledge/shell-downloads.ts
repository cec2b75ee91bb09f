import { UNKNOWN } from "../packer/provisioners.ts";
import { BUILD_MARK } from "./image-lookups.ts";

/** What a script brings in from elsewhere without saying which version. Sources: the manuals of the tools. */
export interface Download {
  /** As it is written in the script. */
  readonly written: string;
  readonly kind: "run at once" | "moving address" | "role or collection";
  /** The address or the name. */
  readonly what: string;
}

/** The downloads of a script that may deliver something else tomorrow, in no order. */
export function unpinnedDownloads(script: string): Download[] {
  const piped = RUN_AT_ONCE.flatMap((pattern) => found(script, pattern, "run at once"));
  const moving = CHECKS.test(script)
    ? []
    : found(script, MOVING, "moving address").filter(
        (one) => !piped.some((other) => other.written.includes(one.what)),
      );
  return [...piped, ...moving.filter((one) => MOVES.test(one.what)), ...fromGalaxy(script)];
}

function found(script: string, pattern: RegExp, kind: Download["kind"]): Download[] {
  return [...script.matchAll(pattern)].flatMap(({ 0: written, groups }) => {
    const what = groups?.url ?? "";
    return isPinned(what) ? [] : [{ written: written.trim(), kind, what }];
  });
}

/** A version or commit in the address names what is there; so may a value that is not known. The machine itself delivers no software. */
function isPinned(url: string): boolean {
  if (/^https?:\/\/(?:169\.254\.|127\.|localhost\b|\[|metadata\b)/.test(url)) return true;
  return /[$`]/.test(url) || url.includes(UNKNOWN) || BUILD_MARK.test(url.replace(/^https?:\/\/[^/]*/, ""));
}

function fromGalaxy(script: string): Download[] {
  return [...script.matchAll(GALAXY)].flatMap(({ 0: written, groups }) => {
    const words = (groups?.rest ?? "").trim().split(/\s+/);
    const names = words.filter(
      (word, at) => /^[\w-]+\.[\w.-]+$/.test(word) && !/^-/.test(words[at - 1] ?? ""),
    );
    return names
      .slice(0, 1)
      .map((what) => ({ written: written.trim(), kind: "role or collection" as const, what }));
  });
}

const URL = "[\"']?(?<url>https?:\\/\\/[^\\s\"'|;&)]+)";
const FETCH = "(?<![\\w-])(?:curl|wget)\\s(?:[^\\n;|&]|&(?!&)){0,300}?";
const SHELL =
  "(?:(?:sudo|env|exec)\\s+(?:-\\S+\\s+){0,5}|[A-Za-z_]\\w*=\\S*\\s+){0,5}(?:\\/\\S*\\/)?(?:(?:ba|da|z|k)?sh|python3?|perl|ruby|node)(?![\\w.-])";
const RUN_AT_ONCE: readonly RegExp[] = [
  new RegExp(`${FETCH}${URL}[^\\n;|]{0,300}\\|\\s*${SHELL}`, "g"),
  new RegExp(`(?<![\\w./-])${SHELL}\\s+(?:-\\w+\\s+)*(?:<\\(|["']?\\$\\(|["']?\`)\\s*${FETCH}${URL}`, "g"),
  new RegExp(
    `(?<![\\w-])(?:iex|Invoke-Expression)\\b[^\\n;|]{0,300}?(?:DownloadString\\(|(?:iwr|irm|Invoke-WebRequest|Invoke-RestMethod)\\s[^\\n;|]{0,300}?)${URL}`,
    "gi",
  ),
  new RegExp(
    `(?<![\\w-])(?:iwr|irm|Invoke-WebRequest|Invoke-RestMethod)\\s[^\\n;|]{0,300}?${URL}[^\\n;|]{0,300}\\|\\s*(?:iex|Invoke-Expression)\\b`,
    "gi",
  ),
];
const MOVING = new RegExp(
  `(?:${FETCH}|(?<![\\w-])(?:iwr|irm|Invoke-WebRequest|Invoke-RestMethod)\\s[^\\n;|]{0,300}?)${URL}`,
  "gi",
);
const MOVES = /\/(?:main|master|latest|HEAD|current)(?:\/|$|\?)/;
const CHECKS =
  /\b(?:sha(?:1|224|256|384|512)?sum|shasum|b2sum|gpgv?|cosign|minisign|Get-FileHash|openssl\s+dgst)\b/i;
const GALAXY = /(?<![\w-])ansible-galaxy\s+(?:(?:collection|role)\s+)?install(?<rest>[^\n;|&]*)/g;
