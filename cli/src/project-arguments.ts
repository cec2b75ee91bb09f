import { parseArgs } from "node:util";
import { isOdd, parse, readTextOrJson } from "./plan-arguments.ts";
import { UsageError } from "./usage.ts";

export interface ShowProject {
  readonly format: "text" | "json";
  readonly color: boolean | undefined;
}

export interface StatusArguments extends ShowProject {
  /** A folder of the project; undefined for the one that the command is run in. */
  readonly folder: string | undefined;
}

export interface ImagesArguments extends ShowProject {
  /** Undefined for all. */
  readonly image: string | undefined;
  /** How many bakes of each are listed, the newest. */
  readonly limit: number;
}

export interface LogArguments extends ShowProject {
  readonly id: string;
  /** What happened, event by event, in place of what the tools printed. */
  readonly events: boolean;
}

const SHOW = {
  format: { type: "string" },
  color: { type: "boolean" },
  "no-color": { type: "boolean" },
} as const;
const OF_IMAGES = { ...SHOW, limit: { type: "string" }, all: { type: "boolean" } } as const;
const OF_LOG = { ...SHOW, events: { type: "boolean" } } as const;

const USUAL_LIMIT = 10;

/** Reads the arguments of `status`. @throws UsageError naming what is wrong. */
export function readStatusArguments(args: readonly string[]): StatusArguments {
  const { values, positionals } = parse("status", args, () =>
    parseArgs({ args: [...args], options: SHOW, allowPositionals: true, strict: true }),
  );
  const folder = onlyOne("status", "one folder", positionals);
  if (folder !== undefined && isOdd(folder)) throw new UsageError("the folder has no name");
  return { ...readShow(values), folder };
}

/** Reads the arguments of `images`. @throws UsageError naming what is wrong. */
export function readImagesArguments(args: readonly string[]): ImagesArguments {
  const { values, positionals } = parse("images", args, () =>
    parseArgs({ args: [...args], options: OF_IMAGES, allowPositionals: true, strict: true }),
  );
  const image = onlyOne("images", "one image", positionals);
  const { limit, all } = values;
  if (limit !== undefined && all) throw new UsageError("--limit and --all contradict each other; give one");
  if (limit !== undefined && !/^[1-9]\d{0,8}$/.test(limit))
    throw new UsageError(`--limit is a number of bakes, not "${limit}"`);
  const number = all ? Number.POSITIVE_INFINITY : limit === undefined ? USUAL_LIMIT : Number(limit);
  return { ...readShow(values), image, limit: number };
}

/** Reads the arguments of `log`. @throws UsageError naming what is wrong. */
export function readLogArguments(args: readonly string[]): LogArguments {
  const { values, positionals } = parse("log", args, () =>
    parseArgs({ args: [...args], options: OF_LOG, allowPositionals: true, strict: true }),
  );
  const id = onlyOne("log", "one run", positionals);
  if (id === undefined || isOdd(id))
    throw new UsageError(
      '"rebake log" needs the id of a run, or the beginning of it; "rebake runs" lists them',
    );
  return { ...readShow(values), id, events: values.events ?? false };
}

function onlyOne(command: string, what: string, [first, ...others]: readonly string[]): string | undefined {
  if (others.length > 0) throw new UsageError(`"rebake ${command}" takes ${what}, not also "${others[0]}"`);
  return first;
}

function readShow(values: {
  readonly format?: string | undefined;
  readonly color?: boolean | undefined;
  readonly "no-color"?: boolean | undefined;
}): ShowProject {
  return { format: readTextOrJson(values.format), color: values["no-color"] ? false : values.color };
}
