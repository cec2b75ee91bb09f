import { asString } from "../../server/src/eval/value.ts";
import type { PackerTemplate } from "../../server/src/packer/template.ts";

/** What -force takes away for one source. */
export interface Doomed {
  readonly source: string;
  /** As the end of a sentence: `deregisters the image named "web"`. */
  readonly what: string;
}

/** What says the name of what a builder makes, and what -force does to what has that name already. */
const BY_BUILDER: readonly (readonly [RegExp, readonly string[], (name: string) => string])[] = [
  [/^amazon-/, ["ami_name"], (name) => `deregisters the AMIs named ${name} in all its regions`],
  [/^azure-/, ["managed_image_name", "image_name"], (name) => `deletes the managed image ${name}`],
  [/^googlecompute/, ["image_name"], (name) => `deletes the image ${name}`],
  [/^proxmox/, ["vm_id", "template_name"], (name) => `deletes the template ${name}`],
  [/^vsphere/, ["vm_name"], (name) => `destroys the virtual machine ${name}`],
  [/^openstack$|^tencent|^alicloud/, ["image_name"], (name) => `deletes the image ${name}`],
  [/^file$/, ["target"], (name) => `overwrites ${name}`],
  [
    /^(?:qemu|virtualbox|vmware|hyperv|parallels|lxc|vagrant)/,
    ["output_directory"],
    (name) => `empties the folder ${name}`,
  ],
];

/** What would be removed, as far as the template says it; names that are worked out when Packer runs are told as such. */
export function doomedByForce(template: PackerTemplate): Doomed[] {
  return template.sources().flatMap(({ address, builder, body }) => {
    const [, names, what] = BY_BUILDER.find(([builders]) => builders.test(builder)) ?? [];
    if (builder === "null") return [];
    if (!names || !what) return [{ source: address, what: "removes whatever has the name of what it makes" }];
    const value = names.map((name) => template.value(body, name)).find((found) => found !== undefined);
    const name = value && asString(value);
    return [{ source: address, what: what(name === undefined ? "of the same name" : `"${name}"`) }];
  });
}
