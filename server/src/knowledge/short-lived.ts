import { asString } from "../eval/value.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { namesOf } from "./stateful.ts";

/** True when the names a person gave the resource say that it is there to be thrown away: a test, a trial restore. */
export function isShortLived(module: TerraformModule, resource: Resource): boolean {
  const identifiers = IDENTIFIERS.flatMap((name) => {
    const value = module.value(resource.body, name);
    return (value && asString(value)) ?? [];
  });
  return [...namesOf(module, resource), ...identifiers].some((name) => SHORT_LIVED.test(name));
}

/** What databases call themselves by. */
const IDENTIFIERS = ["identifier", "identifier_prefix", "cluster_identifier", "replication_group_id"];

const SHORT_LIVED =
  /(?:^|[^a-z])(?:tests?|testing|tmp|temp|temporary|ephemeral|sandbox|preview|scratch|restored?|throwaway)(?:[^a-z]|$)/i;
