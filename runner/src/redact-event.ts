import type { EventBody } from "../../protocol/src/run-events.ts";
import type { Redactor } from "../../server/src/plan/redactor.ts";

/** The event with secrets taken out of every text but those that are names in the schema or in the configuration. */
export function redactEvent(body: EventBody, redactor: Redactor): EventBody {
  return inside(body, redactor, "") as EventBody;
}

function inside(value: unknown, redactor: Redactor, key: string): unknown {
  if (typeof value === "string") return NAMES.has(key) ? value : redactor.text(value);
  if (Array.isArray(value)) return value.map((element) => inside(element, redactor, key));
  if (typeof value !== "object" || value === null) return value;
  // Its `code` is that of the source.
  if (key === "snippet") return inEveryText(value, redactor);
  // The keys of what a template puts into its manifest are its own words.
  const nameOf = (name: string): string => (key === "customData" ? redactor.text(name) : name);
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [nameOf(name), inside(one, redactor, name)]),
  );
}

function inEveryText(snippet: object, redactor: Redactor): object {
  return Object.fromEntries(
    Object.entries(snippet).map(([name, one]) => [name, typeof one === "string" ? redactor.text(one) : one]),
  );
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
  "kind",
  "builder",
  "builderId",
  "runUuid",
  "build",
  "provisioner",
  "waitingFor",
  "orphans",
  "removed",
  "surfaced",
  "set",
]);
