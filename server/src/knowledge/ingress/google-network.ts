import { asString, type Value } from "../../eval/value.ts";
import { sourceText } from "../../syntax/body.ts";
import type { TerraformModule } from "../../terraform/module.ts";
import type { Entry } from "./entry.ts";

/**
 * Known by its name, or as a resource whose name is not known, or not at all. Two of different kinds may be the
 * same network; two of the same kind are when their keys are.
 */
export interface Network {
  readonly kind: "name" | "resource" | "unknown";
  readonly key: string;
  readonly project: string | undefined;
}

/** The network a firewall is for. */
export function readNetwork(module: TerraformModule, entry: Entry): Network {
  const value = entry.value("network");
  const ownProject = asString(entry.value("project"));
  const named = networkByName(value, ownProject);
  if (named) return named;
  const expression = entry.expression("network");
  const text = expression ? sourceText(expression).replace(/\s/g, "") : "";
  const [, address, index = ""] = NETWORK_REFERENCE.exec(text) ?? [];
  if (address === undefined) return { kind: "unknown", key: "", project: ownProject };
  const declared = index === "" ? module.resource(address) : undefined;
  const name = declared && module.value(declared.body, "name");
  const project = declared && module.value(declared.body, "project");
  const declaredProject = project && asString(project);
  return (
    (name && networkByName(name, declaredProject ?? ownProject)) || {
      kind: "resource",
      key: address + index,
      project: declaredProject ?? ownProject,
    }
  );
}

/** `main`, `projects/one/global/networks/main` and the whole address of it are the same. */
function networkByName(value: Value, project: string | undefined): Network | undefined {
  if (value.kind === "null") return { kind: "name", key: "", project };
  const text = asString(value)?.trim();
  if (text === undefined) return undefined;
  const [, inLink] = /(?:^|\/)projects\/([^/]+)\//.exec(text) ?? [];
  return { kind: "name", key: text.slice(text.lastIndexOf("/") + 1), project: inLink ?? project };
}

/** An index that is not written out may be any. */
const NETWORK_REFERENCE =
  /^(?:"\$\{)?(google_compute_network\.[\w-]+)(\[(?:\d+|"[^"$%\\]*")\])?\.(?:name|id|self_link)(?:\}")?$/;

export const NETWORK_KINDS: readonly Network["kind"][] = ["name", "resource", "unknown"];
