import { asString } from "../eval/value.ts";
import type { TerraformModule } from "./module.ts";

/** False when the module's `required_version` keeps every release from that one on out. */
export function allowsVersion(module: TerraformModule, major: number, minor: number): boolean {
  return !module.blocks("terraform").some((settings) => {
    const required = module.value(settings.body, "required_version");
    const constraint = required && asString(required);
    return constraint?.split(",").some((part) => endsBefore(part, major, minor));
  });
}

/** Whether one part of a constraint, `< 1.10` or `~> 1.5.0`, ends before the release. */
function endsBefore(part: string, major: number, minor: number): boolean {
  const match = /^\s*(~>|<=?|>=?|!?=)?\s*v?(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(part);
  if (!match) return false;
  const [, operator = "=", its = "0", itsMinor = "0", patch] = match;
  const isOlder = Number(its) < major || (Number(its) === major && Number(itsMinor) < minor);
  const isFirst = Number(its) === major && Number(itsMinor) === minor && Number(patch ?? 0) === 0;
  switch (operator) {
    case "<":
      return isOlder || isFirst;
    case "~>":
      return patch === undefined ? Number(its) < major : isOlder;
    case "<=":
    case "=":
      return isOlder;
    default:
      return false;
  }
}
