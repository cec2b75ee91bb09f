import type { EventBody } from "../../protocol/src/run-events.ts";

/** What stands where a secret stood, as the tools themselves write it. */
export const REDACTED = "(sensitive value)";

/** Values shorter than this are not looked for: "1" or "eu" would tear up everything else. */
const SHORTEST = 6;

/** Takes secrets out of texts: values that are known, and what looks like a credential. */
export class Redactor {
  /** All that were added, to be handed to another process: never through arguments or files. */
  readonly secrets: string[] = [];
  private values = new Set<string>();
  private known: RegExp | undefined;
  /** True between the lines of a private key. */
  private isInKey = false;

  /** Values that must not be shown; those of several lines are looked for line by line, since output comes in lines. */
  add(secrets: Iterable<string>): void {
    for (const secret of secrets) {
      this.secrets.push(secret);
      for (const form of [secret, ...secret.split(/\r?\n/).map((line) => line.trim())])
        for (const written of spellings(form)) if (written.length >= SHORTEST) this.values.add(written);
    }
    const longestFirst = [...this.values].sort((a, b) => b.length - a.length);
    this.known = longestFirst.length > 0 ? new RegExp(longestFirst.map(escaped).join("|"), "g") : undefined;
  }

  /** A text by itself. */
  text(text: string): string {
    const without = this.known ? text.replace(this.known, REDACTED) : text;
    return PATTERNS.reduce((rest, { find, by }) => rest.replace(find, by), without);
  }

  /** The next line of an output: also private keys that stretch over lines. */
  line(text: string): string {
    const begins = text.lastIndexOf("-----BEGIN ");
    const ends = text.lastIndexOf("-----END ");
    const wasInKey = this.isInKey;
    if (begins >= 0 && /PRIVATE KEY/.test(text.slice(begins))) this.isInKey = ends < begins;
    else if (ends >= 0) this.isInKey = false;
    return wasInKey ? REDACTED : this.text(text);
  }

  /** Every text of an event but those that are names in the schema or in the configuration. */
  readonly event = (body: EventBody): EventBody => this.inside(body, NAMES, "") as EventBody;

  /** The same of the view of a plan, which knows only the secrets that the plan itself names. */
  view(view: unknown): unknown {
    return this.inside(view, VIEW_NAMES, "");
  }

  private inside(value: unknown, names: ReadonlySet<string>, key: string): unknown {
    if (typeof value === "string") return names.has(key) ? value : this.text(value);
    if (Array.isArray(value)) return value.map((element) => this.inside(element, names, key));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, this.inside(one, names, name)]),
    );
  }
}

/** Fields that hold words of the schema, addresses, files and hashes. */
const NAMES: ReadonlySet<string> = new Set([
  "type",
  "phase",
  "verb",
  "action",
  "reason",
  "address",
  "previousAddress",
  "resourceType",
  "severity",
  "level",
  "source",
  "step",
  "signal",
  "code",
  "messageType",
  "outcome",
  "file",
  "path",
  "found",
  "sha256",
  "from",
  "started",
  "boot",
  "host",
  "waitingFor",
  "orphans",
  "removed",
  "surfaced",
  "set",
]);

const VIEW_NAMES: ReadonlySet<string> = new Set([
  ...["kind", "role", "state", "level", "mode", "status", "change", "order", "encodings", "actions", "code"],
  ...["id", "address", "previousAddress", "module", "type", "name", "key", "block", "title", "path", "file"],
  ...["formatVersion", "engineVersion", "created"],
]);

/** How a value is written in JSON, in an address, in base64. */
function spellings(value: string): string[] {
  if (value.length < SHORTEST) return [];
  return [value, JSON.stringify(value).slice(1, -1), encodeURIComponent(value), ...base64(value)];
}

/** The parts of its base64 that are the same wherever in a longer text it stands, for the three ways it can be aligned. */
function base64(value: string): string[] {
  const bytes = Buffer.from(value);
  if (bytes.length < 9) return [bytes.toString("base64")];
  return [0, 1, 2].map((shift) => {
    const before = shift === 0 ? 0 : 3 - shift;
    const whole = bytes.subarray(before, before + Math.floor((bytes.length - before) / 3) * 3);
    return whole.toString("base64");
  });
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

/** What a value may be made of when it stands in a sentence, in JSON within JSON, or in a shell's words. */
const WORD = "[^\\s\"'\\\\,;&<>]";

/**
 * Credentials that can be told by their form, each as its issuer documents it: AWS, GitHub, GitLab, Slack, Google, HashiCorp,
 * JSON web tokens, private keys, passwords in addresses, and values of names that say what they are.
 */
const PATTERNS: readonly { readonly find: RegExp; readonly by: string }[] = [
  { find: /-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/gs, by: REDACTED },
  { find: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, by: REDACTED },
  { find: /\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{16,})/g, by: REDACTED },
  { find: /\bxox[abeoprs]-[\w-]{10,}/g, by: REDACTED },
  { find: /\bAIza[\w-]{35}/g, by: REDACTED },
  { find: /\b(?:hv[sb]\.[\w-]{20,}|[A-Za-z0-9]{14}\.atlasv1\.[\w-]{20,})/g, by: REDACTED },
  { find: /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, by: REDACTED },
  { find: /(:\/\/[^\s:/@"]+:)[^\s@/"]+(?=@)/g, by: `$1${REDACTED}` },
  { find: /\b((?:bearer|basic)\s+)[\w.~+/=-]{12,}/gi, by: `$1${REDACTED}` },
  {
    find: new RegExp(
      `((?:password|passwd|secret|token|api[_-]?key|access[_-]?key|account[_-]?key|private[_-]?key|credential)[\\w-]*\\\\?["']?\\s*[=:]\\s*\\\\?["']?)(?!\\(sensitive|\\(known|null\\b|true\\b|false\\b|var\\.|local\\.|data\\.|module\\.)${WORD}{4,}`,
      "gi",
    ),
    by: `$1${REDACTED}`,
  },
];
