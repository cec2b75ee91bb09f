import type { EventBody } from "../../protocol/src/run-events.ts";
import { isObject } from "../../protocol/src/shape.ts";
import { plainText } from "./lines.ts";

type Message = Readonly<Record<string, unknown>>;

/**
 * The `-json` stream of Terraform and OpenTofu as events. Unknown types and fields are passed on or ignored, as its contract
 * says, and lines that are no JSON are log (terraform#29252: "tolerate the output not having JSON in it at all").
 * `change_summary` is left out: of a plan that failed it says 0, 0, 0, as it does of drift, moves and forgotten things.
 */
export class StreamReader {
  /** What the tool says it is, from the first message. */
  version: string | undefined;
  errors = 0;
  private halted = false;
  private isNewer = false;

  /** The events of one line. */
  read(line: string): EventBody[] {
    const message = parse(line);
    if (!message)
      return line.trim() === ""
        ? []
        : [{ type: "log", source: "stdout", level: "info", text: plainText(line) }];
    const type = message.type as string;
    if (type === "version") return this.onVersion(message);
    if (type === "diagnostic") return this.onDiagnostic(message);
    const reader = Object.hasOwn(READERS, type) ? READERS[type] : undefined;
    return reader?.(message, type) ?? operation(message, type) ?? unknown(message, type);
  }

  private onVersion(message: Message): EventBody[] {
    this.version = textOf(message.tofu) ?? textOf(message.terraform);
    const ui = textOf(message.ui) ?? "";
    if (/^[01]\./.test(ui) || this.isNewer) return [];
    this.isNewer = true;
    const said = `The messages of this tool are of version ${ui || "none"}, which is not known here; some may be misread.`;
    return [{ type: "log", source: "rebake", level: "warn", text: said }];
  }

  private onDiagnostic(message: Message): EventBody[] {
    const found = isObject(message.diagnostic) ? message.diagnostic : {};
    const summary = plainText(textOf(found.summary) ?? textOf(message["@message"]) ?? "");
    const severity = found.severity === "warning" ? "warning" : "error";
    if (severity === "error") this.errors++;
    // An interrupt brings up to four of these, which all say the same.
    if (summary === "execution halted") {
      if (this.halted) return [];
      this.halted = true;
    }
    const address = textOf(found.address);
    const range = rangeOf(found.range);
    const snippet = snippetOf(found.snippet);
    return [
      {
        type: "diagnostic",
        severity,
        summary,
        detail: plainText(textOf(found.detail) ?? ""),
        ...(address ? { address } : {}),
        ...(range ? { range } : {}),
        ...(snippet ? { snippet } : {}),
      },
    ];
  }
}

type Reader = (message: Message, type: string) => EventBody[] | undefined;

const logLine: Reader = (message) => [
  {
    type: "log",
    source: "stdout",
    level: levelOf(message),
    text: plainText(textOf(message["@message"]) ?? ""),
  },
];

const change: Reader = (message, type) => {
  const found = isObject(message.change) ? message.change : {};
  const address = addressOf(found.resource);
  if (address === undefined || (type !== "planned_change" && type !== "resource_drift")) return undefined;
  const resource = isObject(found.resource) ? found.resource : {};
  const reason = textOf(found.reason);
  const previousAddress = addressOf(found.previous_resource);
  const importId = isObject(found.importing) ? (textOf(found.importing.id) ?? "") : undefined;
  const resourceType = textOf(resource.resource_type);
  return [
    {
      type,
      address,
      action: textOf(found.action) ?? "",
      ...(reason ? { reason } : {}),
      ...(previousAddress ? { previousAddress } : {}),
      ...(importId === undefined ? {} : { importId }),
      ...(resourceType ? { resourceType } : {}),
    },
  ];
};

const READERS: Readonly<Record<string, Reader>> = {
  log: logLine,
  init_output: logLine,
  change_summary: () => [],
  planned_change: change,
  resource_drift: change,
  state_lock_acquire: () => [{ type: "state_lock", phase: "acquiring" }],
  state_lock_release: () => [{ type: "state_lock", phase: "releasing" }],
  outputs: (message) => {
    if (!isObject(message.outputs)) return undefined;
    const outputs = Object.entries(message.outputs).map(([name, output]) => {
      const action = isObject(output) ? textOf(output.action) : undefined;
      const sensitive = isObject(output) && output.sensitive === true;
      return [name, { sensitive, ...(action ? { action } : {}) }] as const;
    });
    return [{ type: "outputs", outputs: Object.fromEntries(outputs) }];
  },
  provision_progress: (message) => {
    const hook = isObject(message.hook) ? message.hook : {};
    const address = addressOf(hook.resource);
    if (address === undefined) return undefined;
    const text = plainText(textOf(hook.output) ?? "");
    return [{ type: "provisioner_output", address, provisioner: textOf(hook.provisioner) ?? "", text }];
  },
};

const PHASES: Readonly<Record<string, "start" | "progress" | "complete" | "error">> = {
  start: "start",
  started: "start",
  progress: "progress",
  complete: "complete",
  errored: "error",
};

/** apply_start, refresh_complete, provision_errored, ephemeral_op_start, ephemeral_action_started, action_complete, ... */
function operation(message: Message, type: string): EventBody[] | undefined {
  const [, kind, end] = /^(.+)_(start|started|progress|complete|errored)$/.exec(type) ?? [];
  const hook = isObject(message.hook) ? message.hook : {};
  const address = addressOf(hook.resource) ?? addressOf(hook.action);
  const phase = end === undefined ? undefined : PHASES[end];
  if (!kind || !phase || address === undefined) return undefined;
  const verb = kind === "provision" || kind === "refresh" ? kind : (textOf(hook.action) ?? kind);
  const elapsedSeconds = typeof hook.elapsed_seconds === "number" ? hook.elapsed_seconds : undefined;
  const idKey = textOf(hook.id_key);
  const idValue = textOf(hook.id_value);
  return [
    {
      type: "operation",
      phase,
      verb,
      address,
      ...(elapsedSeconds === undefined ? {} : { elapsedSeconds }),
      ...(idKey ? { idKey } : {}),
      ...(idValue ? { idValue } : {}),
    },
  ];
}

function unknown(message: Message, messageType: string): EventBody[] {
  return [{ type: "unknown_message", messageType, text: plainText(textOf(message["@message"]) ?? "") }];
}

/** A message: an object in one line, with a type. */
function parse(line: string): Message | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) && typeof value.type === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}

function levelOf(message: Message): "info" | "warn" | "error" {
  const level = message["@level"];
  return level === "warn" || level === "error" ? level : "info";
}

function addressOf(resource: unknown): string | undefined {
  return isObject(resource) ? textOf(resource.addr) : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function rangeOf(value: unknown): Extract<EventBody, { type: "diagnostic" }>["range"] {
  if (!isObject(value)) return undefined;
  const file = textOf(value.filename);
  const start = positionOf(value.start);
  const end = positionOf(value.end);
  return file && start && end ? { file, start, end } : undefined;
}

function positionOf(value: unknown): { line: number; column: number; byte: number } | undefined {
  if (!isObject(value)) return undefined;
  const { line, column, byte } = value;
  return typeof line === "number" && typeof column === "number" && typeof byte === "number"
    ? { line, column, byte }
    : undefined;
}

/** Without `values`: they show what expressions are worth. */
function snippetOf(value: unknown): Extract<EventBody, { type: "diagnostic" }>["snippet"] {
  if (!isObject(value) || typeof value.code !== "string" || typeof value.start_line !== "number")
    return undefined;
  const context = textOf(value.context);
  return { code: plainText(value.code), startLine: value.start_line, ...(context ? { context } : {}) };
}
