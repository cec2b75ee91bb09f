import { remove } from "../../syntax/edits.ts";
import type { Resource } from "../../terraform/module.ts";
import type { IngressRule } from "../ingress.ts";
import type { Entry, NestedEntry } from "./entry.ts";
import type { Traffic } from "./shape.ts";
import { type Sources, withoutSources } from "./sources.ts";

/** A rule of Google's in the neutral form. @param holder of the sources. */
export function toGoogleRule(
  resource: Resource,
  traffic: Traffic,
  sources: Sources,
  holder: Entry,
  removal: IngressRule["removal"],
): IngressRule {
  return {
    resource,
    ...traffic,
    sources: sources.known,
    otherSources: sources.others,
    hasOtherSources: sources.hasOthers,
    removal,
    isDenied: () => false,
    withoutSources: (gone) => withoutSources(holder, gone),
  };
}

/** Takes one of several blocks away. */
export function removeBlock(entry: NestedEntry): IngressRule["removal"] {
  const { place } = entry;
  return place.kind === "block" ? () => remove(place.block, undefined) : undefined;
}
