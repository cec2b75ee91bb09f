import type { EventBody } from "../../protocol/src/run-events.ts";
import { headlineOf, humanDiagnostics } from "./human-errors.ts";
import { plainText } from "./lines.ts";
import { readMachineLine } from "./machine-readable.ts";
import { ArtifactReader, type StreamArtifact } from "./packer-artifacts.ts";
import { thingsIn } from "./packer-things.ts";
import { isBuilderStep, provisionerIn, secondsIn } from "./packer-words.ts";

/**
 * What `packer -machine-readable` says, as events. Progress is only in texts for people: `==> build: step`, `    build: detail`,
 * `Build 'build' finished after ...`; which build an error is of stands only at the end.
 */
export class PackerStream {
  /** Packer said that it took a request to stop and cleaned up. */
  isCleanlyCancelled = false;
  /** Packer said what came of all builds: one whose inner process was killed ends with 0, too, and says nothing. */
  isThrough = false;
  readonly errors: Extract<EventBody, { type: "diagnostic" }>[] = [];
  private readonly artifactLines = new ArtifactReader();
  private readonly builds = new Map<string, BuildNow>();
  private wasAsked = false;

  /**
   * @param isOutputSaid whether what a provisioner prints comes as a step does (`==> build: text`): of Packer 1.15 it does, of 1.6
   * it is indented; in between that is for each plugin to say
   */
  constructor(private readonly isOutputSaid = false) {}

  /** The builds that began, by name, in the order in which they did. */
  get begun(): ReadonlyMap<string, BuildNow> {
    return this.builds;
  }

  /** A build began of which nothing says that it ended. */
  get isUnderWay(): boolean {
    return [...this.builds.values()].some(({ phase }) => phase === "running");
  }

  /** What was made, each once; complete at the end only. */
  get artifacts(): readonly StreamArtifact[] {
    return this.artifactLines.artifacts();
  }

  /** The events of one line. */
  read(line: string): EventBody[] {
    const message = readMachineLine(line);
    if (!message) return line.trim() === "" ? [] : [log("info", plainText(line))];
    const { target, type, data } = message;
    switch (type) {
      case "ui":
        return this.onText(data[0] ?? "", plainText(data.slice(1).join(",")));
      case "artifact":
        this.artifactLines.read(target, data);
        return [];
      case "error":
        return [this.failure(plainText(data.join(",")), target)];
      case "artifact-count":
      case "error-count":
      case "version":
      case "version-prelease":
      case "version-prerelease":
      case "version-commit":
        return [];
      default:
        return [{ type: "unknown_message", messageType: type, text: plainText(data.join(",")) }];
    }
  }

  private onText(kind: string, given: string): EventBody[] {
    const text = given.replace(TIMESTAMP, "");
    const ended = /^Build '(.+?)' (finished|errored)(?: after ([^:]*?))?(?:\.?$|: ([\s\S]*)$)/.exec(text);
    if (ended) return this.onEnd(ended[1] ?? "", ended[2] === "finished", ended[3]);
    if (/^(?:==>|\s{3}) \S/.test(text)) {
      const events = this.onLines(kind, text);
      if (events) return events;
    }
    if (/^Cancelling build after receiving/.test(text)) this.wasAsked = true;
    if (/^Cleanly cancelled builds/.test(text)) this.isCleanlyCancelled = true;
    if (/^\n==> (?:Some builds|Builds)\b/.test(text)) this.isThrough = true;
    // What was made and what failed come by themselves.
    if (/^-->/.test(text)) return [];
    return kind === "error" ? this.onError(text) : [log("info", text.trim())];
  }

  /** Lines of one build; undefined where they are of none. */
  private onLines(kind: string, text: string): EventBody[] | undefined {
    const lines = text.split("\n").filter((line) => line.trim() !== "");
    const events: EventBody[] = [];
    for (const line of lines) {
      const [, arrow, build, said = ""] = /^(==>|\s{3}) (.+?):(?: (.*))?$/.exec(line) ?? [];
      if (arrow === undefined || build === undefined) return undefined;
      events.push(...this.onLine(kind, arrow, build, said));
    }
    return events;
  }

  private onLine(kind: string, arrow: string, said: string, text: string): EventBody[] {
    const name = this.nameOf(said);
    const [build, events] = this.buildOf(name);
    for (const thing of thingsIn(text)) build.things.add(thing);
    if (arrow !== "==>" || kind === "error") {
      const { provisioner } = build;
      const isError = kind === "error" ? { isError: true } : {};
      return [...events, { type: "provisioner_output", address: name, provisioner, text, ...isError }];
    }
    const step = provisionerIn(text);
    const { provisioner } = build;
    if (this.isOutputSaid && !step && provisioner !== "" && !isBuilderStep(text))
      return [...events, { type: "provisioner_output", address: name, provisioner, text }];
    build.provisioner = step?.kind === "provisioner" ? step.name : "";
    if (step?.kind === "post-processor") build.isBuilt = true;
    const what = step ?? { kind: "step" };
    return [...events, { type: "build_step", build: name, ...what, text: text.trim() }];
  }

  /** What post-processors say of a build stands after its name with theirs: `file.f (shell-local)`. */
  private nameOf(said: string): string {
    const build = /^(.+) \([\w-]+\)$/.exec(said)?.[1];
    return build !== undefined && !this.builds.has(said) && this.builds.has(build) ? build : said;
  }

  private buildOf(name: string): [BuildNow, EventBody[]] {
    const known = this.builds.get(name);
    if (known) return [known, []];
    const build: BuildNow = { provisioner: "", phase: "running", isBuilt: false, things: new Set() };
    this.builds.set(name, build);
    return [build, [{ type: "operation", phase: "start", verb: "build", address: name }]];
  }

  /** Of a build that was cancelled it says that it finished, too. */
  private onEnd(name: string, isFinished: boolean, after: string | undefined): EventBody[] {
    const [build, events] = this.buildOf(name);
    build.phase = !isFinished ? "failed" : this.wasAsked ? "cancelled" : "finished";
    const seconds = after === undefined ? undefined : secondsIn(after);
    return [
      ...events,
      {
        type: "operation",
        phase: build.phase === "finished" ? "complete" : "error",
        verb: "build",
        address: name,
        ...(seconds === undefined ? {} : { elapsedSeconds: seconds }),
      },
    ];
  }

  private onError(text: string): EventBody[] {
    if (this.wasAsked && /^Cancelling/.test(text)) return [log("warn", text.trim())];
    if (/^\n==> (?:Some builds|Builds)/.test(text)) return [log("info", text.trim())];
    const found = humanDiagnostics(text);
    if (found.length === 0) return [this.failure(text)];
    this.errors.push(...found.filter(({ severity }) => severity === "error"));
    return found;
  }

  private failure(text: string, build?: string): Extract<EventBody, { type: "diagnostic" }> {
    const error = {
      type: "diagnostic",
      severity: "error",
      ...headlineOf(text),
      ...(build ? { address: build } : {}),
    } as const;
    this.errors.push(error);
    return error;
  }
}

/** Where a build stands. */
export interface BuildNow {
  /** The type of the provisioner that runs; "" for none. */
  provisioner: string;
  phase: "running" | "finished" | "failed" | "cancelled";
  /** Its builder is done: post-processors work on what it made. */
  isBuilt: boolean;
  /** Names and ids of what it made on the way, as far as it said them. */
  readonly things: Set<string>;
}

/** What `-timestamp-ui` puts before a text. */
const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d): /;

function log(level: "info" | "warn", text: string): EventBody {
  return { type: "log", source: "stdout", level, text };
}
