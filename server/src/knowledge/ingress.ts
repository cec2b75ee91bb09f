import type { SpanEdit } from "../syntax/edits.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { onceFor } from "../terraform/once.ts";
import { AWS_SHAPES } from "./ingress/aws.ts";
import { AZURE_SHAPES } from "./ingress/azure.ts";
import { googleIngressRules } from "./ingress/google.ts";
import { OTHER_SHAPES } from "./ingress/others.ts";
import type { Ports, Protocol } from "./ingress/ports.ts";
import { rulesOfShape, type Shape } from "./ingress/shape.ts";
import type { OtherSource, Source } from "./ingress/sources.ts";
import { tencentLiteRules } from "./ingress/tencent-lite.ts";
import type { AddressFamily } from "./network.ts";

/** One thing a firewall lets in, whatever the provider: traffic to ports from sources. */
export interface IngressRule {
  /** The resource that holds the rule, or is it. */
  readonly resource: Resource;
  readonly protocol: Protocol;
  readonly ports: Ports;
  readonly sources: readonly Source[];
  /** What is let in that is no known address, as far as the rule says so. */
  readonly otherSources: readonly OtherSource[];
  /** There are sources beside those: groups, tags, or addresses that cannot be known. */
  readonly hasOtherSources: boolean;
  /** Whether another rule keeps (or may keep) every address of the family from the port, whatever this one allows. */
  isDenied(family: AddressFamily, protocol: Protocol, port: number): boolean;
  /** The edits that take just this rule away; undefined where that is not possible without harm elsewhere. */
  readonly removal: (() => SpanEdit[]) | undefined;
  /** The edits that take sources away and leave the rule to the others; undefined where they are not written in lists. */
  withoutSources(gone: readonly Source[]): SpanEdit[] | undefined;
}

/** Every rule of the module that allows traffic in. Rules that may be switched off are not among them. */
export function ingressRules(module: TerraformModule): readonly IngressRule[] {
  return onceFor(module, ingressRules, () => [
    ...module.resources(...SHAPES.keys()).flatMap((resource) => {
      const shape = SHAPES.get(resource.resourceType);
      return shape ? rulesOfShape(module, resource, shape) : [];
    }),
    ...googleIngressRules(module),
    ...tencentLiteRules(module),
  ]);
}

/** The resource types that hold such rules, or are one. */
export function ingressTypes(): string[] {
  return [...SHAPES.keys(), "google_compute_firewall"];
}

const SHAPES: ReadonlyMap<string, Shape> = new Map(
  [...AWS_SHAPES, ...AZURE_SHAPES, ...OTHER_SHAPES].map((shape) => [shape.type, shape]),
);
