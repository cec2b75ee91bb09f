import type { Source } from "../../knowledge/ingress/sources.ts";
import type { IngressRule } from "../../knowledge/ingress.ts";
import type { SpanEdit } from "../../syntax/edits.ts";
import { removeItems } from "../../syntax/list-edits.ts";
import type { Fix } from "../rule.ts";
import { covers, inWords, isEverything, isWithin, portsInWords } from "./ingress-wording.ts";

/**
 * What can be done about a rule that opens the ports to the sources: take the ports out, take the sources out,
 * delete it. Without ports the rule as a whole is what is wrong.
 */
export function ingressFixes(rule: IngressRule, sources: readonly Source[], ports: readonly number[]): Fix[] {
  const result: Fix[] = [];
  const add = (title: string, edits: (() => readonly SpanEdit[]) | undefined): void => {
    if (edits) result.push({ title, safe: false, effect: "in place", edits });
  };
  const word = ports.length === 1 ? "port" : "ports";
  add(`Remove ${word} ${inWords(ports.map(String))} from this rule`, withoutPorts(rule, ports));
  add(
    `Remove ${inWords([...new Set(sources.map((one) => one.text))])} from the sources`,
    withoutSources(rule, sources),
  );
  add(deletionTitle(rule, sources, ports), rule.removal);
  return result;
}

/** Where the ports are some of a written list, the others can stay open. */
function withoutPorts(rule: IngressRule, ports: readonly number[]): (() => SpanEdit[]) | undefined {
  const covering = rule.ports.ranges.filter((one) => ports.some((port) => covers(one, port)));
  const written = covering.flatMap((one) => (isWithin(one, ports) ? (one.writtenAs ?? []) : []));
  const list = written[0]?.list;
  if (!list || written.length < covering.length || written.some((one) => one.list !== list)) return undefined;
  if (list.items.length <= written.length) return undefined;
  return () =>
    removeItems(
      list,
      written.map((one) => one.item),
    );
}

function withoutSources(rule: IngressRule, sources: readonly Source[]): (() => SpanEdit[]) | undefined {
  const leaves = rule.hasOtherSources || rule.sources.length > sources.length;
  const edits = leaves && sources.length > 0 ? rule.withoutSources(sources) : undefined;
  return edits && (() => edits);
}

/** Says what else goes with the rule. */
function deletionTitle(rule: IngressRule, sources: readonly Source[], ports: readonly number[]): string {
  const leaves = sources.length > 0 && (rule.hasOtherSources || rule.sources.length > sources.length);
  const alsoSources = leaves ? ", for its other sources too" : "";
  if (isEverything(rule)) return `Delete this rule, which opens everything${alsoSources}`;
  const others = rule.ports.ranges.filter((one) => !isWithin(one, ports));
  if (others.length === 0 && rule.ports.complete) return `Delete this rule${alsoSources}`;
  if (!rule.ports.complete) return `Delete this rule, which opens other ports too${alsoSources}`;
  return `Delete this rule, which opens ${portsInWords(rule.ports.ranges)}${alsoSources}`;
}
