import { fromYaml } from "../eval/functions/yaml-reading.ts";
import { asString, type Value } from "../eval/value.ts";
import type { Span } from "../syntax/nodes.ts";

/**
 * The roles and collections that a requirements file names without a version, in its order.
 * Source: docs.ansible.com/ansible/latest/collections_guide/collections_installing.html#install-multiple-collections-with-a-requirements-file.
 * @param span stands for the file.
 */
export function unpinnedRequirements(text: string, span: Span): string[] {
  const read = fromYaml(text, { span });
  // Before there were collections the file was a list of roles.
  const lists =
    read?.kind === "object" ? ["roles", "collections"].map((name) => read.entries.get(name)) : [read];
  return lists.flatMap((list) =>
    list?.kind === "list" ? list.items.flatMap((one) => nameWithout(one) ?? []) : [],
  );
}

/** Undefined for what has a version, or includes another file. */
function nameWithout(requirement: Value): string | undefined {
  if (requirement.kind === "string") return /[,:]/.test(requirement.value) ? undefined : requirement.value;
  if (requirement.kind !== "object") return undefined;
  const text = (name: string): string | undefined => {
    const found = requirement.entries.get(name);
    return found && asString(found);
  };
  if (requirement.entries.has("include") || /^(?:dir|subdirs|file)$/.test(text("type") ?? ""))
    return undefined;
  const version = requirement.entries.get("version");
  const isOpen = version === undefined || version.kind === "null" || asString(version)?.trim() === "*";
  return isOpen ? (text("name") ?? text("src") ?? text("source")) : undefined;
}
