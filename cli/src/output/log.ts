import { ageInWords } from "../../../protocol/src/age.ts";
import { printable } from "../../../protocol/src/printable.ts";
import type { RunEvent } from "../../../protocol/src/run-events.ts";
import { isBakeRun, type RunRecord } from "../../../protocol/src/run-record.ts";
import type { RunState } from "../../../runner/src/run-state.ts";
import type { RunFolder } from "../../../runner/src/runs.ts";
import { leftBy, outcomeInWords, runInWords } from "./run-words.ts";
import type { StatusLook } from "./status.ts";

/** Who ran what, when, with what, and what came of it: lines. */
export function pageOf({ id, record, folder }: RunFolder, state: RunState, look: StatusLook): string[] {
  const { root, by, created, workspace, backend, git } = record;
  const user = by.user === undefined ? "" : `${by.user}, `;
  const rows: [string, string | undefined][] = [
    [isBakeRun(record) ? "Template" : "Root module", root],
    ["By", `${user}${by.program} ${by.version}, ${created} (${ageInWords(created, look.now)})`],
    ["With", toolsInWords(record)],
    ["Workspace", workspace],
    ["State", backend],
    ["Commit", git && `${git.commit}${git.dirty ? " with uncommitted changes" : ""}`],
    ["Outcome", outcomeOf(record, state)],
    ...leftBy(state).map((sentence): [string, string] => ["Left", sentence]),
    ["Folder", folder],
  ];
  return [
    look.style.bold(`Run ${id}: ${printable(runInWords(record))}`),
    ...rows.flatMap(([label, text]) =>
      text === undefined || text === "" ? [] : [`${`${label}:`.padEnd(13)}${printable(text)}`],
    ),
  ];
}

function toolsInWords({ tools }: RunRecord): string {
  return Object.values(tools ?? {})
    .map(
      ({ product, name, version, path }) => `${product === "unknown" ? name : product} ${version} (${path})`,
    )
    .join(", ");
}

function outcomeOf(record: RunRecord, state: RunState): string {
  const { finished } = state;
  return finished ? `${finished.outcome}: ${finished.message}` : outcomeInWords(record, state);
}

/** An event in one line: when, what, and all that it says. */
export function eventAsText({ v: _v, seq: _seq, at, type, ...rest }: RunEvent): string {
  return `${at}  ${type.padEnd(18)}  ${JSON.stringify(rest)}`;
}
