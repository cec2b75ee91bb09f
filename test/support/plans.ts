import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const SHARED = ["/work/shared/plans", "/work/shared/captures"];

/** Plans as engines printed them. Only where the recordings are there. */
export function recordedPlans(): { readonly name: string; readonly json: Record<string, unknown> }[] {
  return SHARED.flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.json$|stdout$/.test(name))
      .flatMap((name) => {
        const json = parsed(readFileSync(join(root, name), "utf8"));
        const isPlan =
          json?.format_version !== undefined && (json.configuration ?? json.planned_values) !== undefined;
        return json && isPlan ? [{ name, json }] : [];
      }),
  );
}

/** Why tests over recordings do not run here; undefined where they do. */
export const noRecordings = SHARED.every((root) => existsSync(root))
  ? undefined
  : "the recorded plans are not on this machine";

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

/** A plan of one format with these changes of resources. */
export function planOf(changes: readonly object[], rest: object = {}): Record<string, unknown> {
  return { format_version: "1.2", terraform_version: "1.9.0", resource_changes: changes, ...rest };
}

/** A change of `type.name`; masks are there, and say that nothing is sensitive. */
export function changeOf(
  address: string,
  actions: readonly string[],
  before: object | null,
  after: object | null,
  rest: { readonly change?: object; readonly [key: string]: unknown } = {},
): object {
  const [, type, name, index] =
    /^(?:module\..*\.)?(?:data\.)?([a-z0-9_]+)\.([a-z0-9_-]+)(?:\[(.+)\])?$/.exec(address) ?? [];
  const { change, ...others } = rest;
  return {
    address,
    mode: address.includes("data.") ? "data" : "managed",
    type,
    name,
    ...(index === undefined ? {} : { index: JSON.parse(index) as unknown }),
    ...others,
    change: {
      actions,
      before,
      after,
      after_unknown: {},
      before_sensitive: {},
      after_sensitive: {},
      ...change,
    },
  };
}
