import { spawn } from "node:child_process";
import type { Needed } from "../../server/src/plan/needed.ts";
import { JsonPieces } from "./json-pieces.ts";
import { plainText } from "./lines.ts";
import { writeView } from "./write-view.ts";

/**
 * A process of its own for the one thing that can take gigabytes: it runs `show -json`, parses what it says, masks it, and writes
 * the view. If it breaks, the run goes on with what the stream told. What `show` says holds secrets in clear and is never written.
 */
export interface ShowOrder {
  readonly program: string;
  readonly planFile: string;
  readonly directory: string;
  readonly viewFile: string;
  readonly maximalBytes: number;
  /** Values that must not be in the view. The order goes through a pipe. */
  readonly secrets: readonly string[];
}

export type ShowAnswer =
  | { readonly kind: "written"; readonly summary: ShowSummary }
  /** Why there is no view, as a sentence. */
  | { readonly kind: "failed"; readonly why: string; readonly tooLarge?: true };

export interface ShowSummary {
  /** Something would be applied: a change, a move, an import, an output, drift. */
  readonly changes: boolean;
  readonly errored: boolean;
}

/** Makes the view of a plan from the parsed `show -json`, without these secrets and those that the plan names. */
export interface PlanViewer {
  /** What of `show -json` is handed to `view`; the rest, which is most of it, is never in memory as a whole. */
  readonly needed: Needed;
  /** A sentence where it is no plan. Never throws. */
  readonly view: (show: unknown, secrets: readonly string[]) => ViewedPlan | string;
}

/** A view, which holds nothing secret, and what a run must know of it. */
export interface ViewedPlan extends ShowSummary {
  readonly view: unknown;
}

/** Does what is ordered on standard input, once, and answers on standard output. */
export async function runShowProcess(viewer: PlanViewer): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  // Nothing ordered: the plan failed, and there is nothing to show.
  if (chunks.length === 0) return;
  const order = JSON.parse(Buffer.concat(chunks).toString("utf8")) as ShowOrder;
  // It makes Node of an editor's executable, and is for this process alone.
  const { ELECTRON_RUN_AS_NODE: _editor, ...environment } = process.env;
  const answer = await makeView(order, viewer, environment);
  process.stdout.write(JSON.stringify(answer));
}

/** Asks the tool for the plan and writes its view. */
export async function makeView(
  order: ShowOrder,
  viewer: PlanViewer,
  environment: NodeJS.ProcessEnv,
  signal?: AbortSignal,
): Promise<ShowAnswer> {
  const pieces = new JsonPieces(viewer.needed);
  const said = await readOutput(order, { environment, signal }, (chunk) => pieces.push(chunk));
  if (said === "tooLarge") {
    const megabytes = Math.round(order.maximalBytes / 1024 / 1024);
    const why = `The plan is larger than ${megabytes} MB as JSON, so it was not read.`;
    return { kind: "failed", why, tooLarge: true };
  }
  if (typeof said === "string") return { kind: "failed", why: said };
  try {
    if (said) throw said;
    const viewed = viewer.view(pieces.end(), order.secrets);
    if (typeof viewed === "string") return { kind: "failed", why: viewed };
    const { view, ...summary } = viewed;
    const wrong = writeView(order.viewFile, view);
    return wrong ? { kind: "failed", why: wrong } : { kind: "written", summary };
  } catch (error) {
    // Without the message, which may quote what could not be read.
    const place =
      ((error as Error).stack ?? "")
        .split("\n")
        .find((line) => /^\s+at /.test(line))
        ?.trim() ?? "";
    return {
      kind: "failed",
      why: `The view of the plan could not be made (${(error as Error).name} ${place}).`,
    };
  }
}

/**
 * Hands over what the tool says, as it says it.
 * @returns a sentence where it fails, what `take` has thrown, or undefined where all is well.
 */
function readOutput(
  { program, planFile, directory, maximalBytes }: ShowOrder,
  { environment, signal }: { environment: NodeJS.ProcessEnv; signal: AbortSignal | undefined },
  take: (chunk: Buffer) => void,
): Promise<Error | string | "tooLarge" | undefined> {
  return new Promise((resolve) => {
    const child = spawn(program, ["show", "-json", "-no-color", planFile], {
      cwd: directory,
      env: environment,
      stdio: ["ignore", "pipe", "pipe"],
      ...(signal ? { signal, killSignal: "SIGKILL" } : {}),
      windowsHide: true,
    });
    let size = 0;
    let errors = "";
    let ended: Error | "tooLarge" | undefined;
    child.stdout.on("data", (chunk: Buffer) => {
      if (ended) return;
      size += chunk.length;
      try {
        if (size > maximalBytes) ended = "tooLarge";
        else take(chunk);
      } catch (error) {
        ended = error as Error;
      }
      if (ended) child.kill("SIGKILL");
    });
    child.stderr.on("data", (chunk: Buffer) => {
      if (errors.length < 4096) errors += chunk.toString("utf8");
    });
    child.on("error", (error) => resolve(`${program} cannot be started: ${error.message}.`));
    child.on("close", (code) => {
      const failed =
        code !== 0 ? `"show -json" failed: ${plainText(errors).trim().slice(0, 2000)}` : undefined;
      resolve(ended ?? failed);
    });
  });
}
