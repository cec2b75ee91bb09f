import { asString } from "../eval/value.ts";
import type { PackerTemplate } from "../packer/template.ts";
import { attribute } from "../syntax/body.ts";
import { replace } from "../syntax/edits.ts";
import type { Attribute } from "../syntax/nodes.ts";
import type { Finding, Fix, PackerRule } from "./rule.ts";
import { relatedHops, type SourceUse, spanOf, usesOfSources } from "./shared/image-names.ts";
import { declareVariables, variableName } from "./shared/packer-variables.ts";

export const isoChecksumNone: PackerRule = {
  id: "iso-checksum-none",
  dialect: "packer",
  category: "packer",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "An ISO is used whatever is in it",
    reason:
      "The bake installs from whatever the address delivers: a newer ISO, a broken one, or a foreign one.",
    why: `The checksum is what ties a bake to one ISO. Without it the same template installs from whatever lies at the
address that day, and neither a new release, nor a broken download, nor a file that somebody put in its place is
noticed before machines run from it. Give the checksum that the publisher names, checked once by its signature, and
raise it on purpose together with the address.`,
    bad: `source "qemu" "web" {
  iso_url      = "https://example.com/debian-12.5.0-amd64-netinst.iso"
  iso_checksum = "none"
}
`,
    good: `variable "iso_checksum" {
  type        = string
  description = "Of the ISO, as its publisher names it: sha256:..."
}

source "qemu" "web" {
  iso_url      = "https://example.com/debian-12.5.0-amd64-netinst.iso"
  iso_checksum = var.iso_checksum
}
`,
    exceptions: [
      "Only the run knows the checksum.",
      "The source has no address of an ISO: the file lies on the platform already.",
      "No build of the folder uses the source.",
    ],
    links: [
      {
        title: "Packer: qemu, iso_checksum",
        url: "https://developer.hashicorp.com/packer/integrations/hashicorp/qemu/latest/components/builder/qemu",
      },
    ],
  },
  *check(template) {
    const found = new Map<Attribute, SourceUse>();
    for (const use of usesOfSources(template)) {
      const checksum = unchecked(template, use);
      if (checksum && !found.has(checksum)) found.set(checksum, use);
    }
    for (const [checksum, use] of found) yield report(template, checksum, use, found.size > 1);
  },
};

function unchecked(template: PackerTemplate, use: SourceUse): Attribute | undefined {
  if (!use.bodies.some((body) => attribute(body, "iso_url") || attribute(body, "iso_urls"))) return undefined;
  for (const name of ["iso_checksum", "iso_checksum_type"]) {
    const checksum = use.bodies.map((body) => attribute(body, name)).find((one) => one !== undefined);
    const text = checksum && asString(template.evaluate(checksum.expression));
    if (text === undefined) continue;
    if (text.toLowerCase() === "none" || (text === "" && name === "iso_checksum")) return checksum;
  }
  return undefined;
}

function report(
  template: PackerTemplate,
  checksum: Attribute,
  use: SourceUse,
  isOneOfSeveral: boolean,
): Finding {
  const { hops } = template.evaluate(checksum.expression);
  return {
    at: spanOf(checksum),
    subject: use.subject,
    message: "Nothing checks the ISO, so the bake installs from whatever the address delivers",
    related: relatedHops(hops),
    fixes: hops.length > 0 ? [] : intoVariable(template, checksum, use, isOneOfSeveral),
  };
}

function intoVariable(
  template: PackerTemplate,
  checksum: Attribute,
  use: SourceUse,
  isOneOfSeveral: boolean,
): Fix[] {
  if (checksum.name !== "iso_checksum") return [];
  const source = use.source?.name ?? "build";
  const name = variableName(template, "iso_checksum", [source, `${use.builder}_${source}`], isOneOfSeveral);
  if (name === undefined) return [];
  return [
    {
      title: `Take the checksum from a variable, \`${name}\``,
      safe: false,
      effect: "next bake",
      edits: () => [
        replace(checksum.expression, `var.${name}`),
        ...declareVariables(
          template,
          use.subject.path,
          [name],
          ["type        = string", 'description = "Of the ISO, as its publisher names it: sha256:..."'],
        ),
      ],
    },
  ];
}
