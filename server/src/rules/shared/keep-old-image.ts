import type { NameLimits } from "../../knowledge/packer-builders.ts";
import { type AcrossRuns, acrossRuns } from "../../packer/across-runs.ts";
import type { PackerTemplate } from "../../packer/template.ts";
import { removeAttributes } from "../../syntax/edits.ts";
import type { Attribute, Body } from "../../syntax/nodes.ts";
import type { Fix, Severity } from "../rule.ts";
import { uniqueNames } from "./image-names.ts";

/** What an image is called. */
export interface Name {
  readonly attribute: Attribute;
  readonly limits: NameLimits;
}

/** A name that differs each time leaves nothing to overwrite. */
export function judged(
  template: PackerTemplate,
  name: Name | undefined,
  severity: Severity,
  setting: Attribute,
  message: string,
): { readonly severity: Severity; readonly message: string } {
  if (behaviour(template, name) !== "differs") return { severity, message };
  return {
    severity: "information",
    message: `${setting.name} has nothing to do while the name is new at each bake, and destroys an image once it is not`,
  };
}

/** Takes the settings away, and makes the name unique where otherwise the next bake would find it taken. */
export function leaveInPlace(
  template: PackerTemplate,
  settings: readonly Attribute[],
  owner: Body,
  name: Name | undefined,
): Fix {
  const same = behaviour(template, name) === "same";
  const unique = name && same ? uniqueNames(template, [name]) : undefined;
  return {
    title: unique
      ? `Remove ${listed(settings)}, and append the time of the bake to the name`
      : `Remove ${listed(settings)}`,
    safe: unique ? unique.safe : behaviour(template, name) === "differs",
    effect: "next bake",
    edits: () => [...removeAttributes(settings, owner), ...(unique?.edits() ?? [])],
  };
}

function behaviour(template: PackerTemplate, name: Name | undefined): AcrossRuns {
  return name ? acrossRuns(template, name.attribute.expression) : "unknown";
}

function listed(settings: readonly Attribute[]): string {
  return settings.map((one) => one.name).join(" and ");
}
