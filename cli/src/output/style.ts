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

/** Colours when asked for, or when `stream` is a terminal and neither NO_COLOR nor a dumb terminal says otherwise. */
export function styleFor(
  stream: { readonly isTTY?: boolean | undefined },
  wanted: boolean | undefined,
  environment: NodeJS.ProcessEnv,
): Style {
  const detected = stream.isTTY === true && !environment.NO_COLOR && environment.TERM !== "dumb";
  return (wanted ?? (detected || Boolean(environment.FORCE_COLOR))) ? COLOURED : PLAIN;
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
const PLAIN: Style = { bold: same, dim: same, added: same, removed: same, severity: () => same };
