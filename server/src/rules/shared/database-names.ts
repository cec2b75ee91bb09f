import { attribute, sourceText } from "../../syntax/body.ts";
import type { Resource } from "../../terraform/module.ts";

/**
 * The HCL of a name for the last snapshot of a database: its own name with `-final` behind it. Undefined where
 * several databases of one block would have to share it.
 */
export function finalSnapshotName(database: Resource): string | undefined {
  const named = ["identifier", "cluster_identifier"]
    .map((name) => attribute(database.body, name)?.expression)
    .find((one) => one !== undefined);
  if (named) {
    const text = sourceText(named);
    if (named.kind === "literal" || named.kind === "template")
      return named.form === "quoted" ? `${text.slice(0, -1)}-final"` : undefined;
    return named.kind === "traversal" || named.kind === "access" || named.kind === "index"
      ? `"\${${text}}-final"`
      : undefined;
  }
  const isOne = !attribute(database.body, "count") && !attribute(database.body, "for_each");
  return isOne ? `"${database.name.replaceAll("_", "-").toLowerCase()}-final"` : undefined;
}
