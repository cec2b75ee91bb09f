import { existsSync } from "node:fs";
import type { BuildNow } from "./packer-stream.ts";

/** What to look for when a build was not cleaned up, by builder. */
const TRACES: readonly (readonly [RegExp, string])[] = [
  [/^(?:null|file)$/, ""],
  [/^amazon-chroot|^azure-chroot/, "a volume that is attached to this machine, and snapshots"],
  [
    /^amazon-/,
    'an instance named "Packer Builder" (unless run_tags name it), its volumes and snapshots, a key pair and a security group whose names begin with packer_',
  ],
  [/^azure-/, "a resource group whose name begins with pkr-Resource-Group-, with a machine pkrvm..."],
  [/^googlecompute/, "an instance and a disk whose names begin with packer-"],
  [/^(?:docker|lxc|lxd|podman)/, "a container on this machine"],
  [
    /^(?:qemu|virtualbox|vmware|parallels|hyperv)/,
    "a virtual machine on this machine or its host, and its output directory, which the next bake refuses to write into",
  ],
  [/^(?:proxmox|vsphere|nutanix)/, "a virtual machine with the name that the template gives it"],
  [/^openstack/, "a server, a key pair and a floating address whose names begin with packer_"],
  [
    /^(?:digitalocean|hcloud|linode|vultr|scaleway)/,
    "a server and an SSH key whose names begin with packer-",
  ],
];

/**
 * What builds that were not cleaned up may have left, as sentences. Nothing is ever deleted: who it belongs to is not known here.
 * @param reason how it came to be left, as the beginning of a sentence
 */
export function leftoversOf(
  builds: ReadonlyMap<string, BuildNow>,
  builderOf: (build: string) => string,
  runUuid: string | undefined,
  reason: string,
): string[] {
  const left = [...builds].flatMap(([name, { things }]) => {
    const builder = builderOf(name);
    const traces =
      TRACES.find(([builders]) => builders.test(builder))?.[1] ??
      `what a build of ${builder || "its builder"} makes`;
    if (traces === "") return [];
    const named = things.size > 0 ? ` It named ${[...things].join(", ")}.` : "";
    return [`${name}: ${reason}, and it may go on costing: ${traces}.${named}`];
  });
  if (left.length > 0 && runUuid !== undefined)
    left.push(
      `Packer called this run ${runUuid}: search for it where the template tags with build.PackerRunUUID`,
    );
  return left;
}

/**
 * What was built before a post-processor failed or was stopped, as sentences: Packer deletes it unless another post-processor
 * keeps it, and says neither.
 * @param told the builds of which it is known what they left
 */
export function keptAfterBuild(
  builds: ReadonlyMap<string, BuildNow>,
  builderOf: (build: string) => string,
  told: ReadonlySet<string>,
): string[] {
  return [...builds].flatMap(([name, { isBuilt, things }]) => {
    if (!isBuilt || told.has(name) || builderOf(name) === "null") return [];
    const named = things.size > 0 ? `; it named ${[...things].join(", ")}` : "";
    return [
      `${name}: it was built before its post-processors ended, and what was built may be there still, for Packer does not say whether it deleted it${named}`,
    ];
  });
}

/** Lock files of manifests that a killed Packer leaves; the next one waits for them in vain for a moment, and goes on. */
export function staleLocks(manifests: readonly string[]): string[] {
  return manifests
    .map((path) => `${path}.lock`)
    .filter((path) => existsSync(path))
    .map((path) => `${path}: the lock of the manifest; delete it`);
}
