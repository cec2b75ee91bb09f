import type { PlanRequest } from "../../protocol/src/run-record.ts";

/**
 * The arguments of `plan`. Paths are joined to their option, so that one that begins with "-" is no option.
 * @throws Error naming what cannot be passed on.
 */
export function planArguments(request: PlanRequest, planFile: string): string[] {
  return [
    "plan",
    "-json",
    "-input=false",
    "-no-color",
    "-detailed-exitcode",
    `-lock-timeout=${Math.max(0, Math.round(request.lockTimeoutSeconds))}s`,
    `-out=${planFile}`,
    ...(request.mode === "destroy" ? ["-destroy"] : []),
    ...(request.mode === "refresh-only" ? ["-refresh-only"] : []),
    ...(request.refresh ? [] : ["-refresh=false"]),
    ...request.varFiles.map((path) => `-var-file=${printable(path, "The vars file")}`),
    ...request.targets.map((address) => `-target=${printable(address, "The target")}`),
    ...request.replace.map((address) => `-replace=${printable(address, "The address to replace")}`),
  ];
}

/** `init`, which never upgrades and never moves a state by itself. `-json` is there from Terraform 1.9 and OpenTofu 1.7 on. */
export function initArguments(): string[] {
  return ["init", "-input=false", "-no-color"];
}

/** @throws Error for a text that cannot be an argument. */
export function printable(text: string, what: string): string {
  if (/\p{Cc}/u.test(text) || text === "")
    throw new Error(`${what} ${JSON.stringify(text)} is empty or has control characters.`);
  return text;
}
