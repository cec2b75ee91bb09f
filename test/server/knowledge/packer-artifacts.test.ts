import { expect, test } from "vitest";
import { type MadeArtifact, namedArtifacts } from "../../../server/src/knowledge/packer-artifacts.ts";

const AZURE = "/subscriptions/1/resourceGroups/images/providers/Microsoft.Compute/images/web-1";
const DIGEST = `sha256:${"a".repeat(64)}`;
const FILES = [{ name: "out/web.qcow2", size: 7 }];

/** What is meant, a thing a word: `kind location id`. */
function named(made: Partial<MadeArtifact>): string[] {
  return namedArtifacts({ builder: "", artifactId: "", ...made }).map(({ kind, id, location }) =>
    [kind, location, id].filter((word) => word !== undefined).join(" "),
  );
}

test.each<[builder: string, id: string, ...meant: string[]]>([
  [
    "amazon-ebs",
    "eu-west-1:ami-0def,us-east-1:ami-0abc",
    "image eu-west-1 ami-0def",
    "image us-east-1 ami-0abc",
  ],
  [
    "amazon-ebsvolume",
    "eu-west-1:snap-0b,eu-west-1:vol-0a",
    "volume eu-west-1 snap-0b",
    "volume eu-west-1 vol-0a",
  ],
  ["azure-arm", AZURE, `image ${AZURE}`],
  ["azure-arm", "https://a.blob.core.windows.net/x/os.vhd", "image https://a.blob.core.windows.net/x/os.vhd"],
  ["azure-arm", "UNKNOWN ID"],
  ["azure-chroot", `${AZURE},${AZURE}-disk`, `image ${AZURE}`, `image ${AZURE}-disk`],
  ["googlecompute", "web-20260131", "image web-20260131"],
  ["docker", DIGEST, `container ${DIGEST}`],
  ["docker", "registry.example:5000/web:1.2", "container registry.example:5000/web:1.2"],
  ["docker", "Container"],
  ["digitalocean", "nyc3,sfo2:123", "image nyc3 123", "image sfo2 123"],
  ["hcloud", "123", "image 123"],
  ["linode", "private/123", "image private/123"],
  ["oracle-oci", "ocid1.image.oc1.phx.aaaa", "image ocid1.image.oc1.phx.aaaa"],
  ["scaleway", "fr-par-1:6d1f", "image fr-par-1 6d1f"],
  ["proxmox-iso", "9000", "template 9000"],
  ["vsphere-clone", "web: the first", "template web: the first"],
  ["null", "Null"],
  ["somebody-s", "a:b,c", "image a:b,c"],
  ["constructor", "a:b", "image a:b"],
])("%s says %s", (builder, artifactId, ...meant) => {
  expect(named({ builder, artifactId })).toEqual(meant);
});

test("builders of machines of this computer make files; the id is a word or a folder", () => {
  expect(named({ builder: "qemu", artifactId: "VM", files: FILES })).toEqual(["file out/web.qcow2"]);
  expect(named({ builder: "vmware-iso", artifactId: "out", files: FILES })).toEqual(["file out/web.qcow2"]);
  expect(named({ builder: "docker", artifactId: "Container", files: FILES })).toEqual(["file out/web.qcow2"]);
  expect(namedArtifacts({ builder: "file", artifactId: "File", files: FILES })).toEqual([
    { kind: "file", id: "out/web.qcow2", size: 7 },
  ]);
});

test("a machine on a server has no files here", () => {
  expect(named({ builder: "vmware-iso", artifactId: "web-1" })).toEqual(["template web-1"]);
});

test("who made it counts more than whose build it was", () => {
  const builderId = "packer.post-processor.vsphere";
  expect(named({ builder: "vmware-iso", builderId, artifactId: "ds1::images::web" })).toEqual([
    "template ds1/images web",
  ]);
  const checksum = "packer.post-processor.checksum";
  expect(named({ builder: "amazon-ebs", builderId: checksum, artifactId: "", files: FILES })).toEqual([
    "file out/web.qcow2",
  ]);
  expect(named({ builderId: "mitchellh.amazonebs", artifactId: "eu-west-1:ami-1" })).toEqual([
    "image eu-west-1 ami-1",
  ]);
});

test("an AMI that was imported from a disk is one, though a manifest names the builder of the disk", () => {
  expect(named({ builder: "qemu", artifactId: "eu-west-1:ami-0a1", files: FILES })).toEqual([
    "image eu-west-1 ami-0a1",
  ]);
});

test("a template may name the image that no builder made", () => {
  const customData = { image_id: " img-7 ", image_location: "zone-a", version: "1" };
  expect(named({ builder: "null", artifactId: "Null", customData })).toEqual(["image zone-a img-7"]);
  expect(
    named({ builder: "file", artifactId: "File", files: FILES, customData: { image_id: "img-8" } }),
  ).toEqual(["image img-8", "file out/web.qcow2"]);
  // What the builder says is certain.
  expect(named({ builder: "hcloud", artifactId: "1", customData })).toEqual(["image 1"]);
});
