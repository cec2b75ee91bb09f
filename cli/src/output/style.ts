import { styleText } from "node:util";
import type { Severity } from "../../../server/src/rules/rule.ts";

type Paint = (text: string) => string;

export interface Style {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly added: Paint;
  readonly removed: Paint;
  readonly severity: (severity: Severity) => Paint;
}

/** Colours when asked for, or when `stream` is a terminal and the environment does not say otherwise. */
export function styleFor(
  stream: { readonly isTTY?: boolean | undefined },
  wanted: boolean | undefined,
  environment: NodeJS.ProcessEnv,
): Style {
  return (wanted ?? detectColor(stream, environment)) ? COLOURED : PLAIN;
}

/** The environment's customs: NO_COLOR forbids, FORCE_COLOR (unless 0) wants them also without a terminal. */
function detectColor(
  stream: { readonly isTTY?: boolean | undefined },
  environment: NodeJS.ProcessEnv,
): boolean {
  if (environment.NO_COLOR) return false;
  if (environment.FORCE_COLOR) return environment.FORCE_COLOR !== "0" && environment.FORCE_COLOR !== "false";
  return stream.isTTY === true && environment.TERM !== "dumb";
}

/** The decision is made above; newer Nodes would look at stdout a second time. */
function paint(format: Parameters<typeof styleText>[0], text: string): string {
  return styleText(format, text, { validateStream: false });
}

const COLORS = { error: "red", warning: "yellow", information: "cyan", hint: "gray" } as const;

const COLOURED: Style = {
  bold: (text) => paint("bold", text),
  dim: (text) => paint("dim", text),
  added: (text) => paint("green", text),
  removed: (text) => paint("red", text),
  severity: (severity) => (text) => paint(COLORS[severity], text),
};

const same: Paint = (text) => text;
/** For everything that is not read at a terminal. */
export const PLAIN: Style = { bold: same, dim: same, added: same, removed: same, severity: () => same };
