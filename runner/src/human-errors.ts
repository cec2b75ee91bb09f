import type { EventBody } from "../../protocol/src/run-events.ts";
import { plainText } from "./lines.ts";

type Diagnostic = Extract<EventBody, { type: "diagnostic" }>;

/**
 * The errors and warnings in what a tool prints for people, which is all that `init`, `show` and unknown sub-commands have
 * (on standard error, with colours and a frame, also where nobody is at a terminal).
 */
export function humanDiagnostics(output: string): Diagnostic[] {
  const found: Diagnostic[] = [];
  let detail: string[] = [];
  const finish = (): void => {
    const last = found.at(-1);
    if (last) found[found.length - 1] = { ...last, detail: detail.join("\n").trim() };
    detail = [];
  };
  for (const raw of plainText(output).split("\n")) {
    const line = raw.replace(/^[╷│╵|]\s?/, "");
    const [, severity, summary] = /^(Error|Warning): (.*)$/.exec(line) ?? [];
    if (severity && summary !== undefined) {
      finish();
      found.push({
        type: "diagnostic",
        severity: severity === "Error" ? "error" : "warning",
        summary,
        detail: "",
      });
    } else detail.push(line);
  }
  finish();
  return found;
}

/**
 * The first line of an error and the rest of it. Where that only counts (`1 error(s) occurred:` and a list), it is what stands
 * first in the list.
 */
export function headlineOf(text: string): { readonly summary: string; readonly detail: string } {
  const [first = "", ...others] = text.trim().split("\n");
  const at = [first, ...others].findIndex((line) => COUNT.test(line));
  const [item, ...rest] = at < 0 ? [] : others.slice(at).join("\n").trim().split("\n");
  const summary = item?.replace(/^\s*\*\s*/, "");
  if (!summary || at > 1 || (at === 1 && !first.endsWith(":")))
    return { summary: first, detail: others.join("\n").trim() };
  return { summary: at === 0 ? summary : `${first} ${summary}`, detail: rest.join("\n").trim() };
}

const COUNT = /^\s*\d+ error(?:s|\(s\))? occurred:\s*$/;
