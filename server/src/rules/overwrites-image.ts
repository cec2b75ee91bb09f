import { asBoolean, asNumber } from "../eval/value.ts";
import { isAmazon, isProxmox, isVsphere } from "../knowledge/packer-builders.ts";
import { acrossRuns } from "../packer/across-runs.ts";
import { postProcessors } from "../packer/post-processors.ts";
import type { PackerBlock, PackerTemplate } from "../packer/template.ts";
import { attribute, blocksOfType } from "../syntax/body.ts";
import { replace } from "../syntax/edits.ts";
import type { Attribute, Block, Body } from "../syntax/nodes.ts";
import type { Finding, PackerRule } from "./rule.ts";
import { pushesOfLatest } from "./shared/docker-tags.ts";
import { imageName, type SourceUse, uniqueNames, usesOfSources } from "./shared/image-names.ts";
import { judged, leaveInPlace, type Name } from "./shared/keep-old-image.ts";

export const overwritesImage: PackerRule = {
  id: "overwrites-image",
  dialect: "packer",
  category: "packer",
  severity: "error",
  since: "0.1.0",
  fix: "safe",
  docs: {
    title: "A bake destroys the image that machines still start from",
    reason: "Groups start machines from the image at any time, and going back needs the previous one.",
    why: `Scaling groups start machines from the image they were given, day and night. A bake that removes or replaces
that image before the new one is proven breaks the next scale-out, and it takes the way back with it: there is nothing
left to roll back to. An image is made once and never changed. Give each bake a name of its own, and let something that
knows which images are still in use clean up the old ones.`,
    bad: `source "amazon-ebs" "web" {
  ami_name              = "web"
  force_deregister      = true
  force_delete_snapshot = true
}
`,
    good: `source "amazon-ebs" "web" {
  ami_name = "web-\${local.timestamp}"
}

locals {
  timestamp = formatdate("YYYYMMDDhhmmss", timestamp())
}
`,
    exceptions: [
      "The name is made with the time or at random, so there is nothing to replace: then it is only information that the setting is there.",
      "The setting is false, or only the run knows it.",
      "A vSphere content library gets a VM template instead of an OVF: it never replaces an item.",
      "Proxmox is told to leave a machine and no template (`skip_convert_to_template`).",
      "docker-push follows a docker-tag that sets any tag besides `latest`.",
      "No build of the folder uses the source.",
    ],
    links: [
      {
        title: "Packer: amazon-ebs, force_deregister",
        url: "https://developer.hashicorp.com/packer/integrations/hashicorp/amazon/latest/components/builder/ebs",
      },
      {
        title: "Packer: vsphere-iso, export and content library",
        url: "https://developer.hashicorp.com/packer/integrations/hashicorp/vsphere/latest/components/builder/vsphere-iso",
      },
      {
        title: "Packer: proxmox-iso, vm_id",
        url: "https://developer.hashicorp.com/packer/integrations/hashicorp/proxmox/latest/components/builder/iso",
      },
      {
        title: "AWS: deregister an AMI",
        url: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/deregister-ami.html",
      },
    ],
  },
  *check(template) {
    const seen = new Set<Attribute | Block>();
    for (const use of usesOfSources(template)) {
      for (const { at, ...finding } of checkUse(template, use)) {
        if (seen.has(at)) continue;
        seen.add(at);
        yield { at: at.kind === "block" ? { piece: at.piece, range: at.headerRange } : at, ...finding };
      }
    }
    for (const build of template.builds()) {
      yield* keptReleases(template, build);
      yield* pushesOfLatest(template, build);
    }
  },
};

type UseFinding = Omit<Finding, "at"> & { readonly at: Attribute | Block };

function* checkUse(template: PackerTemplate, use: SourceUse): Generator<UseFinding> {
  for (const body of use.bodies) {
    if (isAmazon(use.builder)) yield* deregistering(template, use, body);
    if (isVsphere(use.builder)) {
      for (const one of blocksOfType(body, "export")) yield* forcedExport(template, use, one);
      for (const one of blocksOfType(body, "content_library_destination"))
        yield* replacedItem(template, use, one);
    }
    if (isProxmox(use.builder)) yield* fixedId(template, use, body);
  }
}

/** `force_delete_snapshot` works only together with `force_deregister`, or when the bake runs with `-force`. */
function* deregistering(template: PackerTemplate, use: SourceUse, body: Body): Generator<UseFinding> {
  const deregister = trueAttribute(template, body, "force_deregister");
  const snapshot = trueAttribute(template, body, "force_delete_snapshot");
  const name = imageName(template, use);
  if (deregister) {
    const removed = snapshot ? [deregister, snapshot] : [deregister];
    yield {
      at: deregister,
      subject: use.subject,
      ...judged(
        template,
        name,
        "error",
        deregister,
        `The bake deregisters the AMI of the same name${snapshot ? " and deletes its snapshots" : ""} while machines may still start from it`,
      ),
      related: snapshot ? [{ at: snapshot, message: "Its snapshots go with it" }] : [],
      fixes: [leaveInPlace(template, removed, body, name)],
    };
  } else if (snapshot && !use.bodies.some((other) => trueAttribute(template, other, "force_deregister"))) {
    yield {
      at: snapshot,
      subject: use.subject,
      ...judged(
        template,
        name,
        "warning",
        snapshot,
        "With -force the bake deletes the snapshots of the AMI of the same name, which nothing brings back",
      ),
      fixes: [leaveInPlace(template, [snapshot], body, name)],
    };
  }
}

function* forcedExport(template: PackerTemplate, use: SourceUse, block: Block): Generator<UseFinding> {
  const force = trueAttribute(template, block.body, "force");
  if (!force) return;
  const name = itemName(template, block) ?? imageName(template, use);
  yield {
    at: force,
    subject: use.subject,
    ...judged(template, name, "error", force, "The bake writes its OVF over the one exported before"),
    fixes: [leaveInPlace(template, [force], block.body, name)],
  };
}

/** An OVF takes the place of the library's item of its name; a VM template is always a new item. */
function* replacedItem(template: PackerTemplate, use: SourceUse, block: Block): Generator<UseFinding> {
  if (!trueAttribute(template, block.body, "ovf")) return;
  if (attribute(block.body, "skip_import") && !isFalse(template, block.body, "skip_import")) return;
  const name = itemName(template, block) ?? imageName(template, use);
  if (!name || acrossRuns(template, name.attribute.expression) !== "same") return;
  const unique = uniqueNames(template, [name]);
  yield {
    at: block,
    subject: use.subject,
    message: "The bake replaces the item of the same name in the content library",
    related: [{ at: name.attribute, message: "The name, the same at each bake" }],
    fixes: unique
      ? [{ title: "Append the time of the bake to the name", ...unique, effect: "next bake" }]
      : [],
  };
}

function* fixedId(template: PackerTemplate, use: SourceUse, body: Body): Generator<UseFinding> {
  const id = attribute(body, "vm_id");
  const number = id && asNumber(template.evaluate(id.expression));
  if (!id || !number || acrossRuns(template, id.expression) !== "same") return;
  const kept = use.bodies.filter((one) => attribute(one, "skip_convert_to_template"));
  if (kept.some((one) => !isFalse(template, one, "skip_convert_to_template"))) return;
  yield {
    at: id,
    subject: use.subject,
    message: `The template before has the id ${number} too, so it has to be destroyed before the next bake`,
    // Clones may name the template by its id; who takes the fix has to look.
    fixes: [{ ...leaveInPlace(template, [id], body, imageName(template, use)), safe: false }],
  };
}

function* keptReleases(template: PackerTemplate, build: PackerBlock): Generator<Finding> {
  for (const { block } of postProcessors(build.body, "amazon-ami-management")) {
    const kept = attribute(block.body, "keep_releases");
    const number = kept && asNumber(template.evaluate(kept.expression));
    if (!kept || number === undefined || number > 1) continue;
    yield {
      at: kept,
      subject: build,
      message: "Each bake deletes the AMI before it, which machines may still start from",
      fixes: [
        {
          title: "Keep the last three AMIs",
          safe: false,
          effect: "next bake",
          edits: () => [replace(kept.expression, "3")],
        },
      ],
    };
  }
}

/** The `name` of an export or library item; without one it is called like the machine. */
function itemName(template: PackerTemplate, block: Block): Name | undefined {
  const name = attribute(block.body, "name");
  if (!name || template.evaluate(name.expression).kind === "null") return undefined;
  return { attribute: name, limits: { pattern: /^[^%/\\{}]{1,80}$/ } };
}

function trueAttribute(template: PackerTemplate, body: Body, name: string): Attribute | undefined {
  const found = attribute(body, name);
  return found && asBoolean(template.evaluate(found.expression)) === true ? found : undefined;
}

function isFalse(template: PackerTemplate, body: Body, name: string): boolean {
  const value = template.value(body, name);
  return value === undefined || asBoolean(value) === false;
}
