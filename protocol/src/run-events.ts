import { DEPLOYED_CHANGE, VERIFY_RESULT } from "./deployment-record.ts";
import { PROCESS, TOOL } from "./run-record.ts";
import {
  anything,
  boolean,
  list,
  number,
  object,
  oneOf,
  optional,
  orNull,
  record,
  type Shape,
  type TypeOf,
  text,
} from "./shape.ts";

const POSITION = object({ line: number, column: number, byte: number });

/** A place as the tools give it: lines and columns from 1, relative to the root module's folder. */
export const TOOL_RANGE = object({ file: text, start: POSITION, end: POSITION });

/**
 * What is to change, in the words of the stream: noop, create, read, update, replace, delete, move, import, remove (= forget),
 * open, renew, close. Judge by the plan's view: the stream does not know destroy-first from create-first.
 */
const CHANGE = {
  address: text,
  action: text,
  reason: optional(text),
  previousAddress: optional(text),
  importId: optional(text),
  resourceType: optional(text),
} as const;

/**
 * All events that this version knows, by type, with what they hold beside `v`, `seq`, `at`, `type`. Their fields never change
 * their meaning; new fields and new types may come, and readers ignore what they do not know.
 */
export const EVENTS = {
  /** The process of the run is there and holds the lock of its root module. */
  started: { process: PROCESS },
  /** Which executable is used. */
  tool: { tool: TOOL, warnings: list(text) },
  /** Names of environment variables, never values: taken out, of influence, set by Rebake. */
  environment: { removed: list(text), surfaced: list(text), set: list(text) },
  /** A tool begins. Steps of a plan: init, workspaces, plan, show; of a bake: init, validate, build; of a deployment: apply, verify. */
  step_started: { step: text, arguments: list(text), process: optional(PROCESS) },
  step_finished: { step: text, exitCode: orNull(number), signal: orNull(text), milliseconds: number },
  /** A line that is no message of a known kind, or a word of the runner itself. */
  log: { source: oneOf("stdout", "stderr", "rebake"), level: oneOf("info", "warn", "error"), text: text },
  diagnostic: {
    severity: oneOf("error", "warning"),
    summary: text,
    detail: text,
    address: optional(text),
    range: optional(TOOL_RANGE),
    snippet: optional(object({ code: text, startLine: number, context: optional(text) })),
  },
  /** A diagnostic that is understood: what it means and what to do, as sentences. */
  problem: { code: text, message: text, advice: text, details: optional(record(text)) },
  planned_change: CHANGE,
  resource_drift: CHANGE,
  /** Outputs that change, by name; without values. */
  outputs: { outputs: record(object({ sensitive: boolean, action: optional(text) })) },
  /** Something is done to one thing: refresh, create, update, delete, read, provision, open, ...; `build`, whose address is a build's. */
  operation: {
    phase: oneOf("start", "progress", "complete", "error"),
    verb: text,
    address: text,
    elapsedSeconds: optional(number),
    idKey: optional(text),
    idValue: optional(text),
  },
  /** What a provisioner prints, or a builder in between (`provisioner` is then ""). */
  provisioner_output: { address: text, provisioner: text, text: text, isError: optional(boolean) },
  /** A build of Packer goes on to its next step: `step`, `provisioner` or `post-processor`, the last two with their type. */
  build_step: { build: text, kind: text, name: optional(text), text: text },
  /** Something that a bake made, each once. */
  artifact: {
    build: text,
    /** `amazon-ebs`, `file`; "" where it is not known. */
    builder: text,
    /** Which code made it, in Packer's words: `mitchellh.amazonebs`; "" where only the manifest tells of it. */
    builderId: text,
    /** As Packer says it: what it means depends on the builder. */
    id: text,
    description: text,
    files: list(text),
    /** What the manifest adds; the time in milliseconds since 1970. */
    buildTime: optional(number),
    customData: optional(record(text)),
  },
  /** What was made is written down, in this file. */
  image_record: { file: text, image: text, id: text },
  /** Packer began to build: its own name for this run of it, and the manifests in which what it makes will stand under that name. */
  packer_run: { runUuid: text, manifests: list(text) },
  /** What the artifacts of a bake were taken from, and why not from a manifest. */
  bake_result: {
    from: oneOf("manifest", "stream"),
    /** Packer's own name for this run of it. */
    runUuid: optional(text),
    manifests: list(text),
    why: optional(text),
  },
  /** The pin of a target was set; `previous` is missing where it set nothing before. */
  pin: {
    target: text,
    file: text,
    variable: text,
    value: anything,
    previous: optional(anything),
    image: text,
    record: text,
  },
  /** What came of applying a plan: as the stage of a deployment's record has it. */
  apply_result: {
    outcome: oneOf("applied", "partly", "nothing", "unknown"),
    done: list(DEPLOYED_CHANGE),
    failed: list(DEPLOYED_CHANGE),
    notDone: list(DEPLOYED_CHANGE),
    uncertain: list(DEPLOYED_CHANGE),
    /** Absolute: the state that could not be written to where it belongs. */
    erroredState: optional(text),
  },
  /** One attempt to find out whether what was deployed serves; `attempt` from 1. */
  verify_attempt: { attempt: number, attempts: number, passed: boolean, said: text },
  verify_result: { result: VERIFY_RESULT },
  /** The deployment is written down, in this file. */
  deployment_record: { file: text, target: text, id: text },
  /** The lock of the state. */
  state_lock: { phase: oneOf("acquiring", "releasing") },
  /** A message of the stream that this version does not know; nothing is lost. */
  unknown_message: { messageType: text, text: text },
  /** The tool was asked to stop, once; it goes on until what it is doing is done. */
  stopping: { signal: text, waitingFor: list(text) },
  /** The tool was stopped by force. What it was making may exist without being in the state. */
  forced: { signal: text, orphans: list(text) },
  /** The saved plan; `usable` is false for one that was put in quarantine. */
  plan_file: { file: text, sha256: text, bytes: number, usable: boolean },
  /** The view of the plan is written; from the stream it has no attributes, and `why` says why. */
  plan_view: { file: text, from: oneOf("show", "stream"), why: optional(text) },
  /** The last event of each run that did not die. */
  finished: {
    outcome: oneOf("succeeded", "failed", "cancelled", "forced"),
    /** Of a plan: whether there is anything to apply. Missing where that is not known. */
    changes: optional(boolean),
    /** Of a bake: how many artifacts it made. */
    artifacts: optional(number),
    /** Of a deployment: what its record says. */
    deployment: optional(oneOf("succeeded", "failed", "partly", "cancelled", "unknown")),
    message: text,
    /** What is left behind that somebody must know of. */
    left: list(text),
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Shape<unknown>>>>>;

export type EventType = keyof typeof EVENTS;
type Payload<T extends EventType> = TypeOf<ReturnType<typeof object<(typeof EVENTS)[T]>>>;

/** What stands before every event. */
export interface EventHead {
  readonly v: number;
  /** From 1, without gaps, in one run. */
  readonly seq: number;
  /** UTC, ISO 8601. */
  readonly at: string;
}

/** An event without its head: what a writer hands in. */
export type EventBody = { [T in EventType]: { readonly type: T } & Payload<T> }[EventType];
/** One line of events.jsonl. */
export type RunEvent = EventHead & EventBody;
export type EventOf<T extends EventType> = Extract<RunEvent, { readonly type: T }>;

const HEAD = object({ v: number, seq: number, at: text, type: text });
const SHAPES = Object.fromEntries(
  Object.entries(EVENTS).map(([type, fields]) => [type, object(fields)]),
) as unknown as Readonly<Record<string, Shape<unknown>>>;

/** What a line of events.jsonl is. `unknown`: of a newer Rebake; readers pass over it. */
export type ReadEvent =
  | { readonly kind: "event"; readonly event: RunEvent }
  | { readonly kind: "unknown"; readonly type: string; readonly seq: number }
  | { readonly kind: "invalid"; readonly wrong: string };

/** Reads one line of events.jsonl. Never throws. */
export function readRunEvent(line: string): ReadEvent {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { kind: "invalid", wrong: "the line is no JSON" };
  }
  const wrong = HEAD.wrong(value, "event");
  if (wrong) return { kind: "invalid", wrong };
  const head = value as EventHead & { readonly type: string };
  const shape = Object.hasOwn(SHAPES, head.type) ? SHAPES[head.type] : undefined;
  if (!shape) return { kind: "unknown", type: head.type, seq: head.seq };
  const inside = shape.wrong(value, head.type);
  return inside ? { kind: "invalid", wrong: inside } : { kind: "event", event: value as RunEvent };
}
