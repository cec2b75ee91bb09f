import { statSync } from "node:fs";
import { dirname, relative, sep } from "node:path";
import type { BakeRequest } from "../../protocol/src/run-record.ts";
import { printable } from "./plan-arguments.ts";

/** The folder of a template that is a folder or one file. */
export function folderOfTemplate(template: string): string {
  return statSync(template).isDirectory() ? template : dirname(template);
}

/** Where Packer is run. */
export function directoryOf(template: string, { directory }: BakeRequest): string {
  return directory ?? folderOfTemplate(template);
}

/**
 * The arguments of `build`. Paths are joined to their option, so that one that begins with "-" is no option.
 * @throws Error naming what cannot be passed on.
 */
export function buildArguments(template: string, request: BakeRequest): string[] {
  return [
    "build",
    "-machine-readable",
    "-color=false",
    "-timestamp-ui",
    `-on-error=${request.onError}`,
    ...(request.force ? ["-force"] : []),
    ...choice(request),
    templateArgument(template, request),
  ];
}

/** The arguments of `validate`, for the same builds with the same values. */
export function validateArguments(template: string, request: BakeRequest): string[] {
  return ["validate", "-machine-readable", ...choice(request), templateArgument(template, request)];
}

/** `init`, which never upgrades by itself; there from Packer 1.7 on. */
export function pluginArguments(template: string, request: BakeRequest): string[] {
  return ["init", "-machine-readable", templateArgument(template, request)];
}

function choice({ only, except, varFiles }: BakeRequest): string[] {
  return [
    ...(only.length > 0 ? [`-only=${only.map((one) => pattern(one)).join(",")}`] : []),
    ...(except.length > 0 ? [`-except=${except.map((one) => pattern(one)).join(",")}`] : []),
    ...varFiles.map((path) => `-var-file=${printable(path, "The vars file")}`),
  ];
}

function pattern(text: string): string {
  if (text.includes(",")) throw new Error(`The name of builds ${JSON.stringify(text)} has a comma.`);
  return printable(text, "The name of builds");
}

/** Relative to where Packer is run, so that what it says of places can be read. */
function templateArgument(template: string, request: BakeRequest): string {
  const path = printable(relative(directoryOf(template, request), template) || ".", "The template");
  return path.startsWith("-") ? `.${sep}${path}` : path;
}
