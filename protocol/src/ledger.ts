import type { Checked } from "./run-record.ts";
import type { Shape } from "./shape.ts";

/** Where the records lie, below the folder of `rebake.hcl`. */
export const LEDGER_FOLDERS = { images: ".rebake/images", deployments: ".rebake/deployments" } as const;

/** The names that the pin of a target may have: loaded by Terraform itself, and handed over where several targets share a root module. */
export function pinNames(target: string): { readonly automatic: string; readonly handed: string } {
  return { automatic: `${target}.rebake.auto.tfvars.json`, handed: `${target}.rebake.tfvars.json` };
}

/** No record that Rebake writes comes near it. */
export const LARGEST_RECORD = 1024 * 1024;

const ID = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z-([0-9a-z]{1,32})$/;
const PLAUSIBLE_ID =
  /^\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3])[0-5]\d[0-5]\dZ-[0-9a-z]{1,32}$/;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
/** Names that Windows keeps for devices, with whatever ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * The id of a record, which is the name of its file without `.json`. Ids sort by time, to the millisecond, so that the newest is
 * found without reading anything, and two bakes of one second do not meet.
 * @param random some lower-case letters and digits
 */
export function recordId(time: Date, random: string): string {
  const [seconds = "", milliseconds = ""] = time.toISOString().replaceAll(/[-:Z]/g, "").split(".");
  return `${seconds}Z-${milliseconds}${random}`;
}

/** Whether it is an id, without working out the time in it: of long lists nobody asks for more. */
export function isRecordId(id: string): boolean {
  return PLAUSIBLE_ID.test(id);
}

/** The time in an id; undefined for what is no id. */
export function timeOfRecordId(id: string): Date | undefined {
  const [, year, month, day, hour, minute, second] = ID.exec(id) ?? [];
  if (year === undefined) return undefined;
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

/** Why an image or a target cannot have this name, as the end of a sentence: it is the name of a folder, too. */
export function wrongName(name: string): string | undefined {
  if (!NAME.test(name) || name.endsWith("."))
    return "must begin with a letter or digit, have at most 64 letters, digits, dots, - or _, and not end with a dot";
  return DEVICE.test(name) ? "is a name that Windows keeps for a device" : undefined;
}

/** A time with date, hours, minutes, seconds and zone: everything but UTC would not sort. */
export const utcTime: Shape<string> = {
  wrong: (value, name) =>
    typeof value === "string" &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value) &&
    !Number.isNaN(Date.parse(value))
      ? undefined
      : `${name} must be a time in UTC (2026-01-31T10:00:00Z)`,
};

/** SHA-256, in lower-case hex. */
export const sha256: Shape<string> = {
  wrong: (value, name) =>
    typeof value === "string" && /^[0-9a-f]{64}$/.test(value) ? undefined : `${name} must be a SHA-256`,
};

/** A path below the folder of rebake.hcl, "" for that folder: paths of one machine say nothing on another. */
export const repositoryPath: Shape<string> = {
  wrong: (value, name) =>
    typeof value === "string" && !/^([/\\]|[A-Za-z]:)|\\|(^|\/)\.\.(\/|$)/.test(value)
      ? undefined
      : `${name} must be a path below the folder of rebake.hcl`,
};

/**
 * Reads the text of a record. Never throws.
 * @returns the record, or what is wrong as the end of a sentence that begins with the file
 */
export function readLedgerRecord<T>(source: string, version: number, shape: Shape<T>): Checked<T> {
  let value: unknown;
  try {
    // Editors of Windows put a mark before a text.
    value = JSON.parse(source.replace(/^\ufeff/, ""));
  } catch {
    return { wrong: hasConflict(source) ? "has the marks of a merge conflict in it" : "is no JSON" };
  }
  const found = (value as { readonly version?: unknown } | null)?.version;
  if (typeof found === "number" && found > version)
    return { wrong: `is of version ${found}, which a newer Rebake writes` };
  const wrong = shape.wrong(value, "record");
  return wrong === undefined
    ? { value: value as T }
    : { wrong: `is no record: ${wrong.replace(/^record\./, "")}` };
}

/** Whether a text that should be JSON has the marks of a merge conflict in it. */
export function hasConflict(source: string): boolean {
  return /^(<{7}|={7}|>{7})( |\r?$)/m.test(source);
}

/** The text of a record as it is written: for people to review, and the same for the same record. */
export function writeLedgerRecord(record: unknown): string {
  return `${JSON.stringify(record, undefined, 2)}\n`;
}
